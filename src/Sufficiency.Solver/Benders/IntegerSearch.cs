using System.Globalization;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>
/// Chooses the integers: relaxed prices first, then choice after choice, each giving cuts on all others, until the cheapest choice that the
/// cuts allow is one whose plan is known. A choice that may be better than the best plan is placed at once.
/// </summary>
internal sealed class IntegerSearch
{
    private const int MostChoices = 400;
    private const int RichMenu = 300; // whole columns: with more, a stop may come long before the first choice of the search is placed
    private const double NearEnough = 0.9; // of the gap: what is left to it is for placing
    private const double Worth = 0.05; // of the gap: a plan that is better by less is not placed
    private readonly MixedIntegerProblem problem;
    private readonly SolveLimits limits;
    private readonly WarmStart? start;
    private readonly SearchRecord record;
    private readonly TimeAllowed allowed;
    private readonly SubproblemSolver subproblem;
    private readonly IntegerMaster master;
    private readonly TriedChoices tried = new();
    private readonly IntegerNextChoice next;

    public IntegerSearch(MixedIntegerProblem problem, IBlockSolver blocks, SolveLimits limits, WarmStart? start, TimeProvider time,
        SearchRecord record)
    {
        (this.problem, this.limits, this.start, this.record) = (problem, limits, start, record);
        allowed = new(limits.TimeLimit, time);
        subproblem = new(problem, limits, start, record);
        master = new(problem, subproblem.Roles, blocks);
        next = new(problem, limits, subproblem, master, tried, record, allowed);
    }

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
            foreach (var values in next.Named().Where(master.Allows)) PlaceIfBetter(values, cancellation); // they need no solver
            if (record.Incumbent is null && tried.Best() is { } best) tried.Keep(subproblem.Place(best, cancellation).Choice);
            throw;
        }
    }

    /// <summary>Places a choice that anyone could name before the search begins, where its own first plan may come
    /// late: a time limit, or a rich menu.</summary>
    private async Task PlaceNamedAsync(CancellationToken cancellation)
    {
        if (limits.TimeLimit is null
            && problem.LinkingVariables.Count(column => column.IsInteger && column.Lower < column.Upper) <= RichMenu)
            return;
        if (await next.FirstNamedAsync(cancellation).ConfigureAwait(false) is { } values) PlaceIfBetter(values, cancellation);
    }

    private async Task<ProblemSolution> SearchAsync(CancellationToken cancellation)
    {
        if (start is { IsProvenAtRoot: true } && await IsFirstBestAsync(cancellation).ConfigureAwait(false))
            return record.Answer(StopReason.Finished, "");
        if (await master.NearestAsync(subproblem.LowerBounds, [], allowed, cancellation).ConfigureAwait(false) is null)
            return record.NoPlan();
        await PlaceNamedAsync(cancellation).ConfigureAwait(false);
        if (subproblem.Relax(cancellation) is not { } root) return record.NoPlan();
        next.Begin();
        var guess = start is null ? root.LinkingValues : subproblem.Guess(start.ValuesOf(problem), root.LinkingValues);
        var values = await master.NearestAsync(guess, [], allowed, cancellation).ConfigureAwait(false);
        for (var count = 1; count <= MostChoices && values is not null; count++)
        {
            if (Look(values, count, cancellation) is not { } known) return record.Answer(StopReason.NoProgress, StopMessages.StandsStill);
            tried.Keep(known);
            PlaceIfBetter(values, cancellation);
            if (PlaceIfNear(cancellation)) return Done(cancellation);
            if (!tried.IsFathomed(values)) tried.Keep(subproblem.Share(tried.Find(values)!, cancellation));
            var found = await next.FindAsync(count, cancellation).ConfigureAwait(false);
            record.Say(string.Create(CultureInfo.InvariantCulture, $"choosing schemes, choice {count}"));
            if (PlaceIfNear(cancellation)) return record.Answer(StopReason.Finished, "");
            if (found is null) return await NoneLeftAsync(cancellation).ConfigureAwait(false);
            if (IsOnlyUnresolvedOpen()) return record.Answer(StopReason.NoProgress, StopMessages.OneUnresolved);
            values = found;
        }

        return values is null ? record.NoPlan() : record.Answer(StopReason.NoProgress, StopMessages.MostTried);
    }

    /// <summary>Whether nothing but choices set aside keeps the gap open.</summary>
    private bool IsOnlyUnresolvedOpen() => double.IsFinite(subproblem.UnresolvedBound) && record.Incumbent is { } plan
        && plan.Objective - next.Open <= limits.RelativeGap * Math.Abs(plan.Objective);

    /// <summary>Whether the choice of the start, whose own prices proved it best there, is proven so here by its prices alone and placed:
    /// then nothing need be relaxed.</summary>
    private async Task<bool> IsFirstBestAsync(CancellationToken cancellation)
    {
        double[]? values;
        try
        {
            values = await master.NearestAsync(start!.ValuesOf(problem), [], allowed, cancellation).ConfigureAwait(false);
        }
        catch (BlockFailureException)
        {
            return false; // the search without a start may do
        }

        if (values is null) return false;
        tried.Keep(subproblem.TryFirst(values, cancellation));
        next.Begin();
        record.IsProvenAtRoot = PlaceIfNear(cancellation);
        return record.IsProvenAtRoot;
    }

    /// <summary>The answer with a plan of one choice that is within the gap.</summary>
    private ProblemSolution Done(CancellationToken cancellation)
    {
        double[] taken = [.. record.Incumbent!.LinkingValues.Select((value, j) => problem.LinkingVariables[j].IsInteger ? value : 0.0)];
        record.IsProvenAtRoot = start is null or { IsProvenAtRoot: null } && !cancellation.IsCancellationRequested
            && tried.Find(taken) is { } own && subproblem.IsProvenAtRoot(own);
        return record.Answer(StopReason.Finished, "");
    }

    /// <summary>The answer where the program has none: that no choice is left is believed only where it says so without the cuts too, whose
    /// figures may be large.</summary>
    private async Task<ProblemSolution> NoneLeftAsync(CancellationToken cancellation)
    {
        var isOneUnresolved = double.IsFinite(subproblem.UnresolvedBound);
        var other = await master.NearestAsync(subproblem.LowerBounds, subproblem.Excluded, allowed, cancellation).ConfigureAwait(false);
        if (other is not null || (!isOneUnresolved && record.Incumbent is not null))
            return record.Answer(StopReason.NoProgress, StopMessages.NoAnswer);
        if (!isOneUnresolved) return record.NoPlan();
        record.Raise(subproblem.UnresolvedBound);
        return record.IsDone ? record.Answer(StopReason.Finished, "") : record.Answer(StopReason.NoProgress, StopMessages.OneUnresolved);
    }

    /// <summary>Places the pupils of a choice that was not placed yet and may be better than the best plan.</summary>
    private void PlaceIfBetter(double[] values, CancellationToken cancellation)
    {
        if (!IsWorth(subproblem.Pool.LeastAt(values))) return;
        var known = tried.Find(values) ?? subproblem.Try(values, tried.Count + 1, cancellation);
        tried.Keep(known is { Sharpness: 0 } && IsWorth(known.Value) ? subproblem.Place(known, cancellation).Choice : known);
    }

    private bool IsWorth(double least) =>
        double.IsFinite(least)
            && (record.Incumbent is not { } plan || least < plan.Objective - (Worth * limits.RelativeGap * Math.Abs(plan.Objective)));

    /// <summary>Places the pupils of the best choice where its price is near enough to the bound; whether
    /// there is a plan within the gap.</summary>
    private bool PlaceIfNear(CancellationToken cancellation)
    {
        if (record.IsDone) return true;
        if (tried.Best() is not { Sharpness: 0 } best
            || !(best.Value - next.Open <= NearEnough * limits.RelativeGap * Math.Abs(best.Value))) return false;
        tried.Keep(subproblem.Place(best, cancellation).Choice);
        return record.IsDone;
    }

    /// <summary>A new choice's price, or a known one's plan; null where a choice is named for a second time though it is closed.</summary>
    private PricedChoice? Look(double[] values, int count, CancellationToken cancellation)
    {
        if (tried.Find(values) is not { } known) return subproblem.Try(values, count, cancellation);
        if (known.Sharpness < SubproblemSolver.MostSharpenings && !IsDominated(known)) return subproblem.Place(known, cancellation).Choice;
        if (!tried.Fathom(values)) return null;
        // one without a plan was closed when that was proven, maybe after it was named
        if (double.IsFinite(known.Value)) subproblem.LeaveUnresolved(known);
        return known;
    }

    /// <summary>Whether a choice is proven to be no better than the best plan.</summary>
    private bool IsDominated(PricedChoice choice) => record.Incumbent is not null && !IsWorth(choice.Value);
}
