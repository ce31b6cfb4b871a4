using System.Text.Json;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Engine.Sweeps.Robust;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Solver;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Sweeps.Robust;

/// <summary>A joint plan of a small county: a scheme that pays where it is cheap, is late in one future and missing in another.</summary>
public sealed class RobustRunTests : IDisposable
{
    private readonly SweepText text = new("""
        name: small
        base: small
        set: {capital.budgets: ~, penalties.waiting_gbp: 4000000, "rates[new_plans,*].value": {multiply: 3}}
        axes:
          future:
            cheap: base
            late: {"schemes[vale-new].earliest_opening": {add: 1}, "schemes[vale-new].planned_opening": {add: 1}}
            x5: {"schemes[vale-new].capital_gbp": {multiply: 5}}
            without: {"schemes[vale-new].status": withdrawn}
            dear: {"schemes[vale-new].capital_gbp": {multiply: 300}}

        """);

    public RobustRunTests() => text.LetANewSchoolPay();

    public void Dispose() => text.Dispose();

    [Theory]
    [InlineData(0.0, 0.1)]
    [InlineData(0.5, 0.4)]
    [InlineData(1.0, 0.2)]
    public async Task TheJointPlanIsTheBestOfAllPlansCarriedOutInEveryFuture(double tailWeight, double tail)
    {
        var risk = new RiskMeasure(tailWeight, tail);
        var outcome = await RunAsync(Request("out") with { Risk = risk });

        var blocks = OrToolsBlockSolver.Open();
        var sweep = SweepPlan.Read(text.Path, text.DataFolders);
        var futures = sweep.Scenarios.All()
            .Select(scenario => new SharedInputs().For(new DatasetReader().Load(new(sweep.File.BasePlan, scenario.Overrides)))).ToList();
        var costs = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var year in new int?[] { null, 2026, 2027 })
        {
            var plan = new PlanCandidate("", year is { } opening
                ? new Dictionary<string, int>(StringComparer.Ordinal) { ["vale-new"] = opening } : new(StringComparer.Ordinal), []);
            var own = new List<double>();
            foreach (var inputs in futures)
                own.Add((await PlanSolve.RunAsync(new DecompositionSolver(blocks, TimeProvider.System), inputs, SchemeChoice.None,
                    plan.In(inputs.Dataset), () => new(1e-6), null, null, default)).Solution.Objective!.Value);
            costs[$"{year}"] = [.. own];
        }

        double[] even = [0.2, 0.2, 0.2, 0.2, 0.2];
        var best = costs.MinBy(pair => risk.Of(pair.Value, even));
        Assert.Equal(best.Key, $"{outcome.Schemes.Single().OpeningYear}");
        Assert.Equal(risk.Of(best.Value, even), outcome.Plan.ObjectiveGbp!.Value, 2e-5 * outcome.Plan.ObjectiveGbp.Value);
        Assert.All(outcome.Futures.Zip(best.Value), pair => Assert.Equal(pair.Second, pair.First.Plan.ObjectiveGbp, 2e-5 * pair.Second));
        Assert.All(outcome.Futures.Zip(costs[""]),
            pair => Assert.Equal(pair.Second, pair.First.DoMinimum!.ObjectiveGbp, 2e-5 * pair.Second));
        Assert.Equal(SolutionStatus.WithinGap, outcome.Plan.Status);
        Assert.InRange(outcome.Plan.BoundGbp!.Value, (1 - 1.1e-5) * outcome.Plan.ObjectiveGbp.Value, outcome.Plan.ObjectiveGbp.Value);
    }

    [Fact]
    public void ADecisionMeansInAFutureWhatThatFutureAllows()
    {
        var sweep = SweepPlan.Read(text.Path, text.DataFolders);
        var names = sweep.Scenarios.All().Select(scenario => scenario.Name).ToList();
        var joint = Model(sweep);

        Assert.Equal([("vale-new", 2026), ("vale-new", 2027)],
            joint.Decisions.Select(decision => (decision.Scheme.Value, decision.Opening.StartYear)));
        string Means(string name)
        {
            var future = joint.Problem.Futures[names.IndexOf(name)];
            return string.Join(' ',
                future.ColumnOf.Select(column => column < 0 ? "nothing" : future.Problem.LinkingVariables[column].Name));
        }

        Assert.Equal("opens(vale-new,2026) opens(vale-new,2027)", Means("future-cheap"));
        Assert.Equal("opens(vale-new,2027) opens(vale-new,2027)", Means("future-late"));
        Assert.Equal("nothing nothing", Means("future-without"));
        Assert.Equal([[0, 1]], joint.Problem.AtMostOne);
    }

    [Fact]
    public void AYearThatOneFutureForbidsIsNoDecision()
    {
        File.WriteAllText(text.Path, File.ReadAllText(text.Path).Replace("x5: {\"schemes[vale-new].capital_gbp\": {multiply: 5}}",
            "x5: {\"schemes[vale-new].latest_opening\": 2026}", StringComparison.Ordinal));
        var joint = Model(SweepPlan.Read(text.Path, text.DataFolders));

        Assert.Equal([2026], joint.Decisions.Select(decision => decision.Opening.StartYear));
    }

    [Fact]
    public async Task TheFolderHoldsWhatTheOutcomeSaysAndTheSameBytesEachTime()
    {
        var outcome = await RunAsync(Request("out"));
        await RunAsync(Request("again"));

        using var session = new DuckDbSession();
        var futures = session.Query(
            $"SELECT future, weight, objective_gbp, do_nothing_objective_gbp FROM '{text.At("out/joint_futures.parquet")}'",
            row => (Name: row.GetText(0), Weight: row.GetNumber(1), Objective: row.GetNumber(2), DoMinimum: row.GetNumber(3)));
        Assert.Equal(5, futures.Count);
        Assert.Equal(outcome.Figures!.ExpectedGbp, futures.Sum(row => row.Weight * row.Objective), 1e-3);
        Assert.Equal(outcome.Figures.TailGbp, futures.Max(row => row.Objective), 1e-3);
        Assert.All(futures,
            row => Assert.Equal(outcome.Futures.Single(future => future.Name == row.Name).Plan.ObjectiveGbp, row.Objective));
        var scheme = session.Query($"SELECT scheme_id, opening_year, late_in, never_in FROM '{text.At("out/joint_schemes.parquet")}'",
            row => (row.GetText(0), (int)row.GetInteger(1), (int)row.GetInteger(2), (int)row.GetInteger(3))).Single();
        Assert.Equal(("vale-new", 2026, 1, 1), scheme);
        Assert.Equal(["100000", "500000"], session.Query($"SELECT old_value, new_value FROM '{text.At("out/joint_overrides.parquet")}' "
            + "WHERE future = 'future-x5' AND path LIKE '%capital_gbp'", row => new[] { row.GetText(0), row.GetText(1) }).Single());

        var record = JsonDocument.Parse(File.ReadAllText(text.At("out/robust.json"))).RootElement;
        Assert.Equal("within_gap", record.GetProperty("status").GetString());
        Assert.Equal(outcome.Plan.ObjectiveGbp, record.GetProperty("plan").GetProperty("objective_gbp").GetDouble());
        Assert.Equal(outcome.Plan.BoundGbp, record.GetProperty("bound_gbp").GetDouble());
        Assert.All(record.GetProperty("inputs").EnumerateArray(),
            input => Assert.Equal(64, input.GetProperty("sha256").GetString()!.Length));
        Assert.Equal(["joint_schemes.parquet", "joint_futures.parquet", "joint_overrides.parquet"],
            JsonDocument.Parse(File.ReadAllText(text.At("out/schema.json"))).RootElement.GetProperty("tables").EnumerateArray()
                .Select(table => table.GetProperty("file").GetString()!), StringComparer.Ordinal);
        Assert.All(["joint_schemes.parquet", "joint_futures.parquet", "joint_overrides.parquet", "schema.json"],
            file => Assert.Equal(File.ReadAllBytes(text.At($"out/{file}")), File.ReadAllBytes(text.At($"again/{file}"))));
    }

    [Fact]
    public async Task FewerFuturesAreTakenEvenlyOverTheSweep()
    {
        var outcome = await RunAsync(Request("out") with { MostFutures = 2 });

        Assert.Equal(["future-cheap", "future-x5"], outcome.Futures.Select(future => future.Name), StringComparer.Ordinal);
        Assert.Equal(5, outcome.FuturesInSweep);
    }

    [Fact]
    public async Task WithoutTimeThereIsNoPlanAndNothingIsWritten()
    {
        var outcome = await RunAsync(Request("out") with { Limits = new(1e-3, TimeSpan.FromMilliseconds(1)) });

        Assert.Equal((StopReason.TimeLimit, SolutionStatus.NoSolution), (outcome.Plan.Reason, outcome.Plan.Status));
        Assert.Null(outcome.Figures);
        Assert.False(Directory.Exists(text.At("out")));
    }

    [Fact]
    public async Task StoppedBeforeAnyChoiceWasCarriedOutBuildingNothingMoreIsThePlanWithWhatWasProven()
    {
        var sweep = SweepPlan.Read(text.Path, text.DataFolders);
        var scenarios = sweep.Scenarios.All().ToList();
        var inputs = scenarios.Select(scenario => new SharedInputs()
            .For(new DatasetReader().Load(new(sweep.File.BasePlan, scenario.Overrides)))).ToList();
        var blocks = OrToolsBlockSolver.Open();
        var nothing = new List<PlanAttempt>();
        foreach (var future in inputs)
            nothing.Add(await PlanSolve.RunAsync(new DecompositionSolver(blocks, TimeProvider.System), future, SchemeChoice.None, null,
                () => new(1e-4), null, null, default));
        var mean = nothing.Average(attempt => attempt.Solution.Objective!.Value);
        var stopped = new JointSolution { Status = SolutionStatus.NoSolution, Reason = StopReason.TimeLimit, Bound = 0.9 * mean };

        var outcome = new RobustOutcomeBuilder(Request("out"), sweep, scenarios, inputs, JointModel.Build(inputs, new()), nothing)
            .Write(stopped, new Dictionary<string, double>(StringComparer.Ordinal));
        var none = new RobustOutcomeBuilder(Request("none"), sweep, scenarios, inputs, JointModel.Build(inputs, new()), nothing)
            .Write(stopped with { Status = SolutionStatus.Infeasible, Blocked = 3 }, outcome.Seconds);

        Assert.Equal((SolutionStatus.Feasible, StopReason.TimeLimit), (outcome.Plan.Status, outcome.Plan.Reason));
        Assert.Equal(mean, outcome.Plan.ObjectiveGbp!.Value, 1e-9 * mean);
        Assert.Equal(0.1, outcome.Plan.Gap!.Value, 1e-9);
        Assert.Equal(outcome.DoMinimum, outcome.Figures);
        Assert.Null(outcome.Schemes.Single().OpeningYear);
        Assert.Equal(("future-without", null), (none.BlockedBy, none.Folder));
        Assert.False(Directory.Exists(text.At("none")));
    }

    [Fact]
    public async Task ARunThatStandsThereIsReplacedOnlyWhenAsked()
    {
        var request = Request("out") with { MostFutures = 1 };
        await RunAsync(request);
        await Assert.ThrowsAsync<RunFolderException>(() => RunAsync(request));
        await RunAsync(request with { Overwrites = true });

        Assert.True(File.Exists(text.At("out/robust.json")));
    }

    [Theory]
    [InlineData("base: small", "base: small\nschemes: as-planned", "chooses among the schemes")]
    [InlineData("set: {", "set: {\"schemes[vale-new].status\": committed, ", "no optional scheme|No future has an optional scheme")]
    public async Task ASweepThatLeavesNothingToChooseIsRefused(string old, string changed, string said)
    {
        File.WriteAllText(text.Path, File.ReadAllText(text.Path).Replace(old, changed, StringComparison.Ordinal)
            .Replace("    without: {\"schemes[vale-new].status\": withdrawn}\n", "", StringComparison.Ordinal));
        var refusal = await Assert.ThrowsAsync<SweepRefusedException>(() => RunAsync(Request("out")));

        Assert.Contains(said.Split('|'), part => refusal.Issues.Single().ToString().Contains(part, StringComparison.Ordinal));
    }

    private static JointModel Model(SweepPlan sweep) =>
        JointModel.Build([.. sweep.Scenarios.All()
            .Select(scenario => new SharedInputs().For(new DatasetReader().Load(new(sweep.File.BasePlan, scenario.Overrides))))], new());

    private RobustRequest Request(string folder) => new(text.Path, text.DataFolders, text.At(folder)) { Limits = new(1e-5) };

    private static Task<RobustOutcome> RunAsync(RobustRequest request) =>
        new RobustRun(TimeProvider.System).RunAsync(request, null, default);
}
