using NetTopologySuite.IO;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>Outlines of one kind of area on the drawing, and where schools stand on it.</summary>
/// <param name="Drawing">Places degrees on the drawing.</param>
/// <param name="AreApproximate">Whether outlines are drawn around the centres of areas.</param>
/// <param name="Shapes">Outlines; empty where the run knows no place of its areas.</param>
/// <param name="Providers">Where schools stand.</param>
internal sealed record MapGround(
    MapDrawing Drawing, bool AreApproximate, IReadOnlyList<TownShape> Shapes, IReadOnlyDictionary<string, (double X, double Y)> Providers)
{
    private static Dictionary<string, (double X, double Y)> NoPlaces => new(StringComparer.Ordinal);

    /// <summary>SQL of the key and of the name of areas of a kind.</summary>
    public static (string Key, string Name) ColumnsOf(string areas) => areas switch
    {
        "msoa" => ("parent_code", "CASE WHEN area_code = parent_code THEN name ELSE regexp_replace(name, '[A-Z]$', '') END"),
        "ward" => ("ward_code", "ward_name"),
        "small_area" => ("area_code", "name"),
        _ => ("town_name", "town_name"),
    };

    public static MapGround Read(RunQueries run, string areas)
    {
        var reader = new WKBReader();
        var (key, name) = ColumnsOf(areas);
        var homes = run.Query(
            $"SELECT {key}, {name}, geometry, longitude_degrees, latitude_degrees FROM areas WHERE geometry IS NOT NULL ORDER BY area_code",
            row => new HomeShape(
                row.FindText(0) ?? "", row.FindText(1) ?? "", reader.Read(row.FindBytes(2)!), new(row.Number(3), row.Number(4))));
        if (homes.Count == 0) return new(MapDrawing.Around([]), false, [], NoPlaces);
        var (outlines, areApproximate) = TownOutlines.Of(homes);
        var drawing = MapDrawing.Around(outlines.Select(area => area.Shape));
        var providers = run.Query(
                "SELECT provider_id, longitude_degrees, latitude_degrees FROM providers WHERE longitude_degrees IS NOT NULL",
                row => (Id: row.Text(0), Longitude: row.Number(1), Latitude: row.Number(2)))
            .ToDictionary(row => row.Id, row => drawing.Place(row.Longitude, row.Latitude), StringComparer.Ordinal);
        return new(
            drawing, areApproximate, [.. outlines.Select(area => drawing.Draw(area.Key, area.Name, area.Shape, area.Centre))], providers);
    }

    /// <summary>Schemes that have a place and open up to a year, apart from names and schools.</summary>
    public IReadOnlyList<MapScheme> Schemes(
        IReadOnlyList<SchemeFigures> schemes, int lastYear, IReadOnlyList<TownShape> towns, IReadOnlyList<MapCircle> schools)
    {
        var open = schemes.Where(scheme => scheme is { Opening: not null, Location: not null } && scheme.Opening <= lastYear)
            .OrderBy(scheme => scheme.Opening).ToList();
        var sites = open.Select(scheme => Drawing.Place(scheme.Location!.Value.Longitude, scheme.Location.Value.Latitude)).ToList();
        var marks = MapMarks.SetApart(sites, towns, schools);
        return
        [
            .. open.Select((scheme, i) => new MapScheme(scheme, marks[i].X, marks[i].Y) { Site = sites[i] }),
        ];
    }
}
