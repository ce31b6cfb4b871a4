using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Solver;

public sealed class ArcStoreTests
{
    private const double Width = 40.0;
    // more sources a class than are read at once, and no whole number of times
    private readonly MixedIntegerProblem problem = new CohortInstance(150, 3, 6, 2, 4, 3, Seed: 11).Build();
    private readonly SourceClasses classes;
    private readonly ArcCache store;

    public ArcStoreTests()
    {
        classes = new(problem);
        store = new(problem, classes);
    }

    [Fact]
    public void PricesThatWanderAndSinksThatCloseFindTheSameArcsAsLookingThroughAll()
    {
        var random = new Random(5);
        var prices = new double[problem.Rows.Count];
        var held = 0;
        for (var round = 0; round < 40; round++)
        {
            var stride = round % 4 == 3 ? 200.0 : 3.0; // small steps, and some that leave what is held
            prices = [.. prices.Select(price => price - (stride * random.NextDouble()))];
            bool[] isBlocked = [.. Enumerable.Range(0, problem.Sinks.Count).Select(_ => random.Next(6) == 0)];
            var near = Look(prices, isBlocked);
            Assert.Equal(Expected(prices, isBlocked), near.SelectMany((sourceClass, f) => ArcsOf(f, sourceClass!)));
            held += near.Sum(sourceClass => sourceClass!.Cost.Length);
        }

        // some were left out
        Assert.InRange(held, 1, (40 * Enumerable.Range(0, problem.SourceCount).Sum(source => problem.Arcs.SinksOf(source).Length)) - 1);
    }

    [Fact]
    public void TheBoundIsThatOfAllArcsHoweverFarPricesHaveWandered()
    {
        var random = new Random(6);
        var prices = new double[problem.Rows.Count];
        for (var round = 0; round < 20; round++)
        {
            bool[] isBlocked = [.. Enumerable.Range(0, problem.Sinks.Count).Select(_ => random.Next(6) == 0)];
            if (round % 5 == 0) Look(prices, isBlocked);
            prices = [.. prices.Select(price => price - (30.0 * random.NextDouble()))];
            var sinkDualValues = classes.SinkDualValues(prices);
            Assert.Equal(LeastCost(sinkDualValues, isBlocked), store.LeastCost(sinkDualValues, isBlocked, CancellationToken.None));
        }
    }

    [Fact]
    public void AnSinkThatOpensIsSeenThoughItWasClosedWhenArcsWereLookedThrough()
    {
        var prices = new double[problem.Rows.Count];
        var all = new bool[problem.Sinks.Count];
        bool[] some = [.. Enumerable.Range(0, all.Length).Select(k => k % 3 == 0)];
        Look(prices, some);
        Assert.Equal(Expected(prices, all), Look(prices, all).SelectMany((sourceClass, f) => ArcsOf(f, sourceClass!)));
    }

    [Fact]
    public void WhereAllSinksAreClosedNoArcIsNearUntilTheyOpen()
    {
        var (prices, open) = (new double[problem.Rows.Count], new bool[problem.Sinks.Count]);
        Assert.All(All, sourceClass => Assert.True(classes.Members(sourceClass).Length > CostBlock.Most));
        Assert.All(Look(prices, [.. open.Select(_ => true)]), sourceClass => Assert.Empty(sourceClass!.Cost));
        Assert.Equal(Expected(prices, open), Look(prices, open).SelectMany((sourceClass, f) => ArcsOf(f, sourceClass!)));
    }

    [Fact]
    public void WhatStandsInAFamilyStaysBesideWhatComes()
    {
        var prices = new double[problem.Rows.Count];
        var open = new bool[problem.Sinks.Count];
        var near = Look(prices, open);
        var before = near.Select((sourceClass, f) => ArcsOf(f, sourceClass!).ToHashSet()).ToList();
        double[] later = [.. prices.Select((_, r) => r % 2 == 0 ? -90.0 : 0.0)];
        store.Look(near, All, classes.SinkDualValues(later), Width, open, CancellationToken.None);
        var alone = Look(later, open);
        for (var f = 0; f < classes.Count; f++)
        {
            var union = before[f].Union(ArcsOf(f, alone[f]!)).Order().ToList();
            Assert.Equal(union, ArcsOf(f, near[f]!));
        }
    }

    private int[] All => [.. Enumerable.Range(0, classes.Count)];

    private SourceClass?[] Look(double[] prices, bool[] isBlocked)
    {
        var near = new SourceClass?[classes.Count];
        store.Look(near, All, classes.SinkDualValues(prices), Width, isBlocked, CancellationToken.None);
        return near;
    }

    /// <summary>Σ supply × least reduced cost, from every arc of every source.</summary>
    private double LeastCost(double[] sinkDualValues, bool[] isBlocked) =>
        All.Select(sourceClass => classes.Members(sourceClass).Aggregate(0.0, (sum, source) =>
    {
        var sinks = problem.Arcs.SinksOf(source).ToArray();
        return sum + (problem.Supply[source] * problem.Arcs.CostsOf(source)
            .Zip(sinks, (cost, sink) => isBlocked[sink] ? double.PositiveInfinity : cost - sinkDualValues[sink]).Min());
    })).Sum();

    private IEnumerable<(int Source, int Position, double Cost)> ArcsOf(int sourceClass, SourceClass arcs) =>
        Enumerable.Range(0, arcs.MemberCount).SelectMany(m => Enumerable.Range(arcs.Start[m], arcs.Start[m + 1] - arcs.Start[m])
            .Select(k => (classes.Members(sourceClass)[m], arcs.Position[k], arcs.Cost[k])));

    private IEnumerable<(int Source, int Position, double Cost)> Expected(double[] prices, bool[] isBlocked)
    {
        var dualValues = classes.SinkDualValues(prices);
        foreach (var source in All.SelectMany(classes.Members))
        {
            var sinks = problem.Arcs.SinksOf(source).ToArray();
            var costs = new double[sinks.Length];
            problem.Arcs.ReadCosts(source, costs);
            int[] open = [.. Enumerable.Range(0, costs.Length).Where(a => !isBlocked[sinks[a]])];
            var least = open.Select(a => costs[a] - dualValues[sinks[a]]).DefaultIfEmpty(double.PositiveInfinity).Min();
            foreach (var a in open.Where(a => costs[a] - dualValues[sinks[a]] <= least + Width)) yield return (source, a, costs[a]);
        }
    }
}
