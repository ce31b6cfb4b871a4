using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Reference;

/// <summary>Writes england_plans.csv from a release: EHC plans in England by provision, age and need, and how requests became plans.
/// </summary>
internal static class EnglandPlans
{
    /// <summary>Name of the table in data/reference.</summary>
    public const string FileName = "england_plans.csv";

    private const string All = "all";
    private const string AgeTopic = "Child or young persons age";

    /// <summary>Writes the table of the last January of a release.</summary>
    /// <param name="archive">The release.</param>
    /// <param name="citation">How the table cites it.</param>
    /// <param name="folder">Where the table goes.</param>
    public static void Write(Sen2Archive archive, string citation, string folder)
    {
        var table = new PackTable(FileName, 5, "reference_date", "measure", "provision", "dimension", "category", "setting", "count",
            "source", "certainty");
        var release = new Sen2Release(archive, authorityCode: null);
        AddPlans(table, archive, release.LastJanuary, citation);
        AddProcedure(table, archive, release, citation);
        table.WriteTo(folder);
    }

    private static void AddPlans(PackTable table, Sen2Archive archive, int january, string citation)
    {
        var period = FormattableString.Invariant($"{january - 1}{january % 100:00}");
        var caseload = Sen2File.Read(archive, "caseload.csv", null, "breakdown_topic", "breakdown");
        var needs = Sen2File.Read(archive, "sen_needs_all_plans.csv", null, "breakdown_topic", "breakdown");
        void Add(string provision, string dimension, string category, double count) =>
            table.Add(FormattableString.Invariant($"{january}-01"), "plans", provision, dimension, category,
                Sen2Provisions.Find(provision)?.Setting.ToCode(), count, citation,
                provision == All ? Certainty.Found : Certainty.Derived);
        foreach (var (dimension, category, row) in caseload.Rows(period, "All EHC plans").Select(row => ("total", All, row))
            .Concat(caseload.Rows(period, AgeTopic).Select(row => ("age", AgeOf(row), row))))
        {
            Add(All, dimension, category, row.Count(Sen2Settings.Plans));
            foreach (var provision in Sen2Provisions.All) Add(provision.Code, dimension, category, provision.Count(row));
        }

        var byNeed = new SortedDictionary<(string Provision, string Need), double>();
        foreach (var row in needs.Rows(period, "Type of placement"))
        {
            if (Sen2Provisions.FindByLabel(row) is not { } provision) continue;
            foreach (var (need, column) in Sen2Labels.NeedColumns)
            {
                foreach (var code in new[] { All, provision.Code })
                    byNeed[(code, need.ToCode())] = byNeed.GetValueOrDefault((code, need.ToCode())) + (row.OptionalCount(column) ?? 0.0);
            }
        }

        foreach (var (key, count) in byNeed.Where(cell => cell.Key.Need != Need.Ds.ToCode() || cell.Value > 0.0))
            Add(key.Provision, "need", key.Need, count);
    }

    private static void AddProcedure(PackTable table, Sen2Archive archive, Sen2Release release, string citation)
    {
        var counts = new Sen2Assessments(archive, authorityCode: null);
        void Add(int year, string measure, double? total, IEnumerable<(int? Age, double Count)> byAge)
        {
            void AddRow(string dimension, string category, double count) => table.Add(FormattableString.Invariant($"{year}"), measure, All,
                dimension, category, null, count, citation, Certainty.Found);
            if (total is { } known) AddRow("total", All, known);
            foreach (var (age, count) in byAge) AddRow("age", age is { } years ? AgeOf(years) : "unknown", count);
        }

        foreach (var year in counts.Years)
        {
            Add(year, "requests", counts.Requests(year), counts.RequestsByAge(year));
            Add(year, "assessments", counts.Assessments(year), counts.AssessmentsByAge(year));
            Add(year, "plans_issued", counts.Issued(year), counts.IssuedByAge(year));
        }

        foreach (var year in release.YearsOfNewPlans)
        {
            Add(year, "new_plans", release.NewPlans(year), release.YearsOfStartAges.Contains(year)
                ? release.NewPlansByStartAgeAlone(year).Select(age => ((int?)age.Key, age.Value[0])) : []);
        }
    }

    private static string AgeOf(Sen2Row row) => Sen2Labels.FindAge(row) is { } age ? AgeOf(age) : "unknown";

    private static string AgeOf(int age) => FormattableString.Invariant($"{age:00}");
}
