using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.Storage;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>A sweep of sixty-six scenarios in eleven groups of kin, and starts of it.</summary>
public abstract class KinSweepTests : IAsyncLifetime
{
    private protected readonly SweepText text = new("""
        name: kin
        title: Eleven penalties for waiting of six scenarios each
        base: small
        schemes: choose
        axes:
          vale:
            0: base
            1: {"schemes[vale-new].earliest_opening": {add: 1}, "schemes[vale-new].planned_opening": {add: 1}}
            2: {"schemes[vale-new].capital_gbp": {multiply: 3}}
          places:
            12: base
            15: {"scheme_places[vale-new,0].places": 15}
          waiting:
            60: base
            61: {penalties.waiting_gbp: 4061000}
            62: {penalties.waiting_gbp: 4062000}
            63: {penalties.waiting_gbp: 4063000}
            64: {penalties.waiting_gbp: 4064000}
            65: {penalties.waiting_gbp: 4065000}
            66: {penalties.waiting_gbp: 4066000}
            67: {penalties.waiting_gbp: 4067000}
            68: {penalties.waiting_gbp: 4068000}
            69: {penalties.waiting_gbp: 4069000}
            70: {penalties.waiting_gbp: 4070000}

        """);

    private protected readonly OrToolsBlockSolver blocks = OrToolsBlockSolver.Open();
    private protected readonly List<ScenarioRun> runs = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        text.Dispose();
        return Task.CompletedTask;
    }

    private protected static ProblemSolution Faulty(ProblemSolution solution, StopReason reason, bool withPlan) =>
        withPlan ? solution with { Status = SolutionStatus.Feasible, Reason = reason }
        : new() { Status = SolutionStatus.NoSolution, Reason = reason };

    private protected string[] StartsIn(string folder) => Directory.GetFiles(text.At($"{folder}/.sweep"), "start*.json");

    private protected (SweepPlan Sweep, SweepFolder Folder, SweepStarts Starts) Open(string name, IProblemSolver solver)
    {
        var request = new SweepRequest(text.Path, text.DataFolders, text.At(name));
        var sweep = SweepPlan.Read(request.File, request.DataFolders);
        var folder = SweepFolder.Open(request.OutputFolder, sweep.Record(request), new(request.File, request.DataFolders),
            resumes: false, overwrites: false);
        runs.Add(new(request, sweep, new SharedInputs(), solver));
        return (sweep, folder, new(runs[^1], sweep, folder));
    }
}
