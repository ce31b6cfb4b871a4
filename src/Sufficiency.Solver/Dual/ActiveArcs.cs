namespace Sufficiency.Solver.Dual;

/// <summary>The arcs of each source whose reduced cost is near its least, followed as prices move and the window narrows.</summary>
/// <param name="cache">The sources and where their arcs are looked up.</param>
/// <param name="sets">Classes that stand after the sources and have all their arcs.</param>
/// <param name="isBlocked">Sinks that no source may use. [sink]</param>
/// <param name="cancellation">Stops.</param>
internal sealed class ActiveArcs(ArcCache cache, IReadOnlyList<SourceClass> sets, bool[] isBlocked, CancellationToken cancellation)
{
    private const double Far = 0.5; // of the window: an arc left out may then be near
    private readonly SourceClasses classes = cache.Classes;
    // [class][position]: what a unit earned when its arcs were looked up
    private readonly double[]?[] seen = new double[cache.Classes.Count][];
    private double window = double.NegativeInfinity;

    /// <summary>The classes with those arcs, then the sets.</summary>
    public SourceClass[] All { get; } = [.. new SourceClass[cache.Classes.Count], .. sets];

    /// <summary>The classes alone.</summary>
    public SourceClass[] Sources => All[..classes.Count];

    /// <summary>Holds the arcs within a window at some prices.</summary>
    public void Look(double[] prices, double width)
    {
        window = width;
        Array.Clear(All, 0, classes.Count);
        LookUp([.. Enumerable.Range(0, classes.Count)], classes.SinkDualValues(prices));
    }

    /// <summary>Adds arcs of classes for which prices have moved far; whether there were any.</summary>
    public bool Follow(double[] prices)
    {
        var dualValues = classes.SinkDualValues(prices);
        var moved = Enumerable.Range(0, classes.Count).Where(sourceClass => MoveOf(sourceClass, dualValues) > Far * window).ToArray();
        LookUp(moved, dualValues);
        return moved.Length > 0;
    }

    private void LookUp(int[] which, double[] dualValues)
    {
        foreach (var sourceClass in which)
            seen[sourceClass] = SourceClasses.DualValuesOf(classes.SinksOf(sourceClass), dualValues, isBlocked);
        cache.Look(All, which, dualValues, window, isBlocked, cancellation);
    }

    /// <summary>By how much an arc of a class may have come nearer since its arcs were looked up.</summary>
    private double MoveOf(int sourceClass, double[] dualValues)
    {
        if (seen[sourceClass] is not { } before) return double.PositiveInfinity;
        var (rise, fall) = (0.0, 0.0);
        var sinks = classes.SinksOf(sourceClass);
        for (var a = 0; a < sinks.Length; a++)
        {
            if (isBlocked[sinks[a]]) continue;
            var move = dualValues[sinks[a]] - before[a];
            (rise, fall) = (Math.Max(rise, move), Math.Max(fall, -move));
        }

        return rise + fall;
    }
}
