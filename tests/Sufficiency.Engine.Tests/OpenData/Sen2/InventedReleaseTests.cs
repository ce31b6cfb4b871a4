using System.Globalization;
using System.IO.Compression;
using System.Text;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Pupils;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Sen2;

/// <summary>A release of 2026 makes a pack of that year; faults of its zip and its rows are told by file and line.</summary>
public sealed class InventedReleaseTests : IDisposable
{
    private static readonly IPackStep[] Steps =
        [new PlansStep(), new InitialWaitingStep(), new RatesStep(), new TierSharesStep(), new HistoryStep()];

    private readonly InventedReleases releases = new();

    public void Dispose() => releases.Dispose();

    [Fact]
    public void AReleaseOf2026MakesABaseOfJanuary2026()
    {
        Run();

        Assert.Equal(360, releases.Rows("plans.csv").Sum(row => Number(row["plans"])), 9);
        Assert.Equal(18, releases.Rows("plans.csv").Where(row => (row["need"], row["setting"]) == ("ASD", "resource_base"))
            .Sum(row => Number(row["plans"])), 9);
        Assert.Contains(releases.Rows("history.csv"), row => (row["reference_date"], row["dimension"]) == ("2026-01", "year_group"));
        Assert.Equal(["2019-2025", "January 2019 to January 2026", "January 2025 to January 2026"],
            releases.Rows("rates.csv").Select(row => row["year"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        Assert.All(releases.Rows("rates.csv"), row => Assert.StartsWith("Plans 2026", row["source"], StringComparison.Ordinal));
        Assert.Contains("aged forward from mid-2022", releases.Rows("rates.csv").First(row => row["rate"] == "new_plans")["source"],
            StringComparison.Ordinal);
    }

    [Fact]
    public void AnAuthorityLikeEnglandHasEnglandsLevelAndTiers()
    {
        Run();
        var sources = new PupilSources(releases.Context());
        var rates = new PupilRates(sources);

        Assert.Equal(20.0, rates.NewPlans.Level, 9);
        Assert.All(ProvisionCodes.CountedTiers, tier => Assert.Equal(
            rates.England.TierShares.Of(Phase.Primary, -1)[(int)tier], rates.TierShares.Of(Phase.Primary, -1)[(int)tier], 9));
        Assert.All(rates.Ceasing.All, rate => Assert.InRange(rate.Value, 0.0, 1.0));
        Assert.All(rates.NoSchoolPlace.All, rate => Assert.InRange(rate.Value, 0.0, 0.2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ehcp_2026/Data/")]
    public void TheFilesAreFoundInAnyFolderOfTheZip(string folder)
    {
        releases.WriteZips(folder);

        Assert.Equal(360, new Sen2Release(releases.Path2026, "999").Plans(2026));
    }

    [Fact]
    public void AMissingFileIsNamedWithWhatTheZipHolds()
    {
        releases.Files.Remove("caseload.csv");
        releases.WriteZips();

        var fault = Assert.Throws<DataIssueException>(() => new Sen2Release(releases.Path2026, "999").Plans(2026));
        Assert.Contains("ehcp_2026.zip:data/caseload.csv: the release lacks this file; the zip holds data/ceased_plans.csv", fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ATornZipIsAFault()
    {
        releases.WriteZips();
        var bytes = File.ReadAllBytes(releases.Path2026);
        bytes.AsSpan(60, 400).Fill(0x5A);
        File.WriteAllBytes(releases.Path2026, bytes);

        Assert.Throws<DataIssueException>(() => new Sen2Release(releases.Path2026, "999").Plans(2026));
    }

    public static TheoryData<string> EveryFile => [.. new InventedReleases().Files.Keys, .. new InventedReleases().Files2022.Keys];

    [Theory]
    [MemberData(nameof(EveryFile))]
    public void ARowThatStandsTwiceIsAFaultOfFileAndLine(string file)
    {
        var files = releases.Files.ContainsKey(file) ? releases.Files : releases.Files2022;
        var lines = files[file];
        files[file] = [.. lines, lines[^1], lines[^3]];

        var fault = Assert.Throws<DataIssueException>(Run);

        Assert.Equal([lines.Length + 1, lines.Length + 2], fault.Issues.Select(issue => issue.Line!.Value));
        Assert.All(fault.Issues, issue => Assert.EndsWith(file, issue.File, StringComparison.Ordinal));
        Assert.Contains($"stands twice (first in line {lines.Length})", fault.Issues[0].Problem, StringComparison.Ordinal);
        Assert.Contains($"stands twice (first in line {lines.Length - 2})", fault.Issues[1].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoNamesOfOneAgeAreAFault()
    {
        var lines = releases.Files["caseload.csv"];
        string Renamed(string age) => lines[^1].Replace("age 20", age, StringComparison.Ordinal);
        releases.Files["caseload.csv"] = [.. lines, Renamed("under 3"), Renamed("age 2 and under")];

        var fault = Assert.Throws<DataIssueException>(Run);

        Assert.Equal((lines.Length + 2, "2"), (fault.Issues[0].Line!.Value, fault.Issues[0].Value));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    [InlineData("windows-1252")]
    public void AReleaseInAnyEncodingIsReadAsItWasMeant(string name)
    {
        var encoding = name == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(name)! : Encoding.GetEncoding(name);
        foreach (var (file, lines) in releases.Files.ToArray())
            releases.Files[file] = [.. lines.Select(line => line.Replace("Somewhere", "Saint-Élan – north", StringComparison.Ordinal))];
        releases.WriteZips(encoding: encoding);

        var table = new Sen2Archive(releases.Path2026).Table("caseload.csv");
        var column = table.Column("la_name");
        Assert.Equal("Saint-Élan – north", table.Read(row => row.TextOrEmpty(column)).Last());
    }

    [Theory]
    [InlineData("c", "suppressed, since it is small")]
    [InlineData("low", "above nought and rounded to it")]
    [InlineData("x", "not available")]
    public void APlacementThatIsWithheldIsRefusedByLineAndReason(string cell, string reason)
    {
        releases.Files["caseload.csv"] = [.. releases.Files["caseload.csv"].Select(line =>
            line.StartsWith("202526,t,Local", StringComparison.Ordinal) && line.Contains("age 7", StringComparison.Ordinal)
                ? line.Replace(",12,0", $",{cell},0", StringComparison.Ordinal) : line)];

        var fault = Assert.Throws<DataIssueException>(Run);

        Assert.Equal((cell, "mainstream_la_maintained"), (fault.Issues[0].Value, fault.Issues[0].Column));
        Assert.Contains(reason, fault.Issues[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void PlacementsThatAreAllWithheldAreThoseOfTheJanuaryBefore()
    {
        releases.Files["caseload.csv"] = [.. releases.Files["caseload.csv"].Select(line =>
            line.StartsWith("202526,t,Local", StringComparison.Ordinal)
                ? string.Join(',', line.Split(',').Select((cell, column) => column > 12 ? "x" : cell)) : line)];

        Run();

        Assert.Equal(36, releases.Rows("plans.csv").Where(row => row["setting"] == "resource_base").Sum(row => Number(row["plans"])), 9);
        Assert.All(releases.Rows("rates.csv"),
            row => Assert.Contains("placements of January 2026", row["source"], StringComparison.Ordinal));
        Assert.DoesNotContain(releases.Rows("history.csv"),
            row => (row["reference_date"], row["dimension"]) == ("2026-01", "setting"));
    }

    [Fact]
    public void AnAuthorityWithoutTheLastJanuaryIsRefused()
    {
        releases.Files["caseload.csv"] =
            [.. releases.Files["caseload.csv"].Where(line => !line.StartsWith("202526,t,Local", StringComparison.Ordinal))];

        Assert.Contains("no plans of January 2026 for 999", Assert.Throws<DataIssueException>(Run).Message, StringComparison.Ordinal);
    }

    private void Run()
    {
        releases.WriteZips();
        var context = releases.Context();
        foreach (var step in Steps) step.Run(context);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
