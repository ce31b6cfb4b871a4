namespace Sufficiency.Engine.Model.Problem;

/// <summary>The arcs of every source: which intake each leads to and what a unit costs. Positions count from 0 within a source.</summary>
public abstract class ArcSet
{
    /// <summary>Number of sources.</summary>
    public abstract int SourceCount { get; }

    /// <summary>Number of arcs of all sources.</summary>
    public abstract long Count { get; }

    /// <summary>The intake of each arc of a source.</summary>
    public abstract ReadOnlySpan<int> IntakesOf(int source);

    /// <summary>Writes the cost a unit of each arc of a source; the span has as many values as the source has arcs.</summary>
    public abstract void ReadCosts(int source, Span<double> costs);

    /// <summary>Cost a unit of one arc.</summary>
    public abstract double CostOf(int source, int position);

    /// <summary>Whether two sources have the same intakes at the same positions.</summary>
    public virtual bool AreAlike(int left, int right) => IntakesOf(left).SequenceEqual(IntakesOf(right));

    /// <summary>Costs of a source's arcs in an array of their own.</summary>
    public double[] CostsOf(int source)
    {
        var costs = new double[IntakesOf(source).Length];
        ReadCosts(source, costs);
        return costs;
    }
}

/// <summary>Arcs listed one by one.</summary>
/// <param name="start">Where each source's arcs start; one more value than sources.</param>
/// <param name="intake">The intake of each arc.</param>
/// <param name="cost">Cost a unit of each arc.</param>
public sealed class ListedArcs(int[] start, int[] intake, double[] cost) : ArcSet
{
    /// <inheritdoc />
    public override int SourceCount => start.Length - 1;

    /// <inheritdoc />
    public override long Count => cost.Length;

    /// <inheritdoc />
    public override ReadOnlySpan<int> IntakesOf(int source) => intake.AsSpan(start[source], start[source + 1] - start[source]);

    /// <inheritdoc />
    public override void ReadCosts(int source, Span<double> costs) => cost.AsSpan(start[source], costs.Length).CopyTo(costs);

    /// <inheritdoc />
    public override double CostOf(int source, int position) => cost[start[source] + position];
}

/// <summary>Arcs of a family of sources that differ only in the point they stand at: cost = base + weight × distance from the point to the arc's place.</summary>
/// <param name="Intakes">The intake of each arc.</param>
/// <param name="BaseCost">The part of the cost that no point changes.</param>
/// <param name="Weight">What a unit of distance costs; 0 where the arc leads to no place.</param>
/// <param name="Place">The place of each arc; any where its weight is 0.</param>
/// <param name="Distances">Distance of every place from every point. [point, place], flattened by rows.</param>
/// <param name="PlaceCount">Number of places.</param>
public sealed record ArcFamily(int[] Intakes, double[] BaseCost, double[] Weight, int[] Place, double[] Distances, int PlaceCount);

/// <summary>Arcs of sources in families, kept as factors: a county's hundred million arcs fit into a few megabytes.</summary>
/// <param name="families">The families.</param>
/// <param name="familyOf">The family of each source.</param>
/// <param name="pointOf">The point each source stands at.</param>
public sealed class FactoredArcs(ArcFamily[] families, int[] familyOf, int[] pointOf) : ArcSet
{
    /// <inheritdoc />
    public override int SourceCount => familyOf.Length;

    /// <inheritdoc />
    public override long Count { get; } = familyOf.Sum(family => (long)families[family].Intakes.Length);

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
    public override double CostOf(int source, int position)
    {
        var family = families[familyOf[source]];
        return family.BaseCost[position] + (family.Weight[position] * family.Distances[(pointOf[source] * family.PlaceCount) + family.Place[position]]);
    }

    /// <inheritdoc />
    public override bool AreAlike(int left, int right) => familyOf[left] == familyOf[right] || base.AreAlike(left, right);
}

/// <summary>Flow of a source along one of its arcs.</summary>
/// <param name="Source">The source.</param>
/// <param name="Position">Which of its arcs.</param>
/// <param name="Amount">How much, positive.</param>
public readonly record struct ArcFlow(int Source, int Position, double Amount);
