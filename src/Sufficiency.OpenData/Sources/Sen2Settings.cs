using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.OpenData.Sources;

/// <summary>How SEN2's placements map to settings.</summary>
/// <remarks>
/// Mainstream takes in further education and non-maintained early years. Resource bases are resourced provision and SEN units. Special
/// schools are maintained special schools, special academies and special free schools, in whatever authority. Out of county are independent
/// and non-maintained special schools. Elsewhere is the rest: educated elsewhere, alternative provision, awaiting provision, permanently
/// excluded, placement not recorded.
/// </remarks>
internal static class Sen2Settings
{
    /// <summary>Column of further education and other provision after 16, part of mainstream.</summary>
    public const string FurtherEducation = "fe_total";

    /// <summary>Column of all plans.</summary>
    public const string Plans = "ehcplans";

    /// <summary>Column of all new plans.</summary>
    public const string NewPlans = "new_ehc_plans";

    /// <summary>Column of plans whose placement is not recorded.</summary>
    public const string Unrecorded = "placement_unknown";

    /// <summary>Share of plans without a recorded placement above which the others tell nothing of the whole.</summary>
    private const double MostUnrecorded = 0.5;

    /// <summary>Special academies and free schools: one column in the form of 2025, two in that of 2026.</summary>
    private const string SpecialAcademies2025 = "special_academy_free";

    private static readonly string[] SpecialAcademies2026 = ["special_academy", "special_free_school"];

    private static readonly (Setting Setting, string[] Columns)[] Columns =
    [
        (Setting.Mainstream, ["mainstream_la_maintained", "mainstream_academy", "mainstream_free_school", "mainstream_independent",
            FurtherEducation, "nm_early_years"]),
        (Setting.ResourceBase,
        [
            "mainstream_la_maintained_resourced_provision", "mainstream_la_maintained_senunit", "mainstream_academy_resourced_provision",
            "mainstream_academy_senunit", "mainstream_free_school_resourced_provision", "mainstream_free_school_senunit",
        ]),
        (Setting.SpecialSchool, ["special_la_maintained", SpecialAcademies2025]),
        (Setting.OutOfCounty, ["special_independent", "special_non_maintained"]),
    ];

    private static readonly (string Start, Setting Setting)[] Labels =
    [
        ("FE - ", Setting.Mainstream),
        ("Non-maintained early years", Setting.Mainstream),
        ("Special - academy", Setting.SpecialSchool),
        ("Special - free school", Setting.SpecialSchool),
        ("Special - LA maintained", Setting.SpecialSchool),
        ("Special - independent", Setting.OutOfCounty),
        ("Special - non-maintained", Setting.OutOfCounty),
        ("Educated elsewhere", Setting.NoSchoolPlace),
        ("AP/PRU", Setting.NoSchoolPlace),
        ("Placement not recorded", Setting.NoSchoolPlace),
    ];

    /// <summary>The plans of a row by setting; elsewhere is what is left of the total.</summary>
    public static double[] Counts(Sen2Row row, string totalColumn) => Counts(row, totalColumn, row.Count(totalColumn));

    /// <summary>The same with a total that another row gives.</summary>
    public static double[] Counts(Sen2Row row, string totalColumn, double total)
    {
        var counts = new double[ProvisionCodes.Settings.Count];
        foreach (var (setting, columns) in Columns) counts[(int)setting] = columns.Sum(column => Count(row, column));
        counts[(int)Setting.NoSchoolPlace] = total - counts.Sum();
        return counts[(int)Setting.NoSchoolPlace] >= 0.0
            ? counts
            : throw row.Row.Fault(row.Table.Column(totalColumn), "the placements sum to more than the total.",
                "Download the release again.");
    }

    /// <summary>Whether rows give placements of at least half their plans. Where an authority returned none, all are x (unavailable) or not
    /// recorded.</summary>
    public static bool AreRecorded(IReadOnlyList<Sen2Row> rows, string totalColumn)
    {
        if (rows.Count == 0 || !rows.Any(HasAny)) return false;
        var unrecorded = rows.Sum(row => row.OptionalCount(Unrecorded) ?? 0.0);
        return unrecorded <= MostUnrecorded * rows.Sum(row => row.OptionalCount(totalColumn) ?? 0.0);
    }

    private static bool HasAny(Sen2Row row) =>
        Columns.SelectMany(setting => setting.Columns).Any(column => row.OptionalCount(column) is not null);

    /// <summary>The setting that takes in a column; elsewhere for what belongs to none of the others.</summary>
    public static Setting OfColumn(string column) => Columns.Where(pair => pair.Columns.Contains(column, StringComparer.Ordinal))
        .Select(pair => pair.Setting).FirstOrDefault(Setting.NoSchoolPlace);

    /// <summary>A column of the form of 2025, or what stands for it in that of 2026; the headers say which form it is.</summary>
    private static double Count(Sen2Row row, string column) =>
        column == SpecialAcademies2025 && row.Table.FindColumn(SpecialAcademies2026[0]) is not null
            ? SpecialAcademies2026.Sum(row.Count)
            : row.Count(column);

    /// <summary>The setting of a category of "Type of placement"; null for its subtotals, which repeat other rows.</summary>
    public static Setting? OfLabel(Sen2Row row)
    {
        var label = row.Breakdown;
        if (label.EndsWith(" - total", StringComparison.Ordinal)) return null;
        if (label.StartsWith("Mainstream - ", StringComparison.Ordinal))
        {
            return label.Contains("resourced provision", StringComparison.OrdinalIgnoreCase)
                || label.Contains("SEN unit", StringComparison.OrdinalIgnoreCase)
                ? Setting.ResourceBase
                : Setting.Mainstream;
        }

        foreach (var (start, setting) in Labels)
        {
            if (label.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return setting;
        }

        throw row.Row.Fault(row.Table.Column("breakdown"), "this placement is not known.", "Add it to the settings of SEN2.");
    }
}
