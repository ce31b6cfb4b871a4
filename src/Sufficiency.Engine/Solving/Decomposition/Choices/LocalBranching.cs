using Sufficiency.Engine.Solving.Decomposition.Structure;

namespace Sufficiency.Engine.Solving.Decomposition.Choices;

/// <summary>Looks for a better choice near the best, by the cuts alone.</summary>
/// <remarks>
/// Fischetti and Lodi, Local branching, Mathematical Programming 98 (2003) 23–47; over Benders cuts as Rei, Cordeau, Gendreau and Soriano,
/// INFORMS Journal on Computing 21 (2009) 333–345.
/// </remarks>
/// <param name="master">The program over the integers.</param>
/// <param name="allowed">The search's time.</param>
internal sealed class LocalBranching(IntegerMaster master, TimeAllowed allowed)
{
    private const int First = 8; // a scheme moved by a year changes two columns
    private const int Wider = 4;
    private const int Widest = 40;
    private const int MostNodes = 300;
    private const double Worth = 0.1; // of a unit
    private int radius = First;

    /// <summary>The choice near the best that the cuts say may be cheapest; null where they see none that is worth a look.</summary>
    /// <param name="query">The cuts, and all choices tried.</param>
    /// <param name="best">The best choice.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<double[]?> FindAsync(MasterQuery query, KnownBest best, CancellationToken cancellation)
    {
        for (; radius <= Widest; radius += First)
        {
            var better = best with { Cost = best.Cost - (Worth * query.Unit) };
            var near = query with { Best = better, Near = new(best.Side, radius), Gap = Worth, MostNodes = MostNodes };
            if (await master.FindAsync(near, allowed, cancellation).ConfigureAwait(false) is { } side) return side;
        }

        radius = First;
        return null;
    }

    /// <summary>Looks nearer after a choice that was better, wider after one that was not.</summary>
    public void Tell(bool isBetter) => radius = isBetter ? First : radius + Wider;
}
