using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>Reads outlines and places them on the drawing.</summary>
internal static class MapReader
{
    public static MapFigures Read(RunQueries run, IReadOnlyList<School> schools, IReadOnlyList<SchemeFigures> schemes)
    {
        var reader = new WKBReader();
        var areas = run.Query(
                "SELECT town_name, geometry FROM areas WHERE geometry IS NOT NULL ORDER BY area_code",
                row => (Town: row.FindText(0) ?? "", Bytes: row.FindBytes(1)!))
            .Select(area => (area.Town, Shape: reader.Read(area.Bytes))).ToList();
        if (areas.Count == 0) return new(1, 1, false, [], [], [], []);
        var (outlines, areApproximate) = TownOutlines.Of(areas);
        var drawing = MapDrawing.Around(outlines.Select(town => town.Shape));
        var places = run.Query(
                "SELECT provider_id, longitude_degrees, latitude_degrees FROM providers WHERE longitude_degrees IS NOT NULL",
                row => (Id: row.Text(0), Longitude: row.Number(1), Latitude: row.Number(2)))
            .ToDictionary(row => row.Id, row => drawing.Place(row.Longitude, row.Latitude), StringComparer.Ordinal);
        var towns = outlines.Select(town => drawing.Draw(town.Town, town.Shape)).ToList();
        var open = schemes.Where(scheme => scheme is { Opening: not null, Location: not null }).OrderBy(scheme => scheme.Opening).ToList();
        var marks = MapMarks.SetApart([.. open.Select(scheme => drawing.Place(scheme.Location!.Value.Longitude, scheme.Location.Value.Latitude))], towns);
        return new(
            drawing.Width, drawing.Height, areApproximate, towns, Values(run),
            [
                .. schools.Where(school => places.ContainsKey(school.Id))
                    .Select(school => new MapSchool(school, places[school.Id].X, places[school.Id].Y)),
            ],
            [.. open.Zip(marks).Select(pair => new MapScheme(pair.First, pair.Second.X, pair.Second.Y))]);
    }

    private static IReadOnlyList<TownValue> Values(RunQueries run) => run.Query(
        $"""
        WITH town_years AS (SELECT DISTINCT town_name, academic_year FROM areas, years WHERE is_planned),
        lack AS (SELECT town_name, academic_year, sum(pupils) AS pupils FROM {(run.Has("places_short") ? "places_short" : "waiting")} GROUP BY ALL),
        committed AS (
            SELECT town_name, academic_year, sum(pupils) AS pupils
            FROM {(run.Has("do_nothing.places_short") ? "do_nothing.places_short" : "do_nothing.waiting")} GROUP BY ALL),
        needed AS (
            SELECT town_name, academic_year, sum(placings) AS pupils FROM demand JOIN areas USING (area_code) GROUP BY ALL),
        rides AS (
            SELECT a.town_name, y.academic_year, sum(y.pupil_minutes) / sum(y.pupils) AS minutes
            FROM area_years y JOIN areas a USING (area_code) GROUP BY ALL),
        committed_rides AS (
            SELECT a.town_name, y.academic_year, sum(y.pupil_minutes) / sum(y.pupils) AS minutes
            FROM do_nothing.area_years y JOIN areas a USING (area_code) GROUP BY ALL)
        SELECT town_name, academic_year, coalesce(l.pupils, 0.0), coalesce(c.pupils, 0.0), coalesce(n.pupils, 0.0), r.minutes, s.minutes
        FROM town_years LEFT JOIN lack l USING (town_name, academic_year) LEFT JOIN committed c USING (town_name, academic_year)
        LEFT JOIN needed n USING (town_name, academic_year) LEFT JOIN rides r USING (town_name, academic_year)
        LEFT JOIN committed_rides s USING (town_name, academic_year)
        ORDER BY town_name, academic_year
        """,
        row => new TownValue(
            row.FindText(0) ?? "", row.Integer(1), row.Number(2), row.Number(3), row.Number(4), row.FindNumber(5), row.FindNumber(6)));
}
