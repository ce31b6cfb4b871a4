using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Solver;

public sealed class ArcStoreTests
{
    private const double Width = 40.0;
    // more sources a family than are read at once, and no whole number of times
    private readonly MixedIntegerProblem problem = new CohortInstance(150, 3, 6, 2, 4, 3, Seed: 11).Build();
    private readonly SourceFamilies families;
    private readonly ArcStore store;

    public ArcStoreTests()
    {
        families = new(problem);
        store = new(problem, families);
    }

    [Fact]
    public void PricesThatWanderAndIntakesThatCloseFindTheSameArcsAsLookingThroughAll()
    {
        var random = new Random(5);
        var prices = new double[problem.Rows.Count];
        var held = 0;
        for (var round = 0; round < 40; round++)
        {
            var stride = round % 4 == 3 ? 200.0 : 3.0; // small steps, and some that leave what is held
            prices = [.. prices.Select(price => price - (stride * random.NextDouble()))];
            bool[] isBlocked = [.. Enumerable.Range(0, problem.Intakes.Count).Select(_ => random.Next(6) == 0)];
            var near = Look(prices, isBlocked);
            Assert.Equal(Expected(prices, isBlocked), near.SelectMany((family, f) => ArcsOf(f, family!)));
            held += near.Sum(family => family!.Cost.Length);
        }

        // some were left out
        Assert.InRange(held, 1, (40 * Enumerable.Range(0, problem.SourceCount).Sum(source => problem.Arcs.IntakesOf(source).Length)) - 1);
    }

    [Fact]
    public void TheBoundIsThatOfAllArcsHoweverFarPricesHaveWandered()
    {
        var random = new Random(6);
        var prices = new double[problem.Rows.Count];
        for (var round = 0; round < 20; round++)
        {
            bool[] isBlocked = [.. Enumerable.Range(0, problem.Intakes.Count).Select(_ => random.Next(6) == 0)];
            if (round % 5 == 0) Look(prices, isBlocked);
            prices = [.. prices.Select(price => price - (30.0 * random.NextDouble()))];
            var intakePrices = families.IntakePrices(prices);
            Assert.Equal(Pay(intakePrices, isBlocked), store.Pay(intakePrices, isBlocked, CancellationToken.None));
        }
    }

    [Fact]
    public void AnIntakeThatOpensIsSeenThoughItWasClosedWhenArcsWereLookedThrough()
    {
        var prices = new double[problem.Rows.Count];
        var all = new bool[problem.Intakes.Count];
        bool[] some = [.. Enumerable.Range(0, all.Length).Select(k => k % 3 == 0)];
        Look(prices, some);
        Assert.Equal(Expected(prices, all), Look(prices, all).SelectMany((family, f) => ArcsOf(f, family!)));
    }

    [Fact]
    public void WhereAllIntakesAreClosedNoArcIsNearUntilTheyOpen()
    {
        var (prices, open) = (new double[problem.Rows.Count], new bool[problem.Intakes.Count]);
        Assert.All(All, family => Assert.True(families.Members(family).Length > CostBlock.Most));
        Assert.All(Look(prices, [.. open.Select(_ => true)]), family => Assert.Empty(family!.Cost));
        Assert.Equal(Expected(prices, open), Look(prices, open).SelectMany((family, f) => ArcsOf(f, family!)));
    }

    [Fact]
    public void WhatStandsInAFamilyStaysBesideWhatComes()
    {
        var prices = new double[problem.Rows.Count];
        var open = new bool[problem.Intakes.Count];
        var near = Look(prices, open);
        var before = near.Select((family, f) => ArcsOf(f, family!).ToHashSet()).ToList();
        double[] later = [.. prices.Select((_, r) => r % 2 == 0 ? -90.0 : 0.0)];
        store.Look(near, All, families.IntakePrices(later), Width, open, CancellationToken.None);
        var alone = Look(later, open);
        for (var f = 0; f < families.Count; f++)
        {
            var union = before[f].Union(ArcsOf(f, alone[f]!)).Order().ToList();
            Assert.Equal(union, ArcsOf(f, near[f]!));
        }
    }

    private int[] All => [.. Enumerable.Range(0, families.Count)];

    private SmoothFamily?[] Look(double[] prices, bool[] isBlocked)
    {
        var near = new SmoothFamily?[families.Count];
        store.Look(near, All, families.IntakePrices(prices), Width, isBlocked, CancellationToken.None);
        return near;
    }

    /// <summary>Σ supply × least reduced cost, from every arc of every source.</summary>
    private double Pay(double[] intakePrices, bool[] isBlocked) =>
        All.Select(family => families.Members(family).Aggregate(0.0, (sum, source) =>
    {
        var intakes = problem.Arcs.IntakesOf(source).ToArray();
        return sum + (problem.Supply[source] * problem.Arcs.CostsOf(source)
            .Zip(intakes, (cost, intake) => isBlocked[intake] ? double.PositiveInfinity : cost - intakePrices[intake]).Min());
    })).Sum();

    private IEnumerable<(int Source, int Position, double Cost)> ArcsOf(int family, SmoothFamily arcs) =>
        Enumerable.Range(0, arcs.MemberCount).SelectMany(m => Enumerable.Range(arcs.Start[m], arcs.Start[m + 1] - arcs.Start[m])
            .Select(k => (families.Members(family)[m], arcs.Position[k], arcs.Cost[k])));

    private IEnumerable<(int Source, int Position, double Cost)> Expected(double[] prices, bool[] isBlocked)
    {
        var earns = families.IntakePrices(prices);
        foreach (var source in All.SelectMany(families.Members))
        {
            var intakes = problem.Arcs.IntakesOf(source).ToArray();
            var costs = new double[intakes.Length];
            problem.Arcs.ReadCosts(source, costs);
            int[] open = [.. Enumerable.Range(0, costs.Length).Where(a => !isBlocked[intakes[a]])];
            var least = open.Select(a => costs[a] - earns[intakes[a]]).DefaultIfEmpty(double.PositiveInfinity).Min();
            foreach (var a in open.Where(a => costs[a] - earns[intakes[a]] <= least + Width)) yield return (source, a, costs[a]);
        }
    }
}
