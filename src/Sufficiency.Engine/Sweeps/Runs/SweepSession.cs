using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Sweeps.Storage;
using Sufficiency.Solver.Mip;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>Solves what is still missing in the folder of a sweep: the base first, then all other scenarios from its answers.</summary>
/// <param name="sweep">The sweep.</param>
/// <param name="shard">The part of it to solve.</param>
/// <param name="folder">Where it lies.</param>
/// <param name="status">Told what is solved.</param>
/// <param name="run">Solves and writes one scenario.</param>
/// <param name="clock">Time.</param>
internal sealed class SweepSession(SweepPlan sweep, Shard shard, SweepFolder folder, SweepStatus status, ScenarioRun run,
    TimeProvider clock)
{
    private const int IssuesInAReason = 3;

    /// <summary>Solves every scenario that is neither solved nor failed.</summary>
    /// <exception cref="RunFolderException">The folder cannot be written to.</exception>
    /// <exception cref="SolverUnavailableException">OR-Tools cannot run on this machine.</exception>
    /// <exception cref="OperationCanceledException">Stopped; what was solved is kept.</exception>
    public async Task RunAsync(int workers, CancellationToken cancellation)
    {
        if (!Pending().Any()) return;
        var start = await StartAsync(cancellation);
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Pending(), options, (scenario, token) => new(RunAsync(scenario, token,
            () => run.SolveAsync(scenario, scenario.IsBase ? SweepStart.Cold : start, token))));
    }

    private IEnumerable<Scenario> Pending() => sweep.Scenarios.All()
        .Where(scenario => shard.Holds(scenario.Number) && !folder.IsDone(scenario.Name) && folder.FindFailure(scenario.Name) is null);

    /// <summary>The start of all scenarios, kept in the folder. Where the base has to be solved for it and is a scenario itself, it is
    /// written at once.</summary>
    private async Task<SweepStart> StartAsync(CancellationToken cancellation)
    {
        if (sweep.Count == 1) return SweepStart.Cold;
        if (folder.FindStart() is { } kept) return kept;
        ScenarioPlans? plans = null;
        try
        {
            plans = await run.SolveAsync(sweep.Scenarios.Common, SweepStart.Cold, cancellation);
        }
        catch (Exception fault) when (fault is ScenarioFailedException or DataIssueException)
        {
            // all scenarios start from cold, and the base says as a scenario why it failed
        }

        folder.KeepStart(plans?.Start ?? SweepStart.Cold);
        if (plans is not null && Pending().FirstOrDefault(scenario => scenario.IsBase) is { } itself)
            await RunAsync(itself, cancellation, () => Task.FromResult(plans));
        return folder.FindStart() ?? SweepStart.Cold; // as a session that goes on will find it
    }

    /// <summary>Solves and writes a scenario, or records why it failed.</summary>
    private async Task RunAsync(Scenario scenario, CancellationToken cancellation, Func<Task<ScenarioPlans>> solve)
    {
        var began = clock.GetTimestamp();
        var failure = await FailureOfAsync(scenario, solve, cancellation);
        if (failure is var (reason, isSolverFailure))
        {
            folder.Fail(scenario.Name, reason);
            status.Failed(scenario.Name, reason, isSolverFailure);
        }

        folder.Note(scenario.Name, clock.GetElapsedTime(began).TotalSeconds, failure is not null);
        status.Refresh(force: false);
    }

    /// <summary>Why a scenario failed; null where it is solved and written.</summary>
    private async Task<(string Reason, bool IsSolverFailure)?> FailureOfAsync(Scenario scenario, Func<Task<ScenarioPlans>> solve,
        CancellationToken cancellation)
    {
        try
        {
            var (headline, placesShort) = run.Write(scenario, await solve(), folder.PathOf(scenario.Name), cancellation);
            status.Solved(scenario.Name, headline.TotalCostGbp, placesShort);
            return null;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault) when (fault is RunFolderException or SolverUnavailableException)
        {
            throw; // a full disk, a folder without rights or a missing solver stops every scenario
        }
        catch (DataIssueException faults)
        {
            return (string.Join(' ', faults.Issues.Take(IssuesInAReason).Select(issue => issue.ToString()))
                + (faults.Issues.Count > IssuesInAReason ? " …" : ""), false);
        }
        catch (ScenarioFailedException fault)
        {
            return (fault.Message, fault.IsSolverFailure);
        }
        catch (Exception fault)
        {
            return ($"Something went wrong inside Sufficiency: {fault.GetType().Name}: {fault.Message}", false);
        }
    }
}
