using Sufficiency.Benchmarks.Peers;
using Sufficiency.Solver.Mip;

namespace Sufficiency.Runner.Tests.Benchmarks;

/// <summary>What a peer says is shown as what it is.</summary>
public sealed class PeerVerdictTests
{
    // Two columns of at most 10 and of cost 1 and 2, at least 3 together: 3 is the least cost.
    private static readonly BlockProblem Block = new()
    {
        Cost = [1, 2],
        ColumnLower = [0, 0],
        ColumnUpper = [10, 10],
        RowLower = [3],
        RowUpper = [double.PositiveInfinity],
        ColumnStart = [0, 1, 2],
        EntryRow = [0, 0],
        EntryValue = [1, 1],
    };

    [Fact]
    public void AnInstanceSaidToBeInfeasibleIsShownAsFalseWhereAPlanIsKnown()
    {
        var infeasible = Result("CBC") with { SaysInfeasible = true };
        var ours = Result("ours") with { Objective = 100, Bound = 99 };

        Assert.Equal("says infeasible, which is false: ours has a plan", PeerVerdict.Judge([infeasible, ours])[0].Remark);
        Assert.Equal("says infeasible", PeerVerdict.Judge([infeasible, ours with { Instance = "another" }])[0].Remark);
        Assert.Equal("says infeasible", PeerVerdict.Judge([infeasible, Result("ours")])[0].Remark);
    }

    [Fact]
    public void ABoundAboveAKnownPlanIsShownAsFalseAndProvesNothing()
    {
        var judged = PeerVerdict.Judge(
        [
            Result("ours") with { Objective = 1000, Bound = 999 },
            Result("CBC") with { Objective = 1200, Bound = 1200, Remark = "the time was up" },
            Result("SCIP") with { Bound = 1000.0005 },
            Result("HiGHS") with { Objective = 1001, Bound = 990 },
        ]);

        Assert.Null(judged[1].Gap);
        Assert.False(judged[1].IsWithinGap);
        Assert.Equal(
            "| one | 1e-3 | CBC | 1,200 | 1,200 (false) | – | – | – | – | the time was up; its bound is false: ours has a cheaper plan |",
            PeerTable.Row(judged[1]));
        Assert.All(new[] { 0, 2, 3 }, index => Assert.False(judged[index].BoundIsFalse));
        Assert.Equal("| one | 1e-3 | HiGHS | 1,001 | 990 | 1.1e-2 (not reached) | – | – | – |  |", PeerTable.Row(judged[3]));
    }

    [Fact]
    public void AnAnswerCountsOnlyWhereItsRowsAndCostsAgree()
    {
        Assert.Equal(new(3, 2.5, "the time was up"), Read(BlockStatus.Feasible, 3, [3, 0]));
        Assert.Equal(new(3, 2.5, ""), Read(BlockStatus.Optimal, 3, [3, 0]));
        var (breaksRow, wrongCost) = (Read(BlockStatus.Optimal, 2, [2, 0]), Read(BlockStatus.Optimal, 2, [3, 0]));
        Assert.StartsWith("its plan is none: The solver's solution breaks row 0", breaksRow.Remark, StringComparison.Ordinal);
        Assert.StartsWith("its plan is none: The solver's objective 2", wrongCost.Remark, StringComparison.Ordinal);
        Assert.Null(wrongCost.Bound);
        Assert.Equal(new(null, 2.5, "no plan in the time"), Read(BlockStatus.NotSolved, double.NaN, []));
        Assert.Equal(new(null, null, "") { SaysInfeasible = true }, Read(BlockStatus.Infeasible, double.NaN, []));
    }

    [Fact]
    public void ABoundThatIsNoNumberIsNone() =>
        Assert.Null(BlockPeer.Read(Block, new(BlockStatus.NotSolved, "") { Bound = double.NegativeInfinity }).Bound);

    [Theory]
    [InlineData("CBC")]
    [InlineData("SCIP")]
    [InlineData("HiGHS")]
    public void EverySolverOfOthersSolvesABlockOnPaper(string name)
    {
        BlockSolve solve = name switch { "CBC" => CbcBlock.Solve, "SCIP" => ScipBlock.Solve, _ => HighsBlock.Solve };
        var whole = new BlockProblem
        {
            Cost = Block.Cost,
            ColumnLower = Block.ColumnLower,
            ColumnUpper = [2, 10],
            IsInteger = [true, true],
            RowLower = [2.5],
            RowUpper = Block.RowUpper,
            ColumnStart = Block.ColumnStart,
            EntryRow = Block.EntryRow,
            EntryValue = Block.EntryValue,
        };
        var answer = solve(whole, 1e-9, TimeSpan.FromSeconds(60));

        Assert.Equal(BlockStatus.Optimal, answer.Status);
        Assert.Equal(4, answer.Objective, 1e-6);
        Assert.Equal(4, answer.Bound, 1e-6);
        Assert.Equal([2.0, 1.0], Array.ConvertAll(answer.Values, value => Math.Round(value)));
        Assert.Equal(BlockStatus.Infeasible, solve(Impossible(whole), 1e-9, TimeSpan.FromSeconds(60)).Status);
    }

    private static BlockProblem Impossible(BlockProblem block) => new()
    {
        Cost = block.Cost,
        ColumnLower = block.ColumnLower,
        ColumnUpper = block.ColumnUpper,
        IsInteger = block.IsInteger,
        RowLower = [13],
        RowUpper = block.RowUpper,
        ColumnStart = block.ColumnStart,
        EntryRow = block.EntryRow,
        EntryValue = block.EntryValue,
    };

    private static PeerAnswer Read(BlockStatus status, double objective, double[] values) =>
        BlockPeer.Read(Block, new(status, "") { Objective = objective, Bound = 2.5, Values = values });

    private static PeerResult Result(string peer) => new() { Instance = "one", Peer = peer, GapAsked = 1e-3 };
}
