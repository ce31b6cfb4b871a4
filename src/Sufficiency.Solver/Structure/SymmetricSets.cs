using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Structure;

/// <summary>
/// Choice sets whose columns are alike one by one: of choices that differ by swapping such sets, only the ordered one need be asked for.
/// </summary>
/// <remarks>
/// Sets are alike if their i-th columns have the same cost and bounds, the same coefficients in every shared row, and the same in their
/// own rows, which no other column stands in and whose bounds are equal.
/// Swapping two alike sets, each with its own rows, gives the same problem again. A plan stays a plan and costs the same.
/// A set opens at most one column. Sorted by which they open, those that open none last, alike sets satisfy for every t that the first t
/// columns of a set sum to no less than those of the next.
/// So every choice has an ordered one of the same cost, and rows that ask for order leave out no cost: Margot, Symmetry in integer linear
/// programming, in 50 Years of Integer Programming 1958–2008 (2010) 647–686.
/// </remarks>
internal sealed class SymmetricSets
{
    private readonly MixedIntegerProblem problem;
    private readonly SetPackingRows packing;
    private readonly int[] ownerOf; // [row]: the set that alone stands in it; −1 for none
    private readonly List<List<int>> groups = []; // sets

    public SymmetricSets(MixedIntegerProblem problem, RowRoles roles, SetPackingRows packing)
    {
        (this.problem, this.packing) = (problem, packing);
        ownerOf = Owners(roles);
        for (var set = 0; set < packing.Count; set++)
        {
            if (groups.Find(group => AreAlike(group[0], set)) is { } own) own.Add(set);
            else groups.Add([set]);
        }

        groups.RemoveAll(group => group.Count == 1);
        Pairs = [.. groups.SelectMany(group => group.Zip(group.Skip(1), (left, right) => (packing.Members(left), packing.Members(right))))];
    }

    /// <summary>Columns of two alike sets: the first set opens no later in its order than the second.</summary>
    public IReadOnlyList<(int[] First, int[] Second)> Pairs { get; }

    /// <summary>The choice with its alike sets in order. [linking variable]</summary>
    public double[] Ordered(double[] side)
    {
        var ordered = (double[])side.Clone();
        foreach (var group in groups)
        {
            double[][] values = [.. group.Select(set => Array.ConvertAll(packing.Members(set), j => side[j]))];
            var sorted = values.Order(Comparer<double[]>.Create(Compare)).ToList();
            for (var s = 0; s < sorted.Count; s++)
            {
                var columns = packing.Members(group[s]);
                for (var i = 0; i < columns.Length; i++) ordered[columns[i]] = sorted[s][i];
            }
        }

        return ordered;
    }

    /// <summary>Whether alike sets are in order.</summary>
    public bool AreOrdered(double[] side) => Pairs.All(pair =>
        Compare(Array.ConvertAll(pair.First, j => side[j]), Array.ConvertAll(pair.Second, j => side[j])) <= 0);

    /// <summary>What opens sooner comes first.</summary>
    private static int Compare(double[]? left, double[]? right)
    {
        for (var i = 0; i < left!.Length; i++)
        {
            if (left[i] != right![i]) return right[i].CompareTo(left[i]);
        }

        return 0;
    }

    private int[] Owners(RowRoles roles)
    {
        const int unused = -2, none = -1;
        var owners = Enumerable.Range(0, problem.Rows.Count).Select(row => roles.IsPriced(row) ? none : unused).ToArray();
        for (var j = 0; j < problem.LinkingVariables.Count; j++)
        {
            foreach (var row in problem.LinkingVariables[j].Rows.Indices)
            {
                owners[row] = owners[row] == unused || owners[row] == packing.SetOf(j) ? packing.SetOf(j) : none;
            }
        }

        return owners;
    }

    private bool AreAlike(int left, int right)
    {
        var (first, second) = (packing.Members(left), packing.Members(right));
        var (ownFirst, ownSecond) = (OwnRows(first), OwnRows(second));
        return first.Length == second.Length && ownFirst.Length == ownSecond.Length
            && ownFirst.Zip(ownSecond).All(pair => problem.Rows[pair.First] is var one && problem.Rows[pair.Second] is var other
                && one.Lower.Equals(other.Lower) && one.Upper.Equals(other.Upper))
            && first.Zip(second).All(pair => Signature(pair.First, ownFirst).SequenceEqual(Signature(pair.Second, ownSecond)));
    }

    private int[] OwnRows(int[] columns) =>
        [.. columns.SelectMany(j => problem.LinkingVariables[j].Rows.Indices).Where(row => ownerOf[row] >= 0).Distinct().Order()];

    /// <summary>What a column is and does, its own rows by their place among them and shared rows after these.</summary>
    private IEnumerable<(int Row, double Value)> Signature(int column, int[] own)
    {
        var (_, lower, upper, _, cost, rows) = problem.LinkingVariables[column];
        IEnumerable<(int Row, double Value)> entries = rows.Indices.Zip(rows.Coefficients, (row, coefficient) =>
            (ownerOf[row] >= 0 ? Array.IndexOf(own, row) : own.Length + row, coefficient));
        return [(-1, cost), (-2, lower), (-3, upper), .. entries.Order()];
    }
}
