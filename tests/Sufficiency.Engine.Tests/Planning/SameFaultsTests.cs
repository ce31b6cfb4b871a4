using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Tests.Packs;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Planning;

/// <summary><c>validate</c> refuses what <c>plan</c> refuses: same file, line and words.</summary>
public sealed class SameFaultsTests
{
    private const string Source = ", source: invented, year: \"2025\", certainty: assumed}";
    private const string Header = "area_code,provider_id,kilometres,minutes\n";

    /// <summary>Damages of files beside the tables, which the plan file names too.</summary>
    private static readonly Dictionary<string, Func<SmallPack, SmallPack>> Beside = new(StringComparer.Ordinal)
    {
        ["journeys missing"] = pack => Journeys(pack, null),
        ["journeys without a column"] = pack => Journeys(pack, "area_code,provider_id,minutes\nE01000001,hill,12\n"),
        ["journeys incomplete"] = pack => Journeys(pack, Header + "E01000001,hill,12,20\n"),
        ["journeys to nowhere"] = pack => Journeys(pack, Header + "E01000001,hall,12,20\n"),
        ["journeys in no time"] = pack => Journeys(pack, Header + "E01000001,hill,12,NaN\n"),
        ["outlines missing"] = pack => pack.Delete("areas.geojson"),
        ["an outline that is no feature"] = pack => pack.Edit("areas.geojson",
            text => text.Replace("\"Feature\"", "\"Featur\"", StringComparison.Ordinal)),
        ["outlines empty"] = pack => pack.Text("areas.geojson", ""),
        ["postcodes with words for metres"] = pack => Postcodes(pack, "postcode,easting,northing\nOX11AA,east,200000\n"),
        ["postcodes missing"] = pack => Postcodes(pack, null),
        ["a wait that is too cheap"] = pack => pack.Set("penalties.waiting_gbp=10"),
    };

    public static TheoryData<string> Names => [.. DamagedPackTests.Damages.Keys, .. Beside.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ValidateAndPlanGiveTheSameFaults(string name)
    {
        using var pack = new SmallPack();
        using var folder = new TemporaryFolder();
        (DamagedPackTests.Damages.TryGetValue(name, out var damage) ? damage.Do : Beside[name])(pack);

        var validated = Assert.Throws<DataIssueException>(() => PackInspection.Inspect(pack.Request())).Issues;
        var request = new PlanningRequest(pack.Request(), SchemeChoice.Named, new SolveLimits(1e-3, null), folder.At("run"));
        var planned = (await Assert.ThrowsAsync<DataIssueException>(() =>
            new PlanningRun(TimeProvider.System).RunAsync(request, null, CancellationToken.None))).Issues;

        Assert.NotEmpty(validated);
        Assert.Equal(validated, planned);
        Assert.False(Directory.Exists(folder.At("run")));
    }

    [Fact]
    public void FaultsOfJourneysAndOfTablesBesideAreToldWithTheirFile()
    {
        using var pack = new SmallPack();

        var issues = Assert.Throws<DataIssueException>(() =>
            PackInspection.Inspect(Journeys(pack, Header + "E01000001,hall,12,20\n").Request())).Issues;

        Assert.Contains(("journeys.csv", 2, "provider_id", "hall"),
            issues.Select(issue => (issue.File, issue.Line ?? 0, issue.Column ?? "", issue.Value ?? "")));
    }

    private static SmallPack Journeys(SmallPack pack, string? text)
    {
        pack.PlanLine("  intrazonal_km:", "  matrix: {value: journeys.csv" + Source + "\n  intrazonal_km:");
        return text is null ? pack : pack.Text("journeys.csv", text);
    }

    private static SmallPack Postcodes(SmallPack pack, string? text)
    {
        pack.PlanLine("  funding: funding.csv\n", "  funding: funding.csv\n  postcodes: postcodes.csv\n");
        pack.PlanLine("  plans: {source: invented", "  postcodes: {source: invented" + Source[", source: invented".Length..]
            + "\n  plans: {source: invented");
        return text is null ? pack : pack.Text("postcodes.csv", text);
    }
}
