using System.Diagnostics;
using Sufficiency.Engine.Solving.Monolith;

namespace Sufficiency.Engine.Solving.FacilityLocation;

/// <summary>Solves facility-location instances: relaxations until no link is broken, then the whole problem with the links found.</summary>
internal sealed class FacilityLocationSolver(IBlockSolver blocks)
{
    private const int MostRounds = 30;

    /// <summary>Solves.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="singleSource">Whether each customer must be served by one facility.</param>
    /// <param name="limits">Gap and time.</param>
    /// <param name="progress">Stages.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<ProblemSolution> SolveAsync(
        FacilityLocationInstance instance, bool singleSource, SolveLimits limits, IProgress<SolveProgress>? progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var model = new FacilityLocationModel(instance, singleSource);
        for (var round = 1; round <= MostRounds; round++)
        {
            var relaxed = await new MonolithSolver(blocks).SolveAsync(model.Build(relaxed: true), Left(limits, clock), null, cancellation);
            if (relaxed.Status is SolutionStatus.Infeasible or SolutionStatus.NoSolution) return relaxed;
            var added = model.AddBrokenLinks(relaxed);
            progress?.Report(new SolveProgress($"relaxation {round}: {added} of {model.LinkCount} links are new", null, relaxed.Bound));
            if (added == 0) break;
        }

        return await new MonolithSolver(blocks).SolveAsync(model.Build(relaxed: false), Left(limits, clock), progress, cancellation);
    }

    private static SolveLimits Left(SolveLimits limits, Stopwatch clock) =>
        limits with { TimeLimit = limits.TimeLimit is { } limit ? TimeSpan.FromTicks(Math.Max(1, (limit - clock.Elapsed).Ticks)) : null };
}
