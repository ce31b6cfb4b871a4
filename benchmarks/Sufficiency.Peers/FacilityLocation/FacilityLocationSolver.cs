using System.Diagnostics;
using Sufficiency.Peers.Monolith;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Peers.FacilityLocation;

/// <summary>Solves facility-location instances exactly: relaxations until they ask for no more links or arcs,
/// then the whole problem with those.</summary>
internal sealed class FacilityLocationSolver(IBlockSolver blocks)
{
    private const int FirstKept = 12;
    private const int KeptForWhole = 10;
    private const int MostRounds = 30;
    private const double LeastGain = 1e-5;

    /// <summary>Solves.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="singleSource">Whether each customer must be served by one facility.</param>
    /// <param name="limits">Gap and time.</param>
    /// <param name="progress">Stages.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<ProblemSolution> SolveAsync(
        FacilityLocationInstance instance, bool singleSource, SolveLimits limits, IProgress<SolveProgress>? progress,
        CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var model = new FacilityLocationModel(instance, singleSource, FirstKept);
        if (model.FindWant() is { } want)
            return new() { Status = SolutionStatus.Infeasible, Reason = StopReason.Finished, Message = want, Solver = blocks.Description };
        if (await RelaxAsync(model, limits, clock, progress, cancellation) is { } failure) return failure;
        model.ExtendAll(KeptForWhole);
        while (true)
        {
            var solution = await WholeAsync(model.Build(relaxed: false), limits, clock, progress, cancellation);
            if (solution.Objective is null || solution.Bound is null) return solution;
            var cuts = model.AddBrokenLinks(solution) + model.CutOff(solution);
            var extended = model.ExtendWhereUsed(solution);
            if (cuts + extended == 0) return solution;
            progress?.Report(new SolveProgress($"{extended} customers need dearer facilities ({model.ArcCount} arcs), {cuts} new cuts",
                null, solution.Bound));
            if (solution.Status != SolutionStatus.WithinGap) return Unfinished(solution);
        }
    }

    /// <summary>The whole problem; where one back end's answer is not to be believed, another is asked.</summary>
    private async Task<ProblemSolution> WholeAsync(MixedIntegerProblem problem, SolveLimits limits, Stopwatch clock,
        IProgress<SolveProgress>? progress, CancellationToken cancellation)
    {
        var solution = await new MonolithSolver(blocks).SolveAsync(problem, Left(limits, clock), progress, cancellation);
        if (solution is not { Objective: null, Reason: StopReason.SolverFailure }) return solution;
        progress?.Report(new SolveProgress($"asking another solver, as the first failed: {solution.Message}", null, null));
        var second = await new MonolithSolver(blocks, BlockBackEnd.Cbc).SolveAsync(problem, Left(limits, clock), progress, cancellation);
        return second.Reason == StopReason.SolverFailure ? solution : second;
    }

    /// <summary>Adds links and arcs that relaxations ask for; gives why there can be no answer, or null. A relaxation that fails is only
    /// less help: the rest is for the tree.</summary>
    private async Task<ProblemSolution?> RelaxAsync(
        FacilityLocationModel model, SolveLimits limits, Stopwatch clock, IProgress<SolveProgress>? progress,
        CancellationToken cancellation)
    {
        var last = double.NegativeInfinity;
        for (var round = 1; round <= MostRounds; round++)
        {
            var relaxed = await new MonolithSolver(blocks).SolveAsync(model.Build(relaxed: true), Left(limits, clock), null, cancellation);
            if (relaxed.Reason is StopReason.SolverFailure || relaxed.Status == SolutionStatus.Infeasible) break;
            if (relaxed.Objective is not { } objective) return relaxed;
            var links = model.AddBrokenLinks(relaxed);
            var extended = model.ExtendWhereUsed(relaxed);
            progress?.Report(new SolveProgress(
                $"relaxation {round}: {links} new links, {extended} customers with new arcs ({model.ArcCount})", null, relaxed.Bound));
            // Links are only a help: once they raise the bound no more, the rest is for the tree.
            if (links + extended == 0 || (extended == 0 && objective - last < LeastGain * Math.Abs(objective))) break;
            last = objective;
        }

        return null;
    }

    // The bound holds for the instance; the solution uses arcs that stand for others and is none of the instance.
    private static ProblemSolution Unfinished(ProblemSolution solution) => new()
    {
        Status = SolutionStatus.NoSolution,
        Reason = solution.Reason,
        Message = solution.Message,
        Bound = solution.Bound,
        Solver = solution.Solver,
    };

    private static SolveLimits Left(SolveLimits limits, Stopwatch clock) =>
        limits with { TimeLimit = limits.TimeLimit is { } limit ? TimeSpan.FromTicks(Math.Max(1, (limit - clock.Elapsed).Ticks)) : null };
}
