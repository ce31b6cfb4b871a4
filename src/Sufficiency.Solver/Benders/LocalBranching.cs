namespace Sufficiency.Solver.Benders;

/// <summary>Looks for a better choice near the best, by the cuts alone.</summary>
/// <remarks>
/// Fischetti and Lodi, Local branching, Mathematical Programming 98 (2003) 23–47. Over Benders cuts: Rei, Cordeau, Gendreau and Soriano,
/// INFORMS Journal on Computing 21 (2009) 333–345.
/// </remarks>
internal sealed class LocalBranching
{
    /// <summary>Most nodes of one look.</summary>
    public const int MostNodes = 300;

    /// <summary>Units by which a choice must be better, and units that may be left unproven.</summary>
    public const double Worth = 0.1;

    private const int First = 8; // integers: a scheme moved by a year changes two
    private const int Wider = 4;
    private const int Widest = 40;
    private int radius = First;

    /// <summary>The cheapest choice near the best, by the cuts; null if none is worth a look.</summary>
    /// <param name="best">The best choice.</param>
    /// <param name="unit">A cost that is small enough.</param>
    /// <param name="find">Finds a choice in a neighbourhood below a cost; null if it finds none.</param>
    public async Task<double[]?> FindAsync(KnownBest best, double unit, Func<KnownBest, Neighbourhood, Task<double[]?>> find)
    {
        for (; radius <= Widest; radius += First)
        {
            var better = best with { Cost = best.Cost - (Worth * unit) };
            if (await find(better, new(best.Values, radius)).ConfigureAwait(false) is { } values) return values;
        }

        radius = First;
        return null;
    }

    /// <summary>Narrows the neighbourhood after a better choice, and widens it after any other.</summary>
    public void Tell(bool isBetter) => radius = isBetter ? First : radius + Wider;
}
