using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition.Prices;

/// <summary>Sources whose arcs lead to the same intakes, and the part of their arcs that prices make worth a look.</summary>
internal sealed class SourceFamilies
{
    private readonly MixedIntegerProblem problem;
    private readonly int[][] membersOf;
    private readonly (ArcPool Pool, int[] Slots)[] pools; // [family]

    public SourceFamilies(MixedIntegerProblem problem)
    {
        this.problem = problem;
        var order = Enumerable.Range(0, problem.SourceCount).ToArray();
        var groups = problem.SourceGroup;
        Array.Sort(order, (left, right) => groups[left] != groups[right] ? groups[left].CompareTo(groups[right])
            : CompareIntakes(left, right) is var byIntakes and not 0 ? byIntakes : left.CompareTo(right));
        var families = new List<int[]>();
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && groups[order[end]] == groups[order[start]] && problem.Arcs.AreAlike(order[start], order[end])) end++;
            families.Add(order[start..end]);
            start = end;
        }

        membersOf = [.. families];
        pools = ArcPools.Of(problem, [.. families.Select(members => problem.Arcs.IntakesOf(members[0]).ToArray())]);
    }

    /// <summary>Number of families.</summary>
    public int Count => membersOf.Length;

    /// <summary>Sources of a family, increasing.</summary>
    public int[] Members(int family) => membersOf[family];

    /// <summary>Intake of each arc position of a family.</summary>
    public ReadOnlySpan<int> IntakesOf(int family) => problem.Arcs.IntakesOf(membersOf[family][0]);

    /// <summary>All families with the arcs whose reduced cost is within a window of the source's least.</summary>
    public SmoothFamily[] Near(double[] prices, double window, bool[] isBlocked, CancellationToken cancellation) =>
        Build(family => (membersOf[family], 1.0), prices, window, isBlocked, cancellation);

    /// <summary>A few members of each family that stand for all of it, with the same total supply.</summary>
    public SmoothFamily[] Sampled(int most, double[] prices, double window, bool[] isBlocked, CancellationToken cancellation) =>
        Build(family => Sample(family, most), prices, window, isBlocked, cancellation);

    /// <summary>Σ supply × least reduced cost over all arcs not blocked: the sources' part of the bound.</summary>
    public double Pay(double[] intakePrices, bool[] isBlocked, CancellationToken cancellation)
    {
        var pays = new double[Count];
        Parallel.For(0, Count, new ParallelOptions { CancellationToken = cancellation }, family =>
        {
            var intakes = IntakesOf(family);
            var costs = new double[intakes.Length];
            var earns = EarnsOf(intakes, intakePrices, isBlocked);
            foreach (var source in membersOf[family])
            {
                problem.Arcs.ReadCosts(source, costs);
                pays[family] += problem.Supply[source] * Least(costs, earns);
            }
        });
        return pays.Sum();
    }

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

    /// <summary>Adds to what is held of some families, null for nothing, the arcs whose reduced cost is within a window of the source's least.</summary>
    public void Look(SmoothFamily[] families, int[] which, double[] intakePrices, double window, bool[] isBlocked, CancellationToken cancellation) =>
        Build(families, which, family => (membersOf[family], 1.0), intakePrices, window, isBlocked, cancellation);

    private SmoothFamily[] Build(Func<int, (int[] Members, double Factor)> members, double[] prices, double window, bool[] isBlocked, CancellationToken cancellation)
    {
        var families = new SmoothFamily[Count];
        Build(families, [.. Enumerable.Range(0, Count)], members, IntakePrices(prices), window, isBlocked, cancellation);
        return families;
    }

    private void Build(
        SmoothFamily[] families, int[] which, Func<int, (int[] Members, double Factor)> members, double[] intakePrices, double window, bool[] isBlocked, CancellationToken cancellation) =>
        Parallel.For(0, which.Length, new ParallelOptions { CancellationToken = cancellation }, () => new ArcBuffer(), (i, _, buffer) =>
        {
            var (chosen, factor) = members(which[i]);
            families[which[i]] = Build(which[i], chosen, factor, EarnsOf(IntakesOf(which[i]), intakePrices, isBlocked), window, buffer, families[which[i]]);
            return buffer;
        }, _ => { });

    private SmoothFamily Build(int family, int[] members, double factor, double[] earns, double window, ArcBuffer buffer, SmoothFamily? before)
    {
        var costs = new double[earns.Length];
        var start = new int[members.Length + 1];
        var count = 0;
        for (var m = 0; m < members.Length; m++)
        {
            problem.Arcs.ReadCosts(members[m], costs);
            var most = Least(costs, earns) + window;
            buffer.Reserve(count + costs.Length);
            var (positions, kept) = (buffer.Positions, buffer.Costs);
            var (at, last) = before is null ? (0, 0) : (before.Start[m], before.Start[m + 1]);
            for (var a = 0; a < costs.Length; a++)
            {
                var was = at < last && before!.Position[at] == a;
                if (was) at++;
                if (!(was || costs[a] - earns[a] <= most) || double.IsNegativeInfinity(earns[a])) continue;
                positions[count] = a;
                kept[count++] = costs[a];
            }

            start[m + 1] = count;
        }

        return new(pools[family].Pool, pools[family].Slots, 1.0, [.. members.Select(source => factor * problem.Supply[source])], start, buffer.Positions[..count], buffer.Costs[..count]);
    }

    /// <summary>Room for the arcs of one family, kept from family to family.</summary>
    private sealed class ArcBuffer
    {
        public int[] Positions { get; private set; } = [];

        public double[] Costs { get; private set; } = [];

        public void Reserve(int count)
        {
            if (count <= Positions.Length) return;
            var (positions, costs) = (Positions, Costs);
            Array.Resize(ref positions, 2 * count);
            Array.Resize(ref costs, 2 * count);
            (Positions, Costs) = (positions, costs);
        }
    }

    // Spread evenly over the members, and from another start in every family: together they look everywhere.
    private (int[] Members, double Factor) Sample(int family, int most)
    {
        const double golden = 0.6180339887498949;
        var members = membersOf[family];
        if (members.Length <= most) return (members, 1.0);
        var offset = family * golden % 1.0;
        int[] chosen = [.. Enumerable.Range(0, most).Select(k => members[(int)((k + offset) * members.Length / most)])];
        return (chosen, members.Sum(source => problem.Supply[source]) / chosen.Sum(source => problem.Supply[source]));
    }

    private static double Least(double[] costs, double[] earns)
    {
        var least = double.PositiveInfinity;
        for (var a = 0; a < costs.Length; a++)
        {
            var reduced = costs[a] - earns[a];
            if (reduced < least) least = reduced;
        }

        return least;
    }

    private int CompareIntakes(int left, int right) =>
        problem.Arcs.AreAlike(left, right) ? 0 : problem.Arcs.IntakesOf(left).SequenceCompareTo(problem.Arcs.IntakesOf(right));
}
