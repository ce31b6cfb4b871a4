using System.IO.Compression;
using System.Text;
using Sufficiency.OpenData;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Sen2;

/// <summary>
/// An invented release in the form of 2026 and one of 2022, of England and the authority 999. At each age from 3 to 20 the authority has 20
/// plans (12 mainstream, 2 in bases, 4 special, 2 elsewhere) and England a hundred times as many. Half are autism, half SEMH. Every year 20
/// plans are new. A recipe for the authority lies beside them.
/// </summary>
internal sealed class InventedReleases : IDisposable
{
    private const int England = 100;
    private const int PlansOfAge = 20;
    private const string Keys = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
        + "new_la_code,old_la_code,la_name,breakdown_topic,breakdown";

    private const string Placements =
        "mainstream_la_maintained,mainstream_academy,mainstream_free_school,mainstream_independent,fe_total,nm_early_years,"
        + "mainstream_la_maintained_resourced_provision,mainstream_la_maintained_senunit,mainstream_academy_resourced_provision,"
        + "mainstream_academy_senunit,mainstream_free_school_resourced_provision,mainstream_free_school_senunit,special_la_maintained,"
        + "special_academy,special_free_school,special_independent,special_non_maintained,ap_pru_total,ed_elsewhere,neet_other_csa,"
        + "other_placement_settings,placement_unknown";

    private const string Needs = "number_asd,number_ds,number_hi,number_mld,number_msi,number_oth,number_pd,number_pmld,number_semh,"
        + "number_slcn,number_sld,number_spld,number_vi,number_need_unknown";

    private static readonly int[] Ages = [.. Enumerable.Range(3, 18)];
    private readonly string root = Directory.CreateTempSubdirectory("sufficiency-").FullName;

    public InventedReleases(int lastJanuary = 2026)
    {
        LastJanuary = lastJanuary;
        int[] januaries = [.. Enumerable.Range(2019, lastJanuary - 2018)];
        int[] byAge = [.. januaries.Where(january => january >= 2024)];
        int[] started = [.. Enumerable.Range(2022, lastJanuary - 2022)];
        Files["caseload.csv"] = [$"{Keys},ehcplans,{Placements}",
            .. januaries.SelectMany(january => Both(Period(january), "All EHC plans", "All EHC plans", Placed(Ages.Length))),
            .. byAge.SelectMany(january => Ages.SelectMany(age =>
                Both(Period(january), "Child or young persons age", $"age {age}", Placed(1))))];
        Files["newplans.csv"] = [$"{Keys},new_ehc_plans,{Placements}",
            .. Enumerable.Range(2019, lastJanuary - 2019).SelectMany(year =>
                Both($"{year}", "New EHC plans", "New EHC plans", Placed(Ages.Length / 18.0))),
            .. started.SelectMany(year => Both($"{year}", "Age when plan started", "age 5", Placed(1)))];
        Files["sen_needs_all_plans.csv"] = [$"{Keys},ehc_plans,{Needs}", .. byAge[^2..].SelectMany(january =>
            (string[])[.. Ages.SelectMany(age => Both(Period(january), "Child or young persons age", $"age {age}", Needed(PlansOfAge))),
                .. PlacedNeeds(Period(january), Ages.Length)])];
        Files["sen_need_newplans.csv"] = [$"{Keys},ehc_plans,{Needs}",
            .. Both($"{lastJanuary - 1}", "Child or young persons age", "age 4", Needed(PlansOfAge)),
            .. PlacedNeeds($"{lastJanuary - 1}", 1)];
        Files["ceased_plans.csv"] = [$"{Keys},transfer,total_ceased", .. started.SelectMany(year =>
            (string[])[.. Both($"{year}", "All ceased EHC plans", "All ceased EHC plans", [1, 20]),
                .. Both($"{year}", "Age plan ceased", "age 20 and over", [1, 20])])];
        var keys2022 = Keys.Replace("new_la_code,old_la_code,la_name,breakdown_topic,breakdown",
            "old_la_code,new_la_code,la_name,characteristic_age", StringComparison.Ordinal);
        Files2022["sen2_age_caseload.csv"] =
            [$"{keys2022},Total_all", .. Enumerable.Range(2016, 7).SelectMany(year => Banded(year, PlansOfAge))];
        Files2022["sen2_age_new_plans.csv"] =
            [$"{keys2022},Total_new_all", .. Enumerable.Range(2016, 6).SelectMany(year => Banded(year, 1))];
    }

    public int LastJanuary { get; }

    /// <summary>The lines of the later release's files, header first.</summary>
    public SortedDictionary<string, string[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The lines of the files of 2022.</summary>
    public SortedDictionary<string, string[]> Files2022 { get; } = new(StringComparer.Ordinal);

    public string Path2026 => Path.Combine(root, "ehcp_2026.zip");

    public string Path2022 => Path.Combine(root, "ehcp_2022.zip");

    public string Out => Path.Combine(root, "somewhere");

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>Writes both zips; <paramref name="folder"/> is where the files stand in them.</summary>
    public void WriteZips(string folder = "data/", Encoding? encoding = null)
    {
        foreach (var (path, files) in new[] { (Path2026, Files), (Path2022, Files2022) })
        {
            File.Delete(path);
            using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
            foreach (var (name, lines) in files)
            {
                using var writer = new StreamWriter(archive.CreateEntry(folder + name).Open(), encoding ?? new UTF8Encoding(false));
                writer.Write(string.Join("\r\n", lines));
            }
        }
    }

    /// <summary>The pack of the authority with its base in the last January.</summary>
    public PackContext Context()
    {
        Write("recipe.yaml", "authority_code: \"999\"\nauthority_name: Somewhere\npacks:\n  - name: somewhere\n    folder: somewhere\n"
            + $"    base_year: {LastJanuary - 1}\n    last_year: 2036\n");
        Write("sources.csv", "key,folder,path,title,year\nsen2,downloads,ehcp_2026.zip,Plans 2026,2026-01\n"
            + "sen2_2022,downloads,ehcp_2022.zip,Plans 2022,2022-01\n");
        Write("pupil_assumptions.csv", "pack,key,value\n,out_of_county.special_tier_share,0.5\n,waiting.special_share,0.8\n"
            + ",tier_share.prior_plans,50\n,pooling.prior_plans,100\n,plans.spread_unknown_need,1\n,plans.share_out_unrecorded,0\n");
        Write("plan_seeds.csv", "need,lowest_year_group,highest_year_group,setting,weight\n");
        Write("plan_values.csv", "pack,path,value,unit,source,year,certainty\n,demand.population_growth,0,a year,t,2020,assumed\n"
            + ",demand.births_growth,0,a year,t,2020,assumed\n");
        Write("somewhere/population.csv", "area_code,year,age,persons\n"
            + string.Concat(Enumerable.Range(0, 26).Select(age => $"E01000001,2022,{age},1000\n")));
        var recipe = PackRecipe.Read(root);
        return new PackContext(new PackBuildRequest(root, root, root, root), recipe, recipe.Packs[0]);
    }

    /// <summary>The rows of a table that a step wrote.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string name)
    {
        var table = SourceTable.Open(Path.Combine(Out, name), name);
        var columns = table.Header.Select(header => table.Column(header)).ToArray();
        return table.Read<IReadOnlyDictionary<string, string>>(
            row => columns.ToDictionary(column => column.Name, column => row.TextOrEmpty(column), StringComparer.Ordinal));
    }

    private static string Period(int january) => $"{january - 1}{january % 100:00}";

    /// <summary>Placements of so many ages: 12 mainstream, 2 in bases, 4 special and 2 elsewhere of 20, one of them waiting.</summary>
    private static double[] Placed(double ages) =>
        [.. new double[] { 20, 12, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 2, 1, 1, 0, 0, 0, 2, 1, 0, 0 }.Select(count => count * ages)];

    private static double[] Needed(double plans) => [plans, plans / 2, 0, 0, 0, 0, 0, 0, 0, plans / 2, 0, 0, 0, 0, 0];

    private static IEnumerable<string> PlacedNeeds(string period, int ages) =>
        new[] { ("Mainstream - LA maintained", 12), ("Mainstream - LA maintained (resourced provision)", 2), ("Special - LA maintained", 2),
            ("Special - academy", 1), ("Special - free school", 1), ("Special - total", 4), ("Educated elsewhere - NEET", 2) }
            .SelectMany(placement => Both(period, "Type of placement", placement.Item1, Needed(placement.Item2 * ages)));

    private static IEnumerable<string> Both(string period, string topic, string breakdown, double[] counts)
    {
        yield return $"{period},t,National,E92,England,,,,,,{topic},{breakdown},{Joined(counts.Select(count => count * England))}";
        yield return $"{period},t,Local authority,E92,England,E12,Region,E10,999,Somewhere,{topic},{breakdown},{Joined(counts)}";
    }

    private static IEnumerable<string> Banded(int year, double plansOfAge)
    {
        foreach (var band in Sen2Release2022.Bands)
        {
            var plans = plansOfAge * Ages.Count(age => age >= band.First && age <= band.Last);
            yield return $"{year},t,National,E92,England,,,,,,{band.Label},{Joined([plans * England])}";
            yield return $"{year},t,Local authority,E92,England,E12,Region,999,E10,Somewhere,{band.Label},{Joined([plans])}";
        }
    }

    private static string Joined(IEnumerable<double> counts) =>
        string.Join(',', counts.Select(count => FormattableString.Invariant($"{count}")));

    private void Write(string name, string text)
    {
        var path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
