using System.Diagnostics;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Solver.Mip;

/// <summary>Back ends that are stopped, asked side by side, or not to be had.</summary>
public sealed class BackEndLimitTests
{
    [Fact]
    public async Task ABackEndThatEndsLateIsLeftToItself()
    {
        var clock = Stopwatch.StartNew();
        var solution = await NativeSolver.Shared.SolveAsync(Blocks.MarketSplit(6), BlockBackEnd.Cbc, 0, TimeSpan.FromSeconds(1),
            CancellationToken.None);
        Assert.True(solution.Status is BlockStatus.NotSolved or BlockStatus.Feasible, solution.Message);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.5, 15);
    }

    [Theory]
    [InlineData(nameof(BlockBackEnd.Scip))]
    [InlineData(nameof(BlockBackEnd.Cbc))]
    public async Task CancellingEndsAnyBackEnd(string backEnd)
    {
        using var cancel = new CancellationTokenSource();
        var running = NativeSolver.Shared.SolveAsync(Blocks.MarketSplit(), Enum.Parse<BlockBackEnd>(backEnd), 0, TimeSpan.FromSeconds(30),
            cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task ALimitOfNoTimeEnds()
    {
        var solution = await NativeSolver.Shared.SolveAsync(Blocks.MarketSplit(), BlockBackEnd.Scip, 0, TimeSpan.Zero,
            CancellationToken.None);
        Assert.NotEqual(BlockStatus.Optimal, solution.Status);
        Assert.NotEqual(BlockStatus.Failed, solution.Status);
    }

    [Fact]
    public async Task SideBySideEveryBackEndGivesWhatItGivesAlone()
    {
        (BlockProblem Block, BlockBackEnd BackEnd)[] asked =
        [
            (Blocks.Transport(300, 20, 4), BlockBackEnd.Clp), (Blocks.Transport(300, 20, 4), BlockBackEnd.Glop),
            (Blocks.Knapsack(), BlockBackEnd.Scip), (Blocks.Knapsack(), BlockBackEnd.Cbc),
        ];
        var alone = new List<double[]>();
        foreach (var (block, backEnd) in asked) alone.Add(await SolveAsync(block, backEnd));
        var together = await Task.WhenAll(Enumerable.Range(0, 10).SelectMany(_ =>
            asked.Select(pair => SolveAsync(pair.Block, pair.BackEnd))));
        Assert.All(together.Index(), found => Assert.Equal(alone[found.Index % asked.Length], found.Item));
    }

    [Fact]
    public void ABackEndThatTheLibraryLacksIsNamedWithWhatToDo()
    {
        var fault = Assert.Throws<SolverUnavailableException>(() => OrToolsLibrary.Create("NO_SUCH_BACK_END"));
        Assert.Contains("NO_SUCH_BACK_END", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Install Sufficiency again", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<double[]> SolveAsync(BlockProblem block, BlockBackEnd backEnd) =>
        (await NativeSolver.Shared.SolveAsync(block, backEnd, 1e-9, null, CancellationToken.None)).Values;
}
