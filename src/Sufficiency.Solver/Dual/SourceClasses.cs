using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>Sources whose arcs lead to the same sinks, and the part of their arcs that prices make worth a look.</summary>
internal sealed class SourceClasses
{
    private readonly MixedIntegerProblem problem;
    private readonly int[][] membersOf;
    private readonly double[][] suppliesOf; // [class][member]
    private readonly (ArcPool Pool, int[] Slots)[] pools; // [class]

    public SourceClasses(MixedIntegerProblem problem)
    {
        this.problem = problem;
        var order = Enumerable.Range(0, problem.SourceCount).ToArray();
        if (!Enumerable.Range(1, Math.Max(0, order.Length - 1)).All(source => Compare(source - 1, source) < 0)) Array.Sort(order, Compare);
        var groups = problem.SourceGroup;
        var classes = new List<int[]>();
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && groups[order[end]] == groups[order[start]] && problem.Arcs.AreAlike(order[start], order[end]))
                end++;
            classes.Add(order[start..end]);
            start = end;
        }

        membersOf = [.. classes];
        suppliesOf = [.. classes.Select(members => members.Select(source => problem.Supply[source]).ToArray())];
        pools = ArcPools.Of(problem, [.. classes.Select(members => problem.Arcs.SinksOf(members[0]).ToArray())]);
    }

    /// <summary>Number of classes.</summary>
    public int Count => membersOf.Length;

    /// <summary>Sources of a class, increasing.</summary>
    public int[] Members(int sourceClass) => membersOf[sourceClass];

    /// <summary>Sink of each arc position of a class.</summary>
    public ReadOnlySpan<int> SinksOf(int sourceClass) => problem.Arcs.SinksOf(membersOf[sourceClass][0]);

    /// <summary>All classes with all arcs that are not blocked.</summary>
    public SourceClass[] Whole(bool[] isBlocked, CancellationToken cancellation) =>
        Build(sourceClass => (membersOf[sourceClass], suppliesOf[sourceClass]), isBlocked, cancellation);

    /// <summary>A few members of each class that stand for all of it, with the same total supply and
    /// all arcs that are not blocked.</summary>
    public SourceClass[] Sampled(int most, bool[] isBlocked, CancellationToken cancellation) =>
        Build(sourceClass => Sample(sourceClass, most), isBlocked, cancellation);

    /// <summary>What a unit into each position earns; −∞ where it is blocked.</summary>
    public static double[] DualValuesOf(ReadOnlySpan<int> sinks, double[] sinkDualValues, bool[] isBlocked)
    {
        var dualValues = new double[sinks.Length];
        for (var a = 0; a < dualValues.Length; a++)
            dualValues[a] = isBlocked[sinks[a]] ? double.NegativeInfinity : sinkDualValues[sinks[a]];
        return dualValues;
    }

    /// <summary>Σ price × coefficient of each sink.</summary>
    public double[] SinkDualValues(double[] prices)
    {
        var sinkDualValues = new double[problem.Sinks.Count];
        for (var k = 0; k < sinkDualValues.Length; k++) sinkDualValues[k] = SmoothDual.Dot(problem.Sinks[k].Rows, prices);
        return sinkDualValues;
    }

    /// <summary>A class with some of its arcs.</summary>
    /// <param name="sourceClass">Which.</param>
    /// <param name="start">Where each member's arcs start; one more value than members.</param>
    /// <param name="positions">Position of each arc.</param>
    /// <param name="costs">Cost a unit of each arc.</param>
    public SourceClass With(int sourceClass, int[] start, ReadOnlySpan<int> positions, ReadOnlySpan<double> costs) =>
        new(pools[sourceClass].Pool, pools[sourceClass].Slots, 1.0, suppliesOf[sourceClass], start, positions.ToArray(), costs.ToArray());

    /// <summary>The least reduced cost of a source's arcs.</summary>
    /// <param name="costs">Their costs a unit. [position]</param>
    /// <param name="dualValues">What a unit earns; −∞ where it is blocked. [position]</param>
    public static double Least(double[] costs, double[] dualValues)
    {
        var least = double.PositiveInfinity;
        for (var a = 0; a < costs.Length; a++)
        {
            var reduced = costs[a] - dualValues[a];
            if (reduced < least) least = reduced;
        }

        return least;
    }

    private SourceClass[] Build(Func<int, (int[] Members, double[] Supply)> members, bool[] isBlocked, CancellationToken cancellation)
    {
        var classes = new SourceClass[Count];
        Parallel.For(0, Count, new ParallelOptions { CancellationToken = cancellation }, sourceClass =>
        {
            var (chosen, supply) = members(sourceClass);
            classes[sourceClass] = Build(sourceClass, chosen, supply, isBlocked);
        });
        return classes;
    }

    private SourceClass Build(int sourceClass, int[] members, double[] supply, bool[] isBlocked)
    {
        var sinks = SinksOf(sourceClass).ToArray();
        int[] open = [.. Enumerable.Range(0, sinks.Length).Where(a => !isBlocked[sinks[a]])];
        var (costs, kept) = (new double[sinks.Length], new double[members.Length * open.Length]);
        for (var m = 0; m < members.Length; m++)
        {
            problem.Arcs.ReadCosts(members[m], costs);
            for (var k = 0; k < open.Length; k++) kept[(m * open.Length) + k] = costs[open[k]];
        }

        int[] positions = [.. Enumerable.Repeat(open, members.Length).SelectMany(all => all)];
        return new(pools[sourceClass].Pool, pools[sourceClass].Slots, 1.0, supply,
            [.. Enumerable.Range(0, members.Length + 1).Select(m => m * open.Length)], positions, kept);
    }

    // Spread evenly over the members, and from another start in every class: together they look everywhere.
    private (int[] Members, double[] Supply) Sample(int sourceClass, int most)
    {
        const double golden = 0.6180339887498949;
        var members = membersOf[sourceClass];
        if (members.Length <= most) return (members, suppliesOf[sourceClass]);
        var offset = sourceClass * golden % 1.0;
        int[] chosen = [.. Enumerable.Range(0, most).Select(k => members[(int)((k + offset) * members.Length / most)])];
        var factor = suppliesOf[sourceClass].Sum() / chosen.Sum(source => problem.Supply[source]);
        return (chosen, [.. chosen.Select(source => factor * problem.Supply[source])]);
    }

    // By group, by sinks, then as they are listed.
    private int Compare(int left, int right)
    {
        if (problem.SourceGroup[left] != problem.SourceGroup[right]) return problem.SourceGroup[left].CompareTo(problem.SourceGroup[right]);
        var bySinks = problem.Arcs.AreAlike(left, right) ? 0 : problem.Arcs.SinksOf(left)
            .SequenceCompareTo(problem.Arcs.SinksOf(right));
        return bySinks != 0 ? bySinks : left.CompareTo(right);
    }
}
