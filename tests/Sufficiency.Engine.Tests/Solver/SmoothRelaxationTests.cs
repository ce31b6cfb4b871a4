using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Engine.Tests.Solver;

public sealed class SmoothRelaxationTests
{
    private readonly MixedIntegerProblem problem = new CohortInstance(40, 3, 60, 4, 6, 3, Seed: 9).Build();
    private readonly RowRoles roles;
    private readonly SetPackingRows packing;
    private readonly SetupLinks links;
    private readonly double[] closed;
    private readonly double[] open;

    public SmoothRelaxationTests()
    {
        roles = new(problem);
        packing = new(problem, roles);
        links = new(problem, packing);
        closed = [.. problem.LinkingVariables.Select(column => column.Lower)];
        open = [.. problem.LinkingVariables.Select(column => column.IsInteger ? column.Lower : column.Upper)];
    }

    [Fact]
    public void APlanPlacedOnFromItsPricesIsAsGoodAsOnePlacedAfresh()
    {
        var (own, other) = (New(), New());
        var to = own.TemperatureFor(1e-3 * Math.Abs(own.CheapestCost));
        var prices = own.Relax(closed, open, null, to, null, CancellationToken.None).Relaxation.Prices;
        var on = own.Plan(closed, open, null, to, to, null, CancellationToken.None).Plan!; // it need not be told where
        var afresh = other.Plan(closed, open, prices, to, to, null, CancellationToken.None).Plan!;
        foreach (var plan in new[] { on, afresh })
        {
            var bound = own.CutAt(plan.Prices, links.Blocked(open), CancellationToken.None).LeastOver(closed, open);
            Assert.InRange((plan.Objective - bound) / plan.Objective, -1e-9, 1e-3);
        }

        Assert.Equal(afresh.Objective, on.Objective, 1e-4 * to * problem.Supply.Sum());
        Assert.Null(New().Plan(closed, open, null, to, to, null, CancellationToken.None).Plan); // without one
    }

    [Fact]
    public void WhatAnotherSearchLeftIsNotGoneOnFrom()
    {
        var (own, other) = (New(), New());
        var to = own.TemperatureFor(1e-4 * Math.Abs(own.CheapestCost));
        var prices = own.Relax(closed, open, null, to, null, CancellationToken.None).Relaxation.Prices;
        double[] all = [.. problem.LinkingVariables.Select(column => column.Upper)];
        own.Relax(closed, all, null, to, null, CancellationToken.None);
        var afresh = other.Plan(closed, open, prices, to, to, null, CancellationToken.None).Plan!;
        var plan = own.Plan(closed, open, prices, to, to, null, CancellationToken.None).Plan!;
        Assert.Equal(afresh.Prices, plan.Prices);
        Assert.Equal(afresh.Objective, plan.Objective);
    }

    private SmoothRelaxation New() => new(problem, roles, packing, links);
}
