using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate.Areas;

/// <summary>Which areas of a publisher's file lie in the authority.</summary>
/// <remarks>
/// Codes and districts of the Office for National Statistics change with every reorganisation, and the DfE's codes of authorities do not.
/// So a district belongs to the authority to which most of the schools in it belong, by the DfE code in the school register. A district in
/// which no school stands goes by the school that is nearest to each of its areas.
/// </remarks>
internal static class AreaMembership
{
    /// <summary>The areas of the authority.</summary>
    /// <exception cref="Engine.Packs.Issues.DataIssueException">There is none; the fault names whose areas the file has.</exception>
    public static IReadOnlyList<AreaPoint> Keep(PackContext context, string level, IReadOnlyList<AreaPoint> areas)
    {
        if (!context.Has("gias")) return areas;
        var schools = ReadSchools(context);
        var districtOf = Districts(context, level);
        var byArea = schools.ToLookup(school => school.Area, StringComparer.Ordinal);
        var kept = new List<AreaPoint>();
        var others = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var district in areas.GroupBy(area => districtOf(area), StringComparer.Ordinal))
        {
            var inside = district.SelectMany(area => byArea[area.Code]).ToArray();
            var votes = inside.Length > 0 ? inside : [.. district.Select(area => Nearest(schools, area.Centroid)).OfType<School>()];
            var owner = votes.GroupBy(school => (school.Authority, school.AuthorityName))
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Authority, StringComparer.Ordinal)
                .Select(group => group.Key).FirstOrDefault();
            if (string.Equals(owner.Authority, context.Recipe.AuthorityCode, StringComparison.Ordinal)) kept.AddRange(district);
            else others[owner.AuthorityName ?? "no authority"] =
                others.GetValueOrDefault(owner.AuthorityName ?? "no authority") + district.Count();
        }

        if (kept.Count > 0) return [.. areas.Where(new HashSet<AreaPoint>(kept).Contains)];
        var file = context.Recipe.Source(context.Has("lsoa_centroids") ? "lsoa_centroids" : "lsoa_outlines").Path;
        throw SourceFault.Single(file,
            $"none of its {areas.Count} areas lies in {context.Recipe.AuthorityName}: they lie in "
            + string.Join(", ", others.OrderByDescending(other => other.Value).Take(3)
                .Select(other => $"{other.Key} ({other.Value})")) + ".",
            $"Take the national file, or the part of it for {context.Recipe.AuthorityName}.");
    }

    /// <summary>The district of an area: by the lookup where there is one, else by the area's name, as "Amber" of "Amber 001A".</summary>
    private static Func<AreaPoint, string> Districts(PackContext context, string level)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        if (context.Has("lsoa_lookup"))
        {
            var lookup = context.Source("lsoa_lookup");
            var code = lookup.FindColumn(level + "CD", level + "_code");
            var district = lookup.FindColumn("LAD22CD", "ltla22_code", "LAD24CD", "LAD23CD", "LAD21CD", "ltla21_code");
            if (code is { } area && district is { } column) lookup.Read(row => known[row.Text(area)] = row.TextOrEmpty(column));
        }

        return area => known.GetValueOrDefault(area.Code) is { Length: > 0 } code ? code
            : area.Name.LastIndexOf(' ') is > 0 and var space ? area.Name[..space] : "";
    }

    private static School? Nearest(IReadOnlyList<School> schools, GridPoint point) =>
        schools.Where(school => school.Point is not null).MinBy(school => school.Point!.Value.CrowFlyTo(point).Value);

    private static IReadOnlyList<School> ReadSchools(PackContext context)
    {
        var table = context.Source("gias");
        var (code, name) = (table.Column("LA (code)", "la_code"), table.Column("LA (name)", "la_name"));
        var (area, status) = (table.FindColumn("LSOA (code)", "lsoa_code"), table.FindColumn("EstablishmentStatus (name)"));
        var (easting, northing) = (table.FindColumn("Easting"), table.FindColumn("Northing"));
        return [.. table.Read(row => row.TextOrEmpty(status).StartsWith("Closed", StringComparison.OrdinalIgnoreCase) ? null
            : new School(row.Text(code), row.TextOrEmpty(name), row.TextOrEmpty(area),
                row.OptionalNumber(easting) is > 0 and var east && row.OptionalNumber(northing) is > 0 and var north
                    ? new GridPoint(east, north) : null)).OfType<School>()];
    }

    private sealed record School(string Authority, string AuthorityName, string Area, GridPoint? Point);
}
