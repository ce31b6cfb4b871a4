namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>The arcs of each source whose reduced cost is near its least, followed as prices move.</summary>
/// <param name="families">The sources.</param>
/// <param name="window">How far above the least is near.</param>
/// <param name="isBlocked">Intakes that no source may use. [intake]</param>
/// <param name="cancellation">Stops.</param>
internal sealed class NearArcs(SourceFamilies families, double window, bool[] isBlocked, CancellationToken cancellation)
{
    private const double Far = 0.5; // of the window: an arc left out may then be near
    private readonly double[][] seen = new double[families.Count][]; // [family][position]: what a unit earned when its arcs were looked up

    /// <summary>The arcs near at some prices, by family.</summary>
    public SmoothFamily[] At(double[] prices)
    {
        var found = new SmoothFamily[families.Count];
        Look(found, Enumerable.Range(0, families.Count).ToArray(), families.IntakePrices(prices));
        return found;
    }

    /// <summary>Looks up anew the arcs of families for which prices have moved far; whether there were any.</summary>
    public bool Follow(SmoothFamily[] found, double[] prices)
    {
        var earns = families.IntakePrices(prices);
        var moved = Enumerable.Range(0, families.Count).Where(family => HasMoved(family, earns)).ToArray();
        Look(found, moved, earns);
        return moved.Length > 0;
    }

    private void Look(SmoothFamily[] found, int[] which, double[] earns)
    {
        foreach (var family in which) seen[family] = SourceFamilies.EarnsOf(families.IntakesOf(family), earns, isBlocked);
        families.Look(found, which, earns, window, isBlocked, cancellation);
    }

    private bool HasMoved(int family, double[] earns)
    {
        var (rise, fall) = (0.0, 0.0);
        var intakes = families.IntakesOf(family);
        for (var a = 0; a < intakes.Length; a++)
        {
            if (isBlocked[intakes[a]]) continue;
            var move = earns[intakes[a]] - seen[family][a];
            (rise, fall) = (Math.Max(rise, move), Math.Max(fall, -move));
        }

        return rise + fall > Far * window;
    }
}
