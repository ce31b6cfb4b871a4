using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate.Areas;

/// <summary>A home area in the publishers' files.</summary>
/// <param name="Code">LSOA code.</param>
/// <param name="Name">LSOA name; the code where no file names it.</param>
/// <param name="Centroid">Population-weighted centroid, or a point inside the outline where no file has centroids.</param>
/// <param name="Row">The row of the centroid; null where it comes from an outline.</param>
internal sealed record AreaPoint(string Code, string Name, GridPoint Centroid, SourceRow? Row);

/// <summary>The home areas of the authority: those of the publishers' files that lie in it, by LSOAs of 2011 or of 2021.</summary>
internal sealed class AuthorityAreas
{
    private readonly HashSet<string> codes;

    private AuthorityAreas(string level, IReadOnlyList<AreaPoint> all)
    {
        (Level, All) = (level, all);
        codes = all.Select(area => area.Code).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>LSOA11 or LSOA21: how publishers name the columns of these areas.</summary>
    public string Level { get; }

    /// <summary>MSOA11 or MSOA21.</summary>
    public string ParentLevel => "M" + Level[1..];

    /// <summary>The areas in the order of their file.</summary>
    public IReadOnlyList<AreaPoint> All { get; }

    /// <summary>Whether an area is one of the authority's.</summary>
    public bool Holds(string code) => codes.Contains(code);

    /// <summary>The areas of the authority for which a pack is built.</summary>
    public static AuthorityAreas Of(PackContext context) => context.Once(Read);

    /// <summary>Reads the areas and leaves out those of other authorities.</summary>
    /// <exception cref="Engine.Packs.Issues.DataIssueException">None of the areas lies in the authority.</exception>
    private static AuthorityAreas Read(PackContext context)
    {
        var level = LevelOf(context);
        var all = context.Has("lsoa_centroids") ? FromCentroids(context, level) : FromOutlines(context, level);
        return new(level, AreaMembership.Keep(context, level, all));
    }

    private static string LevelOf(PackContext context)
    {
        if (!context.Has("lsoa_centroids")) return OutlineSource.LevelOf(context, "lsoa_outlines", "LSOA21", "LSOA11");
        return context.Source("lsoa_centroids").FindColumn("LSOA21CD", "lsoa21_code") is null ? "LSOA11" : "LSOA21";
    }

    private static IReadOnlyList<AreaPoint> FromCentroids(PackContext context, string level)
    {
        var source = context.Source("lsoa_centroids");
        var (code, name) = (source.Column(level + "CD", level + "_code"), source.FindColumn(level + "NM", level + "_name"));
        var (easting, northing) = (source.Column("PWC_EASTING", "X", "easting"), source.Column("PWC_NORTHING", "Y", "northing"));
        var names = name is null ? NamesElsewhere(context, level) : [];
        return source.Read(row => new AreaPoint(row.Text(code),
            name is { } known ? row.Text(known) : names.GetValueOrDefault(row.Text(code)) ?? row.Text(code),
            new(row.Number(easting), row.Number(northing)), row));
    }

    /// <summary>Names of areas from the lookup or the outlines: publishers' centroids of 2021 have none.</summary>
    private static Dictionary<string, string> NamesElsewhere(PackContext context, string level)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (context.Has("lsoa_outlines"))
        {
            foreach (var outline in OutlineSource.Read(context, "lsoa_outlines", level)) names[outline.Code] = outline.Name;
        }

        if (!context.Has("lsoa_lookup")) return names;
        var lookup = context.Source("lsoa_lookup");
        if (lookup.FindColumn(level + "CD", level + "_code") is not { } code
            || lookup.FindColumn(level + "NM", level + "_name") is not { } name) return names;
        lookup.Read(row => names[row.Text(code)] = row.Text(name));
        return names;
    }

    private static IReadOnlyList<AreaPoint> FromOutlines(PackContext context, string level) =>
        [.. OutlineSource.Read(context, "lsoa_outlines", level).Select(outline =>
        {
            var inside = outline.Shape.InteriorPoint;
            var point = CoordinateConversion.ToNationalGrid(new(inside.X, inside.Y));
            return new AreaPoint(outline.Code, outline.Name, new(Math.Round(point.EastingMetres), Math.Round(point.NorthingMetres)), null);
        })];
}
