using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>
/// Names the choice to try next, and raises the bound. First come some choices that attain the bound of all cuts, and choices that anyone
/// could name. Then the root's cuts are strengthened, and choices near the best come between.
/// </summary>
/// <param name="limits">The gap asked for.</param>
/// <param name="state">The best plan and the bound.</param>
/// <param name="tried">The choices priced so far.</param>
internal abstract class NextChoice<TChoice>(SolveLimits limits, ISearchState state, TriedChoices<TChoice> tried)
    where TChoice : TriedChoice
{
    private const int MostNodes = 2_000; // of the master problem
    private const int Plain = 4; // choices before the root's cuts are strengthened
    private const int BeforeNamed = 2; // choices before named ones: by then the cuts mostly rule these out
    private const double Far = 2.0; // gaps between plan and bound: any nearer, a named choice gains too little
    private const int LocalOnes = 3; // choices near the best between two choices of the bound
    private const int Rounds = 40; // of ascent at a time
    private const int MostRounds = 160;
    private readonly LocalBranching near = new();
    private readonly Queue<double[]> waiting = [];
    private int rounds;
    private int locals;
    private double before = double.PositiveInfinity; // cost of the best plan before the last choice

    /// <summary>Lower bound on the cost of all choices that are not unresolved.</summary>
    public double Open { get; private set; } = double.NegativeInfinity;

    /// <summary>A cost that is small enough: the gap asked for.</summary>
    protected double Unit
    {
        get
        {
            var known = tried.Best() is { } best && double.IsFinite(best.Value) ? best.Value : Open;
            return Math.Max(1e-9, limits.RelativeGap * Math.Abs(state.BestCost ?? known));
        }
    }

    /// <summary>Choices that anyone could name: the usual ones, and none open.</summary>
    public abstract IEnumerable<double[]> Named();

    /// <summary>The first choice that anyone could name, or the choice nearest to it that the rows allow.</summary>
    public Task<double[]?> FirstNamedAsync(CancellationToken cancellation) => AllowedAsync(Named().First(), cancellation);

    /// <summary>Takes up the bound found before any choice.</summary>
    public void Begin(double bound)
    {
        Open = bound;
        waiting.Clear();
        foreach (var values in Named()) waiting.Enqueue(values);
    }

    /// <summary>The choice to try; null if no other is left.</summary>
    /// <param name="count">How many were tried.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<double[]?> FindAsync(int count, CancellationToken cancellation)
    {
        var unit = Unit;
        var isFar = state.BestCost is not { } cost || cost - Open > Far * unit;
        if (count >= BeforeNamed && isFar && await NextNamedAsync(cancellation).ConfigureAwait(false) is { } usual) return usual;
        var isPlain = count < Plain || Best is null;
        if (!isPlain && Best is { } best)
        {
            near.Tell(best.Cost < before - (0.05 * unit));
            before = best.Cost;
            if (locals == 0 && rounds < MostRounds)
            {
                await ClimbAsync(Rounds, unit, cancellation).ConfigureAwait(false);
                rounds += Rounds;
            }

            if (state.IsDone) return best.Values;
            if (locals < LocalOnes && await NearAsync(best, unit, cancellation).ConfigureAwait(false) is { } other)
            {
                locals++;
                return other;
            }
        }

        locals = 0;
        return await OfBoundAsync(unit, isPlain, cancellation).ConfigureAwait(false);
    }

    /// <summary>Raises the bound on choices that are not unresolved; returns the bound on all.</summary>
    protected double RaiseOpen(double bound)
    {
        Open = Math.Max(Open, bound);
        return Math.Min(Open, tried.UnresolvedBound);
    }

    /// <summary>The choice nearest to a wanted one that the rows allow; null if there is none.</summary>
    protected abstract Task<double[]?> AllowedAsync(double[] wanted, CancellationToken cancellation);

    /// <summary>Lower bound of all cuts on the cost of a choice.</summary>
    protected abstract double LeastAt(double[] values);

    /// <summary>Choices that the master problem leaves out by a row each.</summary>
    protected abstract IReadOnlyList<double[]> Excluded { get; }

    /// <summary>Variables that reduced costs fix at 0, since no choice better than the best plan
    /// opens them; null if none is known.</summary>
    protected abstract bool[]? FixedByReducedCost();

    /// <summary>Strengthens the root's cuts.</summary>
    protected abstract Task ClimbAsync(int some, double unit, CancellationToken cancellation);

    /// <summary>Asks the master problem for a cheap choice in a neighbourhood; null if it finds none.</summary>
    protected abstract Task<double[]?> FindInMasterAsync(MasterQuery query, CancellationToken cancellation);

    /// <summary>Solves the master problem and raises the bound; null if no choice is left.</summary>
    protected abstract Task<double[]?> SolveMasterAsync(MasterQuery query, CancellationToken cancellation);

    /// <summary>The choice of the best plan, unless it is fathomed.</summary>
    private KnownBest? Best =>
        state.BestChoice is { } values && !tried.IsFathomed(values) ? new(values, state.BestCost!.Value) : null;

    private Task<double[]?> NearAsync(KnownBest best, double unit, CancellationToken cancellation) =>
        near.FindAsync(best, unit, (better, where) => FindInMasterAsync(new(tried.All, Open, unit)
        {
            IsFixed = FixedByReducedCost(),
            Best = better,
            Near = where,
            Gap = LocalBranching.Worth,
            MostNodes = LocalBranching.MostNodes,
        }, cancellation));

    /// <summary>The choice that attains the bound of all cuts; null if none is left.</summary>
    private Task<double[]?> OfBoundAsync(double unit, bool isPlain, CancellationToken cancellation) =>
        SolveMasterAsync(new(Excluded, Open, unit)
        {
            Best = Best,
            MostNodes = MostNodes,
            Gap = isPlain ? 0.01 : 0.1,
            IsFixed = FixedByReducedCost(),
        }, cancellation);

    private async Task<double[]?> NextNamedAsync(CancellationToken cancellation)
    {
        while (waiting.TryDequeue(out var wanted))
        {
            if (await AllowedAsync(wanted, cancellation).ConfigureAwait(false) is { } values && IsWorthTrying(values)) return values;
        }

        return null;
    }

    /// <summary>Whether a choice was not tried, and the cuts do not prove that it is worse than the best plan.</summary>
    private bool IsWorthTrying(double[] values) =>
        tried.Find(values) is null && (state.BestCost is not { } cost || LeastAt(values) < cost);
}
