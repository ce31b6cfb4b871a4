using Sufficiency.Web.Disclosure;

namespace Sufficiency.Web.Tests.Disclosure;

public sealed class PartitionTests
{
    private const double Threshold = 5.0;
    private const double Tolerance = 1e-6;

    [Fact]
    public void ASmallCountIsHiddenWithTheNextLarger() => Assert.Equal("ab", Hide(true, Layer(2, 10, 30)));

    [Fact]
    public void NoughtIsShownAndFractionsUnderTheThresholdAreNot() => Assert.Equal("bc", Hide(true, Layer(0, 4.96, 5, 60)));

    [Fact]
    public void TwoSmallCountsThatAddUpToEnoughHideEachOther() => Assert.Equal("ab", Hide(true, Layer(2, 3, 30)));

    [Fact]
    public void TwoSmallCountsThatAddUpToTooLittleTakeAThird() => Assert.Equal("abc", Hide(true, Layer(1, 2, 30, 40)));

    [Fact]
    public void WithoutASumOnlySmallCountsAreHidden() => Assert.Equal("a", Hide(false, Layer(3, 8)));

    [Fact]
    public void WithoutSmallCountsAllIsShown() => Assert.Equal("", Hide(true, Layer(5, 0, 7)));

    [Fact]
    public void WhatOneTableHidesTheOtherHidesToo() => Assert.Equal("ab", Hide(true, Layer(20, 10, 30), Layer(2, 10, 30)));

    [Fact]
    public void NobodyCanRecoverASmallCountFromTheSum()
    {
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            var size = random.Next(1, 8);
            IReadOnlyDictionary<string, double>[] layers = [Random(random, size), Random(random, size)];
            var hidden = Partition.Hide(Threshold, layers);
            foreach (var layer in layers.Where(layer => layer.Values.Sum() >= Threshold)) AssertProtected(layer, hidden);
        }
    }

    [Fact]
    public void AnAttackerRecoversASmallCountThatIsHiddenAlone()
    {
        using var attacker = Look(Layer(2, 10, 30), new HashSet<string>(StringComparer.Ordinal) { "a" });
        Assert.Equal((2.0, 2.0), attacker.Bounds("a"));
    }

    private static void AssertProtected(IReadOnlyDictionary<string, double> layer, IReadOnlySet<string> hidden)
    {
        using var attacker = Look(layer, hidden);
        foreach (var group in hidden.Where(group => Partition.IsSmall(layer[group], Threshold)))
        {
            var (least, most) = attacker.Bounds(group);
            Assert.InRange(least, -Tolerance, Tolerance);
            Assert.True(most >= Threshold - Tolerance, $"{layer[group]} is at most {most}.");
        }
    }

    private static Attacker Look(IReadOnlyDictionary<string, double> layer, IReadOnlySet<string> hidden)
    {
        var attacker = new Attacker();
        attacker.Learn(layer.Keys, layer.Values.Sum());
        foreach (var (group, pupils) in layer.Where(entry => !hidden.Contains(entry.Key))) attacker.Learn([group], pupils);
        return attacker;
    }

    private static string Hide(bool hasSum, params IReadOnlyDictionary<string, double>[] layers) =>
        string.Concat(Partition.Hide(Threshold, layers, hasSum).Order(StringComparer.Ordinal));

    private static Dictionary<string, double> Layer(params double[] pupils) =>
        pupils.Index().ToDictionary(entry => ((char)('a' + entry.Index)).ToString(), entry => entry.Item, StringComparer.Ordinal);

    private static Dictionary<string, double> Random(Random random, int size) => Layer([.. Enumerable.Range(0, size)
        .Select(_ => random.NextDouble() < 0.3 ? 0.0 : Math.Round(Math.Pow(random.NextDouble(), 3) * 40, 1))]);
}
