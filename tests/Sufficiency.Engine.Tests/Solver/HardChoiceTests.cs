using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Solver;

/// <summary>Choices whose own prices lie far from the relaxed ones, though the choice itself does not.</summary>
public sealed class HardChoiceTests
{
    [Theory]
    [InlineData(1e6, 1e-3, 5_100.05)]
    [InlineData(1e6, 1e-6, 5_100.05)]
    [InlineData(8_000, 1e-4, 500.0)]
    public async Task AChoiceWithinAHairOfTheRelaxedOneIsPlacedAllTheSame(double wait, double gap, double optimum)
    {
        // 100.05 pupils for 100 places: 0.05 wait, or 100 places more open for 5,000. Relaxed, a two-thousandth of the scheme opens.
        var problem = new MixedIntegerProblem
        {
            Rows = [new("places", double.NegativeInfinity, 100.0), new("once", double.NegativeInfinity, 1.0)],
            LinkingVariables = [new("extend", 0, 1, true, 5_000.0, new([0, 1], [-100.0, 1.0]))],
            Sinks = [new("school", new([0], [1.0])), new("wait", SparseVector.Empty)],
            Supply = [100.05],
            Arcs = new ListedArcs([0, 2], [0, 1], [1.0, wait]),
            SourceGroup = [0],
        };
        var answer = await NativeSolver.SolveAsync(problem, gap);
        Assert.Equal(SolutionStatus.WithinGap, answer.Status);
        Assert.InRange(answer.Objective!.Value, optimum * (1.0 - 1e-9), optimum * (1.0 + gap));
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    public async Task AChoiceThatLeavesASourceNowhereToGoIsPassedOver(double gap)
    {
        // A school that only a scheme opens, dear or cheap: relaxed, a fiftieth of the cheap one would do;
        // whole, it must open. 2 × 1 + 1 × 2 + 5,000.
        var problem = new MixedIntegerProblem
        {
            Rows = [new("places", double.NegativeInfinity, 0.0), new("once", double.NegativeInfinity, 1.0),
                new("other", double.NegativeInfinity, 1.0)],
            LinkingVariables = [new("cheap", 0, 1, true, 5_000.0, new([0, 1], [-100.0, 1.0])),
                new("dear", 0, 1, true, 9_000.0, new([0, 1], [-100.0, 1.0]))],
            Sinks = [new("school", new([0], [1.0])), new("elsewhere", new([2], [1.0]))],
            Supply = [2.0, 1.0],
            Arcs = new ListedArcs([0, 1, 3], [0, 0, 1], [1.0, 3.0, 2.0]),
            SourceGroup = [0, 1],
        };
        var answer = await NativeSolver.SolveAsync(problem, gap);
        Assert.Equal(SolutionStatus.WithinGap, answer.Status);
        Assert.Equal([1.0, 0.0], answer.LinkingValues);
        Assert.InRange(answer.Objective!.Value, 5_004.0 - 1e-3, 5_004.0 * (1.0 + gap));
    }

    [Fact]
    public async Task WhereEveryChoiceLeavesSomebodyNowhereToGoThereIsNoPlan()
    {
        // One of two schools opens, and each source has only one of them: relaxed, half of both would do.
        var problem = new MixedIntegerProblem
        {
            Rows = [new("first", double.NegativeInfinity, 0.0), new("second", double.NegativeInfinity, 0.0), new("once", 1.0, 1.0)],
            LinkingVariables = [new("open first", 0, 1, true, 10.0, new([0, 2], [-4.0, 1.0])),
                new("open second", 0, 1, true, 10.0, new([1, 2], [-4.0, 1.0]))],
            Sinks = [new("first", new([0], [1.0])), new("second", new([1], [1.0]))],
            Supply = [1.0, 1.0],
            Arcs = new ListedArcs([0, 1, 2], [0, 1], [1.0, 1.0]),
            SourceGroup = [0, 1],
        };
        var answer = await NativeSolver.SolveAsync(problem, 1e-3);
        Assert.Equal(SolutionStatus.Infeasible, answer.Status);
        Assert.Equal(StopReason.Finished, answer.Reason);
    }

    [Fact]
    public async Task AChoiceThatCannotBePlacedExactlyHidesNoOther()
    {
        // A hundred million million: in doubles the school cannot be filled to a ten-millionth of one. Closed, everybody goes elsewhere for
        // 2; open, half of them go to school for 1.
        var problem = new MixedIntegerProblem
        {
            Rows = [new("places", double.NegativeInfinity, 0.0)],
            LinkingVariables = [new("open", 0, 1, true, 1_000.0, new([0], [-5.1e13]))],
            Sinks = [new("school", new([0], [1.0])), new("elsewhere", SparseVector.Empty)],
            Supply = [3.3e13, 6.7e13],
            Arcs = new ListedArcs([0, 2, 4], [0, 1, 0, 1], [1.0, 2.0, 1.0, 2.0]),
            SourceGroup = [0, 1],
        };
        var answer = await NativeSolver.SolveAsync(problem, 1e-3);
        Assert.Equal(SolutionStatus.Feasible, answer.Status);
        Assert.Equal(StopReason.NoProgress, answer.Reason);
        Assert.Contains("its own bound is all that is known", answer.Message, StringComparison.Ordinal);
        Assert.Equal(2.0e14, answer.Objective!.Value, 1e4);
        Assert.True(answer.Bound <= 1.49e14 + 1_000.0, "The bound lies above the optimum.");
    }

    [Theory]
    [InlineData("places")]
    [InlineData("once")]
    [InlineData("column")]
    public async Task WhereARowOrColumnAllowsNothingThereIsNoPlan(string which)
    {
        var problem = new MixedIntegerProblem
        {
            Rows = [new("places", which == "places" ? 5.0 : 0.0, 3.0), new("once", which == "once" ? 2.0 : 0.0, 1.0)],
            LinkingVariables =
                [new("more", which == "column" ? 1.0 : 0.0, which == "column" ? 0.0 : 1.0, true, 1.0, new([0, 1], [-1.0, 1.0]))],
            Sinks = [new("school", new([0], [1.0])), new("elsewhere", SparseVector.Empty)],
            Supply = [4.0],
            Arcs = new ListedArcs([0, 2], [0, 1], [1.0, 2.0]),
            SourceGroup = [0],
        };
        var answer = await NativeSolver.SolveAsync(problem, 1e-3);
        Assert.Equal(SolutionStatus.Infeasible, answer.Status);
        Assert.Equal(StopReason.Finished, answer.Reason);
    }

    [Fact]
    public async Task EqualitiesThatHoldOnlyColderArePlacedColder()
    {
        // r1 asks for one unit in all of k0, which the first source fills: the others must all but avoid it. 6.98 + 2 × 5 + 8.66 + 12.
        var problem = new MixedIntegerProblem
        {
            Rows = [new("r0", double.NegativeInfinity, 1.0), new("r1", 1.0, 1.0)],
            LinkingVariables = [new("y0", 1, 1, true, 12.0, new([0], [-2.0]))],
            Sinks = [new("k0", new([1], [1.0])), new("k1", new([0], [1.0]))],
            Supply = [1.0, 2.0, 1.0],
            Arcs = new ListedArcs([0, 1, 3, 4], [0, 0, 1, 1], [6.975726094784088, 7.0, 5.0, 8.660849612513951]),
            SourceGroup = [0, 1, 2],
        };
        var answer = await NativeSolver.SolveAsync(problem, 1e-3);
        Assert.Equal(SolutionStatus.WithinGap, answer.Status);
        Assert.InRange(answer.Objective!.Value, 37.6365757, 37.6365758 * 1.001);
    }
}
