using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Solver.Mip;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>A sweep whose time is up before any scheme is chosen: do-minimum is known, and is the plan.</summary>
public sealed class TimeLimitedSweepTests : IDisposable
{
    private readonly SweepText text = new("""
        name: small
        base: small
        set: {capital.budgets: ~}
        axes:
          capital:
            cheap: base
            dear: {"schemes[vale-new].capital_gbp": {multiply: 300}}

        """);

    public void Dispose() => text.Dispose();

    [Fact]
    public async Task EveryScenarioHasBuildingNothingMoreForItsPlanAndCanBeCompared()
    {
        var sweep = new SweepRun(TimeProvider.System) { Solver = () => new OutOfTime() };
        var outcome = await sweep.RunAsync(new(text.Path, text.DataFolders, text.At("out")) { Workers = 2 }, null, default);
        var compared = await new CompareRun(TimeProvider.System).RunAsync(new(text.At("out")) { Workers = 2 }, null, default);

        Assert.Empty(outcome.Failures);
        using var session = new DuckDbSession();
        var rows = session.Query(
            $"SELECT objective_gbp, do_minimum_objective_gbp, bound_gbp FROM read_parquet('{text.At("out/scenarios.parquet")}')",
            row => (Plan: row.GetNumber(0), Nothing: row.GetNumber(1), Bound: row.GetNumber(2)));
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal(row.Nothing, row.Plan, 1e-9 * row.Nothing));
        Assert.All(rows, row => Assert.True(row.Bound <= row.Plan));
        Assert.Equal((2, 2, 2L), compared.Futures);
        Assert.Equal("do-minimum", Assert.Single(compared.Plans).Name);
    }

    /// <summary>Stops the search as its time limit does.</summary>
    private sealed class OutOfTime : IBlockSolver
    {
        public string Description => "has no time";

        public Task<BlockSolution> SolveAsync(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, TimeSpan? timeLimit,
            CancellationToken cancellation) =>
            throw new OperationCanceledException();
    }
}
