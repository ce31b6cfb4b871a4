using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>A plan of the problem with the integer columns free within bounds, and what its prices prove.</summary>
/// <param name="Objective">Cost of the plan.</param>
/// <param name="Bound">Proven bound on every plan within the same bounds.</param>
/// <param name="SideValues">Side columns.</param>
/// <param name="ArcFlow">Flow by arc.</param>
/// <param name="Prices">Price of each coupling row, rows over integers alone included.</param>
/// <param name="Cut">The best cut found on the way.</param>
internal sealed record RelaxedPlan(double Objective, double Bound, double[] SideValues, double[] ArcFlow, double[] Prices, PriceCut Cut);

/// <summary>
/// Solves the problem with the integer columns free within bounds: a restricted program over clusters gives a plan, its prices give a bound
/// over all arcs, and clusters whose members disagree are split until the two meet.
/// </summary>
internal sealed class Relaxation(MixedIntegerProblem problem, IBlockSolver blocks)
{
    private const int MostRounds = 60;
    private const int MostArcsPerRound = 3;
    private readonly RowRoles roles = new(problem);
    private readonly SourcePartition partition = new(problem);

    /// <summary>Every cut proven so far.</summary>
    public List<PriceCut> Cuts { get; } = [];

    /// <summary>Restricted programs solved so far.</summary>
    public int RoundsSolved { get; private set; }

    /// <summary>Clusters now.</summary>
    public int ClusterCount => partition.Clusters.Count;

    /// <summary>Solves to a relative gap; throws <see cref="BlockFailureException"/> where a worker could not.</summary>
    /// <returns>The plan, or null where none exists within the bounds.</returns>
    public async Task<RelaxedPlan?> SolveAsync(
        double[] sideLower, double[] sideUpper, double relativeGap, TimeSpan? timeLimit, IProgress<SolveProgress>? progress, string stage, CancellationToken cancellation)
    {
        var bound = double.NegativeInfinity;
        PriceCut? best = null;
        for (var round = 1; ; round++)
        {
            var block = RestrictedProgram.Build(problem, partition, sideLower, sideUpper);
            var solution = await blocks.SolveAsync(block, BlockBackEnd.Clp, 0.0, timeLimit, cancellation).ConfigureAwait(false);
            RoundsSolved++;
            if (solution.Status == BlockStatus.Infeasible) return null;
            if (solution.Status != BlockStatus.Optimal) throw new BlockFailureException(solution);
            var objective = solution.Objective + problem.ConstantCost;
            var prices = roles.ToPrices(problem, solution.Duals);
            var priced = PricedArcs.Price(problem, roles, partition, prices, cancellation);
            var cut = PriceCut.Build(problem, roles, prices, priced.SourcesPay);
            Cuts.Add(cut);
            var proven = BoundWithin(cut, solution.Duals, sideLower, sideUpper);
            if (proven > bound) (bound, best) = (proven, cut);
            progress?.Report(new($"{stage}, round {round}, {partition.Clusters.Count:N0} groups of pupils", objective, bound));
            var allowed = relativeGap * Math.Max(1e-9, Math.Abs(objective));
            if (objective - bound <= allowed || round == MostRounds)
                return new(objective, bound, solution.Values[..problem.SideColumns.Count], Flows(solution), solution.Duals[..problem.Rows.Count], best!);
            if (!Refine(solution, prices, priced, allowed))
                return new(objective, bound, solution.Values[..problem.SideColumns.Count], Flows(solution), solution.Duals[..problem.Rows.Count], best!);
        }
    }

    /// <summary>The bound of a cut with rows over integers alone priced too.</summary>
    private double BoundWithin(PriceCut cut, double[] duals, double[] sideLower, double[] sideUpper)
    {
        var bound = cut.Constant;
        var pure = new double[problem.Rows.Count];
        for (var r = 0; r < pure.Length; r++)
        {
            if (roles.IsPriced(r)) continue;
            var side = duals[r] > 0 ? problem.Rows[r].Lower : problem.Rows[r].Upper;
            if (duals[r] == 0 || !double.IsFinite(side)) continue;
            pure[r] = duals[r];
            bound += duals[r] * side;
        }

        for (var j = 0; j < cut.Coefficients.Length; j++)
        {
            if (!problem.SideColumns[j].IsInteger) continue;
            var reduced = cut.Coefficients[j];
            var rows = problem.SideColumns[j].Rows;
            for (var e = 0; e < rows.Indices.Length; e++) reduced -= pure[rows.Indices[e]] * rows.Coefficients[e];
            bound += Math.Min(reduced * sideLower[j], reduced * sideUpper[j]);
        }

        return bound;
    }

    private bool Refine(BlockSolution solution, double[] prices, PricedArcs priced, double allowed)
    {
        var clusterPays = solution.Duals[problem.Rows.Count..];
        var added = PricedArcs.ActivateCheaper(problem, roles, partition, prices, clusterPays, MostArcsPerRound, 1e-9);
        var order = Enumerable.Range(0, priced.Disagreement.Length).Where(g => priced.Disagreement[g] > 0)
            .OrderByDescending(g => priced.Disagreement[g]).ThenBy(g => g).ToList();
        var left = order.Sum(g => priced.Disagreement[g]);
        var split = 0;
        foreach (var g in order)
        {
            if (left <= 0.25 * allowed) break;
            left -= priced.Disagreement[g];
            partition.Split(g, priced.Preferred);
            split++;
        }

        return added > 0 || split > 0;
    }

    private double[] Flows(BlockSolution solution)
    {
        var flow = new double[problem.ArcCount];
        var column = problem.SideColumns.Count;
        foreach (var cluster in partition.Clusters)
        {
            foreach (var position in cluster.Active)
            {
                var share = solution.Values[column++] / cluster.Supply;
                if (share == 0) continue;
                foreach (var source in cluster.Members) flow[problem.ArcStart[source] + position] = share * problem.Supply[source];
            }
        }

        return flow;
    }
}

/// <summary>A worker could not solve a block.</summary>
internal sealed class BlockFailureException(BlockSolution solution) : Exception(solution.Message)
{
    /// <summary>What the worker answered.</summary>
    public BlockSolution Solution { get; } = solution;
}
