using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>Sources that share one split over the same intakes: a restriction of the problem, exact once its members agree.</summary>
internal sealed class Cluster
{
    private readonly bool[] isActive;
    private readonly List<int> active = [];

    public Cluster(MixedIntegerProblem problem, int[] members)
    {
        Members = members;
        var arcCount = problem.Arcs.IntakesOf(members[0]).Length;
        MeanCost = new double[arcCount];
        isActive = new bool[arcCount];
        var costs = new double[arcCount];
        foreach (var source in members)
        {
            Supply += problem.Supply[source];
            problem.Arcs.ReadCosts(source, costs);
            for (var a = 0; a < arcCount; a++) MeanCost[a] += problem.Supply[source] * costs[a];
        }

        for (var a = 0; a < arcCount; a++) MeanCost[a] /= Supply;
    }

    /// <summary>Its sources, increasing.</summary>
    public int[] Members { get; }

    /// <summary>Total supply of its members.</summary>
    public double Supply { get; }

    /// <summary>Supply-weighted mean cost of each arc position.</summary>
    public double[] MeanCost { get; }

    /// <summary>Arc positions in the restricted program, in the order they came.</summary>
    public IReadOnlyList<int> Active => active;

    /// <summary>Adds an arc position; false where it was there.</summary>
    public bool Activate(int position)
    {
        if (isActive[position]) return false;
        isActive[position] = true;
        active.Add(position);
        return true;
    }

    /// <summary>Drops positions that a test does not keep.</summary>
    public void Retain(Predicate<int> keep)
    {
        active.RemoveAll(position =>
        {
            if (keep(position)) return false;
            isActive[position] = false;
            return true;
        });
    }
}

/// <summary>Every source in exactly one cluster; clusters only ever split.</summary>
internal sealed class SourcePartition
{
    private const int PartArcs = 1;
    private readonly MixedIntegerProblem problem;
    private readonly List<Cluster> clusters = [];

    /// <summary>Starts with one cluster for all sources of a group that have the same intakes.</summary>
    public SourcePartition(MixedIntegerProblem problem)
    {
        this.problem = problem;
        var order = Enumerable.Range(0, problem.SourceCount).ToArray();
        var groups = problem.SourceGroup;
        Array.Sort(order, (left, right) => groups[left] != groups[right] ? groups[left].CompareTo(groups[right])
            : CompareIntakes(left, right) is var byIntakes and not 0 ? byIntakes : left.CompareTo(right));
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && groups[order[end]] == groups[order[start]] && problem.Arcs.AreAlike(order[start], order[end])) end++;
            clusters.Add(new(problem, order[start..end]));
            start = end;
        }

    }

    /// <summary>The clusters; the order changes only at their end.</summary>
    public IReadOnlyList<Cluster> Clusters => clusters;

    /// <summary>The intake of an arc position of a cluster.</summary>
    public int IntakeOf(Cluster cluster, int position) => problem.Arcs.IntakesOf(cluster.Members[0])[position];

    /// <summary>
    /// Splits off the members who lose more than a threshold along their cluster's favourite, by the arc they prefer; each part inherits its arcs and gains its own cheapest at the prices.
    /// </summary>
    /// <returns>Whether anything was split off.</returns>
    public bool Split(int clusterIndex, PricedArcs priced, double threshold)
    {
        var parent = clusters[clusterIndex];
        var favourite = priced.Favourite[clusterIndex];
        var parts = parent.Members.GroupBy(source => priced.Loss[source] > threshold ? priced.Preferred[source] : favourite)
            .OrderBy(part => part.Key == favourite ? -1 : part.Key).ToList();
        if (parts.Count == 1) return false;
        for (var i = 0; i < parts.Count; i++)
        {
            var part = new Cluster(problem, [.. parts[i]]);
            foreach (var position in parent.Active) part.Activate(position);
            ActivateCheapest(part, position => priced.MeanReduced(part, position), PartArcs);
            if (i == 0) clusters[clusterIndex] = part;
            else clusters.Add(part);
        }

        return true;
    }

    private static void ActivateCheapest(Cluster cluster, Func<int, double> cost, int count)
    {
        foreach (var position in Enumerable.Range(0, cluster.MeanCost.Length).OrderBy(cost).ThenBy(a => a).Take(count)) cluster.Activate(position);
    }

    private int CompareIntakes(int left, int right) =>
        problem.Arcs.AreAlike(left, right) ? 0 : problem.Arcs.IntakesOf(left).SequenceCompareTo(problem.Arcs.IntakesOf(right));
}
