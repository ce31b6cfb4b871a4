using System.Globalization;
using System.IO.Compression;
using System.Text;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.OpenData.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Sen2;

/// <summary>The form of 2026 gives the same base as that of 2025 for the same numbers; the headers alone say which form it is.</summary>
public sealed class Sen2FormTests : IDisposable
{
    private const string Keys = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
        + "new_la_code,old_la_code,la_name,breakdown_topic,breakdown";
    private const string Places =
        "mainstream_la_maintained,mainstream_academy,mainstream_free_school,mainstream_independent,fe_total,nm_early_years,"
        + "mainstream_la_maintained_resourced_provision,mainstream_la_maintained_senunit,mainstream_academy_resourced_provision,"
        + "mainstream_academy_senunit,"
        + "mainstream_free_school_resourced_provision,mainstream_free_school_senunit,special_la_maintained,special_academy_free,"
        + "special_independent,special_non_maintained,AP_PRU_total_pc";

    private const string Needs = "number_asd,number_hi,number_mld,number_msi,number_oth,number_pd,number_pmld,number_semh,number_slcn,"
        + "number_sld,number_spld,number_vi,number_need_unknown";
    private readonly string folder = Directory.CreateTempSubdirectory("sufficiency-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void AnInventedReleaseGivesTheSameBaseInBothForms()
    {
        var old = WriteZip("ehcp_2025.zip", Invented());
        var recent = WriteZip("ehcp_2026.zip", Invented().Select(AsForm2026));

        AssertSameBase(old, recent);
        Assert.Equal(15.0, new Sen2Release(recent, "931").PlansBySetting(2025)[(int)Setting.SpecialSchool]);
    }

    [Fact]
    public void DownSyndromeIsCountedWhereTheReleaseCountsIt()
    {
        var files = Invented().Select(AsForm2026).Select(file => file with
        {
            Text = file.Text.Replace("202425", "202526", StringComparison.Ordinal).Replace(",x", ",2", StringComparison.Ordinal),
        });
        var release = new Sen2Release(WriteZip("ehcp_2026.zip", files), "931");

        var ds = Array.FindIndex([.. Sen2Labels.NeedColumns], need => need.Need == Need.Ds);
        Assert.Equal(2026, release.LastJanuary);
        Assert.All(release.PlansByAgeAndNeed(2026).Values, counts => Assert.Equal(2.0, counts[ds]));
    }

    [SkippableFact]
    public void OxfordshireGivesTheSameBaseInBothForms()
    {
        var old = RepositoryFiles.Shared("opendata", "sen2", "ehcp_2025.zip");
        var recent = WriteZip("ehcp_2026.zip",
            new[] { "caseload", "sen_needs_all_plans", "newplans", "sen_need_newplans" }.Select(name => AsForm2026(Local(old, name))));

        AssertSameBase(old, recent);
        var (first, second) = (NewPlans.Counted(new Sen2Release(old, "931")), NewPlans.Counted(new Sen2Release(recent, "931")));
        Assert.All(first.YearGroups, yearGroup => Assert.Equal(first.ByNeed(yearGroup), second.ByNeed(yearGroup)));
    }

    private static void AssertSameBase(string old, string recent)
    {
        PlansCount[] Base(string path) => [.. PlansCube.Fit(new Sen2Release(path, "931"), 2025, []).WithUnknownNeedSpread().Counts()];
        Assert.NotEmpty(Base(old));
        Assert.Equal(Base(old), Base(recent));
    }

    /// <summary>Two ages, two needs and one unknown: 40 plans, of which 20 in mainstream, 15 in
    /// special schools and 5 out of county.</summary>
    private static IEnumerable<ReleaseFile> Invented()
    {
        static string Row(string topic, string breakdown, string cells) => "202425,Academic year,Local "
            + $"authority,E92000001,England,E12000008,South East,E10000025,931,Somewhere,{topic},{breakdown},{cells}";
        static string Placed(int mainstream, int special, int beyond) =>
            $"{mainstream + special + beyond},{mainstream},0,0,0,0,0,0,0,0,0,0,0,3,{special - 3},{beyond},0,0";
        static string Needed(int asd, int semh, int unknown) => $"{asd + semh + unknown},{asd},0,0,0,0,0,0,{semh},0,0,0,0,{unknown}";
        yield return new("caseload", string.Join('\n',
            $"{Keys},ehcplans,{Places}", Row("All EHC plans", "All EHC plans", Placed(20, 15, 5)),
            Row("Child or young persons age", "age 5", Placed(12, 6, 2)), Row("Child or young persons age", "age 6", Placed(8, 9, 3))));
        yield return new("sen_needs_all_plans", string.Join('\n',
            $"{Keys},ehc_plans,{Needs}", Row("Child or young persons age", "age 5", Needed(13, 6, 1)),
            Row("Child or young persons age", "age 6", Needed(9, 9, 2)),
            Row("Type of placement", "Mainstream - LA maintained", Needed(12, 6, 2)),
            Row("Type of placement", "Special - LA maintained", Needed(2, 1, 0)),
            Row("Type of placement", "Special - academy/free school", Needed(6, 5, 1)),
            Row("Type of placement", "Special - independent", Needed(2, 3, 0))));
    }

    private static ReleaseFile Local(string path, string name)
    {
        using var archive = ZipFile.OpenRead(path);
        using var reader = new StreamReader(archive.GetEntry($"data/{name}.csv")!.Open());
        var table = SourceTable.Parse(reader, name, header: null);
        var rows = table.Read(row => row.Cells).Where(cells => cells.Contains("931", StringComparer.Ordinal));
        return new(name, string.Join('\n', rows.Prepend([.. table.Header]).Select(Line)));
    }

    /// <summary>The same numbers in the form of 2026: special academies and free schools apart, a column of Down
    /// syndrome, other letters in a heading.</summary>
    private static ReleaseFile AsForm2026(ReleaseFile file)
    {
        var table = SourceTable.Parse(new StringReader(file.Text), file.Name, header: null);
        var academies = Array.IndexOf([.. table.Header], "special_academy_free");
        var needs = Array.IndexOf([.. table.Header], "number_asd");
        string[] Widened(string[] cells, string[] academy, string ds) =>
        [
            .. cells.SelectMany((cell, column) => column == academies ? academy : column == needs ? [cell, ds] : new[] { cell }),
        ];
        string[] Split(string cell) => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var plans)
            ? [FormattableString.Invariant($"{plans - (plans / 3)}"), FormattableString.Invariant($"{plans / 3}")]
            : [cell, cell];
        var lines = new List<string> { Line(Widened([.. table.Header.Select(name =>
            name.Replace("AP_PRU", "ap_pru", StringComparison.Ordinal))], ["special_academy", "special_free_school"], "number_ds")) };
        foreach (var cells in table.Read(row => row.Cells))
        {
            var wide = Widened(cells, academies < 0 ? [] : Split(cells[academies]), "x");
            lines.Add(Line(
                [.. wide.Select(cell => cell.Replace("Special - academy/free school", "Special - academy", StringComparison.Ordinal))]));
            if (cells.Any(cell => cell.StartsWith("Special - academy/free school", StringComparison.Ordinal)))
                lines.Add(Line([.. wide.Select((cell, column) => column <= 11
                    ? cell.Replace("academy/free school", "free school", StringComparison.Ordinal) : "0")]));
        }

        return new(file.Name, string.Join('\n', lines));
    }

    private static string Line(IEnumerable<string> cells) =>
        string.Join(',', cells.Select(cell => cell.Contains(',', StringComparison.Ordinal) ? $"\"{cell}\"" : cell));

    private string WriteZip(string name, IEnumerable<ReleaseFile> files)
    {
        var path = Path.Combine(folder, name);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var file in files)
        {
            using var writer = new StreamWriter(archive.CreateEntry($"data/{file.Name}.csv").Open(),
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            writer.Write(file.Text);
        }

        return path;
    }

    private sealed record ReleaseFile(string Name, string Text);
}
