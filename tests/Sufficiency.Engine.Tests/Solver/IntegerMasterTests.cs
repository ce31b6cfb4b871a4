using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Engine.Tests.Solver;

/// <summary>What a solver says of the program over integers is held against the cuts themselves.</summary>
public sealed class IntegerMasterTests
{
    [Theory]
    [InlineData(0.0, 10.0, 0.0, 0.0)] // neither need be open: the neighbour with none asks for 10
    [InlineData(1.0, 12.0, 1.0, 1.0)] // one must: the neighbour with both asks for 12
    public async Task ABoundAboveWhatTheCutsAskNearbyIsNotBelieved(double least, double bound, double first, double second)
    {
        var (said, side) = (await SolveAsync(least, 14.0))!.Value;

        Assert.Equal(bound, said, 1e-9);
        Assert.Equal([first, second], side);
    }

    [Fact]
    public async Task ABoundThatNoNeighbourContradictsIsKept()
    {
        var (said, side) = (await SolveAsync(0.0, 7.0))!.Value;

        Assert.InRange(said, 6.9, 7.0);
        Assert.Equal([1.0, 0.0], side);
    }

    /// <summary>One cut, 10 + 5 y − 3 z, and a solver that names y = 1, z = 0 and a bound of its own.</summary>
    private static Task<(double Bound, double[] Values)?> SolveAsync(double least, double says)
    {
        var problem = new MixedIntegerProblem
        {
            Rows = [new("rule", least, 2.0), new("places", double.NegativeInfinity, 9.0)],
            LinkingVariables = [new("y", 0, 1, true, 0.0, new([0, 1], [1.0, -1.0])), new("z", 0, 1, true, 0.0, new([0, 1], [1.0, -1.0]))],
            Sinks = [new("school", new([1], [1.0]))],
            Supply = [1.0],
            Arcs = new ListedArcs([0, 1], [0], [1.0]),
            SourceGroup = [0],
        };
        const double floor = 6.0, unit = 0.01, shift = 100.0; // costs are measured from a hundred units below the floor
        var solver = new StubbornSolver([1.0, 0.0], ((says - floor) / unit) + shift);
        return new IntegerMaster(problem, new RowRoles(problem),
            solver).SolveAsync(new([new(10.0, [5.0, -3.0], [0.0, 0.0])], [], floor, unit), new(null, TimeProvider.System),
            CancellationToken.None);
    }
}
