using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate.Areas;

/// <summary>The MSOA of an area.</summary>
/// <param name="Code">Its code; its name with hyphens where no source has codes.</param>
/// <param name="Name">Its name.</param>
internal readonly record struct ParentArea(string Code, string Name);

/// <summary>Finds MSOAs: by the outline that holds the centroid, cross-checked by name; by a lookup; or by the area's name alone.</summary>
/// <remarks>The Office for National Statistics names an LSOA after its MSOA: Amber 001A lies in Amber 001.</remarks>
internal sealed class ParentFinder
{
    private readonly AreaFinder? outlines;
    private readonly Dictionary<string, ParentArea> lookup;

    private ParentFinder(AreaFinder? outlines, Dictionary<string, ParentArea> lookup) =>
        (this.outlines, this.lookup) = (outlines, lookup);

    /// <summary>Reads what the recipe names.</summary>
    public static ParentFinder Of(PackContext context) => context.Has("msoa_outlines")
        ? new(new AreaFinder(OutlineSource.Read(context, "msoa_outlines", AuthorityAreas.Of(context).ParentLevel)), [])
        : new(null, ReadLookup(context));

    /// <summary>The MSOA of an area.</summary>
    public ParentArea Of(AreaPoint area)
    {
        var name = area.Name.Length > 1 && char.IsLetter(area.Name[^1]) && char.IsDigit(area.Name[^2]) ? area.Name[..^1] : area.Name;
        if (outlines is null) return lookup.TryGetValue(area.Code, out var known) ? known : new(AuthorityCodes.OfName(name), name);
        var parent = outlines.Find(area.Centroid.EastingMetres, area.Centroid.NorthingMetres)
            ?? throw Fault(area, "its centroid lies in no MSOA outline.", "Check that outlines and centroids cover the same areas.");
        return string.Equals(name, parent.Name, StringComparison.Ordinal) || string.Equals(area.Name, area.Code, StringComparison.Ordinal)
            ? new(parent.Code, parent.Name)
            : throw Fault(area, $"its centroid lies in {parent.Name}, which its name contradicts.", "Check the centroid's coordinates.");
    }

    private static Engine.Packs.Issues.DataIssueException Fault(AreaPoint area, string problem, string advice) => area.Row is { } row
        ? row.Fault(new(Math.Max(0, Array.IndexOf(row.Cells, area.Name)), "name"), problem, advice)
        : SourceFault.Single("lsoa_outlines", $"{area.Name}: {problem}", advice);

    private static Dictionary<string, ParentArea> ReadLookup(PackContext context)
    {
        var known = new Dictionary<string, ParentArea>(StringComparer.Ordinal);
        if (!context.Has("lsoa_lookup")) return known;
        var table = context.Source("lsoa_lookup");
        var level = AuthorityAreas.Of(context).Level;
        var area = table.FindColumn(level + "CD", level + "_code");
        var code = table.FindColumn(AuthorityAreas.Of(context).ParentLevel + "CD", AuthorityAreas.Of(context).ParentLevel + "_code");
        var name = table.FindColumn(AuthorityAreas.Of(context).ParentLevel + "NM", AuthorityAreas.Of(context).ParentLevel + "_name");
        if (area is null || code is null || name is null) return known;
        table.Read(row => known[row.TextOrEmpty(area)] = new(row.TextOrEmpty(code), row.TextOrEmpty(name)));
        return known;
    }
}
