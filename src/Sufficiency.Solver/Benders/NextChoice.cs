namespace Sufficiency.Solver.Benders;

/// <summary>
/// Names the choice to try next, and raises the bound: first choices that anyone could name, then some that attain the bound of all cuts;
/// where these do not do, the root's cuts are strengthened and choices near the best come between.
/// </summary>
/// <remarks>One problem and many futures are asked in the same order; what is asked of them is theirs.</remarks>
internal abstract class NextChoice
{
    /// <summary>Nodes of the program over the integers.</summary>
    protected const int MostNodes = 2_000;

    private const int Plain = 4; // choices before the root's cuts are strengthened
    private const int BeforeNamed = 2; // choices after which the cuts mostly prove that a named one is no better
    private const double Far = 2.0; // gaps between the best plan and the bound: nearer, what anyone could name gains too little to look at
    private const int LocalOnes = 3; // choices near the best, a choice of the bound
    private const int Rounds = 40; // of ascent at a time
    private const int MostRounds = 160;
    private readonly LocalBranching near = new();
    private int rounds;
    private int locals;
    private double before = double.PositiveInfinity; // the best plan's cost before the last choice

    /// <summary>What choices that are not set aside cost at least.</summary>
    public double Open { get; protected set; } = double.NegativeInfinity;

    /// <summary>Choices that anyone could name and that are still to be looked at.</summary>
    protected Queue<double[]> Waiting { get; } = [];

    /// <summary>What is small enough.</summary>
    protected abstract double Unit { get; }

    /// <summary>Whether the gap asked for is proven.</summary>
    protected abstract bool IsDone { get; }

    /// <summary>Cost of the best plan; null where there is none.</summary>
    protected abstract double? BestCost { get; }

    /// <summary>The best plan's choice, unless it is closed.</summary>
    protected abstract KnownBest? Best { get; }

    /// <summary>The choice to try; null where no other is left.</summary>
    /// <param name="count">How many were tried.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<double[]?> FindAsync(int count, CancellationToken cancellation)
    {
        var unit = Unit;
        var isFar = BestCost is not { } cost || cost - Open > Far * unit;
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

            if (IsDone) return best.Values;
            if (locals < LocalOnes && await NearAsync(best, unit, cancellation).ConfigureAwait(false) is { } other)
            {
                locals++;
                return other;
            }
        }

        locals = 0;
        return await OfBoundAsync(unit, isPlain, cancellation).ConfigureAwait(false);
    }

    /// <summary>The nearest choice to one that anyone could name that the rules allow; null where there is none.</summary>
    protected abstract Task<double[]?> AllowedAsync(double[] wanted, CancellationToken cancellation);

    /// <summary>Whether a choice was not tried, and the cuts do not prove that it is worse than the best plan.</summary>
    protected abstract bool IsWorthALook(double[] values);

    /// <summary>Strengthens the root's cuts.</summary>
    protected abstract Task ClimbAsync(int some, double unit, CancellationToken cancellation);

    /// <summary>A choice in a neighbourhood of the best that was not tried; null where the program finds none.</summary>
    protected abstract Task<double[]?> FindNearAsync(KnownBest better, Neighbourhood where, double unit, CancellationToken cancellation);

    /// <summary>The choice that attains the bound of all cuts; null where none is left.</summary>
    protected abstract Task<double[]?> OfBoundAsync(double unit, bool isPlain, CancellationToken cancellation);

    private Task<double[]?> NearAsync(KnownBest best, double unit, CancellationToken cancellation) =>
        near.FindAsync(best, unit, (better, where) => FindNearAsync(better, where, unit, cancellation));

    private async Task<double[]?> NextNamedAsync(CancellationToken cancellation)
    {
        while (Waiting.TryDequeue(out var wanted))
        {
            if (await AllowedAsync(wanted, cancellation).ConfigureAwait(false) is { } values && IsWorthALook(values)) return values;
        }

        return null;
    }
}
