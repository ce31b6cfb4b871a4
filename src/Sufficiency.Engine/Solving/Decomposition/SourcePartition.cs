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
        var arcCount = problem.ArcStart[members[0] + 1] - problem.ArcStart[members[0]];
        MeanCost = new double[arcCount];
        isActive = new bool[arcCount];
        foreach (var source in members)
        {
            Supply += problem.Supply[source];
            var start = problem.ArcStart[source];
            for (var a = 0; a < arcCount; a++) MeanCost[a] += problem.Supply[source] * problem.ArcCost[start + a];
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
            while (end < order.Length && groups[order[end]] == groups[order[start]] && CompareIntakes(order[start], order[end]) == 0) end++;
            clusters.Add(new(problem, order[start..end]));
            start = end;
        }

        foreach (var cluster in clusters) ActivateCheapest(cluster);
    }

    /// <summary>The clusters; the order changes only at their end.</summary>
    public IReadOnlyList<Cluster> Clusters => clusters;

    /// <summary>The intake of an arc position of a cluster.</summary>
    public int IntakeOf(Cluster cluster, int position) => problem.ArcIntake[problem.ArcStart[cluster.Members[0]] + position];

    /// <summary>Splits a cluster by the arc each member prefers; its parts inherit its arcs.</summary>
    public void Split(int clusterIndex, int[] preferred)
    {
        var parent = clusters[clusterIndex];
        var parts = parent.Members.GroupBy(source => preferred[source]).OrderBy(part => part.Key).Select(part => new Cluster(problem, [.. part])).ToList();
        var keys = parent.Members.Select(source => preferred[source]).Distinct().Order().ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var position in parent.Active) parts[i].Activate(position);
            parts[i].Activate(keys[i]);
        }

        clusters[clusterIndex] = parts[0];
        clusters.AddRange(parts.Skip(1));
    }

    private void ActivateCheapest(Cluster cluster)
    {
        const int startArcs = 4; // the four to six cheapest providers start well at county scale
        var order = Enumerable.Range(0, cluster.MeanCost.Length).OrderBy(a => cluster.MeanCost[a]).ThenBy(a => a).ToList();
        foreach (var position in order.Take(startArcs)) cluster.Activate(position);
        var free = order.FindIndex(position => problem.Intakes[IntakeOf(cluster, position)].Rows.Indices.Length == 0);
        if (free >= 0) cluster.Activate(order[free]);
    }

    private int CompareIntakes(int left, int right)
    {
        var first = problem.ArcIntake.AsSpan(problem.ArcStart[left], problem.ArcStart[left + 1] - problem.ArcStart[left]);
        var second = problem.ArcIntake.AsSpan(problem.ArcStart[right], problem.ArcStart[right + 1] - problem.ArcStart[right]);
        return first.SequenceCompareTo(second);
    }
}
