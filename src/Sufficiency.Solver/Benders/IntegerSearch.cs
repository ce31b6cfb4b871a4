using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>Chooses the integers of one problem: relaxed prices first, then the outer loop over choices.</summary>
internal sealed class IntegerSearch : ChoiceSearch<PricedChoice, WholePlan, ProblemSolution>
{
    private const int RichMenu = 300; // integers: with more, the first choice of the search may be placed late
    private readonly MixedIntegerProblem problem;
    private readonly SolveLimits limits;
    private readonly WarmStart? start;
    private readonly SearchRecord record;
    private readonly TimeAllowed allowed;
    private readonly SubproblemSolver subproblem;
    private readonly IntegerMaster master;
    private readonly IntegerNextChoice next;

    public IntegerSearch(MixedIntegerProblem problem, IBlockSolver blocks, SolveLimits limits, WarmStart? start, TimeProvider time,
        SearchRecord record)
        : base(limits, record)
    {
        (this.problem, this.limits, this.start, this.record) = (problem, limits, start, record);
        allowed = new(limits.TimeLimit, time);
        subproblem = new(problem, limits, start, record);
        master = new(problem, subproblem.Roles, blocks);
        next = new(problem, limits, subproblem, master, Tried, record, allowed);
    }

    /// <inheritdoc/>
    protected override NextChoice<PricedChoice> Next => next;

    public async Task<ProblemSolution> RunAsync(CancellationToken cancellation)
    {
        if (problem.HasEmptyRange) return record.NoPlan();
        if (problem.LinkingVariables.All(column => !column.IsInteger || column.Lower.Equals(column.Upper)))
            return subproblem.PlaceAll(cancellation);
        try
        {
            return await SearchAsync(cancellation).ConfigureAwait(false);
        }
        catch (BlockFailureException)
        {
            PlaceWithoutMaster(next.Named().Where(master.Allows), cancellation);
            throw;
        }
    }

    /// <inheritdoc/>
    protected override PricedChoice Try(double[] values, int count, CancellationToken cancellation) =>
        subproblem.Try(values, count, cancellation);

    /// <inheritdoc/>
    protected override PricedChoice Place(PricedChoice choice, CancellationToken cancellation) =>
        subproblem.Place(choice, cancellation).Choice;

    /// <inheritdoc/>
    protected override double LeastAt(double[] values) => subproblem.Pool.LeastAt(values);

    /// <inheritdoc/>
    protected override Task<double[]?> AnyOtherAsync(CancellationToken cancellation) =>
        master.NearestAsync(subproblem.LowerBounds, subproblem.Excluded, allowed, cancellation);

    /// <inheritdoc/>
    protected override void Exclude(PricedChoice choice) => subproblem.Exclude(choice);

    /// <inheritdoc/>
    protected override void AddCuts(double[] values, CancellationToken cancellation)
    {
        if (!Tried.IsFathomed(values)) Tried.Keep(subproblem.Share(Tried.Find(values)!, cancellation));
    }

    /// <inheritdoc/>
    protected override ProblemSolution Finished(CancellationToken cancellation)
    {
        record.IsProvenAtRoot = start is null or { IsProvenAtRoot: null } && !cancellation.IsCancellationRequested
            && Tried.Find(record.BestChoice!) is { } own && subproblem.IsProvenAtRoot(own);
        return record.Answer(StopReason.Finished, "");
    }

    private async Task<ProblemSolution> SearchAsync(CancellationToken cancellation)
    {
        if (start is { IsProvenAtRoot: true } && await IsStartBestAsync(cancellation).ConfigureAwait(false))
            return record.Answer(StopReason.Finished, "");
        if (await master.NearestAsync(subproblem.LowerBounds, [], allowed, cancellation).ConfigureAwait(false) is null)
            return record.NoPlan();
        await PlaceNamedAsync(cancellation).ConfigureAwait(false);
        if (subproblem.Relax(cancellation) is not { } root) return record.NoPlan();
        next.Begin(record.Bound!.Value);
        var guess = start is null ? root.LinkingValues : subproblem.Guess(start.ValuesOf(problem), root.LinkingValues);
        var first = await master.NearestAsync(guess, [], allowed, cancellation).ConfigureAwait(false);
        return await LoopAsync(first, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Places a choice that anyone could name before the search begins. Under a time limit, or with a rich menu, the search's own first
    /// plan may come late.
    /// </summary>
    private async Task PlaceNamedAsync(CancellationToken cancellation)
    {
        if (limits.TimeLimit is null
            && problem.LinkingVariables.Count(column => column.IsInteger && column.Lower < column.Upper) <= RichMenu)
            return;
        if (await next.FirstNamedAsync(cancellation).ConfigureAwait(false) is { } values) PlaceIfBetter(values, cancellation);
    }

    /// <summary>Whether the choice of the start is proven best by its own prices, and placed. Then nothing need be relaxed.</summary>
    private async Task<bool> IsStartBestAsync(CancellationToken cancellation)
    {
        double[]? values;
        try
        {
            values = await master.NearestAsync(start!.ValuesOf(problem), [], allowed, cancellation).ConfigureAwait(false);
        }
        catch (BlockFailureException)
        {
            return false; // the search without a start may still find a plan
        }

        if (values is null) return false;
        Tried.Keep(subproblem.TryFirst(values, cancellation));
        next.Begin(record.Bound!.Value);
        record.IsProvenAtRoot = PlaceIfNear(cancellation);
        return record.IsProvenAtRoot;
    }
}
