using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>Reads outlines and figures of the map of a report.</summary>
internal static class MapReader
{
    private const double FewestPupils = 0.5;

    public static MapFigures Read(RunQueries run, IReadOnlyList<School> schools, IReadOnlyList<SchemeFigures> schemes)
    {
        var ground = MapGround.Read(run, "town");
        if (ground.Shapes.Count == 0) return new(1, 1, false, [], [], [], []);
        var drawing = ground.Drawing;
        var sites = schools.Where(school => ground.Providers.ContainsKey(school.Id))
            .Select(school => new MapSchool(school, ground.Providers[school.Id].X, ground.Providers[school.Id].Y)).ToList();
        var circles = sites.Select(site => new MapCircle(site.X, site.Y, MapCircle.RadiusOf(LargestOf(site.School)))).ToList();
        var towns = MapLabels.Place(ground.Shapes, circles, drawing.Width, drawing.Height);
        var values = Values(run).ToLookup(value => value.Phase.Length == 0);
        return new(
            drawing.Width, drawing.Height, ground.AreApproximate, towns, [.. values[true]], sites,
            ground.Schemes(schemes, int.MaxValue, towns, circles))
        {
            ByPhase = [.. values[false]],
            Rides = MapSql.HasRolls(run) || run.Has("placements") ? Rides(run) : [], // a what-if has neither
            RidesAreOfPlacedPupils = !MapSql.HasRolls(run),
        };
    }

    private static double LargestOf(School school) => school.Places.Concat(school.Roll.Select(roll => (double?)roll)).Max() ?? 0.0;

    private static IReadOnlyList<SchoolRide> Rides(RunQueries run)
    {
        var year = run.Query("SELECT max(academic_year) FROM years", row => row.Integer(0))[0];
        var sql = new MapSql(run, new MapChoice { Areas = "town", Year = Words.YearCode(year) }, "town_name");
        const string special =
            "provider_id IN (SELECT provider_id FROM providers WHERE supply = 'own' AND provision_type = 'special_school')";
        return
        [
            .. run.Query(
                    $"SELECT provider_id, key, sum(pupils) FROM ({sql.Rolls("")}) WHERE {special} GROUP BY ALL ORDER BY 1, 3 DESC, 2",
                    row => new SchoolRide(row.Text(0), row.FindText(1) ?? "", row.Number(2)))
                .Where(ride => ride.Pupils >= FewestPupils),
        ];
    }

    private static IReadOnlyList<TownValue> Values(RunQueries run) => run.Query(
        $"""
        WITH phases_and_all AS (SELECT DISTINCT phase FROM entry_points UNION ALL SELECT ''),
        town_years AS (SELECT DISTINCT town_name, academic_year, phase FROM areas, years, phases_and_all WHERE is_planned),
        lack AS ({Lack(run, "")}), committed AS ({Lack(run, "do_minimum.")}),
        needed AS (
            SELECT town_name, academic_year, coalesce(phase, '') AS phase, sum(placings) AS pupils
            FROM demand JOIN areas USING (area_code) JOIN entry_points USING (entry_point) {ByPhaseAndAll}),
        rides AS ({Rides("")}), committed_rides AS ({Rides("do_minimum.")})
        SELECT town_name, academic_year, coalesce(l.pupils, 0.0), coalesce(c.pupils, 0.0), coalesce(n.pupils, 0.0), r.minutes, s.minutes,
            phase
        FROM town_years LEFT JOIN lack l USING (town_name, academic_year, phase)
        LEFT JOIN committed c USING (town_name, academic_year, phase) LEFT JOIN needed n USING (town_name, academic_year, phase)
        LEFT JOIN rides r USING (town_name, academic_year, phase) LEFT JOIN committed_rides s USING (town_name, academic_year, phase)
        ORDER BY phase, town_name, academic_year
        """,
        row => new TownValue(
            row.FindText(0) ?? "", row.Integer(1), row.Number(2), row.Number(3), row.Number(4), row.FindNumber(5), row.FindNumber(6))
        {
            Phase = row.Text(7),
        });

    private const string ByPhaseAndAll = "GROUP BY GROUPING SETS ((town_name, academic_year, phase), (town_name, academic_year))";

    private static string Lack(RunQueries run, string plan) =>
        $"SELECT town_name, academic_year, coalesce(phase, '') AS phase, sum(pupils) AS pupils "
        + $"FROM {plan}{(run.Has("places_short") ? "places_short" : "waiting")} {ByPhaseAndAll}";

    private static string Rides(string plan) =>
        $"""
        SELECT town_name, academic_year, coalesce(phase, '') AS phase, sum(pupil_minutes) / sum(pupils) AS minutes
        FROM {plan}area_years JOIN areas USING (area_code) {ByPhaseAndAll}
        """;
}
