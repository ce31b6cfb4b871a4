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
        var pricing = new ChoicePricing(problem, limits, null, new(problem, limits, null, ""));
        var root = pricing.Relax(CancellationToken.None)!;
        var choice = pricing.Try([.. problem.SideColumns.Select(_ => 0.0)], 1, CancellationToken.None);
        var (placed, plan) = pricing.Place(choice, CancellationToken.None);
        var gates = new Gates(problem, new(problem, pricing.Roles));
        var isClosed = gates.ClosedRows(problem, gates.Blocked(choice.Side));
        int[] closed = [.. Enumerable.Range(0, problem.Rows.Count).Where(row => isClosed[row])];
        Assert.Contains(closed, row => Math.Abs(root.Prices[row]) > 1.0);
        foreach (var prices in new[] { choice.Prices, placed.Prices, plan!.Prices })
            Assert.Equal(closed.Select(row => root.Prices[row]), closed.Select(row => prices[row]));
    }
}
