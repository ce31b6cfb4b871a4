using Sufficiency.Engine.Model.Mix;

namespace Sufficiency.Engine.Tests.Model.Mix;

public sealed class GravityFitTests
{
    // Area 1 sends 60/2 and area 2 sends 40/5 to the first school where the second draws twice as much.
    [Fact]
    public void TwoAreasAndTwoSchoolsAreFittedAsOnPaper()
    {
        double[] nearness = [1, 0.5, 0.5, 1];
        var attractions = GravityFit.Attractions([60, 40], [38, 62], nearness);
        Assert.Equal(100.0 / 3.0, attractions[0], 1e-6);
        Assert.Equal(200.0 / 3.0, attractions[1], 1e-6);
        Assert.Equal([0.5, 0.5, 0.2, 0.8], GravityFit.Shares(attractions, nearness).Select(share => Math.Round(share, 8)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void EveryCountIsMetAndEveryAreaSendsAllItsPupils(int seed)
    {
        var random = new Random(seed);
        var (areas, schools) = (12, 9);
        double[] counts = [.. Enumerable.Range(0, schools).Select(j => j == 4 ? 0.0 : 1.0 + random.Next(60))];
        double[] weights = [.. Enumerable.Range(0, areas).Select(_ => random.NextDouble())];
        double[] pupils = [.. weights.Select(weight => counts.Sum() * weight / weights.Sum())];
        double[] nearness = [.. Enumerable.Range(0, areas * schools).Select(_ => Math.Exp(-10 * random.NextDouble()))];
        var shares = GravityFit.Shares(GravityFit.Attractions(pupils, counts, nearness), nearness);
        for (var j = 0; j < schools; j++)
            Assert.Equal(counts[j], Enumerable.Range(0, areas).Sum(a => pupils[a] * shares[(a * schools) + j]), 1e-6);
        for (var a = 0; a < areas; a++) Assert.Equal(1.0, shares.AsSpan(a * schools, schools).ToArray().Sum(), 1e-12);
    }
}
