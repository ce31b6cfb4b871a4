using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Sweeps.Storage;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>Carries plans out in futures: schemes fixed, placements anew.</summary>
/// <param name="request">What to compare.</param>
/// <param name="folder">Where what is solved is kept.</param>
/// <param name="sweep">The sweep whose futures they are.</param>
/// <param name="areas">How finely its homes lie.</param>
/// <param name="reference">In each future all other plans start from the answer to this plan. So the order of solving does not
/// matter.</param>
/// <param name="solver">Who solves.</param>
/// <param name="clock">Time.</param>
/// <param name="progress">Told how far it is.</param>
internal sealed class ComparisonSolver(
    CompareRequest request, ComparisonFolder folder, SweepPlan sweep, AreaLevel areas, PlanCandidate reference, IProblemSolver solver,
    TimeProvider clock, IProgress<CompareProgress>? progress)
{
    private readonly SharedInputs shared = new();
    private readonly ComparisonStore store = new(folder, sweep, areas, request.Limits, reference);

    /// <summary>Every plan in every future, in that order.</summary>
    public async Task<IReadOnlyList<ComparisonCell>> RunAsync(string step, IReadOnlyList<PlanCandidate> plans,
        IReadOnlyList<Scenario> futures, CancellationToken cancellation)
    {
        var cells = new ComparisonCell[plans.Count, futures.Count];
        var (done, solved) = (0, 0);
        var start = clock.GetTimestamp();
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = request.Workers ?? Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        await Parallel.ForEachAsync(Enumerable.Range(0, futures.Count), options, async (f, token) =>
        {
            var future = new ComparedFuture(futures[f].Name, new(() => shared.For(new DatasetReader()
                .Load(futures[f].Request(sweep.File.BasePlan, areas)))), reference, solver, request.Limits, store);
            for (var p = 0; p < plans.Count; p++)
            {
                var kept = future.Find(plans[p]);
                cells[p, f] = kept ?? await future.CellAsync(plans[p], token);
                var here = kept is null ? Interlocked.Increment(ref solved) : Volatile.Read(ref solved);
                var sofar = Interlocked.Increment(ref done);
                progress?.Report(new(sofar, cells.Length, step,
                    here > 0 ? clock.GetElapsedTime(start) * ((double)(cells.Length - sofar) / here) : null));
            }
        });
        return [.. Enumerable.Range(0, plans.Count).SelectMany(p => Enumerable.Range(0, futures.Count).Select(f => cells[p, f]))];
    }
}
