namespace Sufficiency.Solver.Dual;

/// <summary>The arcs of each source whose reduced cost is near its least, followed as prices move and the window narrows.</summary>
/// <param name="store">The sources and where their arcs are looked up.</param>
/// <param name="sets">Families that stand after the sources and have all their arcs.</param>
/// <param name="isBlocked">Intakes that no source may use. [intake]</param>
/// <param name="cancellation">Stops.</param>
internal sealed class NearArcs(ArcStore store, IReadOnlyList<SmoothFamily> sets, bool[] isBlocked, CancellationToken cancellation)
{
    private const double Far = 0.5; // of the window: an arc left out may then be near
    private readonly SourceFamilies families = store.Families;
    // [family][position]: what a unit earned when its arcs were looked up
    private readonly double[]?[] seen = new double[store.Families.Count][];
    private double window = double.NegativeInfinity;

    /// <summary>The families with those arcs, then the sets.</summary>
    public SmoothFamily[] All { get; } = [.. new SmoothFamily[store.Families.Count], .. sets];

    /// <summary>The families alone.</summary>
    public SmoothFamily[] Sources => All[..families.Count];

    /// <summary>Holds the arcs within a window at some prices.</summary>
    public void Look(double[] prices, double width)
    {
        window = width;
        Array.Clear(All, 0, families.Count);
        LookUp([.. Enumerable.Range(0, families.Count)], families.IntakePrices(prices));
    }

    /// <summary>Adds arcs of families for which prices have moved far; whether there were any.</summary>
    public bool Follow(double[] prices)
    {
        var earns = families.IntakePrices(prices);
        var moved = Enumerable.Range(0, families.Count).Where(family => MoveOf(family, earns) > Far * window).ToArray();
        LookUp(moved, earns);
        return moved.Length > 0;
    }

    private void LookUp(int[] which, double[] earns)
    {
        foreach (var family in which) seen[family] = SourceFamilies.EarnsOf(families.IntakesOf(family), earns, isBlocked);
        store.Look(All, which, earns, window, isBlocked, cancellation);
    }

    /// <summary>By how much an arc of a family may have come nearer since its arcs were looked up.</summary>
    private double MoveOf(int family, double[] earns)
    {
        if (seen[family] is not { } before) return double.PositiveInfinity;
        var (rise, fall) = (0.0, 0.0);
        var intakes = families.IntakesOf(family);
        for (var a = 0; a < intakes.Length; a++)
        {
            if (isBlocked[intakes[a]]) continue;
            var move = earns[intakes[a]] - before[a];
            (rise, fall) = (Math.Max(rise, move), Math.Max(fall, -move));
        }

        return rise + fall;
    }
}
