using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.OpenData.Sources;

/// <summary>The DfE release "Education, health and care plans", reporting year 2025 or 2026, for one authority or England:
/// individual-level returns, unrounded.</summary>
/// <remarks>
/// Ages are at 31 August before the January count. For new plans by need they are at 31 August before the calendar year began. The forms of
/// the two years differ in headers only, and the headers say which it is (<see cref="Sen2Settings"/>, <see cref="Sen2Labels"/>).
/// </remarks>
internal sealed class Sen2Release
{
    private const string AllPlans = "All EHC plans";
    private const string CurrentAge = "Child or young persons age";
    private const string Placement = "Type of placement";
    private readonly Lazy<Sen2File> caseload;
    private readonly Lazy<Sen2File> needs;
    private readonly Lazy<Sen2File> newPlans;
    private readonly Lazy<Sen2File> newPlanNeeds;
    private readonly Lazy<Sen2File> ceased;

    /// <summary>A release.</summary>
    /// <param name="archivePath">The release's zip.</param>
    /// <param name="authorityCode">Three-digit DfE code of the authority; null for England.</param>
    public Sen2Release(string archivePath, string? authorityCode)
    {
        Lazy<Sen2File> File(string name) =>
            new(() => Sen2File.Read(archivePath, $"data/{name}.csv", authorityCode, "breakdown_topic", "breakdown"));
        caseload = File("caseload");
        needs = File("sen_needs_all_plans");
        newPlans = File("newplans");
        newPlanNeeds = File("sen_need_newplans");
        ceased = File("ceased_plans");
    }

    /// <summary>Januaries with totals by placement, in order.</summary>
    public IReadOnlyList<int> Januaries =>
        [.. caseload.Value.Periods(AllPlans)
            .Select(period => int.Parse(period.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture) + 1).Order()];

    /// <summary>The latest January counted.</summary>
    public int LastJanuary => Januaries[^1];

    /// <summary>The latest calendar year of new plans.</summary>
    public int LastYear => LastJanuary - 1;

    /// <summary>Januaries with plans by single age, in order.</summary>
    public IReadOnlyList<int> JanuariesByAge =>
        [.. caseload.Value.Periods(CurrentAge)
            .Select(period => int.Parse(period.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture) + 1).Order()];

    /// <summary>Whether plans of a January are given by age, need and placement.</summary>
    public bool HasNeeds(int january) => needs.Value.Periods(CurrentAge).Contains(AcademicYear(january));

    /// <summary>Plans in a January by setting.</summary>
    public double[] PlansBySetting(int january) => Sen2Settings.Counts(Total(january), "ehcplans");

    /// <summary>Plans in a January by a column of placement, such as <c>fe_total</c>; null where the release does not say.</summary>
    public double? Plans(int january, string column) => Total(january).OptionalCount(column);

    /// <summary>Plans by age and setting, of a January with single ages.</summary>
    public IReadOnlyDictionary<int, double[]> PlansByAge(int january) => ByAge(
        caseload.Value.Rows(AcademicYear(january), CurrentAge), row => Sen2Settings.Counts(row, "ehcplans"));

    /// <summary>Plans by age in one column of placement, of a January with single ages.</summary>
    public IReadOnlyDictionary<int, double[]> PlansByAge(int january, string column) => ByAge(
        caseload.Value.Rows(AcademicYear(january), CurrentAge), row => [row.Count(column)]);

    /// <summary>Plans by age and need (in the order of <see cref="Sen2Labels.NeedColumns"/>).</summary>
    public IReadOnlyDictionary<int, double[]> PlansByAgeAndNeed(int january) =>
        ByAge(needs.Value.Rows(AcademicYear(january), CurrentAge), Sen2Labels.NeedCounts);

    /// <summary>Plans by setting and need. [setting][need]</summary>
    public double[][] PlansBySettingAndNeed(int january) => BySetting(needs.Value.Rows(AcademicYear(january), Placement));

    /// <summary>New plans of a calendar year by setting.</summary>
    public double[] NewPlansBySetting(int year) =>
        Sen2Settings.Counts(newPlans.Value.Rows(Text(year), "New EHC plans")[0], "new_ehc_plans");

    /// <summary>Calendar years of new plans by age, in order.</summary>
    public IReadOnlyList<int> YearsByStartAge =>
        [.. newPlans.Value.Periods("Age when plan started")
            .Select(period => int.Parse(period, NumberStyles.None, CultureInfo.InvariantCulture)).Order()];

    /// <summary>New plans of a calendar year, 2022 on, by age when the plan started and setting.</summary>
    public IReadOnlyDictionary<int, double[]> NewPlansByStartAge(int year) => ByAge(
        newPlans.Value.Rows(Text(year), "Age when plan started"), row => Sen2Settings.Counts(row, "new_ehc_plans"));

    /// <summary>New plans of the last year by age at 31 August before that year and need.</summary>
    public IReadOnlyDictionary<int, double[]> NewPlansByAgeAndNeed() =>
        ByAge(newPlanNeeds.Value.Rows(Text(LastYear), CurrentAge), Sen2Labels.NeedCounts);

    /// <summary>New plans of the last year by setting and need. [setting][need]</summary>
    public double[][] NewPlansBySettingAndNeed() => BySetting(newPlanNeeds.Value.Rows(Text(LastYear), Placement));

    /// <summary>Plans ceased in a calendar year, 2022 on.</summary>
    public double Ceased(int year) => ceased.Value.Rows(Text(year), "All ceased EHC plans")[0].Count("total_ceased");

    /// <summary>Calendar years of ceased plans, in order; by age from the second on.</summary>
    public IReadOnlyList<int> YearsCeased =>
        [.. ceased.Value.Periods("All ceased EHC plans")
            .Select(period => int.Parse(period, NumberStyles.None, CultureInfo.InvariantCulture)).Order()];

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
            var counts = Sen2Labels.NeedCounts(row);
            for (var need = 0; need < counts.Length; need++) table[(int)setting][need] += counts[need];
        }

        return table;
    }

    private static SortedDictionary<int, double[]> ByAge(IEnumerable<Sen2Row> rows, Func<Sen2Row, double[]> counts)
    {
        var table = new SortedDictionary<int, double[]>();
        foreach (var row in rows)
        {
            if (Sen2Labels.FindAge(row) is { } age) table.Add(age, counts(row));
        }

        return table;
    }

    private static string AcademicYear(int january) => string.Create(CultureInfo.InvariantCulture, $"{january - 1}{january % 100:00}");

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
