using Sufficiency.Engine.Tests.Support;
using Sufficiency.Peers.Monolith;
using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Engine.Tests.Solver;

/// <summary>Schools whose initial roll exceeds their places beyond the share allowed.</summary>
public sealed class CrowdedSchoolTests
{
    private const int MostSteps = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task APlanIsAsGoodAsThatOfTheWholeProblemAsOneBlock(int seed)
    {
        var problem = new CrowdedInstance(new(6, 2, 3, 2, 3, 2, seed), 2).Build();
        var whole = await new MonolithSolver(NativeSolver.Shared).SolveAsync(problem, new(1e-9), null, CancellationToken.None);
        var ours = await NativeSolver.SolveAsync(problem, 1e-6);
        Assert.Equal(SolutionStatus.WithinGap, ours.Status);
        Assert.Equal(whole.Objective!.Value, ours.Objective!.Value, 2e-6 * whole.Objective.Value);
        Assert.True(ours.Bound <= whole.Objective * (1 + 1e-9));
        Assert.True(DualBound.Compute(problem, ours.CertificatePrices).Value <= whole.Objective * (1 + 1e-9));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void NoLevelTakesMoreThanADozenSteps(int seed)
    {
        var problem = new CrowdedInstance(new(40, 3, 60, 4, 6, 3, seed), 3).Build();
        var (relaxation, _) = New(problem);
        foreach (var upper in Choices(problem))
        {
            var to = relaxation.TemperatureFor(1e-3 * Math.Abs(relaxation.CheapestCost));
            relaxation.Relax(Lower(problem), upper, null, to, null, CancellationToken.None);
            relaxation.Plan(Lower(problem), upper, null, to, to, null, CancellationToken.None);
        }

        Assert.InRange(relaxation.MostSteps, 2, MostSteps);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void WhatIsForcedIsPartOfTheBoundThatAnyoneRecomputes(int seed)
    {
        var problem = new CrowdedInstance(new(30, 3, 20, 3, 4, 3, seed), 3).Build();
        var (relaxation, links) = New(problem);
        var closed = Choices(problem)[0];
        var to = relaxation.TemperatureFor(1e-4 * Math.Abs(relaxation.CheapestCost));
        var priced = relaxation.Relax(Lower(problem), closed, null, to, null, CancellationToken.None).Relaxation;
        // what places are worth elsewhere says nothing here
        var prices = links.WithInactive(problem, closed, priced.Prices, new double[problem.Rows.Count]);
        var plan = relaxation.Plan(Lower(problem), closed, null, to, to, null, CancellationToken.None).Plan!;
        var forced = problem.LinkingVariables.Where(column => !column.IsInteger).Sum(column => column.Cost * column.Upper);
        Assert.InRange(forced, 0.005 * plan.Objective, plan.Objective);
        var bound = relaxation.CutAt(prices, links.Blocked(closed), CancellationToken.None).At(closed);
        Assert.InRange((plan.Objective - bound) / plan.Objective, -1e-9, 1e-3);

        // Without a scheme's school everything is the prices' alone, and the certificate needs no gate.
        var plain = new CrowdedInstance(new(30, 3, 20, 0, 4, 3, seed), 3).Build();
        var (other, _) = New(plain);
        double[] most = [.. plain.LinkingVariables.Select(column => column.Upper)];
        var bare = other.Relax(Lower(plain), most, null, to, null, CancellationToken.None).Relaxation.Prices;
        var placed = other.Plan(Lower(plain), most, null, to, to, null, CancellationToken.None).Plan!;
        Assert.InRange((placed.Objective - DualBound.Compute(plain, bare).Value) / placed.Objective, -1e-9, 1e-3);
    }

    [Fact]
    public void ALevelWhosePriceRunsAwayIsGivenUp()
    {
        // More than two must be used and at most two can: the price rises for ever, as far each time as a step may go.
        var dual = new SmoothDual([], [new(new([0], [1.0]), 1.0, 0.0, 0.0, 2.0)], [2.1], 0.0, [0]);
        var end = PricePath.Maximise(dual, [0.0], new(1e-9, 1e-12, 1e-15), 1e-7, null, 1e12, CancellationToken.None);
        Assert.Equal(PathOutcome.Astray, end.Outcome);
        Assert.InRange(end.Steps, 10, 30);
    }

    private static (SmoothRelaxation Relaxation, SetupLinks SetupLinks) New(MixedIntegerProblem problem)
    {
        var roles = new RowRoles(problem);
        var packing = new SetPackingRows(problem, roles);
        var links = new SetupLinks(problem, packing);
        return (new(problem, roles, packing, links), links);
    }

    private static double[] Lower(MixedIntegerProblem problem) => [.. problem.LinkingVariables.Select(column => column.Lower)];

    /// <summary>Upper bounds with nothing open, and with everything free.</summary>
    private static double[][] Choices(MixedIntegerProblem problem) =>
        [[.. problem.LinkingVariables.Select(column => column.IsInteger ? column.Lower : column.Upper)],
            [.. problem.LinkingVariables.Select(column => column.Upper)]];
}
