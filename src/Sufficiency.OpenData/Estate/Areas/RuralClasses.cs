using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate.Areas;

/// <summary>Whether an area is rural. An area split in 2021 is rural where at least half of its parts
/// are; without a source none is.</summary>
internal sealed class RuralClasses
{
    private readonly Dictionary<string, IReadOnlyList<bool>>? parts;

    private RuralClasses(Dictionary<string, IReadOnlyList<bool>>? parts) => this.parts = parts;

    /// <summary>Reads the classification and, for areas of 2011, the lookup to those of 2021.</summary>
    public static RuralClasses Of(PackContext context) => new(context.Has("rural_urban") ? Read(context) : null);

    /// <summary>The class of an area.</summary>
    public bool Of(AreaPoint area)
    {
        if (parts is null) return false;
        if (parts.TryGetValue(area.Code, out var known)) return known.Count(part => part) * 2 >= known.Count;
        const string Advice = "Take both files for the same areas.";
        throw area.Row is { } row ? row.Fault(new(0, "area"), $"the classification has no area {area.Code}.", Advice)
            : SourceFault.Single("rural_urban", $"the classification has no area {area.Code}.", Advice);
    }

    private static Dictionary<string, IReadOnlyList<bool>> Read(PackContext context)
    {
        var classes = context.Source("rural_urban");
        var (code, kind) = (classes.Column("lsoa21_code", "LSOA21CD", "lsoa11_code", "LSOA11CD"),
            classes.Column("ruc", "RUC21NM_short", "RUC21NM", "Urban_rural_flag", "RUC11"));
        var isRural = classes.ReadUnique(row => row.Text(code), row => Parse(row, kind), code.Name);
        if (code.Name.Contains(AuthorityAreas.Of(context).Level[^2..], StringComparison.Ordinal))
            return isRural.ToDictionary(pair => pair.Key, IReadOnlyList<bool> (pair) => [pair.Value], StringComparer.Ordinal);
        var lookup = context.Source("lsoa_lookup");
        var (older, newer) = (lookup.Column("lsoa11_code", "LSOA11CD"), lookup.Column("lsoa21_code", "LSOA21CD"));
        return lookup.Read(row => (Older: row.Text(older), Newer: row.Text(newer), Row: row))
            .Where(pair => AuthorityAreas.Of(context).Holds(pair.Older))
            .Select(pair => (pair.Older, Rural: isRural.TryGetValue(pair.Newer, out var rural) ? rural
                : throw pair.Row.Fault(newer, "the rural-urban classification has no such area.", "Take both files for the same areas.")))
            .GroupBy(pair => pair.Older, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, IReadOnlyList<bool> (group) => [.. group.Select(pair => pair.Rural)], StringComparer.Ordinal);
    }

    private static bool Parse(SourceRow row, SourceColumn column)
    {
        var text = row.Text(column);
        if (text.StartsWith("Rural", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith("rural", StringComparison.OrdinalIgnoreCase)) return true;
        return text.StartsWith("Urban", StringComparison.OrdinalIgnoreCase) || text.Contains(": Urban", StringComparison.OrdinalIgnoreCase)
            ? false
            : throw row.Fault(column, "neither Rural nor Urban.", "Take the column of the classification that says Rural or Urban.");
    }
}
