using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>
/// Solves problems whose sources compete only in a few hundred coupling rows: clusters of sources for plans, prices over all arcs for bounds,
/// and a small integer program over those bounds to choose the integers.
/// </summary>
internal sealed class DecompositionSolver(IBlockSolver blocks, TimeProvider time) : IProblemSolver
{
    /// <inheritdoc />
    public async Task<ProblemSolution> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, IProgress<SolveProgress>? progress, CancellationToken cancellation)
    {
        if (problem.SingleSource) throw new NotSupportedException("Single sourcing is solved as one block.");
        var search = new Search(problem, blocks, limits, time, progress);
        try
        {
            return await search.RunAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return search.Answer(cancellation.IsCancellationRequested ? StopReason.Cancelled : StopReason.TimeLimit, "");
        }
        catch (BlockFailureException failure)
        {
            var reason = failure.Solution.Status switch
            {
                BlockStatus.OutOfMemory => StopReason.OutOfMemory,
                BlockStatus.NotSolved => StopReason.TimeLimit,
                _ => StopReason.WorkerFailure,
            };
            return search.Answer(reason, failure.Message);
        }
    }

    private sealed class Search(MixedIntegerProblem problem, IBlockSolver blocks, SolveLimits limits, TimeProvider time, IProgress<SolveProgress>? progress)
    {
        private const int MostIterations = 400;
        private const double RootLooseness = 3.0; // the root only has to say which schemes to try: solving those sharpens the bound too
        private const double FirstShare = 0.5; // of the gap asked for, spent on the placements of a choice; the rest is the schemes'
        private const double LeastShare = 0.02;
        private readonly Relaxation relaxation = new(problem, blocks);
        private readonly double[] lower = [.. problem.SideColumns.Select(column => column.Lower)];
        private readonly double[] upper = [.. problem.SideColumns.Select(column => column.Upper)];
        private readonly long start = time.GetTimestamp();
        private RelaxedPlan? incumbent;
        private RelaxedPlan? root;
        private double? bound;
        private bool isInfeasible;

        public async Task<ProblemSolution> RunAsync(CancellationToken cancellation)
        {
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            if (limits.TimeLimit is { } limit) limited.CancelAfter(limit);
            var isLinear = problem.SideColumns.All(column => !column.IsInteger || column.Lower.Equals(column.Upper));
            root = await SolveAsync(lower, upper, (isLinear ? 0.9 : RootLooseness) * limits.RelativeGap, "relaxing the schemes", plan => isLinear && IsEnough(plan, plan.Bound), limited.Token).ConfigureAwait(false);
            if (root is null)
            {
                isInfeasible = true;
                return Answer(StopReason.Finished, "No plan satisfies the rules.");
            }

            bound = root.Bound;
            if (isLinear)
            {
                incumbent = root;
                return Answer(StopReason.Finished, "");
            }

            return await ChooseIntegersAsync(limited.Token).ConfigureAwait(false);
        }

        private async Task<ProblemSolution> ChooseIntegersAsync(CancellationToken cancellation)
        {
            var master = new IntegerMaster(problem, new RowRoles(problem), blocks);
            var tried = new HashSet<string>(StringComparer.Ordinal);
            var share = FirstShare;
            var ceiling = root!.Objective + Math.Max(1.0, 0.2 * Math.Abs(root.Objective));
            for (var iteration = 1; iteration <= MostIterations; iteration++)
            {
                var choice = await master.SolveAsync(relaxation.Cuts, root.Bound, ceiling, 1e-7, Left(), cancellation).ConfigureAwait(false);
                if (choice is not { } chosen)
                {
                    isInfeasible = incumbent is null;
                    return Answer(StopReason.Finished, "No choice of schemes satisfies the rules.");
                }

                bound = Math.Max(bound!.Value, chosen.Bound);
                if (IsDone()) return Answer(StopReason.Finished, "");
                if (!tried.Add(Key(chosen.Side))) share *= 0.5; // the same schemes again: their placements were not exact enough
                if (share < LeastShare) return Answer(StopReason.NoProgress, "The bound stands still.");
                var plan = await TryAsync(chosen.Side, share, iteration, cancellation).ConfigureAwait(false);
                if (plan is not null && (incumbent is null || plan.Objective < incumbent.Objective)) incumbent = plan;
                if (plan is null) relaxation.Cuts.Add(Forbid(chosen.Side, ceiling));
                if (IsDone()) return Answer(StopReason.Finished, "");
            }

            return Answer(StopReason.NoProgress, "The most rounds were reached.");
        }

        private Task<RelaxedPlan?> TryAsync(double[] side, double share, int iteration, CancellationToken cancellation)
        {
            var fixedLower = (double[])lower.Clone();
            var fixedUpper = (double[])upper.Clone();
            for (var j = 0; j < side.Length; j++)
            {
                if (problem.SideColumns[j].IsInteger) fixedLower[j] = fixedUpper[j] = side[j];
            }

            return SolveAsync(fixedLower, fixedUpper, share * limits.RelativeGap, $"schemes, choice {iteration}", plan => IsEnough(plan, bound), cancellation);
        }

        /// <summary>A cut that only integers other than these may pass: every 0/1 change costs the way to the ceiling.</summary>
        private PriceCut Forbid(double[] side, double ceiling)
        {
            var step = ceiling - root!.Bound;
            var coefficients = new double[side.Length];
            var constant = root.Bound + step;
            for (var j = 0; j < side.Length; j++)
            {
                if (!problem.SideColumns[j].IsInteger) continue;
                coefficients[j] = side[j] > 0.5 ? step : -step;
                if (side[j] > 0.5) constant -= step;
            }

            return new(constant, coefficients, new double[problem.Rows.Count]);
        }

        private Task<RelaxedPlan?> SolveAsync(double[] sideLower, double[] sideUpper, double gap, string stage, Func<RelaxedPlan, bool> isEnough, CancellationToken cancellation) =>
            relaxation.SolveAsync(sideLower, sideUpper, gap, Left(), new Relay(this), stage, isEnough, cancellation);

        /// <summary>Keeps the best plan of whole schemes as it comes, so that a stop loses nothing; true once the gap is proven.</summary>
        private bool IsEnough(RelaxedPlan plan, double? proven)
        {
            if (incumbent is null || plan.Objective < incumbent.Objective) incumbent = plan;
            bound = proven;
            return IsDone();
        }

        private TimeSpan? Left() => limits.TimeLimit is { } limit
            ? TimeSpan.FromSeconds(Math.Max(0.1, (limit - time.GetElapsedTime(start)).TotalSeconds))
            : null;

        private bool IsDone() => incumbent is not null && bound is { } proven
            && incumbent.Objective - proven <= limits.RelativeGap * Math.Max(1e-9, Math.Abs(incumbent.Objective));

        public ProblemSolution Answer(StopReason reason, string message) => new()
        {
            Status = isInfeasible ? SolutionStatus.Infeasible : incumbent is null ? SolutionStatus.NoSolution : IsDone() ? SolutionStatus.WithinGap : SolutionStatus.Feasible,
            Reason = reason,
            Message = message,
            Objective = incumbent?.Objective,
            Bound = isInfeasible ? null : bound,
            SideValues = incumbent?.SideValues ?? [],
            Flows = incumbent?.Flows ?? [],
            RowPrices = incumbent?.Prices ?? [],
            CertificatePrices = root?.Certificate ?? [],
            Solver = $"decomposition over {blocks.Description}",
        };

        private static string Key(double[] side) => string.Join(',', side.Select((value, j) => (value, j)).Where(pair => pair.value > 0.5).Select(pair => pair.j));

        /// <summary>Reports the best plan and bound of the whole search rather than of the round.</summary>
        private sealed class Relay(Search search) : IProgress<SolveProgress>
        {
            public void Report(SolveProgress value) =>
                search.progressTo?.Report(new(value.Stage, search.incumbent?.Objective, search.bound ?? value.Bound));
        }

        private readonly IProgress<SolveProgress>? progressTo = progress;
    }
}
