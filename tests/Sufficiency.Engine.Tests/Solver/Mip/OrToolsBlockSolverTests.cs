using System.Diagnostics;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;
using Xunit.Abstractions;

namespace Sufficiency.Engine.Tests.Solver.Mip;

public sealed class OrToolsBlockSolverTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(nameof(BlockBackEnd.Clp))]
    [InlineData(nameof(BlockBackEnd.Glop))]
    public async Task ALinearProgramGivesItsSolutionItsDualsAndItsBound(string backEnd)
    {
        var solution = await Solve(Blocks.Wyndor(), backEnd);
        Assert.Equal(BlockStatus.Optimal, solution.Status);
        Assert.Equal(-36, solution.Objective, 9);
        Assert.Equal(-36, solution.Bound, 9);
        Assert.Equal([2.0, 6.0], solution.Values.Select(value => Math.Round(value, 9)));
        Assert.Equal([0.0, -1.5, -1.0], solution.Duals.Select(value => Math.Round(value, 9)));
    }

    [Theory]
    [InlineData(nameof(BlockBackEnd.Scip))]
    [InlineData(nameof(BlockBackEnd.Cbc))]
    public async Task AnIntegerProgramGivesItsSolutionAndItsBoundAndNoDuals(string backEnd)
    {
        var solution = await Solve(Blocks.Knapsack(), backEnd);
        Assert.Equal(BlockStatus.Optimal, solution.Status);
        Assert.Equal(-20, solution.Objective, 9);
        Assert.Equal(-20, solution.Bound, 6);
        Assert.Equal([0.0, 1.0, 1.0], solution.Values.Select(value => Math.Round(value, 9)));
        Assert.Empty(solution.Duals);
    }

    [Theory]
    [InlineData(nameof(BlockBackEnd.Clp))]
    [InlineData(nameof(BlockBackEnd.Glop))]
    [InlineData(nameof(BlockBackEnd.Scip))]
    [InlineData(nameof(BlockBackEnd.Cbc))]
    public async Task ABlockWithoutSolutionIsInfeasible(string backEnd) =>
        Assert.Equal(BlockStatus.Infeasible, (await Solve(Blocks.Impossible(), backEnd)).Status);

    [Theory]
    [InlineData(nameof(BlockBackEnd.Scip))]
    [InlineData(nameof(BlockBackEnd.Cbc))]
    public async Task AHintIsAcceptedAndDoesNotHoldTheSolverBack(string backEnd) =>
        Assert.Equal(-20, (await Solve(Blocks.Knapsack([1, 0, 1]), backEnd)).Objective, 9);

    [Fact]
    public async Task AFaultyBlockIsNamedAndNotHandedOver()
    {
        var fault = await Solve(Blocks.FromColumns([double.NaN], [0], [1], [0], [1], [[(0, 1)]]), nameof(BlockBackEnd.Clp));
        Assert.Equal(BlockStatus.Failed, fault.Status);
        Assert.Contains("Column 0", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALimitedScipReturnsWhatItHasWithItsBound()
    {
        var clock = Stopwatch.StartNew();
        var solution = await NativeSolver.Shared.SolveAsync(Blocks.MarketSplit(), BlockBackEnd.Scip, 0, TimeSpan.FromSeconds(1),
            CancellationToken.None);
        Assert.Equal(BlockStatus.Feasible, solution.Status);
        Assert.InRange(solution.Bound, -1e-6, solution.Objective);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.5, 5);
    }

    [Fact]
    public async Task CancellingReturnsAtOnceAndTheNextSolveWorks()
    {
        using var cancel = new CancellationTokenSource();
        var running = NativeSolver.Shared.SolveAsync(Blocks.MarketSplit(), BlockBackEnd.Scip, 0, null, cancel.Token);
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.False(running.IsCompleted);
        var clock = Stopwatch.StartNew();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 2);
        Assert.Equal(BlockStatus.Optimal, (await Solve(Blocks.Wyndor(), nameof(BlockBackEnd.Glop))).Status);
    }

    [Theory]
    [InlineData(nameof(BlockBackEnd.Clp))]
    [InlineData(nameof(BlockBackEnd.Glop))]
    public async Task ATransportProblemIsSolvedWithDualsThatProveIt(string backEnd)
    {
        var clock = Stopwatch.StartNew();
        var block = Blocks.Transport(sources: 2_000, sinks: 60, arcsEach: 6);
        var solution = await Solve(block, backEnd);
        output.WriteLine($"{backEnd}: {block.ColumnCount} columns, {block.RowCount} rows, {clock.Elapsed.TotalSeconds:0.00} s");
        Assert.Equal(BlockStatus.Optimal, solution.Status);
        var dual = Enumerable.Range(0, block.RowCount).Sum(row => solution.Duals[row] * block.RowUpper[row]);
        for (var column = 0; column < block.ColumnCount; column++)
        {
            var reduced = block.Cost[column];
            for (var entry = block.ColumnStart[column]; entry < block.ColumnStart[column + 1]; entry++)
                reduced -= solution.Duals[block.EntryRow[entry]] * block.EntryValue[entry];
            dual += Math.Min(0, reduced) * block.ColumnUpper[column];
        }

        Assert.All(solution.Duals[2_000..], price => Assert.InRange(price, double.NegativeInfinity, 1e-9));
        Assert.Equal(solution.Objective, dual, 1e-6 * solution.Objective);
    }

    private Task<BlockSolution> Solve(BlockProblem block, string backEnd) =>
        NativeSolver.Shared.SolveAsync(block, Enum.Parse<BlockBackEnd>(backEnd), 1e-6, null, CancellationToken.None);
}
