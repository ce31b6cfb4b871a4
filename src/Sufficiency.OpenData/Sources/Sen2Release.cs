using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.OpenData.Sources;

/// <summary>The DfE release "Education, health and care plans", reporting year 2025 or 2026, for one authority or England:
/// individual-level returns, unrounded.</summary>
/// <remarks>
/// Ages are at 31 August before the January count. For new plans by need they are at 31 August before the calendar year began. The forms of
/// the two years differ in headers only, and the headers say which it is (<see cref="Sen2Settings"/>, <see cref="Sen2Labels"/>).
/// </remarks>
internal sealed class Sen2Release : IPlanCounts
{
    private const string AllPlans = "All EHC plans";
    private const string AllNewPlans = "New EHC plans";
    private const string CurrentAge = "Child or young persons age";
    private const string StartAge = "Age when plan started";
    private const string Placement = "Type of placement";
    private readonly Lazy<Sen2File> caseload;
    private readonly Lazy<Sen2File> needs;
    private readonly Lazy<Sen2File> newPlans;
    private readonly Lazy<Sen2File> newPlanNeeds;
    private readonly Lazy<Sen2File> ceased;
    private readonly Lazy<int[]> januaries;
    private readonly Lazy<int[]> januariesByAge;
    private readonly Lazy<int[]> placedByAge;

    /// <summary>A release.</summary>
    /// <param name="archivePath">The release's zip.</param>
    /// <param name="authorityCode">Three-digit DfE code of the authority; null for England.</param>
    public Sen2Release(string archivePath, string? authorityCode) : this(new Sen2Archive(archivePath), authorityCode)
    {
    }

    /// <summary>A release of which other areas are read too.</summary>
    /// <param name="archive">The release's zip.</param>
    /// <param name="authorityCode">Three-digit DfE code of the authority; null for England.</param>
    public Sen2Release(Sen2Archive archive, string? authorityCode)
    {
        Lazy<Sen2File> File(string name) =>
            new(() => Sen2File.Read(archive, $"{name}.csv", authorityCode, "breakdown_topic", "breakdown"));
        caseload = File("caseload");
        needs = File("sen_needs_all_plans");
        newPlans = File("newplans");
        newPlanNeeds = File("sen_need_newplans");
        ceased = File("ceased_plans");
        januariesByAge = new(() => [.. caseload.Value.Years(CurrentAge).Select(year => year + 1)
            .Where(january => PlansOfAges(january).Any(row => row.OptionalCount(Sen2Settings.Plans) is not null))]);
        placedByAge = new(() => [.. JanuariesByAge
            .Where(january => Sen2Settings.AreRecorded(PlansOfAges(january), Sen2Settings.Plans))]);
        januaries = new(() => [.. caseload.Value.Years(AllPlans).Select(year => year + 1)]);
    }

    /// <summary>Januaries with totals, in order.</summary>
    public IReadOnlyList<int> Januaries => januaries.Value;

    /// <inheritdoc />
    public int LastJanuary => Januaries[^1];

    /// <inheritdoc />
    public int LastYear => LastJanuary - 1;

    /// <inheritdoc />
    public IReadOnlyList<int> JanuariesByAge => januariesByAge.Value;

    /// <inheritdoc />
    public bool HasNeeds(int january) => needs.Value.Find(AcademicYear(january), CurrentAge)
        .Any(row => Sen2Labels.AreRecorded(row));

    /// <summary>Whether most plans of a January have a placement.</summary>
    public bool HasPlacements(int january) => Sen2Settings.AreRecorded([Total(january)], Sen2Settings.Plans);

    /// <summary>Whether most plans of a January by age have a placement.</summary>
    public bool HasPlacementsByAge(int january) => placedByAge.Value.Contains(january);

    /// <summary>Plans in a January.</summary>
    public double Plans(int january) => Total(january).Count(Sen2Settings.Plans);

    /// <inheritdoc />
    public double[] PlansBySetting(int january) => Sen2Settings.Counts(Total(january), Sen2Settings.Plans);

    /// <inheritdoc />
    public double? Plans(int january, string column) => Total(january).OptionalCount(column);

    /// <inheritdoc />
    public IReadOnlyDictionary<int, double[]> PlansByAge(int january) =>
        ByAge(PlansOfAges(january), row => Sen2Settings.Counts(row, Sen2Settings.Plans));

    /// <summary>Plans by age, wherever they are, of a January with single ages.</summary>
    public IReadOnlyDictionary<int, double[]> PlansByAgeAlone(int january) => PlansByAge(january, Sen2Settings.Plans);

    /// <inheritdoc />
    public IReadOnlyDictionary<int, double[]> PlansByAge(int january, string column) =>
        ByAge(PlansOfAges(january), row => [row.Count(column)]);

    /// <inheritdoc />
    public IReadOnlyDictionary<int, double[]> PlansByAgeAndNeed(int january) =>
        ByAge(needs.Value.Rows(AcademicYear(january), CurrentAge), Sen2Labels.NeedCounts);

    /// <inheritdoc />
    public double[][]? FindPlansBySettingAndNeed(int january) =>
        HasNeeds(january) && HasPlacements(january) ? PlansBySettingAndNeed(january) : null;

    /// <summary>Plans by setting and need. [setting][need]</summary>
    public double[][] PlansBySettingAndNeed(int january) => BySetting(needs.Value.Rows(AcademicYear(january), Placement));

    /// <summary>Calendar years of new plans, in order.</summary>
    public IReadOnlyList<int> YearsOfNewPlans => newPlans.Value.Years(AllNewPlans);

    /// <summary>Whether most new plans of a calendar year have a placement.</summary>
    public bool HasNewPlacements(int year) => YearsOfNewPlans.Contains(year)
        && Sen2Settings.AreRecorded([NewTotal(year)], Sen2Settings.NewPlans);

    /// <summary>New plans of a calendar year: the sum over ages, since some totals of 2022 are those of the region.</summary>
    public double NewPlans(int year) => StartsOfAges(year) is { Count: > 0 } ages
        ? ages.Sum(row => row.Count(Sen2Settings.NewPlans)) : NewTotal(year).Count(Sen2Settings.NewPlans);

    /// <inheritdoc />
    public double[] NewPlansBySetting(int year) => Sen2Settings.Counts(NewTotal(year), Sen2Settings.NewPlans, NewPlans(year));

    /// <summary>Calendar years of new plans by age, in order.</summary>
    public IReadOnlyList<int> YearsOfStartAges => newPlans.Value.Years(StartAge);

    /// <inheritdoc />
    public IReadOnlyList<int> YearsByStartAge => [.. YearsOfStartAges
        .Where(year => Sen2Settings.AreRecorded(StartsOfAges(year), Sen2Settings.NewPlans))];

    /// <inheritdoc />
    public IReadOnlyDictionary<int, double[]> NewPlansByStartAge(int year) =>
        ByAge(StartsOfAges(year), row => Sen2Settings.Counts(row, Sen2Settings.NewPlans));

    /// <summary>New plans of a calendar year, 2022 on, by age when the plan started, wherever they are.</summary>
    public IReadOnlyDictionary<int, double[]> NewPlansByStartAgeAlone(int year) =>
        ByAge(StartsOfAges(year), row => [row.Count(Sen2Settings.NewPlans)]);

    /// <summary>Whether the new plans of the last year have needs.</summary>
    public bool HasNeedsOfNewPlans => newPlanNeeds.Value.Find(Text(LastYear), CurrentAge).Any(row => Sen2Labels.AreRecorded(row));

    /// <inheritdoc />
    public IReadOnlyDictionary<int, double[]> NewPlansByAgeAndNeed() =>
        ByAge(newPlanNeeds.Value.Rows(Text(LastYear), CurrentAge), Sen2Labels.NeedCounts);

    /// <summary>New plans of the last year by age at 31 August before that year, whatever the need.</summary>
    public IReadOnlyDictionary<int, double[]> NewPlansByAgeAlone() =>
        ByAge(newPlanNeeds.Value.Find(Text(LastYear), CurrentAge), row => [row.Count(Sen2Labels.PlansColumn)]);

    /// <inheritdoc />
    public double[][]? FindNewPlansBySettingAndNeed() => HasNeedsOfNewPlans && HasNewPlacements(LastYear)
        ? BySetting(newPlanNeeds.Value.Rows(Text(LastYear), Placement)) : null;

    /// <summary>Plans ceased in a calendar year, 2022 on.</summary>
    public double Ceased(int year) => ceased.Value.Rows(Text(year), "All ceased EHC plans")[0].Count("total_ceased");

    /// <summary>Calendar years of ceased plans, in order; by age from the second on.</summary>
    public IReadOnlyList<int> YearsCeased => ceased.Value.Years("All ceased EHC plans");

    /// <summary>Plans ceased by age when they ceased, 2023 on: all, and those transferred to another authority.</summary>
    public IReadOnlyDictionary<int, double[]> CeasedByAge(int year) => ByAge(
        ceased.Value.Find(Text(year), "Age plan ceased"), row => [row.Count("total_ceased"), row.Count("transfer")]);

    private Sen2Row Total(int january) => caseload.Value.Rows(AcademicYear(january), AllPlans)[0];

    private IReadOnlyList<Sen2Row> PlansOfAges(int january) => caseload.Value.Rows(AcademicYear(january), CurrentAge);

    private Sen2Row NewTotal(int year) => newPlans.Value.Rows(Text(year), AllNewPlans)[0];

    private IReadOnlyList<Sen2Row> StartsOfAges(int year) => newPlans.Value.Find(Text(year), StartAge);

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

    /// <summary>Counts in the order of ages; an age of two rows is a fault.</summary>
    private static SortedDictionary<int, double[]> ByAge(IReadOnlyList<Sen2Row> rows, Func<Sen2Row, double[]> counts) => rows.Count == 0
        ? []
        : new(SourceTable.Unique(rows[0].Table.Name, "age", rows
            .Select(row => (row.Row.Line, Age: Sen2Labels.FindAge(row), row))
            .Where(row => row.Age is not null)
            .Select(row => (row.Line, row.Age!.Value, row.row)), counts));

    private static string AcademicYear(int january) => string.Create(CultureInfo.InvariantCulture, $"{january - 1}{january % 100:00}");

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
