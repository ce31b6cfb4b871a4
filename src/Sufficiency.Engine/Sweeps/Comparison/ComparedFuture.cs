using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>
/// One future of a comparison. Plans that open the same schemes in the same years in it are solved once. All plans start from the answer
/// to the reference plan.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="inputs">What its plans are made from, read when the first has to be solved.</param>
/// <param name="reference">The plan that the others start from.</param>
/// <param name="solver">Who solves.</param>
/// <param name="limits">Gap and time of each plan.</param>
/// <param name="store">What is solved already.</param>
internal sealed class ComparedFuture(string name, Lazy<PlanInputs> inputs, PlanCandidate reference, IProblemSolver solver,
    SolveLimits limits, ComparisonStore store)
{
    private readonly Dictionary<string, Answer> passing = new(StringComparer.Ordinal); // by decisions

    /// <summary>The cell of a plan as it was kept; null where it has to be solved.</summary>
    public ComparisonCell? Find(PlanCandidate plan) => store.Find(plan, name) is { } cell ? cell with { Plan = plan.Name } : null;

    /// <summary>The cell of a plan, solved unless a plan with the same decisions is.</summary>
    public async Task<ComparisonCell> CellAsync(PlanCandidate plan, CancellationToken cancellation)
    {
        var answer = await AnswerAsync(plan.CarriedOutIn(inputs.Value.Dataset), cancellation);
        if (answer.Lasts) store.Keep(plan, name, answer.Cell);
        return answer.Cell with { Plan = plan.Name };
    }

    private async Task<Answer> AnswerAsync(PlanCandidate plan, CancellationToken cancellation)
    {
        if (store.Find(plan, name) is { } kept) return new(kept, Lasts: true);
        return await AnewAsync(plan, cancellation);
    }

    /// <summary>The cell of a plan without a look at what is kept.</summary>
    private async Task<Answer> AnewAsync(PlanCandidate plan, CancellationToken cancellation)
    {
        if (passing.TryGetValue(plan.Signature, out var known)) return known;
        if (plan.TooLateIn(inputs.Value.Dataset) is not { } scheme) return await SolveAsync(plan, cancellation);
        var refused = Cell(plan.Name, $"not allowed: {scheme.Id} may open no later than {scheme.LatestOpening} in this future");
        store.Keep(plan, name, refused);
        return new(refused, Lasts: true);
    }

    /// <summary>Solves a plan, and keeps its cell if that lasts. The start for other plans is kept before the cell of the
    /// reference.</summary>
    private async Task<Answer> SolveAsync(PlanCandidate plan, CancellationToken cancellation)
    {
        var dataset = inputs.Value.Dataset;
        var first = reference.CarriedOutIn(dataset);
        var isFirst = plan.Decides(first);
        var (start, startLasts) = isFirst ? (null, true) : await StartAsync(first, cancellation);
        var attempt = await PlanSolve.RunAsync(solver, inputs.Value, SchemeChoice.None, plan.In(dataset), () => limits,
            start, null, cancellation);
        var answer = new Answer(CellOf(attempt, plan.Name),
            startLasts && attempt.Solution.Reason is StopReason.Finished or StopReason.NoProgress);
        if (!answer.Lasts)
        {
            passing[plan.Signature] = answer;
            return answer;
        }

        if (isFirst && attempt.Start is not null) store.KeepStart(first, name, attempt.Start);
        store.Keep(plan, name, answer.Cell);
        return answer;
    }

    /// <summary>The start that the reference gives, and whether that lasts. Null if the future does not allow the reference, or if it
    /// failed.</summary>
    private async Task<(WarmStart? Start, bool Lasts)> StartAsync(PlanCandidate first, CancellationToken cancellation)
    {
        if (store.Start(first, name) is { } kept) return (kept, true);
        if (store.Find(first, name) is { IsSolved: false }) return (null, true);
        var answer = await AnewAsync(first, cancellation);
        return (store.Start(first, name), answer.Lasts);
    }

    private ComparisonCell CellOf(PlanAttempt attempt, string plan)
    {
        if (attempt.Tables is not { } tables)
        {
            var status = attempt.Solution.Status == SolutionStatus.Infeasible ? $"not allowed: {attempt.Solution.Message}"
                : $"not solved: {attempt.Solution.Reason} {attempt.Solution.Message}".TrimEnd();
            return Cell(plan, status);
        }

        var pupils = tables.AreaYears.Sum(row => row.Pupils);
        return Cell(plan, ComparisonCell.Solved) with
        {
            ObjectiveGbp = attempt.Solution.Objective,
            BoundGbp = attempt.Solution.Bound,
            CostGbp = tables.TotalCostGbp,
            PupilYearsWaiting = tables.PupilYearsWaiting,
            MinutesPerPupil = pupils > 0 ? tables.AreaYears.Sum(row => row.PupilMinutes) / pupils : null,
        };
    }

    private ComparisonCell Cell(string plan, string status) => new() { Plan = plan, Scenario = name, Status = status };

    /// <summary>What a plan comes to, and whether every solve would find the same. It would not if the solver failed, here or for the
    /// start.</summary>
    private sealed record Answer(ComparisonCell Cell, bool Lasts);
}
