using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Runner.Terminal;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Runner.Tests;

public sealed class PlanVerdictTests
{
    private static readonly PlanFigures NoFigures = new()
    {
        PupilsOnRoll = new Dictionary<ProvisionType, IReadOnlyList<double>>(),
        PupilsBySupply = Enum.GetValues<Supply>().ToDictionary(supply => supply, _ => (IReadOnlyList<double>)[]),
        PupilsWaiting = [],
        Cost = [],
        HighNeedsPosition = [],
        ShareBeyondGuidance = [],
        Journeys = [],
        JourneysLonger = new Dictionary<ProvisionType, double>(),
        TotalCost = new(0),
        CarriedCost = new(0),
        WaitingPupilYears = 0,
        DiscountedCost = new(0),
        Capital = new(0),
        PupilsStillInPlace = [],
    };

    private static readonly MoneySummary NoMoney = new()
    {
        Years = [],
        Steps = [],
        Capital = [],
        Payback = [],
        Ledger = [],
        DoMinimumLedger = [],
        Deficit = new(null, null, null, null),
        PriceBase = new(2025),
    };

    [Fact]
    public void WhereTheTimeWasUpThePlanSoFarIsGivenWithItsGapAndWhatToDo()
    {
        var text = Verdict(new(SolutionStatus.Feasible, StopReason.TimeLimit, "", 1e9, 0.99e9, 0.01), hasPlan: true);

        Assert.Contains("Proven: no plan is better by more than 1% (£10.0m of £1,000.0m, penalties included).", text,
            StringComparison.Ordinal);
        Assert.Contains("not as near as asked for: the time was up.", text, StringComparison.Ordinal);
        Assert.Contains("--areas msoa", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereTheSolverFailedBeforeAnyPlanNothingIsWrittenAndTheReasonIsSaid()
    {
        var text = Verdict(new(SolutionStatus.NoSolution, StopReason.SolverFailure, "Scip: a linear program failed.", null, null, null),
            hasPlan: false);

        Assert.Contains("No plan was found: OR-Tools failed.", text, StringComparison.Ordinal);
        Assert.Contains("Scip: a linear program failed.", text, StringComparison.Ordinal);
        Assert.Contains("Nothing was written.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StopReason.NoProgress, "--gap 0.01")]
    [InlineData(StopReason.SolverFailure, "Run the same command again")]
    [InlineData(StopReason.TimeLimit, "--time-limit 600")]
    public void EveryStopSaysWhatToDo(StopReason reason, string advice) =>
        Assert.Contains(advice, Verdict(new(SolutionStatus.Feasible, reason, "", 1e9, 0.99e9, 0.01), hasPlan: true),
            StringComparison.Ordinal);

    private static string Verdict(SolvedPlan plan, bool hasPlan)
    {
        using var text = new StringWriter();
        var request = new PlanningRequest(new DatasetRequest("pack", []), SchemeChoice.Choose,
            new SolveLimits(1e-3, TimeSpan.FromMinutes(5)), "out");
        PlanVerdict.Write(
            text,
            new()
            {
                Plan = plan,
                DoMinimum = plan,
                Summary = hasPlan ? new()
                {
                    Title = "A county",
                    Years = [],
                    FirstPlanned = new(2025),
                    Plans = [],
                    PlansInLastYear = default,
                    Plan = NoFigures,
                    DoMinimum = NoFigures,
                    Money = NoMoney,
                    Schemes = [],
                    OverPlaces = [],
                    Shortages = [],
                } : null,
                AuditFindings = hasPlan ? [] : null,
                RunFolder = hasPlan ? "out" : null,
                Seconds = new Dictionary<string, double>(StringComparer.Ordinal),
            },
            request);
        return text.ToString();
    }
}
