using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Solving.Decomposition;
using Sufficiency.Engine.Solving.OrTools;

namespace Sufficiency.Engine.Tests.Solving.OrTools;

/// <summary>One warm solver for all tests that do not harm it.</summary>
public sealed class WorkerFixture : IAsyncLifetime
{
    internal OrToolsBlockSolver Solver { get; } = new();

    /// <summary>Solves by decomposition from cold, its schemes by this solver.</summary>
    internal Task<ProblemSolution> SolveAsync(MixedIntegerProblem problem, double gap) =>
        new DecompositionSolver(Solver, TimeProvider.System).SolveAsync(problem, new(gap), null, CancellationToken.None);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Solver.DisposeAsync();
}

[CollectionDefinition("Workers")]
public sealed class WorkerCollection : ICollectionFixture<WorkerFixture>;
