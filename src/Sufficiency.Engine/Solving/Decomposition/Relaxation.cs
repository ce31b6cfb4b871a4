using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>A plan of the problem with the integer columns free within bounds, and what its prices prove.</summary>
/// <param name="Objective">Cost of the plan.</param>
/// <param name="Bound">Proven bound on every plan within the same bounds.</param>
/// <param name="SideValues">Side columns.</param>
/// <param name="Flows">Every flow, by source.</param>
/// <param name="Prices">Price of each coupling row, rows over integers alone included.</param>
/// <param name="Certificate">Prices of all coupling rows from which the bound can be recomputed over all arcs.</param>
internal sealed record RelaxedPlan(double Objective, double Bound, double[] SideValues, IReadOnlyList<ArcFlow> Flows, double[] Prices, double[] Certificate);

/// <summary>
/// Solves the problem with the integer columns free within bounds: a restricted program over clusters gives a plan, its prices give a bound
/// over all arcs, and clusters whose members disagree are split until the two meet.
/// </summary>
internal sealed class Relaxation(MixedIntegerProblem problem, IBlockSolver blocks)
{
    private const int MostRounds = 60;
    private const int MostArcsPerRound = 2;
    private const double LossKept = 0.2;
    private const double LeastOverdraft = 1e-6;
    private const double MostFeeFactor = 1e6;
    private const int RoundsPerFee = 6; // a row worth more than its fee stays overdrawn until the fee rises
    private const double IdleShare = 0.01;
    private const double CentrePull = 0.75;
    private const int ChunksPerGroup = 16;
    private const int FirstAscent = 800;
    private const int FinerAscents = 4;
    private const int FinerAscent = 400;
    private readonly RowRoles roles = new(problem);
    private readonly double dearestArc = DearestArc(problem);
    private readonly SourcePartition partition = new(problem);

    /// <summary>Every cut proven so far.</summary>
    public List<PriceCut> Cuts { get; } = [];

    /// <summary>Restricted programs solved so far.</summary>
    public int RoundsSolved { get; private set; }

    /// <summary>Solves to a relative gap, or until a plan is enough for the caller, who sees each; throws <see cref="BlockFailureException"/> where a worker could not.</summary>
    /// <returns>The plan, or null where none exists within the bounds.</returns>
    public async Task<RelaxedPlan?> SolveAsync(
        double[] sideLower, double[] sideUpper, double relativeGap, TimeSpan? timeLimit, IProgress<SolveProgress>? progress, string stage, Func<RelaxedPlan, bool> isEnough, CancellationToken cancellation)
    {
        await Task.Run(() => Start(sideLower, sideUpper, cancellation), cancellation).ConfigureAwait(false);
        var centre = Cuts.MaxBy(cut => cut.LeastOver(sideLower, sideUpper))!;
        var bound = centre.LeastOver(sideLower, sideUpper);
        var certificate = centre.Prices;
        var (pull, feeFactor) = (CentrePull, 2.0);
        for (var round = 1; ; round++)
        {
            var (program, solution) = await SolveRestrictedAsync(sideLower, sideUpper, centre.Prices, feeFactor, timeLimit, cancellation).ConfigureAwait(false);
            if (solution is null) return null;
            var objective = solution.Objective + program.FixedCost;
            var duals = roles.ToPrices(problem, solution.Duals);
            var prices = duals.Select((dual, r) => (pull * centre.Prices[r]) + ((1.0 - pull) * dual)).ToArray();
            var priced = PricedArcs.Price(problem, roles, partition, prices, cancellation);
            var cut = PriceCut.Build(problem, roles, prices, priced.SourcesPay);
            Cuts.Add(cut);
            var proven = BoundWithin(cut, solution.Duals, sideLower, sideUpper);
            if (proven > bound) (bound, centre, certificate) = (proven, cut, WithPureRows(cut.Prices, solution.Duals));
            progress?.Report(new($"{stage}, round {round}, {partition.Clusters.Count:N0} groups of pupils", objective, bound));
            var allowed = relativeGap * Math.Max(1e-9, Math.Abs(objective));
            var overdraft = program.Overdraft(solution.Values);
            var isPlan = overdraft <= LeastOverdraft;
            var isStuck = false;
            var plan = isPlan // read before arcs and clusters change under it
                ? new RelaxedPlan(objective, bound, solution.Values[..problem.SideColumns.Count], program.Flows(solution.Values), solution.Duals[..problem.Rows.Count], certificate)
                : null;
            if (plan is not null && isEnough(plan)) return plan;
            if (!Refine(program, solution, duals, priced, allowed))
            {
                if (!isPlan && feeFactor >= MostFeeFactor) return null;
                isStuck = isPlan && pull == 0.0;
                (pull, feeFactor) = (0.0, isPlan ? feeFactor : feeFactor * 10.0);
            }

            if (!isPlan && round % RoundsPerFee == 0) feeFactor = Math.Min(MostFeeFactor, 3.0 * feeFactor);
            if (plan is not null && (objective - bound <= allowed || round >= MostRounds || isStuck)) return plan;
        }
    }

    /// <summary>Before the first program: prices near the best, and clusters and arcs that suit them.</summary>
    private void Start(double[] sideLower, double[] sideUpper, CancellationToken cancellation)
    {
        if (RoundsSolved > 0) return;
        var coarse = PriceAscent.ChunksOf(problem, partition.Clusters, ChunksPerGroup);
        var prices = new PriceAscent(problem, roles, coarse, sideLower, sideUpper).Run(new double[problem.Rows.Count], FirstAscent, 0.1, cancellation);
        for (var pass = 1; pass <= FinerAscents; pass++)
        {
            var priced = PricedArcs.Price(problem, roles, partition, prices, cancellation);
            Cuts.Add(PriceCut.Build(problem, roles, prices, priced.SourcesPay));
            SplitWhereWorthIt(priced, LossKept * priced.Disagreement.Sum());
            var ascent = new PriceAscent(problem, roles, partition.Clusters, sideLower, sideUpper);
            prices = ascent.Run(prices, FinerAscent, 0.01, cancellation);
            if (pass == FinerAscents) ascent.ActivateWanted();
        }

        Cuts.Add(PriceCut.Build(problem, roles, prices, PricedArcs.Price(problem, roles, partition, prices, cancellation).SourcesPay));
    }

    private int SplitWhereWorthIt(PricedArcs priced, double kept)
    {
        var threshold = LossThreshold(priced, kept);
        var (clusterCount, split) = (partition.Clusters.Count, 0);
        for (var g = 0; g < clusterCount; g++)
        {
            if (priced.Disagreement[g] > 0 && partition.Split(g, priced, threshold)) split++;
        }

        return split;
    }

    private async Task<(RestrictedProgram Program, BlockSolution? Solution)> SolveRestrictedAsync(
        double[] sideLower, double[] sideUpper, double[] centrePrices, double feeFactor, TimeSpan? timeLimit, CancellationToken cancellation)
    {
        var program = RestrictedProgram.Build(problem, partition, sideLower, sideUpper, Fees(centrePrices, feeFactor));
        var solution = await blocks.SolveAsync(program.Block, BlockBackEnd.Clp, 0.0, timeLimit, cancellation).ConfigureAwait(false);
        RoundsSolved++;
        if (solution.Status is BlockStatus.Optimal or BlockStatus.Infeasible) return (program, solution.Status == BlockStatus.Optimal ? solution : null);
        throw new BlockFailureException(solution);
    }

    /// <summary>Fees for overdrawing: some times the price thought right, and never small beside the others.</summary>
    private double[] Fees(double[] centrePrices, double factor)
    {
        var typical = 0.05 * centrePrices.Max(Math.Abs);
        if (typical <= 0) typical = 1.0 + dearestArc;
        return [.. centrePrices.Select((price, r) => roles.IsPriced(r) ? factor * (Math.Abs(price) + typical) : 0.0)];
    }

    private static double DearestArc(MixedIntegerProblem problem)
    {
        var dearest = 0.0;
        for (var source = 0; source < problem.SourceCount; source += Math.Max(1, problem.SourceCount / 1000)) dearest = Math.Max(dearest, problem.Arcs.CostsOf(source).Max(Math.Abs));
        return dearest;
    }

    private double[] WithPureRows(double[] prices, double[] duals) => [.. prices.Select((price, r) => roles.IsPriced(r) ? price : duals[r])];

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
        var dualPrices = PricedArcs.IntakePricesAt(problem, roles, duals);
        var clusterPays = program.ClusterPays(solution.Duals, dualPrices);
        program.DropUnused(solution.Values, clusterPays, dualPrices, IdleShare);
        var savings = priced.ActivateCheaper(clusterPays, dualPrices, MostArcsPerRound);
        var disagreement = priced.Disagreement.Sum();
        if (disagreement <= 0.25 * allowed) return savings > 0;
        var split = SplitWhereWorthIt(priced, LossKept * disagreement);
        return savings > 0 || split > 0;
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
