using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.OpenData;
using Sufficiency.OpenData.Drafting;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Drafting;

/// <summary>Whole packs drafted from the publishers' files, where these lie beside the repository.</summary>
public sealed class AuthorityDraftTests : IDisposable
{
    private readonly DraftFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public async Task CutsOfAnAuthorityGiveItsPackAndBuildingAgainTheSameBytes()
    {
        var downloads = RepositoryFiles.Shared("opendata");
        var pack = Path.Combine(folder.Path, "pack");
        await AuthorityDraft.BuildAsync(Request("931", downloads, pack), null, CancellationToken.None);

        AssertMargins(pack, Path.Combine(downloads, "sen2", "ehcp_2025.zip"), "931");
        var before = Bytes(pack);
        await PackBuilder.BuildAsync(
            new PackBuildRequest(downloads, Path.Combine(pack, "recipe", "facts"), Path.Combine(pack, "recipe"), pack),
            null, CancellationToken.None);
        Assert.Equal(before, Bytes(pack));
    }

    [SkippableFact]
    public async Task AreasOfAnotherAuthorityAreRefusedAndNothingIsWritten()
    {
        var pack = Path.Combine(folder.Path, "pack");

        var fault = await Assert.ThrowsAsync<DataIssueException>(() =>
            AuthorityDraft.BuildAsync(Request("Surrey", RepositoryFiles.Shared("opendata"), pack), null, CancellationToken.None));

        Assert.Contains("areas lies in Surrey", Assert.Single(fault.Issues).Problem, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    /// <summary>No special school, few areas, and nothing but national files beside invented areas of 2021.</summary>
    [SkippableTheory]
    [InlineData("857", "Rutland")]
    [InlineData("420", "Isles Of Scilly")]
    [InlineData("839", "Bournemouth, Christchurch and Poole")]
    public async Task AnotherAuthorityIsDraftedWithoutAWordOfAnyOther(string code, string name)
    {
        var downloads = Path.Combine(folder.Path, "downloads");
        InventAreas(code, downloads);
        foreach (var file in new[] { "sen2/ehcp_2025.zip", "sen2/ehcp_2022.zip", "schools/gias_open_2025-05-24_extract_england.csv",
            "finance/dedicated-schools-grant_2024_07_20.ods" })
            File.Copy(RepositoryFiles.Shared("opendata", file), Path.Combine(downloads, Path.GetFileName(file)));
        var pack = Path.Combine(folder.Path, "pack");

        var draft = await AuthorityDraft.BuildAsync(Request(code, downloads, pack), null, CancellationToken.None);

        Assert.Equal(name, draft.AuthorityName, ignoreCase: true);
        AssertMargins(pack, Path.Combine(downloads, "ehcp_2025.zip"), code);
        Assert.DoesNotContain(Directory.EnumerateFiles(pack, "*", SearchOption.AllDirectories),
            file => File.ReadAllText(file).Contains("Oxfordshire", StringComparison.OrdinalIgnoreCase));
        PackInspection.Inspect(new DatasetRequest(Path.Combine(pack, "plan.yaml"), []) { Areas = AreaLevel.Msoa });
    }

    private static DraftRequest Request(string authority, string downloads, string pack) =>
        new(authority, downloads, null, RepositoryFiles.At("data", "recipes", "national"), pack);

    /// <summary>Plans by age and setting as SEN2 counts them, to a millionth of a pupil.</summary>
    private static void AssertMargins(string pack, string release, string code)
    {
        var counted = new Sen2Release(release, code).PlansByAge(2025);
        var table = SourceTable.Open(Path.Combine(pack, "plans.csv"), "plans.csv");
        var (year, setting, plans) = (table.Column("year_group"), table.Column("setting"), table.Column("plans"));
        var built = table.Read(row => (Year: row.Integer(year), Setting: row.Text(setting), Plans: row.Number(plans)))
            .ToLookup(row => (row.Year, row.Setting), row => row.Plans);
        foreach (var (age, counts) in counted)
        {
            foreach (var kind in ProvisionCodes.Settings)
                Assert.Equal(counts[(int)kind], built[(YearGroup.OfAge(age).Value, kind.ToCode())].Sum(), tolerance: 1e-6);
        }
    }

    private static Dictionary<string, string> Bytes(string pack) =>
        Directory.EnumerateFiles(pack).ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexString(File.ReadAllBytes(file)),
            StringComparer.Ordinal);

    /// <summary>An area for each LSOA in which a school of the authority stands, with forty residents of each age.</summary>
    private static void InventAreas(string code, string downloads)
    {
        Directory.CreateDirectory(downloads);
        const string Register = "gias_open_2025-05-24_extract_england.csv";
        var schools = SourceTable.Open(RepositoryFiles.Shared("opendata", "schools", Register), Register);
        var (authority, area) = (schools.Column("la_code"), schools.Column("lsoa_code"));
        var (easting, northing) = (schools.Column("easting"), schools.Column("northing"));
        var areas = schools.Read(row => row.TextOrEmpty(authority) != code ? default
                : (Code: row.TextOrEmpty(area), East: row.OptionalNumber(easting) ?? 0.0, North: row.OptionalNumber(northing) ?? 0.0))
            .Where(row => row.Code is { Length: > 0 } && row.East > 0.0).DistinctBy(row => row.Code, StringComparer.Ordinal).ToArray();
        File.WriteAllLines(Path.Combine(downloads, "centroids.csv"), ["FID,LSOA21CD,x,y", .. areas.Select((row, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{i},{row.Code},{row.East},{row.North}"))]);
        var ages = Enumerable.Range(0, 91).ToArray();
        File.WriteAllLines(Path.Combine(downloads, "residents 2022.csv"),
            [$"LSOA 2021 Code,{string.Join(',', ages)}", .. areas.Select(row => $"{row.Code},{string.Join(',', ages.Select(_ => 40))}")]);
    }
}
