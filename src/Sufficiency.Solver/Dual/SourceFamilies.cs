using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>Sources whose arcs lead to the same intakes, and the part of their arcs that prices make worth a look.</summary>
internal sealed class SourceFamilies
{
    private readonly MixedIntegerProblem problem;
    private readonly int[][] membersOf;
    private readonly double[][] suppliesOf; // [family][member]
    private readonly (ArcPool Pool, int[] Slots)[] pools; // [family]

    public SourceFamilies(MixedIntegerProblem problem)
    {
        this.problem = problem;
        var order = Enumerable.Range(0, problem.SourceCount).ToArray();
        if (!Enumerable.Range(1, Math.Max(0, order.Length - 1)).All(source => Compare(source - 1, source) < 0)) Array.Sort(order, Compare);
        var groups = problem.SourceGroup;
        var families = new List<int[]>();
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && groups[order[end]] == groups[order[start]] && problem.Arcs.AreAlike(order[start], order[end]))
                end++;
            families.Add(order[start..end]);
            start = end;
        }

        membersOf = [.. families];
        suppliesOf = [.. families.Select(members => members.Select(source => problem.Supply[source]).ToArray())];
        pools = ArcPools.Of(problem, [.. families.Select(members => problem.Arcs.IntakesOf(members[0]).ToArray())]);
    }

    /// <summary>Number of families.</summary>
    public int Count => membersOf.Length;

    /// <summary>Sources of a family, increasing.</summary>
    public int[] Members(int family) => membersOf[family];

    /// <summary>Intake of each arc position of a family.</summary>
    public ReadOnlySpan<int> IntakesOf(int family) => problem.Arcs.IntakesOf(membersOf[family][0]);

    /// <summary>All families with all arcs that are not blocked.</summary>
    public SmoothFamily[] Whole(bool[] isBlocked, CancellationToken cancellation) =>
        Build(family => (membersOf[family], suppliesOf[family]), isBlocked, cancellation);

    /// <summary>A few members of each family that stand for all of it, with the same total supply and
    /// all arcs that are not blocked.</summary>
    public SmoothFamily[] Sampled(int most, bool[] isBlocked, CancellationToken cancellation) =>
        Build(family => Sample(family, most), isBlocked, cancellation);

    /// <summary>What a unit into each position earns; −∞ where it is blocked.</summary>
    public static double[] EarnsOf(ReadOnlySpan<int> intakes, double[] intakePrices, bool[] isBlocked)
    {
        var earns = new double[intakes.Length];
        for (var a = 0; a < earns.Length; a++) earns[a] = isBlocked[intakes[a]] ? double.NegativeInfinity : intakePrices[intakes[a]];
        return earns;
    }

    /// <summary>Σ price × coefficient of each intake.</summary>
    public double[] IntakePrices(double[] prices)
    {
        var intakePrices = new double[problem.Intakes.Count];
        for (var k = 0; k < intakePrices.Length; k++) intakePrices[k] = SmoothDual.Dot(problem.Intakes[k].Rows, prices);
        return intakePrices;
    }

    /// <summary>A family with some of its arcs.</summary>
    /// <param name="family">Which.</param>
    /// <param name="start">Where each member's arcs start; one more value than members.</param>
    /// <param name="positions">Position of each arc.</param>
    /// <param name="costs">Cost a unit of each arc.</param>
    public SmoothFamily With(int family, int[] start, ReadOnlySpan<int> positions, ReadOnlySpan<double> costs) =>
        new(pools[family].Pool, pools[family].Slots, 1.0, suppliesOf[family], start, positions.ToArray(), costs.ToArray());

    /// <summary>The least reduced cost of a source's arcs.</summary>
    /// <param name="costs">Their costs a unit. [position]</param>
    /// <param name="earns">What a unit earns; −∞ where it is blocked. [position]</param>
    public static double Least(double[] costs, double[] earns)
    {
        var least = double.PositiveInfinity;
        for (var a = 0; a < costs.Length; a++)
        {
            var reduced = costs[a] - earns[a];
            if (reduced < least) least = reduced;
        }

        return least;
    }

    private SmoothFamily[] Build(Func<int, (int[] Members, double[] Supply)> members, bool[] isBlocked, CancellationToken cancellation)
    {
        var families = new SmoothFamily[Count];
        Parallel.For(0, Count, new ParallelOptions { CancellationToken = cancellation }, family =>
        {
            var (chosen, supply) = members(family);
            families[family] = Build(family, chosen, supply, isBlocked);
        });
        return families;
    }

    private SmoothFamily Build(int family, int[] members, double[] supply, bool[] isBlocked)
    {
        var intakes = IntakesOf(family).ToArray();
        int[] open = [.. Enumerable.Range(0, intakes.Length).Where(a => !isBlocked[intakes[a]])];
        var (costs, kept) = (new double[intakes.Length], new double[members.Length * open.Length]);
        for (var m = 0; m < members.Length; m++)
        {
            problem.Arcs.ReadCosts(members[m], costs);
            for (var k = 0; k < open.Length; k++) kept[(m * open.Length) + k] = costs[open[k]];
        }

        int[] positions = [.. Enumerable.Repeat(open, members.Length).SelectMany(all => all)];
        return new(pools[family].Pool, pools[family].Slots, 1.0, supply,
            [.. Enumerable.Range(0, members.Length + 1).Select(m => m * open.Length)], positions, kept);
    }

    // Spread evenly over the members, and from another start in every family: together they look everywhere.
    private (int[] Members, double[] Supply) Sample(int family, int most)
    {
        const double golden = 0.6180339887498949;
        var members = membersOf[family];
        if (members.Length <= most) return (members, suppliesOf[family]);
        var offset = family * golden % 1.0;
        int[] chosen = [.. Enumerable.Range(0, most).Select(k => members[(int)((k + offset) * members.Length / most)])];
        var factor = suppliesOf[family].Sum() / chosen.Sum(source => problem.Supply[source]);
        return (chosen, [.. chosen.Select(source => factor * problem.Supply[source])]);
    }

    // By group, by intakes, then as they are listed.
    private int Compare(int left, int right)
    {
        if (problem.SourceGroup[left] != problem.SourceGroup[right]) return problem.SourceGroup[left].CompareTo(problem.SourceGroup[right]);
        var byIntakes = problem.Arcs.AreAlike(left, right) ? 0 : problem.Arcs.IntakesOf(left)
            .SequenceCompareTo(problem.Arcs.IntakesOf(right));
        return byIntakes != 0 ? byIntakes : left.CompareTo(right);
    }
}
