namespace Sufficiency.Solver.Dual;

/// <summary>Orders rows so that rows that share curvature stand near one another.</summary>
/// <remarks>
/// E. Cuthill and J. McKee, Reducing the bandwidth of sparse symmetric matrices (1969), reversed as by A. George (1971). The first row is
/// found by the method of N. Gibbs, W. Poole and P. Stockmeyer (1976). Rows with many neighbours stand last, where they widen no other row.
/// </remarks>
internal sealed class RowOrder
{
    private const int Tries = 6; // counts of rows to put last
    private const double MostLast = 0.1; // of the rows
    private const double WorthIt = 0.98; // of the work of a simpler order
    private readonly RowGraph graph;
    private readonly int[] degrees; // [row]

    private RowOrder(RowGraph graph)
    {
        this.graph = graph;
        degrees = [.. Enumerable.Range(0, graph.RowCount).Select(graph.DegreeOf)];
    }

    /// <summary>The row at each place, and the first place that each place is joined to, in the order that takes the least work.</summary>
    public static (int[] Order, int[] First) Of(RowGraph graph)
    {
        var rows = Enumerable.Range(0, graph.RowCount).ToArray();
        var (order, first) = (rows, graph.FirstOf(rows));
        var least = WorkOf(first);
        var search = new RowOrder(graph);
        int[] widest = [.. rows.OrderByDescending(row => search.degrees[row])];
        var counts = Enumerable.Range(0, Tries).Select(k => (int)(k * MostLast / (Tries - 1) * rows.Length)).Distinct().ToArray();
        var tried = counts.AsParallel().AsOrdered().Select(count => search.Reversed([.. widest[..count].Order()])).ToArray();
        foreach (var candidate in tried)
        {
            var itsFirst = graph.FirstOf(candidate);
            var work = WorkOf(itsFirst);
            if (work < WorthIt * least) (order, first, least) = (candidate, itsFirst, work);
        }

        return (order, first);
    }

    /// <summary>Multiply-adds of a factorisation.</summary>
    private static double WorkOf(int[] first)
    {
        var work = 0L;
        for (var i = 0; i < first.Length; i++)
        {
            for (var j = first[i]; j < i; j++) work += Math.Max(0, j - Math.Max(first[i], first[j]));
        }

        return work;
    }

    /// <summary>Cuthill and McKee's order, reversed part by part, with some rows put last.</summary>
    private int[] Reversed(int[] last)
    {
        var open = graph.SetOf(Enumerable.Range(0, graph.RowCount).Except(last));
        var isDone = new bool[graph.RowCount];
        foreach (var row in last) isDone[row] = true;
        var order = new List<int>(graph.RowCount);
        foreach (var seed in Enumerable.Range(0, graph.RowCount).OrderBy(row => degrees[row]))
        {
            if (isDone[seed]) continue;
            var part = FromEnd(seed, open);
            foreach (var row in part) isDone[row] = true;
            part.Reverse();
            order.AddRange(part);
        }

        return [.. order, .. last];
    }

    /// <summary>Rows joined to a row, level by level from a distant row, so that there are many levels.</summary>
    /// <param name="seed">The row.</param>
    /// <param name="open">The rows to be ordered; the rows found are taken out.</param>
    private List<int> FromEnd(int seed, ulong[] open)
    {
        var (rows, depth, end) = Levels(seed, (ulong[])open.Clone());
        while (true)
        {
            var (further, itsDepth, itsEnd) = Levels(end, (ulong[])open.Clone());
            if (itsDepth <= depth) break;
            (rows, depth, end) = (further, itsDepth, itsEnd);
        }

        var found = graph.SetOf(rows);
        for (var w = 0; w < open.Length; w++) open[w] &= ~found[w];
        return rows;
    }

    /// <summary>
    /// Rows level by level from a first row, the number of levels, and the row of the last level with the fewest neighbours.
    /// </summary>
    private (List<int> Rows, int Depth, int End) Levels(int from, ulong[] open)
    {
        var (rows, found) = (new List<int> { from }, new List<int>());
        open[from / 64] &= ~(1UL << (from % 64));
        var (depth, levelStart) = (0, 0);
        for (var k = 0; k < rows.Count;)
        {
            (levelStart, depth) = (k, depth + 1);
            for (var levelEnd = rows.Count; k < levelEnd; k++)
            {
                found.Clear();
                graph.TakeJoined(rows[k], open, found);
                rows.AddRange(found.OrderBy(row => degrees[row]));
            }
        }

        return (rows, depth, rows.Skip(levelStart).MinBy(row => degrees[row]));
    }
}
