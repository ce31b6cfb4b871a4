using System.Globalization;

namespace Sufficiency.OpenData.Sources;

/// <summary>A band of ages the 2022 release counts by.</summary>
/// <param name="Label">Its name there.</param>
/// <param name="First">Youngest age.</param>
/// <param name="Last">Oldest age.</param>
internal sealed record AgeBand(string Label, int First, int Last)
{
    /// <summary>Its name in tables of a pack, such as <c>05-10</c>.</summary>
    public string Code => FormattableString.Invariant($"{First:00}-{Last:00}");
}

/// <summary>The DfE release "Education, health and care plans", reporting year 2022, for one authority or, without a code, for England. It
/// holds totals that authorities returned, statements included.</summary>
internal sealed class Sen2Release2022(string archivePath, string? authorityCode)
{
    private readonly Lazy<Sen2File> caseload =
        new(() => Sen2File.Read(archivePath, "data/sen2_age_caseload.csv", authorityCode, "characteristic_age"));
    private readonly Lazy<Sen2File> newPlans =
        new(() => Sen2File.Read(archivePath, "data/sen2_age_new_plans.csv", authorityCode, "characteristic_age"));

    /// <summary>The bands.</summary>
    public static IReadOnlyList<AgeBand> Bands { get; } =
    [
        new("Under 5", 0, 4), new("Age 5 to 10", 5, 10), new("Age 11 to 15", 11, 15), new("Age 16 to 19", 16, 19),
        new("Age 20 to 25", 20, 25),
    ];

    /// <summary>Plans in a January up to 2022, by band.</summary>
    public double[] PlansByBand(int january) => ByBand(caseload.Value, january, "Total_all");

    /// <summary>New plans of a calendar year up to 2021, by band.</summary>
    public double[] NewPlansByBand(int year) => ByBand(newPlans.Value, year, "Total_new_all");

    private static double[] ByBand(Sen2File file, int year, string column)
    {
        var rows = file.Rows(year.ToString(CultureInfo.InvariantCulture), "").ToDictionary(row => row.Breakdown, StringComparer.Ordinal);
        return [.. Bands.Select(band => rows.TryGetValue(band.Label, out var row)
            ? row.Count(column)
            : throw SourceFault.Single(file.Name, $"{year} lacks the age band «{band.Label}».",
                "Check that the release is one this version reads."))];
    }
}
