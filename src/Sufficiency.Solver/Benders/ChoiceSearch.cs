using System.Globalization;
using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>
/// The outer loop over choices of the integers, of one problem or of many futures. Each choice that is priced gives cuts on all others.
/// The loop ends when the cheapest choice that the cuts allow is one whose plan is known.
/// </summary>
internal abstract class ChoiceSearch<TChoice, TPlan, TAnswer>
    where TChoice : TriedChoice
    where TPlan : class, IPlan
{
    private const int MostChoices = 400;
    private const double NearEnough = 0.9; // of the gap: the rest is left for placing pupils
    private const double Worth = 0.05; // of the gap: a smaller gain is not worth placing pupils

    private readonly SolveLimits limits;
    private readonly SearchState<TPlan, TAnswer> state;

    /// <summary>Makes a search.</summary>
    /// <param name="limits">The gap asked for.</param>
    /// <param name="state">The best plan and the bound.</param>
    protected ChoiceSearch(SolveLimits limits, SearchState<TPlan, TAnswer> state)
    {
        (this.limits, this.state) = (limits, state);
        Tried = new(IsPossible);
    }

    /// <summary>The choices priced so far.</summary>
    protected TriedChoices<TChoice> Tried { get; }

    /// <summary>Names the choices to try.</summary>
    protected abstract NextChoice<TChoice> Next { get; }

    /// <summary>Prices choices from a first one on, until the gap is proven or nothing is left to try.</summary>
    protected async Task<TAnswer> LoopAsync(double[]? first, CancellationToken cancellation)
    {
        var values = first;
        for (var count = 1; count <= MostChoices && values is not null; count++)
        {
            if (Look(values, count, cancellation) is not { } known) return state.Answer(StopReason.NoProgress, StopMessages.StandsStill);
            Tried.Keep(known);
            PlaceIfBetter(values, cancellation);
            if (PlaceIfNear(cancellation)) return Finished(cancellation);
            AddCuts(values, cancellation);
            var found = await Next.FindAsync(count, cancellation).ConfigureAwait(false);
            state.Say(string.Create(CultureInfo.InvariantCulture, $"choosing schemes, choice {count}"));
            if (PlaceIfNear(cancellation)) return state.Answer(StopReason.Finished, "");
            if (found is null) return await NoneLeftAsync(cancellation).ConfigureAwait(false);
            if (IsOnlyUnresolvedOpen()) return state.Answer(StopReason.NoProgress, StopMessages.OneUnresolved);
            values = found;
        }

        return values is null ? await NoneLeftAsync(cancellation).ConfigureAwait(false)
            : state.Answer(StopReason.NoProgress, StopMessages.MostTried);
    }

    /// <summary>Places pupils where the integer solver failed: for choices that anyone could name,
    /// or else for the best one priced.</summary>
    protected void PlaceWithoutMaster(IEnumerable<double[]> named, CancellationToken cancellation)
    {
        foreach (var values in named) PlaceIfBetter(values, cancellation);
        if (state.Incumbent is null && Tried.Best() is { Sharpness: < SubproblemSolver.MostSharpenings } best)
            Tried.Keep(Place(best, cancellation));
    }

    /// <summary>Places the pupils of a choice that was not placed yet, if it may be better than the best plan.</summary>
    protected void PlaceIfBetter(double[] values, CancellationToken cancellation)
    {
        if (!IsWorth(LeastAt(values))) return;
        var known = Tried.Find(values) ?? Try(values, Tried.Count + 1, cancellation);
        Tried.Keep(known is { Sharpness: 0 } && IsWorth(known.Value) ? Place(known, cancellation) : known);
    }

    /// <summary>Places the pupils of the best choice if its value is near the bound. True if a plan is within the gap.</summary>
    protected bool PlaceIfNear(CancellationToken cancellation)
    {
        if (state.IsDone) return true;
        if (Tried.Best() is not { Sharpness: 0 } best
            || !(best.Value - Next.Open <= NearEnough * limits.RelativeGap * Math.Abs(best.Value))) return false;
        Tried.Keep(Place(best, cancellation));
        return state.IsDone;
    }

    /// <summary>Prices a new choice.</summary>
    protected abstract TChoice Try(double[] values, int count, CancellationToken cancellation);

    /// <summary>Places the pupils of a priced choice, each time more exactly.</summary>
    protected abstract TChoice Place(TChoice choice, CancellationToken cancellation);

    /// <summary>Lower bound of all cuts on the cost of a choice.</summary>
    protected abstract double LeastAt(double[] values);

    /// <summary>Whether a choice may still have a plan.</summary>
    protected virtual bool IsPossible(double[] values) => true;

    /// <summary>Any choice that is not excluded; null if there is none.</summary>
    protected abstract Task<double[]?> AnyOtherAsync(CancellationToken cancellation);

    /// <summary>Adds the cuts of a priced choice, unless pricing did so already.</summary>
    protected virtual void AddCuts(double[] values, CancellationToken cancellation)
    {
    }

    /// <summary>Excludes a choice that is left unresolved.</summary>
    protected virtual void Exclude(TChoice choice)
    {
    }

    /// <summary>The answer with a plan within the gap.</summary>
    protected virtual TAnswer Finished(CancellationToken cancellation) => state.Answer(StopReason.Finished, "");

    /// <summary>The price of a new choice, or the plan of a known one; null if the choice was fathomed before.</summary>
    private TChoice? Look(double[] values, int count, CancellationToken cancellation)
    {
        if (Tried.Find(values) is not { } known) return Try(values, count, cancellation);
        if (known.Sharpness < SubproblemSolver.MostSharpenings && !IsDominated(known)) return Place(known, cancellation);
        if (!Tried.Fathom(known)) return null;
        if (double.IsFinite(known.Value)) Exclude(known);
        return known;
    }

    /// <summary>Whether a choice is proven to be no better than the best plan.</summary>
    private bool IsDominated(TChoice choice) => state.Incumbent is not null && !IsWorth(choice.Value);

    private bool IsWorth(double least) => least < double.PositiveInfinity
        && (state.BestCost is not { } cost || least < cost - (Worth * limits.RelativeGap * Math.Abs(cost)));

    /// <summary>Whether unresolved choices alone keep the gap open.</summary>
    private bool IsOnlyUnresolvedOpen() => double.IsFinite(Tried.UnresolvedBound) && state.BestCost is { } cost
        && cost - Next.Open <= limits.RelativeGap * Math.Abs(cost);

    /// <summary>The answer if the master problem has none. That no choice is left is believed only if the rows alone say so too: the
    /// coefficients of cuts may be too large for the solver.</summary>
    private async Task<TAnswer> NoneLeftAsync(CancellationToken cancellation)
    {
        var isOneUnresolved = double.IsFinite(Tried.UnresolvedBound);
        var other = await AnyOtherAsync(cancellation).ConfigureAwait(false);
        if (other is not null || (!isOneUnresolved && state.Incumbent is not null))
            return state.Answer(StopReason.NoProgress, StopMessages.NoAnswer);
        if (!isOneUnresolved) return state.NoPlan();
        state.Raise(Tried.UnresolvedBound);
        return state.IsDone ? state.Answer(StopReason.Finished, "") : state.Answer(StopReason.NoProgress, StopMessages.OneUnresolved);
    }
}
