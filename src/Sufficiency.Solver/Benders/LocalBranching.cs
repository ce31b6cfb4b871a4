namespace Sufficiency.Solver.Benders;

/// <summary>Looks for a better choice near the best, by the cuts alone.</summary>
/// <remarks>
/// Fischetti and Lodi, Local branching, Mathematical Programming 98 (2003) 23–47; over Benders cuts as Rei, Cordeau, Gendreau and Soriano,
/// INFORMS Journal on Computing 21 (2009) 333–345.
/// </remarks>
internal sealed class LocalBranching
{
    /// <summary>Nodes of a look.</summary>
    public const int MostNodes = 300;

    /// <summary>By how many units a choice must be better, and what may be left unproven.</summary>
    public const double Worth = 0.1;

    private const int First = 8; // a scheme moved by a year changes two columns
    private const int Wider = 4;
    private const int Widest = 40;
    private int radius = First;

    /// <summary>The choice near the best that the cuts say may be cheapest; null where they see none that is worth a look.</summary>
    /// <param name="best">The best choice.</param>
    /// <param name="unit">What is small enough.</param>
    /// <param name="find">A choice in a neighbourhood that costs no more than so much; null where the program finds none.</param>
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

    /// <summary>Looks nearer after a choice that was better, wider after one that was not.</summary>
    public void Tell(bool isBetter) => radius = isBetter ? First : radius + Wider;
}
