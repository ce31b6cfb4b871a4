using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>What prices make of every arc.</summary>
/// <param name="SourcesPay">Σ supply × cheapest reduced cost over all arcs: the sources' part of the bound.</param>
/// <param name="Preferred">The arc position each source prefers, the first where several tie.</param>
/// <param name="Disagreement">For each cluster, what it pays more than its members would each on their own; 0 where they agree.</param>
internal sealed record PricedArcs(double SourcesPay, int[] Preferred, double[] Disagreement)
{
    /// <summary>Prices all arcs of all sources, also those never in a program; clusters in parallel.</summary>
    public static PricedArcs Price(MixedIntegerProblem problem, RowRoles roles, SourcePartition partition, double[] prices, CancellationToken cancellation)
    {
        var intakePrice = new double[problem.Intakes.Count];
        for (var k = 0; k < intakePrice.Length; k++) intakePrice[k] = roles.Value(problem.Intakes[k].Rows, prices);
        var clusters = partition.Clusters;
        var preferred = new int[problem.SourceCount];
        var pays = new double[clusters.Count];
        var disagreement = new double[clusters.Count];
        Parallel.For(0, clusters.Count, new ParallelOptions { CancellationToken = cancellation }, g =>
        {
            var cluster = clusters[g];
            foreach (var source in cluster.Members)
            {
                var (position, reduced) = Cheapest(problem, intakePrice, source);
                preferred[source] = position;
                pays[g] += problem.Supply[source] * reduced;
            }

            disagreement[g] = Math.Max(0.0, (cluster.Supply * CheapestOfMean(problem, intakePrice, cluster)) - pays[g]);
        });
        return new(pays.Sum(), preferred, disagreement);
    }

    /// <summary>Activates in each cluster the positions whose mean reduced cost undercuts what the cluster pays; returns how many.</summary>
    public static int ActivateCheaper(
        MixedIntegerProblem problem, RowRoles roles, SourcePartition partition, double[] prices, double[] clusterPays, int most, double tolerance)
    {
        var intakePrice = new double[problem.Intakes.Count];
        for (var k = 0; k < intakePrice.Length; k++) intakePrice[k] = roles.Value(problem.Intakes[k].Rows, prices);
        var added = 0;
        Parallel.For(0, clusterPays.Length, g =>
        {
            var cluster = partition.Clusters[g];
            var first = problem.ArcStart[cluster.Members[0]];
            var cheaper = new List<(double Reduced, int Position)>();
            for (var a = 0; a < cluster.MeanCost.Length; a++)
            {
                var reduced = cluster.MeanCost[a] - intakePrice[problem.ArcIntake[first + a]] - clusterPays[g];
                if (reduced < -tolerance * (1.0 + Math.Abs(clusterPays[g]))) cheaper.Add((reduced, a));
            }

            cheaper.Sort();
            var count = 0;
            foreach (var (_, position) in cheaper)
            {
                if (count == most) break;
                if (cluster.Activate(position)) count++;
            }

            Interlocked.Add(ref added, count);
        });
        return added;
    }

    private static (int Position, double Reduced) Cheapest(MixedIntegerProblem problem, double[] intakePrice, int source)
    {
        var start = problem.ArcStart[source];
        var costs = problem.ArcCost.AsSpan(start, problem.ArcStart[source + 1] - start);
        var intakes = problem.ArcIntake.AsSpan(start, costs.Length);
        var best = double.PositiveInfinity;
        var position = -1;
        for (var a = 0; a < costs.Length; a++)
        {
            var reduced = costs[a] - intakePrice[intakes[a]];
            if (reduced < best)
            {
                best = reduced;
                position = a;
            }
        }

        return (position, best);
    }

    private static double CheapestOfMean(MixedIntegerProblem problem, double[] intakePrice, Cluster cluster)
    {
        var first = problem.ArcStart[cluster.Members[0]];
        var best = double.PositiveInfinity;
        for (var a = 0; a < cluster.MeanCost.Length; a++)
            best = Math.Min(best, cluster.MeanCost[a] - intakePrice[problem.ArcIntake[first + a]]);
        return best;
    }
}
