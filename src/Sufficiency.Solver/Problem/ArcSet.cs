namespace Sufficiency.Solver.Problem;

/// <summary>The arcs of every source: which sink each leads to and what a unit costs. Positions count from 0 within a source.</summary>
public abstract class ArcSet
{
    /// <summary>Number of sources.</summary>
    public abstract int SourceCount { get; }

    /// <summary>Number of arcs of all sources.</summary>
    public abstract long Count { get; }

    /// <summary>The sink of each arc of a source.</summary>
    public abstract ReadOnlySpan<int> SinksOf(int source);

    /// <summary>Writes the cost a unit of each arc of a source; the span has as many values as the source has arcs.</summary>
    public abstract void ReadCosts(int source, Span<double> costs);

    /// <summary>Cost a unit of one arc.</summary>
    public abstract double CostOf(int source, int position);

    /// <summary>Writes the costs of several sources that are alike, position by position. [position, source], flattened by rows.</summary>
    /// <param name="sources">The sources, increasing.</param>
    /// <param name="costs">As many values as all of them have arcs.</param>
    public virtual void ReadCosts(ReadOnlySpan<int> sources, Span<double> costs)
    {
        for (var i = 0; i < sources.Length; i++)
        {
            for (var position = 0; position < costs.Length / sources.Length; position++)
                costs[(position * sources.Length) + i] = CostOf(sources[i], position);
        }
    }

    /// <summary>Whether two sources have the same sinks at the same positions.</summary>
    public virtual bool AreAlike(int left, int right) => SinksOf(left).SequenceEqual(SinksOf(right));

    /// <summary>Costs of a source's arcs in an array of their own.</summary>
    public double[] CostsOf(int source)
    {
        var costs = new double[SinksOf(source).Length];
        ReadCosts(source, costs);
        return costs;
    }
}

/// <summary>Arcs listed one by one.</summary>
/// <param name="start">Where each source's arcs start; one more value than sources.</param>
/// <param name="sink">The sink of each arc.</param>
/// <param name="cost">Cost a unit of each arc.</param>
public sealed class ListedArcs(int[] start, int[] sink, double[] cost) : ArcSet
{
    /// <inheritdoc />
    public override int SourceCount => start.Length - 1;

    /// <inheritdoc />
    public override long Count => cost.Length;

    /// <inheritdoc />
    public override ReadOnlySpan<int> SinksOf(int source) => sink.AsSpan(start[source], start[source + 1] - start[source]);

    /// <inheritdoc />
    public override void ReadCosts(int source, Span<double> costs) => cost.AsSpan(start[source], costs.Length).CopyTo(costs);

    /// <inheritdoc />
    public override double CostOf(int source, int position) => cost[start[source] + position];
}

/// <summary>Flow of a source along one of its arcs.</summary>
/// <param name="Source">The source.</param>
/// <param name="Position">Which of its arcs.</param>
/// <param name="Amount">How much, positive.</param>
public readonly record struct ArcFlow(int Source, int Position, double Amount);
