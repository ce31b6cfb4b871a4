using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Planning;

/// <summary>
/// Solves the plan again by MSOA with each assumption at each end of its range: once with schemes chosen there, once with the plan's
/// schemes kept.
/// </summary>
/// <param name="solver">Who solves.</param>
/// <param name="request">The run.</param>
/// <param name="progress">Told which assumption is tried.</param>
internal sealed class AssumptionStudy(IProblemSolver solver, PlanningRequest request, IProgress<PlanningProgress>? progress)
{
    private const double FinestGap = 1e-4; // of a plan whose schemes are kept: quick, and a difference of two plans is small beside either

    /// <summary>One check an end of each range. A stop ends it with the checks that are done.</summary>
    /// <param name="inputs">What the plan was made from.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<AssumptionCheck>> RunAsync(PlanInputs inputs, PlanAttempt plan, CancellationToken cancellation)
    {
        var checks = new List<AssumptionCheck>();
        var ranges = inputs.Dataset.AssumptionRanges;
        try
        {
            var central = request.Data.Areas == AreaLevel.Msoa ? plan : await CentralAsync(cancellation);
            if (central.Tables is not { } tables) return checks;
            foreach (var (range, isHigh) in ranges.SelectMany(range => new[] { (range, false), (range, true) }))
            {
                cancellation.ThrowIfCancellationRequested();
                Say($"{checks.Count + 1} of {2 * ranges.Count}, {range.Name} {EndOf(isHigh)}");
                checks.Add(await CheckAsync(range, isHigh, central.Start, tables.Schemes, cancellation));
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return checks; // the plan itself is found, and is written with what was tried
        }

        return checks;
    }

    private async Task<AssumptionCheck> CheckAsync(AssumptionRange range, bool isHigh, WarmStart? start, IReadOnlyList<SchemeRow> plan,
        CancellationToken cancellation)
    {
        var (end, value) = (EndOf(isHigh), isHigh ? range.High : range.Low);
        var check = new AssumptionCheck
        {
            Path = range.Path,
            Name = range.Name,
            End = end,
            Value = value,
            Status = AssumptionCheck.Solved,
            ChosenGbp = null,
            KeptGbp = null,
            Changes = "",
            IsTurning = false,
        };
        try
        {
            var there = Inputs([range.Override(isHigh)]);
            var chosen = await SolveAsync(there, null, request.Limits.RelativeGap, start, cancellation);
            if (chosen.Solution.Objective is not { } best || chosen.Tables is null) return check with { Status = "no plan was found" };
            var changes = Changes(plan, chosen.Tables.Schemes);
            if (changes.Length == 0) return check with { ChosenGbp = best, KeptGbp = best };
            var kept = await SolveAsync(there, Openings(plan), Math.Min(FinestGap, request.Limits.RelativeGap), chosen.Start, cancellation);
            var isWorse = kept.Solution.Status == SolutionStatus.Infeasible || kept.Solution.Bound > best;
            return check with { ChosenGbp = best, KeptGbp = kept.Solution.Objective, Changes = changes, IsTurning = isWorse };
        }
        catch (DataIssueException faults)
        {
            return check with { Status = faults.Issues[0].Problem };
        }
    }

    private Task<PlanAttempt> CentralAsync(CancellationToken cancellation)
    {
        Say("first the plan itself by MSOA");
        return SolveAsync(Inputs([]), null, request.Limits.RelativeGap, null, cancellation);
    }

    private PlanInputs Inputs(IReadOnlyList<string> overrides)
    {
        var read = new DatasetReader().Load(
            request.Data with { Overrides = [.. request.Data.Overrides, .. overrides], Areas = AreaLevel.Msoa });
        var travel = PlanInputs.TravelOf(read);
        var loaded = SettledPenalty.Of(read, travel);
        return new(loaded, travel, DemandForecaster.Forecast(loaded.Dataset));
    }

    private Task<PlanAttempt> SolveAsync(PlanInputs inputs, IReadOnlyDictionary<SchemeId, AcademicYear?>? openings, double gap,
        WarmStart? start, CancellationToken cancellation) =>
        PlanSolve.RunAsync(solver, inputs, request.Schemes, openings, () =>
            request.Limits with { RelativeGap = gap, TimeLimit = null }, start, null, cancellation);

    private static Dictionary<SchemeId, AcademicYear?> Openings(IReadOnlyList<SchemeRow> schemes) =>
        schemes.Where(row => row.Status == SchemeStatus.Optional.ToTableCode())
        .ToDictionary(row => new SchemeId(row.SchemeId), row => row.OpeningYear is { } year ? new AcademicYear(year) : (AcademicYear?)null);

    /// <summary>What opens there and not in the plan, the reverse, and what opens in another year.</summary>
    internal static string Changes(IReadOnlyList<SchemeRow> plan, IReadOnlyList<SchemeRow> there)
    {
        var before = plan.ToDictionary(row => row.SchemeId, row => row.OpeningYear, StringComparer.Ordinal);
        var changed = there.Where(row => before.TryGetValue(row.SchemeId, out var year) && year != row.OpeningYear).OrderBy(row =>
            row.Name, StringComparer.Ordinal).ToList();
        return string.Join("; ", new[]
        {
            Listed("with ", changed.Where(row => before[row.SchemeId] is null), row => row.Name),
            Listed("without ", changed.Where(row => row.OpeningYear is null), row => row.Name),
            Listed("", changed.Where(row => row.OpeningYear is not null && before[row.SchemeId] is not null), row =>
            $"{row.Name} in {new AcademicYear(row.OpeningYear!.Value)}"),
        }.Where(part => part.Length > 0));
    }

    private static string Listed(string begin, IEnumerable<SchemeRow> rows, Func<SchemeRow, string> say) =>
        rows.Select(say).ToList() is { Count: > 0 } names ? begin + string.Join(", ", names) : "";

    private static string EndOf(bool isHigh) => isHigh ? "high" : "low";

    private void Say(string what) => progress?.Report(new(PlanningStages.CheckAssumptions, what, null));
}
