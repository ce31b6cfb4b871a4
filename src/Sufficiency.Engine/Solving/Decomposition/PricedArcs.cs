using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>What prices make of every arc of every source, also of arcs never in a program.</summary>
internal sealed class PricedArcs
{
    private readonly MixedIntegerProblem problem;
    private readonly SourcePartition partition;

    private PricedArcs(MixedIntegerProblem problem, SourcePartition partition, double[] intakePrices)
    {
        this.problem = problem;
        this.partition = partition;
        IntakePrices = intakePrices;
        Preferred = new int[problem.SourceCount];
        Loss = new double[problem.SourceCount];
        Disagreement = new double[partition.Clusters.Count];
        Favourite = new int[partition.Clusters.Count];
    }

    /// <summary>Σ price × coefficient of each intake.</summary>
    public double[] IntakePrices { get; }

    /// <summary>Σ supply × cheapest reduced cost over all arcs: the sources' part of the bound.</summary>
    public double SourcesPay { get; private set; }

    /// <summary>The arc position each source prefers, the first where several tie.</summary>
    public int[] Preferred { get; }

    /// <summary>The arc position each cluster would take as one.</summary>
    public int[] Favourite { get; }

    /// <summary>What each source pays more along its cluster's favourite than along its own.</summary>
    public double[] Loss { get; }

    /// <summary>The losses by cluster: 0 where its members agree.</summary>
    public double[] Disagreement { get; }

    /// <summary>Prices all arcs; clusters in parallel.</summary>
    public static PricedArcs Price(MixedIntegerProblem problem, RowRoles roles, SourcePartition partition, double[] prices, CancellationToken cancellation)
    {
        var intakePrices = new double[problem.Intakes.Count];
        for (var k = 0; k < intakePrices.Length; k++) intakePrices[k] = roles.Value(problem.Intakes[k].Rows, prices);
        var priced = new PricedArcs(problem, partition, intakePrices);
        var pays = new double[partition.Clusters.Count];
        Parallel.For(0, pays.Length, new ParallelOptions { CancellationToken = cancellation }, g => pays[g] = priced.PriceCluster(g));
        priced.SourcesPay = pays.Sum();
        return priced;
    }

    /// <summary>
    /// Activates in each cluster up to a number of arcs whose mean reduced cost undercuts what the cluster pays.
    /// </summary>
    /// <returns>How much could be saved by the best of them, all clusters together; 0 where nothing undercuts.</returns>
    public double ActivateCheaper(double[] clusterPays, int most)
    {
        var savings = new double[clusterPays.Length];
        Parallel.For(0, clusterPays.Length, g =>
        {
            var cluster = partition.Clusters[g];
            var tolerance = 1e-9 * (1.0 + Math.Abs(clusterPays[g]));
            var cheaper = new List<(double Reduced, int Position)>();
            for (var a = 0; a < cluster.MeanCost.Length; a++)
            {
                var reduced = MeanReduced(cluster, a) - clusterPays[g];
                if (reduced < -tolerance) cheaper.Add((reduced, a));
            }

            if (cheaper.Count == 0) return;
            cheaper.Sort();
            savings[g] = -cheaper[0].Reduced * cluster.Supply;
            var count = 0;
            foreach (var (_, position) in cheaper)
            {
                if (count == most) break;
                if (cluster.Activate(position)) count++;
            }
        });
        return savings.Sum();
    }

    /// <summary>Mean reduced cost of an arc position of a cluster.</summary>
    public double MeanReduced(Cluster cluster, int position) => cluster.MeanCost[position] - IntakePrices[partition.IntakeOf(cluster, position)];

    private double PriceCluster(int g)
    {
        var cluster = partition.Clusters[g];
        var favourite = 0;
        var cheapest = double.PositiveInfinity;
        for (var a = 0; a < cluster.MeanCost.Length; a++)
        {
            var reduced = MeanReduced(cluster, a);
            if (reduced < cheapest) (cheapest, favourite) = (reduced, a);
        }

        Favourite[g] = favourite;
        var pays = 0.0;
        foreach (var source in cluster.Members)
        {
            var start = problem.ArcStart[source];
            var (position, reduced) = Cheapest(start, problem.ArcStart[source + 1]);
            Preferred[source] = position;
            pays += problem.Supply[source] * reduced;
            var own = problem.ArcCost[start + favourite] - IntakePrices[problem.ArcIntake[start + favourite]];
            Loss[source] = problem.Supply[source] * Math.Max(0.0, own - reduced);
            Disagreement[g] += Loss[source];
        }

        return pays;
    }

    private (int Position, double Reduced) Cheapest(int start, int end)
    {
        var costs = problem.ArcCost.AsSpan(start, end - start);
        var intakes = problem.ArcIntake.AsSpan(start, end - start);
        var best = double.PositiveInfinity;
        var position = -1;
        for (var a = 0; a < costs.Length; a++)
        {
            var reduced = costs[a] - IntakePrices[intakes[a]];
            if (reduced < best) (best, position) = (reduced, a);
        }

        return (position, best);
    }
}
