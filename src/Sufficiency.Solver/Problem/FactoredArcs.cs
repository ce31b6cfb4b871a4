using System.Numerics;

namespace Sufficiency.Solver.Problem;

/// <summary>Arcs of a family of sources that differ only in the point they stand at: cost = base + weight × distance
/// from the point to the arc's place.</summary>
/// <param name="Intakes">The intake of each arc.</param>
/// <param name="BaseCost">The part of the cost that no point changes.</param>
/// <param name="Weight">What a unit of distance costs; 0 where the arc leads to no place.</param>
/// <param name="Place">The place of each arc; any where its weight is 0.</param>
/// <param name="Distances">Distance of every place from every point. [point, place], flattened by rows.</param>
/// <param name="PlaceCount">Number of places.</param>
public sealed record ArcFamily(int[] Intakes, double[] BaseCost, double[] Weight, int[] Place, double[] Distances, int PlaceCount);

/// <summary>Arcs of sources in families, kept as factors: a county's hundred million arcs fit into a few megabytes.</summary>
public sealed class FactoredArcs : ArcSet
{
    private readonly ArcFamily[] families;
    private readonly int[] familyOf;
    private readonly int[] pointOf;
    private readonly int[] rowOf; // [source]: the same for sources of one family that follow one another and stand at points that do
    private readonly double[][] fromPlaces; // [family]: its distances. [place, point], flattened by rows

    /// <summary>Makes arcs.</summary>
    /// <param name="families">The families.</param>
    /// <param name="familyOf">The family of each source.</param>
    /// <param name="pointOf">The point each source stands at.</param>
    public FactoredArcs(ArcFamily[] families, int[] familyOf, int[] pointOf)
    {
        ArgumentNullException.ThrowIfNull(families);
        ArgumentNullException.ThrowIfNull(familyOf);
        ArgumentNullException.ThrowIfNull(pointOf);
        (this.families, this.familyOf, this.pointOf) = (families, familyOf, pointOf);
        Count = familyOf.Sum(family => (long)families[family].Intakes.Length);
        rowOf = new int[familyOf.Length];
        for (var source = 1; source < rowOf.Length; source++)
            rowOf[source] = familyOf[source] == familyOf[source - 1] && pointOf[source] == pointOf[source - 1] + 1 ? rowOf[source - 1]
                : rowOf[source - 1] + 1;
        // families share few
        var turned = families.Select(family => (family.Distances, family.PlaceCount)).Distinct()
            .ToDictionary(table => table, table => Turned(table.Distances, table.PlaceCount));
        fromPlaces = [.. families.Select(family => turned[(family.Distances, family.PlaceCount)])];
    }

    /// <inheritdoc />
    public override int SourceCount => familyOf.Length;

    /// <inheritdoc />
    public override long Count { get; }

    /// <inheritdoc />
    public override ReadOnlySpan<int> IntakesOf(int source) => families[familyOf[source]].Intakes;

    /// <inheritdoc />
    public override void ReadCosts(int source, Span<double> costs)
    {
        var family = families[familyOf[source]];
        var distances = family.Distances.AsSpan(pointOf[source] * family.PlaceCount, family.PlaceCount);
        var (baseCost, weight, place) = (family.BaseCost, family.Weight, family.Place);
        for (var a = 0; a < costs.Length; a++) costs[a] = baseCost[a] + (weight[a] * distances[place[a]]);
    }

    /// <inheritdoc />
    public override void ReadCosts(ReadOnlySpan<int> sources, Span<double> costs)
    {
        for (var (from, to) = (0, 0); from < sources.Length; from = to)
        {
            for (to = from + 1; to < sources.Length && sources[to] == sources[to - 1] + 1 && rowOf[sources[to]] == rowOf[sources[from]];)
                to++;
            var (family, distances) = (families[familyOf[sources[from]]], fromPlaces[familyOf[sources[from]]]);
            var (points, first) = (distances.Length / family.PlaceCount, pointOf[sources[from]]);
            for (var a = 0; a < family.Intakes.Length; a++)
                Write(costs.Slice((a * sources.Length) + from, to - from), family.BaseCost[a], family.Weight[a],
                    distances.AsSpan((family.Place[a] * points) + first, to - from));
        }
    }

    /// <inheritdoc />
    public override double CostOf(int source, int position)
    {
        var family = families[familyOf[source]];
        return family.BaseCost[position]
            + (family.Weight[position] * family.Distances[(pointOf[source] * family.PlaceCount) + family.Place[position]]);
    }

    /// <inheritdoc />
    public override bool AreAlike(int left, int right) => familyOf[left] == familyOf[right] || base.AreAlike(left, right);

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
