using System.IO.Compression;
using System.Text;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Sen2;

public sealed class Sen2ReleaseTests : IDisposable
{
    private const string Place =
        "mainstream_la_maintained,mainstream_academy,mainstream_free_school,mainstream_independent,fe_total,nm_early_years,"
        + "mainstream_la_maintained_resourced_provision,mainstream_la_maintained_senunit,mainstream_academy_resourced_provision,"
        + "mainstream_academy_senunit,"
        + "mainstream_free_school_resourced_provision,mainstream_free_school_senunit,special_la_maintained,special_academy_free,"
        + "special_independent,special_non_maintained,await_prov_2022";

    private const string Keys2025 = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
        + "new_la_code,old_la_code,la_name,breakdown_topic,breakdown";
    private readonly string folder = Directory.CreateTempSubdirectory("sufficiency-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void PlacementsBecomeSettingsAndTheRestIsElsewhere()
    {
        var release = Release2025($"{Local("202425", "All EHC plans", "All EHC plans")},100,1,2,3,4,10,5,6,7,8,9,10,11,3,4,5,6,x");

        // 25 in mainstream with further education and early years, 51 in bases, 7 special, 11 out of county; 6 of 100 are left.
        Assert.Equal([25, 51, 7, 11, 6], release.PlansBySetting(2025));
    }

    [Fact]
    public void OtherAuthoritiesAndTheNationAreLeftOut()
    {
        var release = Release2025(
            "202425,Academic year,National,E92000001,England,,,,,,All EHC plans,All EHC plans,9,9,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,x",
            Local("202425", "All EHC plans", "All EHC plans", "999") + ",8,8,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,x",
            Local("202425", "All EHC plans", "All EHC plans") + ",7,7,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,x");

        Assert.Equal(7, release.PlansBySetting(2025).Sum());
    }

    [Fact]
    public void AnUnavailableCountIsNoZero()
    {
        var release = Release2025(Local("202425", "All EHC plans", "All EHC plans") + ",7,x,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,z");

        Assert.Null(release.Plans(2025, "await_prov_2022"));
        var fault = Assert.Throws<DataIssueException>(() => release.PlansBySetting(2025));
        Assert.Contains(fault.Issues, issue => issue is { Column: "mainstream_la_maintained", Value: "x", Line: 2 });
    }

    [Fact]
    public void PlacementsAboveTheTotalAreAFault()
    {
        var release = Release2025(Local("202425", "All EHC plans", "All EHC plans") + ",7,8,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,x");

        Assert.Throws<DataIssueException>(() => release.PlansBySetting(2025));
    }

    [Fact]
    public void AgesAreReadFromTheirLabels()
    {
        const string counts = ",4,4,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,x";
        var release = Release2025(
            [.. new[] { "age 10", "under 3", "age 3" }.Select(age => Local("202425", "Child or young persons age", age) + counts)]);

        Assert.Equal([2, 3, 10], release.PlansByAge(2025).Keys);
    }

    [Fact]
    public void AMissingColumnIsNamed()
    {
        WriteZip("ehcp_2025.zip", "data/caseload.csv", $"\uFEFF{Keys2025},ehcplans",
            Local("202425", "All EHC plans", "All EHC plans") + ",7");

        var fault = Assert.Throws<DataIssueException>(() => new Sen2Release(Path.Combine(folder, "ehcp_2025.zip"), "931")
            .PlansBySetting(2025));

        Assert.Contains("mainstream_la_maintained", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABrokenZipIsAFault()
    {
        File.WriteAllText(Path.Combine(folder, "ehcp_2025.zip"), "no zip");

        Assert.Throws<DataIssueException>(() => new Sen2Release(Path.Combine(folder, "ehcp_2025.zip"), "931").PlansBySetting(2025));
    }

    [Fact]
    public void TheReleaseOf2022IsReadByItsOwnHeader()
    {
        const string keys = "2022,Calendar year,Local authority,E92000001,England,E12000008,South East,931,E10000025,Oxfordshire";
        WriteZip(
            "ehcp_2022.zip",
            "data/sen2_age_caseload.csv",
            "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,"
                + "la_name,characteristic_age,Total_st,Total_st_pc,Total_ehc,Total_ehc_pc,Total_all,Total_all_pc",
            $"{keys},Age 20 to 25,z,z,5,5,5,5",
            $"{keys},Total,z,z,100,100,100,100",
            $"{keys},Under 5,z,z,10,10,10,10",
            $"{keys},Age 5 to 10,z,z,20,20,20,20",
            $"{keys},Age 11 to 15,z,z,30,30,30,30",
            $"{keys},Age 16 to 19,z,z,35,35,35,35");

        Assert.Equal([10, 20, 30, 35, 5], new Sen2Release2022(Path.Combine(folder, "ehcp_2022.zip"), "931").FindPlansByBand(2022)!);
    }

    [SkippableFact]
    public void OxfordshiresTotalsAreThoseOfTheReleases()
    {
        var release = new Sen2Release(RepositoryFiles.Shared("opendata", "sen2", "ehcp_2025.zip"), "931");

        Assert.Equal([3554, 4017, 4627, 5025, 5427, 6420, 7307],
            release.Januaries.Select(january => release.PlansBySetting(january).Sum()));
        Assert.Equal([4667, 132, 1465, 434, 609], release.PlansBySetting(2025));
        Assert.Equal(973, release.Plans(2025, "fe_total"));
        Assert.Equal(561, release.Plans(2025, "ed_elsewhere"));
        Assert.Equal(1159, release.NewPlansByAgeAndNeed().Values.Sum(counts => counts.Sum()));
        Assert.Equal(441, release.Ceased(2024));
        Assert.Equal(132, release.PlansBySettingAndNeed(2025)[(int)Setting.ResourceBase].Sum());
    }

    private static string Local(string period, string topic, string breakdown, string code = "931") =>
        $"{period},Academic year,Local authority,E92000001,England,E12000008,South East,E10000025,{code},Somewhere,{topic},{breakdown}";

    private Sen2Release Release2025(params string[] rows)
    {
        WriteZip("ehcp_2025.zip", "data/caseload.csv", [$"\uFEFF{Keys2025},ehcplans,{Place}", .. rows]);
        return new Sen2Release(Path.Combine(folder, "ehcp_2025.zip"), "931");
    }

    private void WriteZip(string name, string entryName, params string[] lines)
    {
        using var archive = ZipFile.Open(Path.Combine(folder, name), ZipArchiveMode.Create);
        using var writer = new StreamWriter(archive.CreateEntry(entryName).Open(),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        foreach (var line in lines) writer.Write(line + "\r\n");
    }
}
