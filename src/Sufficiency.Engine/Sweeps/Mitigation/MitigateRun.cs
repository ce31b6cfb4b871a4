using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Solver;
using Sufficiency.Solver.Mip;

namespace Sufficiency.Engine.Sweeps.Mitigation;

/// <summary>Makes the plan without actions, each action alone, and the actions one on top of another.</summary>
/// <param name="clock">Time.</param>
public sealed class MitigateRun(TimeProvider clock)
{
    /// <summary>Opens what chooses schemes; OR-Tools unless a test says otherwise.</summary>
    internal Func<IBlockSolver> Solver { get; init; } = OrToolsBlockSolver.Open;

    /// <summary>Runs. Same request and inputs, same steps.</summary>
    /// <exception cref="DataIssueException">The inputs have faults; all of them are listed.</exception>
    /// <exception cref="RunFolderException">The folder cannot be written, or one of the plans cannot be found.</exception>
    /// <exception cref="SolverUnavailableException">OR-Tools cannot run on this machine; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Stopped; nothing was written.</exception>
    public async Task<MitigateOutcome> RunAsync(MitigateRequest request, IProgress<PlanningProgress>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var stages = new StageClock(clock, progress, cancellation);
        using var folder = RunFolder.Create(request.OutputFolder, request.Overwrites);
        var solver = new DecompositionSolver(Solver(), clock);
        var read = await stages.RunAsync(PlanningStages.Read, () => OpenedPack.Read(request.Data with { Actions = request.Actions }));
        var opened = await stages.RunAsync(PlanningStages.Travel, () => OpenedPack.Open(read));
        var study = new ActionStudy(request, read, opened, solver, stages, cancellation);
        var chain = await study.SolveAsync();
        var unmitigated = await study.WriteAsync(folder.WorkingPath, MitigateRequest.UnmitigatedFolder, chain.First, chain.FirstCommitted);
        var mitigated = await study.WriteAsync(folder.WorkingPath, MitigateRequest.MitigatedFolder, chain.Last, chain.LastCommitted!);
        var outcome = chain.Outcome(request, unmitigated, mitigated, stages.Seconds);
        MitigationTables.Write(folder.WorkingPath, outcome);
        folder.Complete();
        return outcome;
    }
}
