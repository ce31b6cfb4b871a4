using System.Numerics;

namespace Sufficiency.Solver.Dual;

/// <summary>Which pairs of rows share curvature: a set of bits a row.</summary>
internal sealed class RowGraph
{
    private const int Bits = 64;
    private readonly ulong[][] joined; // [row]

    public RowGraph(int rowCount)
    {
        RowCount = rowCount;
        joined = [.. Enumerable.Range(0, rowCount).Select(row => Add(NoRows(), row))];
    }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Number of rows that a row is joined to, including itself.</summary>
    public int DegreeOf(int row) => joined[row].Sum(BitOperations.PopCount);

    /// <summary>Whether two rows are joined.</summary>
    public bool AreJoined(int row, int other) => (joined[row][other / Bits] >> (other % Bits) & 1) != 0;

    /// <summary>Joins all rows of a set to one another.</summary>
    public void Join(IReadOnlyCollection<int> rows)
    {
        var set = NoRows();
        foreach (var row in rows) Add(set, row);
        foreach (var row in rows)
        {
            var own = joined[row];
            for (var w = 0; w < own.Length; w++) own[w] |= set[w];
        }
    }

    /// <summary>The rows that a row is joined to, including itself.</summary>
    public IEnumerable<int> JoinedTo(int row) => RowsOf(joined[row]);

    /// <summary>For each place, the first place among the rows that its row is joined to. [place]</summary>
    /// <param name="order">The row at each place.</param>
    public int[] FirstOf(int[] order)
    {
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++) place[order[i]] = i;
        var first = new int[order.Length];
        Parallel.For(0, order.Length, i => first[i] = JoinedTo(order[i]).Min(row => place[row]));
        return first;
    }

    /// <summary>Moves the rows that a row is joined to from a set to a list, increasing.</summary>
    public void TakeJoined(int row, ulong[] from, List<int> taken)
    {
        var own = joined[row];
        for (var w = 0; w < own.Length; w++)
        {
            var both = own[w] & from[w];
            if (both == 0) continue;
            from[w] &= ~both;
            for (; both != 0; both &= both - 1) taken.Add((w * Bits) + BitOperations.TrailingZeroCount(both));
        }
    }

    /// <summary>A set of rows.</summary>
    public ulong[] SetOf(IEnumerable<int> rows) => rows.Aggregate(NoRows(), Add);

    private ulong[] NoRows() => new ulong[(RowCount + Bits - 1) / Bits];

    private static ulong[] Add(ulong[] set, int row)
    {
        set[row / Bits] |= 1UL << (row % Bits);
        return set;
    }

    private static IEnumerable<int> RowsOf(ulong[] set)
    {
        for (var w = 0; w < set.Length; w++)
        {
            for (var rest = set[w]; rest != 0; rest &= rest - 1) yield return (w * Bits) + BitOperations.TrailingZeroCount(rest);
        }
    }
}
