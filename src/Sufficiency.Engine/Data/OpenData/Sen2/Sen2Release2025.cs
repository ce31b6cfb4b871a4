using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Data.OpenData.Sen2;

/// <summary>The DfE release "Education, health and care plans", reporting year 2025, for one authority: individual-level returns, unrounded.</summary>
/// <remarks>Ages are at 31 August before the January count. For new plans by need they are at 31 August before the calendar year began.</remarks>
internal sealed class Sen2Release2025(string archivePath, string authorityCode)
{
    private const string AllPlans = "All EHC plans";
    private const string CurrentAge = "Child or young persons age";
    private const string Placement = "Type of placement";

    private readonly Lazy<Sen2File> caseload = File(archivePath, authorityCode, "caseload");
    private readonly Lazy<Sen2File> needs = File(archivePath, authorityCode, "sen_needs_all_plans");
    private readonly Lazy<Sen2File> newPlans = File(archivePath, authorityCode, "newplans");
    private readonly Lazy<Sen2File> newPlanNeeds = File(archivePath, authorityCode, "sen_need_newplans");
    private readonly Lazy<Sen2File> ceased = File(archivePath, authorityCode, "ceased_plans");

    /// <summary>Januaries with totals by placement.</summary>
    public static IReadOnlyList<int> Januaries { get; } = [2019, 2020, 2021, 2022, 2023, 2024, 2025];

    /// <summary>Plans in a January by setting.</summary>
    public double[] PlansBySetting(int january) => Sen2Settings.Counts(Total(january), "ehcplans");

    /// <summary>Plans in a January by a column of placement, such as <c>fe_total</c>; null where the release does not say.</summary>
    public double? Plans(int january, string column) => Total(january).OptionalCount(column);

    /// <summary>Plans by age and setting, January 2024 or 2025.</summary>
    public IReadOnlyDictionary<int, double[]> PlansByAge(int january) => ByAge(
        caseload.Value.Rows(AcademicYear(january), CurrentAge), row => Sen2Settings.Counts(row, "ehcplans"));

    /// <summary>Plans by age in one column of placement, January 2024 or 2025.</summary>
    public IReadOnlyDictionary<int, double[]> PlansByAge(int january, string column) => ByAge(
        caseload.Value.Rows(AcademicYear(january), CurrentAge), row => [row.Count(column)]);

    /// <summary>Plans by age and need (in the order of <see cref="Sen2Labels.NeedColumns"/>), January 2025.</summary>
    public IReadOnlyDictionary<int, double[]> PlansByAgeAndNeed() => ByAge(needs.Value.Rows("202425", CurrentAge), NeedCounts);

    /// <summary>Plans by setting and need, January 2025. [setting][need]</summary>
    public double[][] PlansBySettingAndNeed() => BySetting(needs.Value.Rows("202425", Placement));

    /// <summary>New plans of a calendar year by setting.</summary>
    public double[] NewPlansBySetting(int year) => Sen2Settings.Counts(newPlans.Value.Rows(Text(year), "New EHC plans")[0], "new_ehc_plans");

    /// <summary>New plans of a calendar year, 2022 on, by age when the plan started and setting.</summary>
    public IReadOnlyDictionary<int, double[]> NewPlansByStartAge(int year) => ByAge(
        newPlans.Value.Rows(Text(year), "Age when plan started"), row => Sen2Settings.Counts(row, "new_ehc_plans"));

    /// <summary>New plans of 2024 by age at 31 August 2023 and need.</summary>
    public IReadOnlyDictionary<int, double[]> NewPlansByAgeAndNeed() => ByAge(newPlanNeeds.Value.Rows("2024", CurrentAge), NeedCounts);

    /// <summary>New plans of 2024 by setting and need. [setting][need]</summary>
    public double[][] NewPlansBySettingAndNeed() => BySetting(newPlanNeeds.Value.Rows("2024", Placement));

    /// <summary>Plans ceased in a calendar year, 2022 on.</summary>
    public double Ceased(int year) => ceased.Value.Rows(Text(year), "All ceased EHC plans")[0].Count("total_ceased");

    /// <summary>Plans ceased by age when they ceased, 2023 on: all, and those transferred to another authority.</summary>
    public IReadOnlyDictionary<int, double[]> CeasedByAge(int year) => ByAge(
        ceased.Value.Rows(Text(year), "Age plan ceased"), row => [row.Count("total_ceased"), row.Count("transfer")]);

    private Sen2Row Total(int january) => caseload.Value.Rows(AcademicYear(january), AllPlans)[0];

    private static double[][] BySetting(IEnumerable<Sen2Row> rows)
    {
        var table = ProvisionCodes.Settings.Select(_ => new double[Sen2Labels.NeedColumns.Count]).ToArray();
        foreach (var row in rows)
        {
            if (Sen2Settings.OfLabel(row) is not { } setting) continue;
            var counts = NeedCounts(row);
            for (var need = 0; need < counts.Length; need++) table[(int)setting][need] += counts[need];
        }

        return table;
    }

    private static double[] NeedCounts(Sen2Row row) => [.. Sen2Labels.NeedColumns.Select(need => row.Count(need.Column))];

    private static SortedDictionary<int, double[]> ByAge(IEnumerable<Sen2Row> rows, Func<Sen2Row, double[]> counts)
    {
        var table = new SortedDictionary<int, double[]>();
        foreach (var row in rows) table.Add(Sen2Labels.Age(row), counts(row));
        return table;
    }

    private static Lazy<Sen2File> File(string archivePath, string authorityCode, string name) =>
        new(() => Sen2File.Read(archivePath, $"data/{name}.csv", authorityCode, "breakdown_topic", "breakdown"));

    private static string AcademicYear(int january) => string.Create(CultureInfo.InvariantCulture, $"{january - 1}{january % 100:00}");

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
