using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate.Areas;

/// <summary>The town of a home area: the one whose wards it lies in, or the nearest by straight line.</summary>
/// <remarks>The recipe's towns.csv names the wards of each town; a town's point is the mean centroid of the areas in them, which hold about
/// equally many people.</remarks>
internal sealed class TownFinder
{
    private readonly Dictionary<string, string> townOfArea; // areas inside a town's wards
    private readonly IReadOnlyList<(string Town, GridPoint Point)> points;

    private TownFinder(Dictionary<string, string> townOfArea, IReadOnlyList<(string Town, GridPoint Point)> points)
    {
        this.townOfArea = townOfArea;
        this.points = points;
    }

    /// <summary>The towns of the recipe, placed by the areas in their wards; null where the recipe names none.</summary>
    public static TownFinder? Of(PackContext context)
    {
        var townOfWard = ReadTowns(context);
        if (townOfWard.Count == 0) return null;
        var parts = ReadWards(context);
        var wards = parts.Select(part => part.Ward).ToHashSet();
        var unknown = townOfWard.Keys.Where(ward => !wards.Contains(ward)).Select(ward => new DataIssue(
            "towns.csv", null, "wards", ward.Name, $"There is no such ward in {ward.District}.",
            "Write wards and districts as the lookup of areas to wards does.")).ToArray();
        if (unknown.Length > 0) throw new DataIssueException(unknown);
        var inTowns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (area, ward) in parts)
        {
            if (townOfWard.TryGetValue(ward, out var town)) inTowns.TryAdd(area, town);
        }

        return new(inTowns, Points(context, inTowns));
    }

    /// <summary>The town of an area.</summary>
    public string Find(string area, GridPoint centroid) => townOfArea.TryGetValue(area, out var town)
        ? town
        : points.MinBy(point => (point.Point.CrowFlyTo(centroid).Value, point.Town)).Town;

    private static IReadOnlyDictionary<(string District, string Name), string> ReadTowns(PackContext context)
    {
        var table = context.RecipeTable("towns.csv");
        var (town, district, wards) = (table.Column("town"), table.Column("district_name"), table.Column("wards"));
        return SourceTable.Unique(table.Name, wards.Name, table.Read(row => row)
            .SelectMany(row => row.Text(wards).Split(';').Select(ward => (row.Line, (row.Text(district), ward), row.Text(town)))),
            name => name);
    }

    /// <summary>Wards of the 2021 parts of each 2011 area.</summary>
    private static IReadOnlyList<(string Area, (string District, string Name) Ward)> ReadWards(PackContext context)
    {
        var wards = context.Source("wards");
        var (part, name, district) =
            (wards.Column("lsoa21_code", "LSOA21CD"), wards.Column("ward24_name", "WD24NM"), wards.Column("ltla24_name", "LAD24NM"));
        var wardOfPart = wards.ReadUnique(row => row.Text(part), row => (row.Text(district), row.Text(name)), part.Name);
        var lookup = context.Source("lsoa_lookup");
        var (older, newer) = (lookup.Column("lsoa11_code", "LSOA11CD"), lookup.Column("lsoa21_code", "LSOA21CD"));
        return lookup.Read(row => (Area: row.Text(older), Ward: wardOfPart.TryGetValue(row.Text(newer), out var ward)
            ? ward
            : throw row.Fault(newer, "the lookup to wards has no such area.", "Take both files for the same areas.")));
    }

    private static IReadOnlyList<(string Town, GridPoint Point)> Points(PackContext context, Dictionary<string, string> inTowns)
    {
        return
        [
            .. AuthorityAreas.Of(context).All.Where(area => inTowns.ContainsKey(area.Code))
                .GroupBy(area => inTowns[area.Code], StringComparer.Ordinal)
                .OrderBy(town => town.Key, StringComparer.Ordinal)
                .Select(town => (town.Key, new GridPoint(town.Average(area => area.Centroid.EastingMetres),
                    town.Average(area => area.Centroid.NorthingMetres)))),
        ];
    }
}
