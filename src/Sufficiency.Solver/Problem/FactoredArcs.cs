using System.Numerics;

namespace Sufficiency.Solver.Problem;

/// <summary>Arcs of a class of sources that differ only in the point they stand at: cost = base + weight × distance
/// from the point to the arc's place.</summary>
/// <param name="Sinks">The sink of each arc.</param>
/// <param name="BaseCost">The part of the cost that no point changes.</param>
/// <param name="Weight">What a unit of distance costs; 0 where the arc leads to no place.</param>
/// <param name="Place">The place of each arc; any where its weight is 0.</param>
/// <param name="Distances">Distance of every place from every point. [point, place], flattened by rows.</param>
/// <param name="PlaceCount">Number of places.</param>
public sealed record ArcClass(int[] Sinks, double[] BaseCost, double[] Weight, int[] Place, double[] Distances, int PlaceCount);

/// <summary>Arcs of sources in classes, kept as factors: a county's hundred million arcs fit into a few megabytes.</summary>
public sealed class FactoredArcs : ArcSet
{
    private readonly ArcClass[] classes;
    private readonly int[] classOf;
    private readonly int[] pointOf;
    private readonly int[] rowOf; // [source]: the same for sources of one class that follow one another and stand at points that do
    private readonly double[][] fromPlaces; // [class]: its distances. [place, point], flattened by rows

    /// <summary>Makes arcs.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="classOf">The class of each source.</param>
    /// <param name="pointOf">The point each source stands at.</param>
    public FactoredArcs(ArcClass[] classes, int[] classOf, int[] pointOf)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(classOf);
        ArgumentNullException.ThrowIfNull(pointOf);
        (this.classes, this.classOf, this.pointOf) = (classes, classOf, pointOf);
        Count = classOf.Sum(sourceClass => (long)classes[sourceClass].Sinks.Length);
        rowOf = new int[classOf.Length];
        for (var source = 1; source < rowOf.Length; source++)
            rowOf[source] = classOf[source] == classOf[source - 1] && pointOf[source] == pointOf[source - 1] + 1 ? rowOf[source - 1]
                : rowOf[source - 1] + 1;
        // classes share few
        var turned = classes.Select(sourceClass => (sourceClass.Distances, sourceClass.PlaceCount)).Distinct()
            .ToDictionary(table => table, table => Turned(table.Distances, table.PlaceCount));
        fromPlaces = [.. classes.Select(sourceClass => turned[(sourceClass.Distances, sourceClass.PlaceCount)])];
    }

    /// <inheritdoc />
    public override int SourceCount => classOf.Length;

    /// <inheritdoc />
    public override long Count { get; }

    /// <inheritdoc />
    public override ReadOnlySpan<int> SinksOf(int source) => classes[classOf[source]].Sinks;

    /// <inheritdoc />
    public override void ReadCosts(int source, Span<double> costs)
    {
        var sourceClass = classes[classOf[source]];
        var distances = sourceClass.Distances.AsSpan(pointOf[source] * sourceClass.PlaceCount, sourceClass.PlaceCount);
        var (baseCost, weight, place) = (sourceClass.BaseCost, sourceClass.Weight, sourceClass.Place);
        for (var a = 0; a < costs.Length; a++) costs[a] = baseCost[a] + (weight[a] * distances[place[a]]);
    }

    /// <inheritdoc />
    public override void ReadCosts(ReadOnlySpan<int> sources, Span<double> costs)
    {
        for (var (from, to) = (0, 0); from < sources.Length; from = to)
        {
            for (to = from + 1; to < sources.Length && sources[to] == sources[to - 1] + 1 && rowOf[sources[to]] == rowOf[sources[from]];)
                to++;
            var (sourceClass, distances) = (classes[classOf[sources[from]]], fromPlaces[classOf[sources[from]]]);
            var (points, first) = (distances.Length / sourceClass.PlaceCount, pointOf[sources[from]]);
            for (var a = 0; a < sourceClass.Sinks.Length; a++)
                Write(costs.Slice((a * sources.Length) + from, to - from), sourceClass.BaseCost[a], sourceClass.Weight[a],
                    distances.AsSpan((sourceClass.Place[a] * points) + first, to - from));
        }
    }

    /// <inheritdoc />
    public override double CostOf(int source, int position)
    {
        var sourceClass = classes[classOf[source]];
        return sourceClass.BaseCost[position]
            + (sourceClass.Weight[position]
                * sourceClass.Distances[(pointOf[source] * sourceClass.PlaceCount) + sourceClass.Place[position]]);
    }

    /// <inheritdoc />
    public override bool AreAlike(int left, int right) => classOf[left] == classOf[right] || base.AreAlike(left, right);

    private static void Write(Span<double> costs, double baseCost, double weight, ReadOnlySpan<double> distances)
    {
        var (i, bases, weights) = (0, new Vector<double>(baseCost), new Vector<double>(weight));
        for (; i <= costs.Length - Vector<double>.Count; i += Vector<double>.Count)
            (bases + (weights * new Vector<double>(distances[i..]))).CopyTo(costs[i..]);
        for (; i < costs.Length; i++) costs[i] = baseCost + (weight * distances[i]);
    }

    private static double[] Turned(double[] distances, int placeCount)
    {
        var (turned, points) = (new double[distances.Length], distances.Length / Math.Max(1, placeCount));
        for (var point = 0; point < points; point++)
        {
            for (var place = 0; place < placeCount; place++) turned[(place * points) + point] = distances[(point * placeCount) + place];
        }

        return turned;
    }
}
