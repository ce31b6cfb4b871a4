using System.Runtime.CompilerServices;

namespace Sufficiency.Solver.Dual;

/// <summary>Room for the arcs of one class, kept from class to class.</summary>
internal sealed class ArcBuffer
{
    private int[] positions = [];
    private double[] costs = [];
    private double[] reduced = []; // of the arcs that were reduced last

    public int Count { get; private set; }

    public ReadOnlySpan<int> Positions => positions.AsSpan(0, Count);

    public ReadOnlySpan<double> Costs => costs.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>Makes room for as many arcs, to be put one by one.</summary>
    public void Extend(int count)
    {
        Reserve(count);
        Count = count;
    }

    /// <summary>Puts an arc in its place.</summary>
    public void Put(int at, int position, double cost) => (positions[at], costs[at]) = (position, cost);

    /// <summary>Works out the reduced costs of a source's arcs and returns the least.</summary>
    /// <param name="from">Position of each arc.</param>
    /// <param name="cost">Its cost a unit.</param>
    /// <param name="dualValues">What a unit earns; −∞ where it is blocked. [position]</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Reduce(ReadOnlySpan<int> from, ReadOnlySpan<double> cost, ReadOnlySpan<double> dualValues)
    {
        if (reduced.Length < from.Length) reduced = new double[2 * from.Length];
        var (least, own) = (double.PositiveInfinity, reduced);
        for (var k = 0; k < from.Length; k++)
        {
            var value = cost[k] - dualValues[from[k]];
            own[k] = value;
            if (value < least) least = value;
        }

        return least;
    }

    /// <summary>Adds those of the arcs just reduced that are not blocked and cost no more than that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddReduced(ReadOnlySpan<int> from, ReadOnlySpan<double> cost, double most)
    {
        Reserve(Count + from.Length);
        var (count, own) = (Count, reduced);
        for (var k = 0; k < from.Length; k++)
        {
            (positions[count], costs[count]) = (from[k], cost[k]);
            count += IsNear(own[k], most) ? 1 : 0;
        }

        Count = count;
    }

    /// <summary>Adds the same and other arcs, each once, in the order of positions.</summary>
    public void AddReduced(ReadOnlySpan<int> from, ReadOnlySpan<double> cost, double most, ReadOnlySpan<int> others,
        ReadOnlySpan<double> othersCost)
    {
        Reserve(Count + from.Length + others.Length);
        var at = 0;
        for (var k = 0; k < from.Length; k++)
        {
            for (; at < others.Length && others[at] < from[k]; at++) Add(others[at], othersCost[at]);
            var isOther = at < others.Length && others[at] == from[k];
            if (isOther) at++;
            if (isOther || IsNear(reduced[k], most)) Add(from[k], cost[k]);
        }

        for (; at < others.Length; at++) Add(others[at], othersCost[at]);
    }

    // What is blocked is never near, not even where everything is.
    private static bool IsNear(double reduced, double most) => reduced <= most && reduced < double.PositiveInfinity;

    private void Add(int position, double cost) => Put(Count++, position, cost);

    private void Reserve(int count)
    {
        if (count <= positions.Length) return;
        Array.Resize(ref positions, 2 * count);
        Array.Resize(ref costs, 2 * count);
    }
}
