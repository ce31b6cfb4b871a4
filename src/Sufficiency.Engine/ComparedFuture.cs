using Sufficiency.Engine.Model;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Sweeps.Comparison;

namespace Sufficiency.Engine;

/// <summary>
/// One future of a comparison. Plans that open the same schemes in the same years there, such as where it makes the earlier one wait, are solved once; all start from
/// the answer to the reference plan.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="inputs">What its plans are made from, read when the first has to be solved.</param>
/// <param name="reference">The plan that the others start from.</param>
/// <param name="solver">Who solves.</param>
/// <param name="limits">Gap and time of each plan.</param>
/// <param name="store">What is solved already.</param>
internal sealed class ComparedFuture(string name, Lazy<PlanInputs> inputs, PlanCandidate reference, IProblemSolver solver, SolveLimits limits, ComparisonStore store)
{
    /// <summary>What a plan comes to here.</summary>
    public async Task<ComparisonCell> CellAsync(PlanCandidate plan, CancellationToken cancellation)
    {
        var cell = store.Find(plan, name);
        if (cell is null)
        {
            var carriedOut = plan.CarriedOutIn(inputs.Value.Dataset);
            cell = store.Find(carriedOut, name) ?? await SolveAsync(carriedOut, cancellation);
            store.Keep(plan, name, cell);
        }

        return cell with { Plan = plan.Name };
    }

    /// <summary>Solves and keeps a plan; where others start is kept before anything says that the reference is solved.</summary>
    private async Task<ComparisonCell> SolveAsync(PlanCandidate plan, CancellationToken cancellation)
    {
        var dataset = inputs.Value.Dataset;
        var first = reference.CarriedOutIn(dataset);
        var isFirst = plan.Decides(first);
        var start = isFirst ? null : await StartAsync(first, cancellation);
        var attempt = await PlanSolve.RunAsync(solver, inputs.Value, SchemeChoice.None, plan.In(dataset), () => limits, start, null, cancellation);
        if (isFirst && attempt.Start is not null) store.KeepStart(first, name, attempt.Start);
        var cell = CellOf(attempt, plan.Name);
        store.Keep(plan, name, cell);
        return cell;
    }

    /// <summary>The start that the reference gives, solved again where it was lost; null where the future does not allow it.</summary>
    private async Task<WarmStart?> StartAsync(PlanCandidate first, CancellationToken cancellation)
    {
        if (store.Start(first, name) is { } kept) return kept;
        if (store.Find(first, name) is not { IsSolved: false }) await SolveAsync(first, cancellation);
        return store.Start(first, name);
    }

    private ComparisonCell CellOf(PlanAttempt attempt, string plan)
    {
        if (attempt.Tables is not { } tables)
        {
            var status = attempt.Solution.Status == SolutionStatus.Infeasible ? "not allowed: budgets, minimum rolls or requirements of this future" : $"not solved: {attempt.Solution.Reason} {attempt.Solution.Message}".TrimEnd();
            return new(plan, name, status, null, null, null, null, null);
        }

        var pupils = tables.AreaYears.Sum(row => row.Pupils);
        return new(
            plan, name, ComparisonCell.Solved, attempt.Solution.Objective, attempt.Solution.Bound, tables.Costs.Sum(row => row.CostGbp), tables.Waiting.Sum(row => row.Pupils),
            pupils > 0 ? tables.AreaYears.Sum(row => row.PupilMinutes) / pupils : null);
    }
}
