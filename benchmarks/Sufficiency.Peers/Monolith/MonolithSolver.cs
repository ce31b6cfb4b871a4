using System.Diagnostics;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Peers.Monolith;

/// <summary>Solves a problem as one block: the plain way, against which others are tested and timed.</summary>
/// <param name="blocks">Solves the block.</param>
/// <param name="wholeBackEnd">Back end where columns must be whole; CLP solves the rest.</param>
internal sealed class MonolithSolver(IBlockSolver blocks, BlockBackEnd wholeBackEnd = BlockBackEnd.Scip) : IProblemSolver
{
    /// <inheritdoc/>
    /// <remarks>A start is passed over: the block's own solver begins anew.</remarks>
    public async Task<ProblemSolution> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, WarmStart? start,
        IProgress<SolveProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(limits);
        var isWhole = problem.SingleSource || problem.LinkingVariables.Any(column => column.IsInteger);
        try
        {
            return await new Solve(this, problem, limits, progress).RunAsync(isWhole, cancellation);
        }
        catch (OperationCanceledException)
        {
            return Nothing(StopReason.Cancelled, "The solve was cancelled before it had a plan.");
        }
    }

    private ProblemSolution Nothing(StopReason reason, string message, SolutionStatus status = SolutionStatus.NoSolution) =>
        new() { Status = status, Reason = reason, Message = message, Solver = blocks.Description };

    private sealed class Solve(MonolithSolver owner, MixedIntegerProblem problem, SolveLimits limits, IProgress<SolveProgress>? progress)
    {
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private readonly MonolithBlock monolith = new(problem);

        public async Task<ProblemSolution> RunAsync(bool isWhole, CancellationToken cancellation)
        {
            var backEnd = isWhole ? owner.BackEndForWhole : BlockBackEnd.Clp;
            progress?.Report(new SolveProgress($"solving the whole problem at once ({backEnd})", null, null));
            var answer = isWhole ? await owner.Blocks.SolveAsync(monolith.Block, backEnd, limits.RelativeGap, TimeLeft(), cancellation)
                : await LinearAsync(monolith.Block, TimeLeft(), cancellation);
            switch (answer.Status)
            {
                case BlockStatus.Infeasible: return owner.Nothing(StopReason.Finished, answer.Message, SolutionStatus.Infeasible);
                case BlockStatus.NotSolved: return owner.Nothing(StopReason.TimeLimit, answer.Message);
                case BlockStatus.Failed: return owner.Nothing(StopReason.SolverFailure, answer.Message);
                default: return isWhole ? await PriceAsync(answer, cancellation) : FromLinear(answer);
            }
        }

        private TimeSpan? TimeLeft() =>
            limits.TimeLimit is { } limit ? TimeSpan.FromTicks(Math.Max(1, (limit - clock.Elapsed).Ticks)) : null;

        private ProblemSolution FromLinear(BlockSolution answer)
        {
            var bound = answer.Duals.Length > 0 ? DualBound.Compute(problem, monolith.RowPrices(answer.Duals)) : null;
            return Report(answer, Math.Min(bound?.Value ?? double.NegativeInfinity, answer.Objective), bound?.RowPrices ?? [],
                bound?.RowPrices ?? []);
        }

        // CLP takes the scaled program's tolerance for its own, so that columns may lie further outside their bounds than is
        // believed: GLOP then says it more exactly.
        private async Task<BlockSolution> LinearAsync(BlockProblem block, TimeSpan? limit, CancellationToken cancellation)
        {
            var start = clock.Elapsed;
            var answer = await owner.Blocks.SolveAsync(block, BlockBackEnd.Clp, 0, limit, cancellation);
            if (answer.Status != BlockStatus.Failed) return answer;
            var second = await owner.Blocks.SolveAsync(block, BlockBackEnd.Glop, 0, limit - (clock.Elapsed - start), cancellation);
            return second.Status == BlockStatus.Failed ? answer : second;
        }

        // With the whole columns fixed a linear program gives the prices, and flows no solver's integer tolerance has bent.
        private async Task<ProblemSolution> PriceAsync(BlockSolution answer, CancellationToken cancellation)
        {
            progress?.Report(new SolveProgress("pricing the plan", answer.Objective, answer.Bound));
            if (problem.SingleSource) return Report(answer, answer.Bound, [], []);
            try
            {
                var priced = await LinearAsync(monolith.Fix(answer.Values), null, cancellation);
                return priced.Status == BlockStatus.Optimal
                    ? Report(priced, Math.Min(answer.Bound, priced.Objective), monolith.RowPrices(priced.Duals), [])
                    : Report(answer, answer.Bound, [], []);
            }
            catch (OperationCanceledException)
            {
                return Report(answer, answer.Bound, [], []);
            }
        }

        private ProblemSolution Report(BlockSolution answer, double bound, double[] rowPrices, double[] certificate)
        {
            var (side, flows) = (monolith.LinkingValues(answer.Values), monolith.Flows(answer.Values));
            var objective = problem.ConstantCost;
            for (var j = 0; j < side.Length; j++) objective += problem.LinkingVariables[j].Cost * side[j];
            foreach (var flow in flows) objective += problem.Arcs.CostOf(flow.Source, flow.Position) * flow.Amount;
            double? proven = double.IsFinite(bound) ? bound : null;
            var isWithin = proven is { } value
                && objective - value <= limits.RelativeGap * Math.Max(1e-9, Math.Abs(objective)) + Rounding * Math.Abs(objective);
            var isLate = limits.TimeLimit is { } limit && clock.Elapsed >= limit;
            progress?.Report(new SolveProgress("done", objective, proven));
            return new ProblemSolution
            {
                Status = isWithin ? SolutionStatus.WithinGap : SolutionStatus.Feasible,
                Reason = isWithin ? StopReason.Finished : isLate ? StopReason.TimeLimit : StopReason.NoProgress,
                Objective = objective,
                Bound = proven,
                LinkingValues = side,
                Flows = flows,
                RowPrices = rowPrices,
                CertificatePrices = certificate,
                Solver = owner.Blocks.Description,
            };
        }
    }

    // Sums in another order than the solver's differ by this much.
    private const double Rounding = 1e-9;

    private IBlockSolver Blocks => blocks;

    private BlockBackEnd BackEndForWhole => wholeBackEnd;
}
