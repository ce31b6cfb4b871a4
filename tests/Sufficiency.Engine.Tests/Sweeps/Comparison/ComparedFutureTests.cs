using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.Storage;
using Sufficiency.Solver;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Sweeps.Comparison;

/// <summary>A solver that fails in one future: what is kept of it and what is tried again.</summary>
public sealed class ComparedFutureTests : IAsyncLifetime
{
    private const string Future = "as-is";
    private static readonly PlanCandidate Reference =
        new("plan-1", new Dictionary<string, int>(StringComparer.Ordinal) { ["vale-new"] = 2026 }, []);
    private static readonly PlanCandidate Nothing = new(PlanCandidate.DoMinimum, new Dictionary<string, int>(StringComparer.Ordinal), []);
    private readonly SweepText text = new("""
        name: small
        title: One future
        base: small
        schemes: choose
        axes:
          capital:
            cheap: base
            dear: {"schemes[vale-new].capital_gbp": {multiply: 300}}

        """);

    private readonly OrToolsBlockSolver blocks = OrToolsBlockSolver.Open();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        text.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task AFaultThatMayPassIsToldAndNotKept()
    {
        const StopReason reason = StopReason.SolverFailure;
        using var folder = OpenFolder();
        var faulty = new FaultySolver(new DecompositionSolver(blocks, TimeProvider.System), reason);
        var future = At(folder, faulty);

        // The reference fails; the other is solved without its start and would have another answer within the gap with
        // it, so neither lasts. Each was solved once.
        Assert.Contains(reason.ToString(), (await future.CellAsync(Reference, default)).Status, StringComparison.Ordinal);
        Assert.True((await future.CellAsync(Nothing, default)).IsSolved);
        Assert.Contains(reason.ToString(), (await future.CellAsync(Reference with { Name = "the same" }, default)).Status,
            StringComparison.Ordinal);
        Assert.Equal(2, faulty.Solves);
        Assert.Null(future.Find(Reference));
        Assert.Null(future.Find(Nothing));

        // Made again, with a solver that is well, both are solved, from the start, and kept.
        var again = At(folder, faulty);
        Assert.True((await again.CellAsync(Nothing, default)).IsSolved);
        Assert.True((await again.CellAsync(Reference, default)).IsSolved);
        Assert.Equal(4, faulty.Solves);
        Assert.Equal("plan-1", At(folder, faulty).Find(Reference)!.Plan);
        Assert.NotNull(At(folder, faulty).Find(Nothing));
    }

    [Fact]
    public async Task WhatMadeNoProgressIsKeptAsItWouldNotAnotherTime()
    {
        using var folder = OpenFolder();
        var faulty = new FaultySolver(new DecompositionSolver(blocks, TimeProvider.System), StopReason.NoProgress);

        var cell = await At(folder, faulty).CellAsync(Reference, default);

        Assert.False(cell.IsSolved);
        Assert.Equal(cell, At(folder, faulty).Find(Reference));
        Assert.True((await At(folder, faulty).CellAsync(Nothing, default)).IsSolved);
        Assert.NotNull(At(folder, faulty).Find(Nothing));
    }

    private ComparisonFolder OpenFolder() => ComparisonFolder.Open(Directory.CreateDirectory(text.At("out")).FullName);

    private ComparedFuture At(ComparisonFolder folder, IProblemSolver solver)
    {
        var sweep = SweepPlan.Read(text.Path, text.DataFolders);
        var limits = new SolveLimits(1e-4);
        return new(Future, new(() => new SharedInputs().For(sweep.Pack)), Reference, solver, limits,
            new(folder, sweep, AreaLevel.Lsoa, limits, Reference));
    }

    /// <summary>Fails the first time, and passes all others on.</summary>
    private sealed class FaultySolver(IProblemSolver solver, StopReason reason) : IProblemSolver
    {
        public int Solves { get; private set; }

        public Task<ProblemSolution> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, WarmStart? start,
            IProgress<SolveProgress>? progress, CancellationToken cancellation) =>
            ++Solves == 1
                ? Task.FromResult(
                    new ProblemSolution { Status = SolutionStatus.NoSolution, Reason = reason, Message = "as it was made to" })
                : solver.SolveAsync(problem, limits, start, progress, cancellation);
    }
}
