using NetTopologySuite.Geometries;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate.Areas;

/// <summary>The 2021 LSOA that fits a 2011 LSOA best.</summary>
/// <param name="Code">Code of the 2021 area.</param>
/// <param name="Fit"><c>same</c>; <c>part</c> if the older area was split; <c>merged</c> if the newer area holds others too.</param>
/// <param name="WardCode">Code of the newer area's ward; null if the source has none.</param>
/// <param name="WardName">Name of that ward.</param>
internal sealed record Area2021(string Code, string Fit, string? WardCode, string WardName);

/// <summary>Finds the 2021 LSOA and the 2024 ward of each home area.</summary>
/// <remarks>Of the parts of a split area it takes the part that holds the older area's population-weighted centroid, or lies nearest.
/// </remarks>
internal sealed class Areas2021
{
    private readonly ILookup<string, string> newerOf;
    private readonly ILookup<string, string> olderOf;
    private readonly Dictionary<string, Geometry> outlines;
    private readonly Dictionary<string, (string? Code, string Name)> wards;

    /// <summary>Reads the lookups and the outlines of 2021; null where the recipe names no lookup that could tell.</summary>
    public static Areas2021? Of(PackContext context) =>
        context.Has("wards") && (AuthorityAreas.Of(context).Level == "LSOA21"
            || (context.Has("lsoa_lookup") && context.Has("lsoa21_outlines")))
            ? new(context) : null;

    private Areas2021(PackContext context)
    {
        if (AuthorityAreas.Of(context).Level == "LSOA21")
        {
            var same = AuthorityAreas.Of(context).All.Select(area => (Older: area.Code, Newer: area.Code)).ToList();
            newerOf = olderOf = same.ToLookup(pair => pair.Older, pair => pair.Newer, StringComparer.Ordinal);
            outlines = [];
            wards = ReadWards(context);
            return;
        }

        var lookup = context.Source("lsoa_lookup");
        var (older, newer) = (lookup.Column("lsoa11_code", "LSOA11CD"), lookup.Column("lsoa21_code", "LSOA21CD"));
        var pairs = lookup.Read(row => (Older: row.Text(older), Newer: row.Text(newer))).ToList();
        newerOf = pairs.ToLookup(pair => pair.Older, pair => pair.Newer, StringComparer.Ordinal);
        olderOf = pairs.ToLookup(pair => pair.Newer, pair => pair.Older, StringComparer.Ordinal);
        outlines = OutlineSource.Read(context, "lsoa21_outlines", "LSOA21")
            .ToDictionary(outline => outline.Code, outline => outline.Shape, StringComparer.Ordinal);
        wards = ReadWards(context);
    }

    private static Dictionary<string, (string? Code, string Name)> ReadWards(PackContext context)
    {
        var source = context.Source("wards");
        var (area, code, name) = (source.Column("lsoa21_code", "LSOA21CD"), source.FindColumn("ward24_code", "WD24CD"),
            source.Column("ward24_name", "WD24NM"));
        return source.ReadUnique(row => row.Text(area), row => (Code: code is { } known ? row.Text(known) : null, Name: row.Text(name)),
            area.Name).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The best fit of an older area; null if the lookup lacks it.</summary>
    public Area2021? Find(string older, GridPoint centroid)
    {
        var parts = newerOf[older].Order(StringComparer.Ordinal).ToList();
        if (parts.Count == 0) return null;
        var (longitude, latitude) = CoordinateConversion.ToWgs84(centroid);
        var home = new Point(longitude, latitude);
        var best = parts.MinBy(part => parts.Count > 1 && outlines.TryGetValue(part, out var outline) ? outline.Distance(home)
            : double.MaxValue)!;
        var fit = parts.Count > 1 ? "part" : olderOf[best].Count() > 1 ? "merged" : "same";
        return wards.TryGetValue(best, out var ward) ? new(best, fit, ward.Code, ward.Name) : null;
    }
}
