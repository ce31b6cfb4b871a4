using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Solver;

public sealed class CostBlockTests
{
    private const int Places = 5;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(37)]
    [InlineData(64)]
    public void CostsReadTogetherAreThoseReadOneByOne(int members)
    {
        foreach (var arcs in new ArcSet[] { Factored(members, gap: members + 1), Factored(members, gap: members / 2),
            Factored(members, gap: 1), Listed(Factored(members, gap: members + 1)) })
        {
            var (block, sources) = (new CostBlock(arcs), Enumerable.Range(0, members).ToArray());
            block.Read(sources, arcs.SinksOf(0).Length);
            for (var a = 0; a < arcs.SinksOf(0).Length; a++)
                Assert.Equal(sources.Select(source => arcs.CostOf(source, a)), block.At(a).ToArray());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void WhatIsLeastMostAndNearIsAsCountedArcByArc(int members)
    {
        var random = new Random(members);
        var arcs = Factored(members, gap: members + 1);
        double[] dualValues = [.. Enumerable.Range(0, arcs.SinksOf(0).Length)
            .Select(a => a == 2 ? double.NegativeInfinity : random.NextDouble() * 40.0)];
        var (block, least, low, high) = (new CostBlock(arcs), new double[members], new double[members], new double[members]);
        block.Read(Enumerable.Range(0, members).ToArray(), dualValues.Length);
        block.ReadLeast(dualValues, least);
        block.ReadRange(dualValues.Length, low, high);
        double[] most = [.. least.Select(value => value + 10.0)];
        for (var m = 0; m < members; m++)
        {
            var costs = arcs.CostsOf(m);
            Assert.Equal(costs.Zip(dualValues, (cost, dualValue) => cost - dualValue).Min(), least[m]);
            Assert.Equal((costs.Min(), costs.Max()), (low[m], high[m]));
            for (var a = 0; a < dualValues.Length; a++)
                Assert.Equal(costs[a] - dualValues[a] <= most[m], (block.Within(a, dualValues[a], most) >> m & 1) == 1);
        }
    }

    /// <summary>Members of one class at points that follow one another, save that one point is left out.</summary>
    private static FactoredArcs Factored(int members, int gap)
    {
        var random = new Random(3 * members);
        var distances = Enumerable.Range(0, (members + 1) * Places).Select(_ => random.NextDouble() * 30.0).ToArray();
        var place = Enumerable.Range(0, 9).Select(_ => random.Next(Places)).ToArray();
        var sourceClass = new ArcClass([.. Enumerable.Range(0, 9)], [.. place.Select(_ => random.NextDouble() * 20.0)],
            [.. place.Select(at => at == 0 ? 0.0 : random.NextDouble())], place, distances, Places);
        return new([sourceClass], new int[members], [.. Enumerable.Range(0, members).Select(m => m < gap ? m : m + 1)]);
    }

    private static ListedArcs Listed(FactoredArcs arcs)
    {
        var count = arcs.SinksOf(0).Length;
        return new(
            [.. Enumerable.Range(0, arcs.SourceCount + 1).Select(source => source * count)],
            [.. Enumerable.Range(0, arcs.SourceCount).SelectMany(source => arcs.SinksOf(source).ToArray())],
            [.. Enumerable.Range(0, arcs.SourceCount).SelectMany(source => arcs.CostsOf(source))]);
    }
}
