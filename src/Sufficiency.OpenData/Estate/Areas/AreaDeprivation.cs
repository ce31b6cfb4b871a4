using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate.Areas;

/// <summary>The district of an area and how deprived it is.</summary>
/// <param name="DistrictCode">Code of the district.</param>
/// <param name="DistrictName">Its name.</param>
/// <param name="Score">1 for the most deprived area of England, 0 for the least.</param>
internal readonly record struct DistrictAndScore(string DistrictCode, string DistrictName, double Score);

/// <summary>Deprivation of areas by the English indices of deprivation, which also name districts.</summary>
/// <remarks>Without the indices every area stands in the middle (0.5), and its district is the one of the lookup or of its name.</remarks>
internal sealed class AreaDeprivation
{
    private const double Middle = 0.5;
    private readonly PackContext context;
    private readonly Dictionary<string, (string Code, string Name, double Rank)> ranks;
    private readonly double ranked;
    private readonly Dictionary<string, (string Code, string Name)> districts;

    private AreaDeprivation(PackContext context, Dictionary<string, (string Code, string Name, double Rank)> ranks, double ranked,
        Dictionary<string, (string Code, string Name)> districts) =>
        (this.context, this.ranks, this.ranked, this.districts) = (context, ranks, ranked, districts);

    /// <summary>Reads the indices of 2019 (32,844 areas of 2011) or of 2025 (33,755 areas of 2021), and districts of the lookup.</summary>
    public static AreaDeprivation Read(PackContext context)
    {
        if (!context.Has("deprivation")) return new(context, [], 0.0, ReadDistricts(context));
        var source = context.Source("deprivation");
        var area = source.Column("lsoa11_code", "LSOA code (2011)", "lsoa21_code", "LSOA code (2021)");
        var (code, name) = (source.Column("lad19_code", "Local Authority District code (2019)", "lad24_code",
                "Local Authority District code (2024)"),
            source.Column("lad19_name", "Local Authority District name (2019)", "lad24_name", "Local Authority District name (2024)"));
        var rank = source.Column("index_of_multiple_deprivation_imd_rank",
            "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)");
        var byArea = source.ReadUnique(row => row.Text(area), row => (row.Text(code), row.Text(name), row.Number(rank)), area.Name)
            .ToDictionary(StringComparer.Ordinal);
        return new(context, byArea, area.Name.Contains("21", StringComparison.Ordinal) ? 33_755 : 32_844, ReadDistricts(context));
    }

    /// <summary>District and deprivation of an area.</summary>
    public DistrictAndScore Of(AreaPoint area)
    {
        if (ranks.TryGetValue(area.Code, out var row))
            return new(row.Code, row.Name, Math.Round(1 - ((row.Rank - 1) / (ranked - 1)), 6));
        if (ranks.Count > 0 && area.Row is { } line)
            throw line.Fault(new(0, "area"), $"the indices of deprivation have no area {area.Code}.",
                "Take both files for the same areas.");
        if (districts.TryGetValue(area.Code, out var district)) return new(district.Code, district.Name, Middle);
        var name = area.Name.LastIndexOf(' ') is > 0 and var space ? area.Name[..space] : context.Recipe.AuthorityName;
        return new(AuthorityCodes.OfName(name), name, Middle);
    }

    private static Dictionary<string, (string Code, string Name)> ReadDistricts(PackContext context)
    {
        var known = new Dictionary<string, (string Code, string Name)>(StringComparer.Ordinal);
        foreach (var source in new[] { "lsoa_lookup", "wards" }.Where(context.Has))
        {
            var table = context.Source(source);
            var area = table.FindColumn(AuthorityAreas.Of(context).Level + "CD", AuthorityAreas.Of(context).Level + "_code");
            var code = table.FindColumn("LAD24CD", "ltla24_code", "LAD23CD", "LAD22CD", "ltla22_code", "LAD21CD");
            var name = table.FindColumn("LAD24NM", "ltla24_name", "LAD23NM", "LAD22NM", "ltla22_name", "LAD21NM");
            if (area is null || code is null || name is null) continue;
            table.Read(row => known.TryAdd(row.TextOrEmpty(area), (row.TextOrEmpty(code), row.TextOrEmpty(name))));
        }

        return known;
    }
}
