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
internal sealed class Sen2Release2022
{
    private readonly Lazy<Sen2File?> caseload;
    private readonly Lazy<Sen2File?> newPlans;

    /// <summary>A release.</summary>
    public Sen2Release2022(string archivePath, string? authorityCode) : this(new Sen2Archive(archivePath), authorityCode)
    {
    }

    /// <summary>A release of which other areas are read too.</summary>
    public Sen2Release2022(Sen2Archive archive, string? authorityCode)
    {
        Lazy<Sen2File?> File(string name) =>
            new(() => Sen2File.FindRows(archive, name, authorityCode, "characteristic_age"));
        caseload = File("sen2_age_caseload.csv");
        newPlans = File("sen2_age_new_plans.csv");
    }

    /// <summary>The bands.</summary>
    public static IReadOnlyList<AgeBand> Bands { get; } =
    [
        new("Under 5", 0, 4), new("Age 5 to 10", 5, 10), new("Age 11 to 15", 11, 15), new("Age 16 to 19", 16, 19),
        new("Age 20 to 25", 20, 25),
    ];

    /// <summary>Plans in a January up to 2022, by band; null where the authority is not counted.</summary>
    public double[]? FindPlansByBand(int january) => ByBand(caseload.Value, january, "Total_all");

    /// <summary>New plans of a calendar year up to 2021, by band; null where the authority is not counted.</summary>
    public double[]? FindNewPlansByBand(int year) => ByBand(newPlans.Value, year, "Total_new_all");

    private static double[]? ByBand(Sen2File? file, int year, string column)
    {
        if (file?.Find(year.ToString(CultureInfo.InvariantCulture), "") is not { Count: > 0 } found) return null;
        var rows = found.ToDictionary(row => row.Breakdown, StringComparer.Ordinal);
        return [.. Bands.Select(band => rows.TryGetValue(band.Label, out var row)
            ? row.Count(column)
            : throw SourceFault.Single(file.Name, $"{year} lacks the age band «{band.Label}».",
                "Check that the release is one this version reads."))];
    }
}
