using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>What prices make of every arc of every source, also of arcs never in a program.</summary>
internal sealed class PricedArcs
{
    private const double NegligibleSavings = 0.03;
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
        var priced = new PricedArcs(problem, partition, IntakePricesAt(problem, roles, prices));
        var pays = new double[partition.Clusters.Count];
        Parallel.For(0, pays.Length, new ParallelOptions { CancellationToken = cancellation }, g => pays[g] = priced.PriceCluster(g));
        priced.SourcesPay = pays.Sum();
        return priced;
    }

    /// <summary>Σ price × coefficient of each intake.</summary>
    public static double[] IntakePricesAt(MixedIntegerProblem problem, RowRoles roles, double[] prices)
    {
        var intakePrices = new double[problem.Intakes.Count];
        for (var k = 0; k < intakePrices.Length; k++) intakePrices[k] = roles.Value(problem.Intakes[k].Rows, prices);
        return intakePrices;
    }

    /// <summary>
    /// Activates arcs whose mean reduced cost undercuts what their cluster pays, up to a number a cluster, in the clusters that promise nearly all the savings.
    /// </summary>
    /// <returns>How much could be saved by the best of them, all clusters together; 0 where nothing undercuts.</returns>
    public double ActivateCheaper(double[] clusterPays, double[] intakePrices, int most)
    {
        var savings = new double[clusterPays.Length];
        var cheaper = new List<(double Reduced, int Position)>?[clusterPays.Length];
        Parallel.For(0, clusterPays.Length, g =>
        {
            var cluster = partition.Clusters[g];
            var tolerance = 1e-9 * (1.0 + Math.Abs(clusterPays[g]));
            for (var a = 0; a < cluster.MeanCost.Length; a++)
            {
                var reduced = cluster.MeanCost[a] - intakePrices[partition.IntakeOf(cluster, a)] - clusterPays[g];
                if (reduced < -tolerance) (cheaper[g] ??= []).Add((reduced, a));
            }

            if (cheaper[g] is not { } found) return;
            found.Sort();
            savings[g] = -found[0].Reduced * cluster.Supply;
        });
        var total = savings.Sum();
        var left = total;
        foreach (var g in Enumerable.Range(0, savings.Length).Where(g => savings[g] > 0).OrderByDescending(g => savings[g]).ThenBy(g => g))
        {
            if (left <= NegligibleSavings * total) break;
            left -= savings[g];
            foreach (var (_, position) in cheaper[g]!.Take(most)) partition.Clusters[g].Activate(position);
        }

        return total;
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
        var intakes = problem.Arcs.IntakesOf(cluster.Members[0]);
        var earns = new double[intakes.Length];
        var reducedCosts = new double[intakes.Length];
        for (var a = 0; a < earns.Length; a++) earns[a] = IntakePrices[intakes[a]];
        foreach (var source in cluster.Members)
        {
            problem.Arcs.ReadCosts(source, reducedCosts);
            var (position, reduced) = Cheapest(reducedCosts, earns);
            Preferred[source] = position;
            pays += problem.Supply[source] * reduced;
            var own = reducedCosts[favourite] - earns[favourite];
            Loss[source] = problem.Supply[source] * Math.Max(0.0, own - reduced);
            Disagreement[g] += Loss[source];
        }

        return pays;
    }

    private static (int Position, double Reduced) Cheapest(double[] costs, double[] earns)
    {
        var best = double.PositiveInfinity;
        var position = -1;
        for (var a = 0; a < costs.Length; a++)
        {
            var reduced = costs[a] - earns[a];
            if (reduced < best) (best, position) = (reduced, a);
        }

        return (position, best);
    }
}
