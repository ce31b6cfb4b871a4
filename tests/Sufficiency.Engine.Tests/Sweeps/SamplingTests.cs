using Sufficiency.Engine.Sweeps.Files;
using Sufficiency.Engine.Sweeps.Scenarios;

namespace Sufficiency.Engine.Tests.Sweeps;

public sealed class SamplingTests
{
    private static readonly Distribution Uniform = new UniformDistribution(0, 1);

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-10, -6.361340902404056)]
    public void QuantilesOfTheNormalAreThoseOfTheTables(double u, double x)
    {
        Assert.Equal(x, StandardNormal.Quantile(u), 1e-9);
        Assert.Equal(u, StandardNormal.Below(x), 1e-12);
    }

    [Fact]
    public void DistributionsHaveTheirMeansAndKeepTheirBounds()
    {
        var draws = Enumerable.Range(0, 20_000).Select(i => (i + 0.5) / 20_000).ToList();
        double MeanOf(Distribution distribution) => draws.Average(distribution.Quantile);

        Assert.Equal(1.5, MeanOf(new UniformDistribution(1, 2)), 1e-6);
        Assert.Equal((1 + 2 + 6) / 3.0, MeanOf(new TriangularDistribution(1, 2, 6)), 1e-4);
        Assert.Equal(5, MeanOf(new NormalDistribution(5, 2, double.NegativeInfinity, double.PositiveInfinity)), 1e-6);
        Assert.Equal(2 * Math.Exp(0.125), MeanOf(new LognormalDistribution(2, 0.5, 0, double.PositiveInfinity)), 1e-3);
        Assert.Equal(0.7, MeanOf(new ChoiceDistribution([(0, 0.5), (1, 0.3), (2, 0.2)])), 1e-6);
        Assert.All(draws, u => Assert.InRange(new NormalDistribution(0, 1, -0.5, 0.2).Quantile(u), -0.5, 0.2));
        Assert.Equal(1, new TriangularDistribution(1, 1, 3).Quantile(1e-18), 1e-6);
    }

    [Fact]
    public void ALatinHypercubePutsOneDrawIntoEachStratum()
    {
        var table = Table(100, true, 7, "a", "b");

        for (var factor = 0; factor < 2; factor++)
            Assert.Equal(Enumerable.Range(0, 100),
                Enumerable.Range(0, 100).Select(draw => (int)(table.ProbabilityOf(factor, draw) * 100)).Order());
        Assert.True(Math.Abs(Correlation(table)) < 0.3, "Two factors are drawn alike.");
    }

    [Fact]
    public void TheSeedAndTheNameDecideTheDrawsAndNothingElse()
    {
        var both = Table(50, false, 7, "a", "b");
        var alone = Table(50, false, 7, "b");
        var other = Table(50, false, 8, "b");

        Assert.Equal(Draws(both, 1), Draws(alone, 0));
        Assert.NotEqual(Draws(alone, 0), Draws(other, 0));
        Assert.NotEqual(Draws(both, 0), Draws(both, 1));
        Assert.InRange(Draws(both, 0).Average(), 0.35, 0.65);
    }

    private static List<double> Draws(DrawTable table, int factor) =>
        [.. Enumerable.Range(0, 50).Select(draw => table.ValueOf(factor, draw))];

    private static double Correlation(DrawTable table) =>
        12 * Enumerable.Range(0, 100).Average(draw => (table.ValueOf(0, draw) - 0.5) * (table.ValueOf(1, draw) - 0.5));

    private static DrawTable Table(int draws, bool isLatin, long seed, params string[] names) =>
        new(new SweepSample(draws, isLatin, seed, [.. names.Select(name => new SweepFactor(name, Uniform, []))]));
}
