using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Structure;

/// <summary>
/// Sinks that exist only once a choice set opens: a row they use has nothing to give but what the set's columns bring.
/// </summary>
internal sealed class SetupLinks
{
    private readonly SetPackingRows packing;
    private readonly int[] setOf; // [sink], −1 for none
    private readonly ulong[] openers; // [sink]: bit i set where the i-th member of the set opens it
    private readonly int[] rowSet; // [row], −1 for none
    private readonly ulong[] rowOpeners; // [row]: bit i set where the i-th member of the set gives it anything
    private readonly double[] mostPrice; // [row]: at most that, its continuous columns pay what the row forces; +∞ where it has none

    public SetupLinks(MixedIntegerProblem problem, SetPackingRows packing)
    {
        this.packing = packing;
        rowSet = LinkedRows(problem, packing, out rowOpeners);
        setOf = new int[problem.Sinks.Count];
        openers = new ulong[problem.Sinks.Count];
        for (var k = 0; k < setOf.Length; k++)
        {
            setOf[k] = -1;
            var rows = problem.Sinks[k].Rows;
            for (var e = 0; e < rows.Indices.Length; e++)
            {
                var set = rowSet[rows.Indices[e]];
                if (set < 0 || rows.Coefficients[e] <= 0 || (setOf[k] >= 0 && setOf[k] != set)) continue;
                openers[k] = setOf[k] < 0 ? rowOpeners[rows.Indices[e]] : openers[k] & rowOpeners[rows.Indices[e]];
                setOf[k] = set;
            }
        }

        mostPrice = [.. Enumerable.Repeat(double.PositiveInfinity, problem.Rows.Count)];
        foreach (var column in problem.LinkingVariables.Where(column => !column.IsInteger))
        {
            for (var e = 0; e < column.Rows.Indices.Length; e++)
                mostPrice[column.Rows.Indices[e]] = Math.Min(mostPrice[column.Rows.Indices[e]], column.Cost / column.Rows.Coefficients[e]);
        }

        // A row shared with sinks of another set has more to do than to keep one set's sinks out.
        IsLinkedRow = [.. rowSet.Select(set => set >= 0)];
        for (var k = 0; k < setOf.Length; k++)
        {
            foreach (var row in problem.Sinks[k].Rows.Indices) IsLinkedRow[row] &= rowSet[row] == setOf[k];
        }
    }

    /// <summary>Whether the row holds nothing but what a choice set brings.</summary>
    public bool[] IsLinkedRow { get; }

    /// <summary>The set a sink waits for; −1 for none.</summary>
    public int SetOf(int sink) => setOf[sink];

    /// <summary>Members of the set that open the sink, as bits by their place in the set.</summary>
    public ulong OpenersOf(int sink) => openers[sink];

    /// <summary>Whether no column that may still open leads to each sink. [sink]</summary>
    public bool[] Blocked(double[] upper)
    {
        var mayOpen = MayOpen(upper);
        return [.. setOf.Select((set, sink) => set >= 0 && (openers[sink] & mayOpen[set]) == 0)];
    }

    private ulong[] MayOpen(double[] upper)
    {
        var mayOpen = new ulong[packing.Count];
        for (var set = 0; set < mayOpen.Length; set++)
        {
            var members = packing.Members(set);
            for (var i = 0; i < members.Length && i < 64; i++)
            {
                if (upper[members[i]] > 0) mayOpen[set] |= 1UL << i;
            }
        }

        return mayOpen;
    }

    /// <summary>Rows of sets that only blocked sinks use. [row]</summary>
    public bool[] InactiveRows(MixedIntegerProblem problem, bool[] isBlocked)
    {
        var isInactive = (bool[])IsLinkedRow.Clone();
        for (var k = 0; k < isBlocked.Length; k++)
        {
            if (isBlocked[k]) continue;
            foreach (var row in problem.Sinks[k].Rows.Indices) isInactive[row] = false;
        }

        return isInactive;
    }

    /// <summary>Prices of a choice, those of rows that it closes taken from others: no flow says what places
    /// are worth that nobody can have.</summary>
    /// <remarks>Prices of closed rows are low enough that their columns pay what the rows force on them, or the bound would miss
    /// that.</remarks>
    /// <param name="problem">The problem.</param>
    /// <param name="upper">Upper bounds of the linking variables.</param>
    /// <param name="prices">The prices. [row]</param>
    /// <param name="others">Where those of closed rows are taken from. [row]</param>
    public double[] WithInactive(MixedIntegerProblem problem, double[] upper, double[] prices, double[] others)
    {
        var (isInactive, mayOpen) = (InactiveRows(problem, Blocked(upper)), MayOpen(upper));
        return [.. prices.Select((price, row) =>
            !isInactive[row] ? price
            : double.IsPositiveInfinity(mostPrice[row]) ? others[row]
            : (rowOpeners[row] & mayOpen[rowSet[row]]) != 0 ? price // its columns say what its places are worth
            : Math.Min(others[row], mostPrice[row]))];
    }

    private static int[] LinkedRows(MixedIntegerProblem problem, SetPackingRows packing, out ulong[] openers)
    {
        var set = Enumerable.Repeat(-1, problem.Rows.Count).ToArray();
        var isOpen = MostGiven(problem).Select((most, row) => most > 0.0 || double.IsFinite(problem.Rows[row].Lower)).ToArray();
        openers = new ulong[problem.Rows.Count];
        for (var j = 0; j < problem.LinkingVariables.Count; j++)
        {
            var rows = problem.LinkingVariables[j].Rows;
            if (!problem.LinkingVariables[j].IsInteger) continue;
            for (var e = 0; e < rows.Indices.Length; e++)
            {
                var (row, own) = (rows.Indices[e], packing.SetOf(j));
                if (rows.Coefficients[e] >= 0) isOpen[row] = true;
                var place = own < 0 ? -1 : Array.IndexOf(packing.Members(own), j);
                if (own < 0 || place >= 64 || (set[row] >= 0 && set[row] != own)) isOpen[row] = true;
                if (isOpen[row]) continue;
                set[row] = own;
                openers[row] |= 1UL << place;
            }
        }

        foreach (var sink in problem.Sinks)
        {
            for (var e = 0; e < sink.Rows.Indices.Length; e++)
            {
                if (sink.Rows.Coefficients[e] < 0) isOpen[sink.Rows.Indices[e]] = true;
            }
        }

        return [.. set.Select((own, row) => isOpen[row] ? -1 : own)];
    }

    /// <summary>
    /// What each row has for flows where nothing opens: its upper side and the most that continuous columns give it. [row]
    /// </summary>
    private static double[] MostGiven(MixedIntegerProblem problem)
    {
        double[] most = [.. problem.Rows.Select(row => row.Upper)];
        foreach (var column in problem.LinkingVariables.Where(column => !column.IsInteger))
        {
            for (var e = 0; e < column.Rows.Indices.Length; e++)
                most[column.Rows.Indices[e]] -= Math.Min(column.Rows.Coefficients[e] * column.Lower,
                    column.Rows.Coefficients[e] * column.Upper);
        }

        return most;
    }
}
