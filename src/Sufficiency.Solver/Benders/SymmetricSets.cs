using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>
/// Finds sets of integers that may be swapped at no cost. Of choices that differ by swapping such sets, only the ordered choice need be
/// asked for.
/// </summary>
/// <remarks>
/// Sets are symmetric if their i-th integers have the same cost, bounds and coefficients. A row of a set's own counts by its place among
/// the set's own rows, whose bounds must be equal. Swapping two symmetric sets, each with its own rows, gives the same problem again, so a
/// plan stays a plan and costs the same. Order rows therefore leave out no cost: the first t integers of a set sum to no less than the
/// first t of the next set. Margot, Symmetry in integer linear programming, in 50 Years of Integer Programming 1958–2008 (2010) 647–686.
/// </remarks>
internal sealed class SymmetricSets
{
    private readonly MixedIntegerProblem problem;
    private readonly SetPackingRows packing;
    private readonly int[] ownerOf; // [row]: the one set that uses it; −1 for none
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

    /// <summary>Integers of two symmetric sets: in an ordered choice the first set opens no later than the second.</summary>
    public IReadOnlyList<(int[] First, int[] Second)> Pairs { get; }

    /// <summary>The choice with its symmetric sets in order. [linking variable]</summary>
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

    /// <summary>Whether symmetric sets are in order.</summary>
    public bool AreOrdered(double[] side) => Pairs.All(pair =>
        Compare(Array.ConvertAll(pair.First, j => side[j]), Array.ConvertAll(pair.Second, j => side[j])) <= 0);

    /// <summary>The set that opens sooner comes first.</summary>
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

    /// <summary>
    /// Cost, bounds and coefficients of an integer. Its own rows are numbered by their place, and shared rows after them.
    /// </summary>
    private IEnumerable<(int Row, double Value)> Signature(int column, int[] own)
    {
        var (_, lower, upper, _, cost, rows) = problem.LinkingVariables[column];
        IEnumerable<(int Row, double Value)> entries = rows.Indices.Zip(rows.Coefficients, (row, coefficient) =>
            (ownerOf[row] >= 0 ? Array.IndexOf(own, row) : own.Length + row, coefficient));
        return [(-1, cost), (-2, lower), (-3, upper), .. entries.Order()];
    }
}
