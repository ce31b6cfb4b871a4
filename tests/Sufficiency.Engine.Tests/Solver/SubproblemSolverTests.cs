using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Engine.Tests.Solver;

public sealed class ChoicePricingTests
{
    [Theory]
    [InlineData(1e-1)]
    [InlineData(1e-2)]
    [InlineData(1e-3)]
    [InlineData(1e-4)]
    public void PlacesThatAChoiceClosesAreWorthWhatTheRelaxedPricesSay(double gap)
    {
        var problem = new CohortInstance(40, 3, 60, 4, 6, 3, Seed: 9).Build();
        var limits = new SolveLimits { RelativeGap = gap };
        var subproblem = new SubproblemSolver(problem, limits, null, new(problem, limits, null, ""));
        var root = subproblem.Relax(CancellationToken.None)!;
        var choice = subproblem.Try([.. problem.LinkingVariables.Select(_ => 0.0)], 1, CancellationToken.None);
        var (placed, plan) = subproblem.Place(choice, CancellationToken.None);
        var links = new SetupLinks(problem, new(problem, subproblem.Roles));
        var isClosed = links.InactiveRows(problem, links.Blocked(choice.Values));
        int[] closed = [.. Enumerable.Range(0, problem.Rows.Count).Where(row => isClosed[row])];
        Assert.Contains(closed, row => Math.Abs(root.Prices[row]) > 1.0);
        foreach (var prices in new[] { choice.Prices, placed.Prices, plan!.Prices })
            Assert.Equal(closed.Select(row => root.Prices[row]), closed.Select(row => prices[row]));
    }
}
