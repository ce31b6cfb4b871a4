using System.Globalization;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Travel;

/// <summary>The user's own journeys in other units, of other areas and with odd figures: each kind over many journeys.</summary>
public sealed class JourneyFaultTests
{
    private const string Header = "area_code,provider_id,kilometres,minutes\n";

    /// <summary>Three areas, 0, 8 and 25 km from a school; and a market.</summary>
    private static readonly PlanningDataset Dataset = SmallDataset.Quiet() with
    {
        Areas = [SmallDataset.Area("A1", 450, 200), SmallDataset.Area("A2", 458, 200), SmallDataset.Area("A3", 475, 200)],
        Providers = [SmallDataset.Provider("school", ProvisionType.Mainstream, 450, 200, 0, 14, isUnlimited: true),
            SmallDataset.Market("market", 50_000)],
    };

    private static readonly (string Area, double Kilometres)[] Roads = [("A1", 1.5), ("A2", 10), ("A3", 33)];

    public static TheoryData<double> Speeds => [16, 25, 40, 60, 100];

    [Theory]
    [MemberData(nameof(Speeds))]
    public void JourneysInKilometresAndMinutesAreTaken(double speed) => Assert.Empty(Faults(speed, 1, 1));

    [Theory]
    [MemberData(nameof(Speeds))]
    public void SecondsAreToldAsSuch(double speed) => EveryRow(Faults(speed, 1, 60), "minutes", "not seconds");

    [Theory]
    [MemberData(nameof(Speeds))]
    public void HoursAreToldAsSuch(double speed) => EveryRow(Faults(speed, 1, 1.0 / 60), "minutes", "not hours");

    [Theory]
    [MemberData(nameof(Speeds))]
    public void MetresAreToldAsSuch(double speed) => EveryRow(Faults(speed, 1000, 1), "kilometres", "not metres");

    [Theory]
    [InlineData("3", "60", true)]
    [InlineData("2.9", "60", false)]
    [InlineData("32.5", "15", true)]
    [InlineData("32.6", "15", false)]
    public void ASpeedIsTakenFromThreeToOneHundredAndThirtyKilometresAnHour(string kilometres, string minutes, bool isTaken)
    {
        var issues = Read($"A1,school,1,3\nA2,school,10,20\nA3,school,30,30\nA1,market,{kilometres},{minutes}\n");

        Assert.Equal(isTaken, issues.Count == 0);
    }

    [Theory]
    [InlineData("NaN", "not a finite number")]
    [InlineData("inf", "not a finite number")]
    [InlineData("-inf", "not a finite number")]
    [InlineData("Infinity", "not a finite number")]
    [InlineData("1e400", "not a finite number")]
    [InlineData("-3", "less than 0.01")]
    [InlineData("0", "less than 0.01")]
    [InlineData("", "not given")]
    [InlineData("#N/A", "not a number")]
    [InlineData("12 min", "not a number")]
    [InlineData("\"1,200\"", "not a number")]
    public void AFigureThatIsNoneIsToldInTheWordsOfTables(string text, string words)
    {
        foreach (var column in new[] { "kilometres", "minutes" })
        {
            var cells = column == "kilometres" ? $"{text},3" : $"1.5,{text}";

            var issue = Assert.Single(Read($"A1,school,{cells}\nA2,school,10,20\nA3,school,30,30\n"));

            Assert.Equal(("journeys.csv", 2, column), (issue.File, issue.Line, issue.Column));
            Assert.Contains(words, issue.Problem, StringComparison.Ordinal);
            Assert.EndsWith(".", issue.Advice, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void JourneysFromLsoasAreOneFaultOfAPlanByMsoa()
    {
        using var pack = new SmallPack();
        var lsoas = pack.Load();
        var msoas = pack.Load(AreaLevel.Msoa);

        var issue = Assert.Single(Read(Of(lsoas.Dataset), msoas.Dataset));

        Assert.Equal((2, "area_code"), (issue.Line, issue.Column));
        Assert.Contains("--areas lsoa", issue.Advice, StringComparison.Ordinal);
        Assert.Contains("--areas msoa", Assert.Single(Read(Of(msoas.Dataset), lsoas.Dataset)).Advice, StringComparison.Ordinal);
        Assert.Empty(Read(Of(msoas.Dataset), msoas.Dataset));
    }

    [Fact]
    public void FaultsOfJourneysAreToldWithThoseOfTables()
    {
        using var pack = new SmallPack();
        pack.Text("journeys.csv", Header + "E01000001,hill,x,3\n").Set("travel.matrix=journeys.csv")
            .Cell("funding", "2026", "high_needs_block_gbp", "y");

        Assert.Equal("funding.csv, journeys.csv", string.Join(", ", pack.Issues().Select(issue => issue.File)));
    }

    [Fact]
    public void APlanByItsOwnEstimatesWrittenDownIsTheSameMatrix()
    {
        using var pack = new SmallPack();
        var dataset = pack.Read();
        var (plain, text) = (PlanInputs.TravelOf(pack.Load()), Of(dataset));

        var own = PlanInputs.TravelOf(pack.Text("journeys.csv", text).Set("travel.matrix=journeys.csv").Load());

        for (var a = 0; a < plain.AreaCount; a++)
            Assert.All(Enumerable.Range(0, plain.ProviderCount), p => Assert.Equal(plain.Minutes(a, p), own.Minutes(a, p), 6));
    }

    private static string Of(PlanningDataset dataset)
    {
        var travel = Engine.Travel.TravelMatrixBuilder.Build(dataset);
        return Header + string.Concat(dataset.Areas.SelectMany((area, a) => dataset.Providers.Select((provider, p) => (provider, p))
            .Where(pair => pair.provider.Location is not null).Select(pair => string.Create(CultureInfo.InvariantCulture,
                $"{area.Code},{pair.provider.Id},{travel.Kilometres(a, pair.p):R},{travel.Minutes(a, pair.p):R}\n"))));
    }

    private static IReadOnlyList<DataIssue> Faults(double speed, double timesKilometres, double timesMinutes) =>
        Read(string.Concat(Roads.SelectMany(road => new[] { "school", "market" }.Select(provider =>
            string.Create(CultureInfo.InvariantCulture,
                $"{road.Area},{provider},{road.Kilometres * timesKilometres},{60 * road.Kilometres / speed * timesMinutes}\n")))));

    private static void EveryRow(IReadOnlyList<DataIssue> issues, string column, string advice)
    {
        Assert.Equal(Enumerable.Range(2, 6), issues.Select(issue => issue.Line!.Value));
        Assert.All(issues, issue => Assert.Equal(column, issue.Column));
        Assert.All(issues, issue => Assert.Contains(advice, issue.Advice, StringComparison.Ordinal));
    }

    private static IReadOnlyList<DataIssue> Read(string rows) => Read(Header + rows, Dataset);

    private static IReadOnlyList<DataIssue> Read(string text, PlanningDataset dataset)
    {
        try
        {
            TravelMatrixReader.Read(text, "journeys.csv", dataset);
            return [];
        }
        catch (DataIssueException fault)
        {
            return fault.Issues;
        }
    }
}
