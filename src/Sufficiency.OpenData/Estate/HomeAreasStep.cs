using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>home_areas.csv: the 2011 LSOAs with centroid, MSOA, district, town, rural class, deprivation, 2021 LSOA and ward.</summary>
internal sealed class HomeAreasStep : IPackStep
{
    /// <summary>English indices of deprivation 2019 rank 32,844 LSOAs, 1 the most deprived.</summary>
    private const double RankedAreas = 32_844;

    /// <inheritdoc />
    public string Name => "home areas";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => pack.IsWhole;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var deprivation = ReadDeprivation(context);
        var rural = ReadRural(context);
        var towns = TownFinder.Of(context);
        var parents = new AreaFinder(
            OutlineFile.Read(context.SourcePath("msoa_outlines"), context.Recipe.Source("msoa_outlines").Path, "MSOA11"));
        var table = new PackTable(
            "home_areas.csv", 1, "area_code", "name", "parent_code", "parent_name", "district_code", "district_name", "town_name",
            "easting", "northing", "is_rural", "deprivation_score", "lsoa21_code", "lsoa21_fit", "ward_code", "ward_name");
        var newer = new Areas2021(context);
        var source = context.Source("lsoa_centroids");
        var (code, name) = (source.Column("LSOA11CD", "lsoa11_code"), source.Column("LSOA11NM", "lsoa11_name"));
        var (easting, northing) = (source.Column("PWC_EASTING", "X", "easting"), source.Column("PWC_NORTHING", "Y", "northing"));
        source.Read(row =>
        {
            var area = row.Text(code);
            var parent = FindParent(row, name, parents.Find(row.Number(easting), row.Number(northing)));
            if (!deprivation.TryGetValue(area, out var district))
                throw row.Fault(code, "the indices of deprivation have no such area.", "Take both files for the same areas.");
            if (!rural.TryGetValue(area, out var parts))
                throw row.Fault(code, "the lookup to 2021 areas has no such area.", "Take both files for the same areas.");
            var centroid = new GridPoint(row.Number(easting), row.Number(northing));
            var best = newer.Find(area, centroid);
            table.Add(
                area, row.Text(name), parent.Code, parent.Name, district.DistrictCode, district.DistrictName,
                towns.Find(area, centroid),
                Math.Round(row.Number(easting), 3), Math.Round(row.Number(northing), 3), IsRural(parts),
                Math.Round(1 - ((district.Rank - 1) / (RankedAreas - 1)), 6),
                best?.Code, best?.Fit, best?.WardCode, best?.WardName);
            return area;
        });
        table.WriteTo(context.OutFolder);
    }

    /// <summary>An area split in 2021 is rural where at least half of its parts are.</summary>
    private static bool IsRural(IReadOnlyList<bool> parts) => parts.Count(part => part) * 2 >= parts.Count;

    /// <summary>The MSOA that holds the centroid, cross-checked by name: LSOA Cherwell 008A lies in MSOA Cherwell 008.</summary>
    private static AreaOutline FindParent(SourceRow row, SourceColumn name, AreaOutline? parent)
    {
        if (parent is null)
            throw row.Fault(name, "its centroid lies in no MSOA outline.", "Check that outlines and centroids cover the same county.");
        return row.Text(name)[..^1] == parent.Name
            ? parent
            : throw row.Fault(name, $"its centroid lies in {parent.Name}, which its name contradicts.",
                "Check the centroid's coordinates.");
    }

    private static Dictionary<string, (string DistrictCode, string DistrictName, double Rank)> ReadDeprivation(PackContext context)
    {
        var source = context.Source("deprivation");
        var area = source.Column("lsoa11_code", "LSOA code (2011)");
        var (code, name) = (source.Column("lad19_code", "Local Authority District code (2019)"),
            source.Column("lad19_name", "Local Authority District name (2019)"));
        var rank = source.Column("index_of_multiple_deprivation_imd_rank",
            "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)");
        return source.Read(row => (Area: row.Text(area), Value: (row.Text(code), row.Text(name), row.Number(rank))))
            .ToDictionary(pair => pair.Area, pair => pair.Value, StringComparer.Ordinal);
    }

    /// <summary>Whether each 2021 part of a 2011 area is rural.</summary>
    private static Dictionary<string, IReadOnlyList<bool>> ReadRural(PackContext context)
    {
        var classes = context.Source("rural_urban");
        var (code, kind) = (classes.Column("lsoa21_code", "LSOA21CD"), classes.Column("ruc", "RUC21NM_short"));
        var isRural = classes.Read(row => (Code: row.Text(code), Rural: ParseRural(row, kind)))
            .ToDictionary(pair => pair.Code, pair => pair.Rural, StringComparer.Ordinal);
        var lookup = context.Source("lsoa_lookup");
        var (older, newer) = (lookup.Column("lsoa11_code", "LSOA11CD"), lookup.Column("lsoa21_code", "LSOA21CD"));
        return lookup.Read(row => (Older: row.Text(older), Rural: isRural.TryGetValue(row.Text(newer), out var rural)
                ? rural
                : throw row.Fault(newer, "the rural-urban classification has no such area.", "Take both files for the same areas.")))
            .GroupBy(pair => pair.Older, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, IReadOnlyList<bool> (group) => [.. group.Select(pair => pair.Rural)], StringComparer.Ordinal);
    }

    private static bool ParseRural(SourceRow row, SourceColumn column) => row.Text(column) switch
    {
        "Rural" => true,
        "Urban" => false,
        _ => throw row.Fault(column, "neither Rural nor Urban.", "Take the two-class column of the classification."),
    };
}
