using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>A plan of the problem with the integer columns free within bounds, and what its prices prove.</summary>
/// <param name="Objective">Cost of the plan.</param>
/// <param name="Bound">Proven bound on every plan within the same bounds.</param>
/// <param name="SideValues">Side columns.</param>
/// <param name="Flows">Every flow, by source.</param>
/// <param name="Prices">Price of each coupling row, rows over integers alone included.</param>
/// <param name="Cut">The best cut found on the way.</param>
internal sealed record RelaxedPlan(double Objective, double Bound, double[] SideValues, IReadOnlyList<ArcFlow> Flows, double[] Prices, PriceCut Cut);

/// <summary>
/// Solves the problem with the integer columns free within bounds: a restricted program over clusters gives a plan, its prices give a bound
/// over all arcs, and clusters whose members disagree are split until the two meet.
/// </summary>
internal sealed class Relaxation(MixedIntegerProblem problem, IBlockSolver blocks)
{
    private const int MostRounds = 60;
    private const int MostArcsPerRound = 2;
    private const double LossKept = 0.2;
    private const double CentrePull = 0.7;
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
        await Task.Run(() => Start(sideLower, sideUpper, cancellation), cancellation).ConfigureAwait(false);
        var centre = Cuts.MaxBy(cut => cut.LeastOver(sideLower, sideUpper))!;
        var bound = centre.LeastOver(sideLower, sideUpper);
        var pull = CentrePull;
        for (var round = 1; ; round++)
        {
            var (program, solution) = await SolveRestrictedAsync(sideLower, sideUpper, timeLimit, cancellation).ConfigureAwait(false);
            if (solution is null) return null;
            var objective = solution.Objective + program.FixedCost;
            var duals = roles.ToPrices(problem, solution.Duals);
            var prices = duals.Select((dual, r) => (pull * centre.Prices[r]) + ((1.0 - pull) * dual)).ToArray();
            var priced = PricedArcs.Price(problem, roles, partition, prices, cancellation);
            var cut = PriceCut.Build(problem, roles, prices, priced.SourcesPay);
            Cuts.Add(cut);
            var proven = BoundWithin(cut, solution.Duals, sideLower, sideUpper);
            if (proven > bound) (bound, centre) = (proven, cut);
            if (Environment.GetEnvironmentVariable("LPV") is not null) Console.WriteLine($"  pull {pull} obj {objective:0} proven {proven:0} bound {bound:0} gap {(objective - bound) / objective:e2} disagreement {priced.Disagreement.Sum():0} clusters {partition.Clusters.Count}");
            progress?.Report(new($"{stage}, round {round}, {partition.Clusters.Count:N0} groups of pupils", objective, bound));
            var allowed = relativeGap * Math.Max(1e-9, Math.Abs(objective));
            var isDone = objective - bound <= allowed || round == MostRounds;
            if (!isDone && !Refine(program, solution, duals, priced, allowed))
            {
                isDone = pull == 0.0;
                pull = 0.0;
            }

            if (isDone)
                return new(objective, bound, solution.Values[..problem.SideColumns.Count], program.Flows(solution.Values), solution.Duals[..problem.Rows.Count], centre);
        }
    }

    /// <summary>Before the first program: prices near the best, and clusters and arcs that suit them.</summary>
    private void Start(double[] sideLower, double[] sideUpper, CancellationToken cancellation)
    {
        if (RoundsSolved > 0) return;
        var sw = System.Diagnostics.Stopwatch.StartNew();
        var prices = new PriceAscent(problem, roles, partition.Clusters, sideLower, sideUpper).Run(cancellation);
        var priced = PricedArcs.Price(problem, roles, partition, prices, cancellation);
        Cuts.Add(PriceCut.Build(problem, roles, prices, priced.SourcesPay));
        partition.StartAt(priced, LossThreshold(priced, LossKept * priced.Disagreement.Sum()));
        if (Environment.GetEnvironmentVariable("LPV") is not null) Console.WriteLine($"ascent {sw.Elapsed.TotalSeconds:0.0}s bound {Cuts[0].LeastOver(sideLower, sideUpper):0} clusters {partition.Clusters.Count} disagreement {priced.Disagreement.Sum():0}");
    }

    private async Task<(RestrictedProgram Program, BlockSolution? Solution)> SolveRestrictedAsync(
        double[] sideLower, double[] sideUpper, TimeSpan? timeLimit, CancellationToken cancellation)
    {
        for (var isReopened = false; ; isReopened = true)
        {
            var program = RestrictedProgram.Build(problem, partition, sideLower, sideUpper);
            var sw = System.Diagnostics.Stopwatch.StartNew();
            var solution = await blocks.SolveAsync(program.Block, BlockBackEnd.Clp, 0.0, timeLimit, cancellation).ConfigureAwait(false);
            RoundsSolved++;
            if (Environment.GetEnvironmentVariable("LPV") is not null) Console.WriteLine($"LP rows {program.Block.RowCount} cols {program.Block.ColumnCount} nnz {program.Block.EntryRow.Length} {sw.Elapsed.TotalSeconds:0.00}s");
            if (solution.Status == BlockStatus.Optimal) return (program, solution);
            if (solution.Status != BlockStatus.Infeasible) throw new BlockFailureException(solution);
            if (isReopened) return (program, null);
            partition.Reopen();
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

    /// <summary>Adds the arcs that clusters want at the prices and at the duals, and splits clusters whose members want different ones.</summary>
    private bool Refine(RestrictedProgram program, BlockSolution solution, double[] duals, PricedArcs priced, double allowed)
    {
        var added = 0;
        for (var g = 0; g < partition.Clusters.Count; g++)
        {
            if (partition.Clusters[g].Activate(priced.Favourite[g])) added++;
        }

        var dualPrices = PricedArcs.IntakePricesAt(problem, roles, duals);
        var savings = priced.ActivateCheaper(program.ClusterPays(solution.Duals, dualPrices), dualPrices, MostArcsPerRound);
        var disagreement = priced.Disagreement.Sum();
        if (disagreement <= 0.25 * allowed) return added > 0 || savings > 0;
        var threshold = LossThreshold(priced, LossKept * disagreement);
        var clusterCount = partition.Clusters.Count;
        var split = 0;
        for (var g = 0; g < clusterCount; g++)
        {
            if (priced.Disagreement[g] > 0 && partition.Split(g, priced, threshold)) split++;
        }

        return added > 0 || savings > 0 || split > 0;
    }

    /// <summary>The largest loss such that all losses up to it sum to no more than what may be kept.</summary>
    private static double LossThreshold(PricedArcs priced, double kept)
    {
        var losses = priced.Loss.Where(loss => loss > 0).Order().ToArray();
        var sum = 0.0;
        var threshold = 0.0;
        foreach (var loss in losses)
        {
            sum += loss;
            if (sum > kept) break;
            threshold = loss;
        }

        return threshold;
    }
}

/// <summary>A worker could not solve a block.</summary>
internal sealed class BlockFailureException(BlockSolution solution) : Exception(solution.Message)
{
    /// <summary>What the worker answered.</summary>
    public BlockSolution Solution { get; } = solution;
}
