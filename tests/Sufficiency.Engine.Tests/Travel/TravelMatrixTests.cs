using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.Travel;

public sealed class TravelMatrixTests
{
    private const string Header = "area_code,provider_id,kilometres,minutes\n";

    // Areas A1 (urban, beside the mainstream school) and A2 (rural, 10 km east of it); a market 30 km away from everywhere.
    private static readonly PlanningDataset Dataset = SmallDataset.Quiet() with
    {
        Areas = [SmallDataset.Area("A1", 450, 200), SmallDataset.Area("A2", 460, 200, isRural: true)],
        Providers = [SmallDataset.Provider("mainstream", ProvisionType.Mainstream, 450, 200, 0, 14, isUnlimited: true),
            SmallDataset.Market("market", 50_000)],
    };

    [Fact]
    public void RoadsAreLongerThanStraightLinesAndNeverShorterThanWithinTheArea()
    {
        var matrix = TravelMatrixBuilder.Build(Dataset);
        Assert.Equal(1.0, matrix.Kilometres(0, 0), 9);
        Assert.Equal(13.0, matrix.Kilometres(1, 0), 9);
        Assert.Equal(30.0, matrix.Kilometres(0, 1), 9);
    }

    [Fact]
    public void MinutesFollowTheSpeedOfTheHomeArea()
    {
        var matrix = TravelMatrixBuilder.Build(Dataset);
        Assert.Equal(60.0 * 1 / 21.5, matrix.Minutes(0, 0), 9); // urban: 20 km/h at 0 km, 35 at 10 km
        Assert.Equal(60.0 * 13 / 46.25, matrix.Minutes(1, 0), 9); // rural: 30 km/h at 0 km, 55 at 20 km
        Assert.Equal(60.0 * 30 / 35, matrix.Minutes(0, 1), 9); // flat after the last point
    }

    [Fact]
    public void ACurveIsLinearBetweenItsPointsAndFlatOutside()
    {
        CurvePoint[] curve = [new(2, 10), new(4, 20)];
        Assert.Equal([10.0, 10.0, 15.0, 20.0, 20.0], new[] { 0.0, 2.0, 3.0, 4.0, 9.0 }.Select(curve.At));
    }

    [Fact]
    public void TheUsersOwnMatrixIsTakenAsItIs()
    {
        var matrix = Read("A2,mainstream,12.5,20\nA1,mainstream,0.8,3\nA1,market,25,40\n");
        Assert.Equal((12.5, 20.0, 0.8), (matrix.Kilometres(1, 0), matrix.Minutes(1, 0), matrix.Kilometres(0, 0)));
        Assert.Equal(25.0, matrix.Kilometres(0, 1));
        Assert.Equal(30.0, matrix.Kilometres(1, 1)); // the market may be left out
    }

    [Theory]
    [InlineData("A1,mainstream,0.8,3\n", "missing")]
    [InlineData("A1,mainstream,0,3\nA2,mainstream,12,20\n", "less than 0.01")]
    [InlineData("A1,mainstream,1,-3\nA2,mainstream,12,20\n", "less than 0.01")]
    [InlineData("A1,mainstream,1,NaN\nA2,mainstream,12,20\n", "not a finite number")]
    [InlineData("A1,mainstream,\"1,2\",3\nA2,mainstream,12,20\n", "not a number")]
    [InlineData("A1,mainstream,1,3\nA2,mainstream,9.7,20\n", "shorter than the straight line")]
    [InlineData("A1,mainstream,1,3\nA2,mainstream,61,20\n", "six times")]
    [InlineData("A1,mainstream,1,3\nA2,mainstream,12,20\nA2,mainstream,12,20\n", "twice")]
    [InlineData("A1,mainstream,1,3\nA2,mainstream,12,20\nA3,mainstream,12,20\n", "No home area has the code")]
    [InlineData("A1,mainstream,1,3\nA2,mainstream,12,20\nA1,college,12,20\n", "No provider has the code")]
    [InlineData("A1,mainstream,1\nA2,mainstream,12,20\n", "has 3 cells")]
    public void AFaultIsNamed(string lines, string problem)
    {
        var issue = Assert.Single(Assert.Throws<DataIssueException>(() => Read(lines)).Issues);
        Assert.Contains(problem, issue.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFaultIsNamedAtOnceWithItsLine()
    {
        var issues = Assert.Throws<DataIssueException>(() => Read("A1,mainstream,0,3\nA9,mainstream,x,20\n")).Issues;
        Assert.Equal([(2, "kilometres"), (3, "area_code"), (3, "kilometres")],
            issues.Where(issue => issue.Line is not null).Select(issue => (issue.Line!.Value, issue.Column!)).Order());
        Assert.Contains(issues, issue => issue.Problem.Contains("missing, such as from A2", StringComparison.Ordinal));
    }

    [Fact]
    public void ThousandsOfFaultsAreCountedNotListed()
    {
        var issues = Assert.Throws<DataIssueException>(() => Read(string.Concat(Enumerable.Repeat("A9,college,0,0\n", 5_000)))).Issues;
        Assert.InRange(issues.Count, 4, 120);
        Assert.Contains(issues, issue => issue.Problem.Contains("4,980 more", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("area_code;provider_id;kilometres;minutes\nA1;mainstream;1;2\n")]
    [InlineData("area_code,provider_id,kilometres\nA1,mainstream,1\n")]
    public void AFileWithoutTheColumnsIsRefused(string text) =>
        Assert.NotEmpty(
            Assert.Throws<DataIssueException>(() => TravelMatrixReader.Read(text, "travel.csv", Dataset)).Issues);

    private static TravelMatrix Read(string lines) =>
        TravelMatrixBuilder.Build(Dataset, TravelMatrixReader.Read(Header + lines, "travel.csv", Dataset));
}
