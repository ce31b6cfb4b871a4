using Sufficiency.Engine.Solving.OrTools;

namespace Sufficiency.Engine.Tests.Solving.OrTools;

/// <summary>One warm solver for all tests that do not harm it.</summary>
public sealed class WorkerFixture : IAsyncLifetime
{
    internal OrToolsBlockSolver Solver { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Solver.DisposeAsync();
}

[CollectionDefinition("Workers")]
public sealed class WorkerCollection : ICollectionFixture<WorkerFixture>;
