using System.Globalization;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>Queries for the figures of the map.</summary>
internal sealed class MapSql(RunQueries run, MapChoice choice, string key)
{
    /// <summary>Home areas with the key of what is shaded.</summary>
    public string Homes => $"homes AS (SELECT area_code, {key} AS key, easting_metres, northing_metres FROM areas)";

    private int Year => int.Parse(choice.Year, CultureInfo.InvariantCulture);

    private string OfPhase => choice.Phase.Length == 0 ? "true" : $"phase = {RunQueries.Literal(choice.Phase)}";

    private string OfNeed => choice.Need.Length == 0 ? "true" : $"need = {RunQueries.Literal(choice.Need)}";

    /// <summary>Key, year, figure and pupils of every area in every year, for one plan.</summary>
    public string Areas(string plan) => choice.Measure switch
    {
        "demand" =>
            $"""
            WITH {Homes} SELECT key, academic_year, sum(placings), sum(placings) FROM demand JOIN homes USING (area_code)
            JOIN entry_points USING (entry_point) WHERE {OfPhase} AND {OfNeed} GROUP BY ALL
            """,
        "minutes" when choice.Need.Length == 0 =>
            $"""
            WITH {Homes} SELECT key, academic_year, sum(pupil_minutes) / sum(pupils), sum(pupils) FROM {plan}area_years
            JOIN homes USING (area_code) WHERE {OfPhase} GROUP BY ALL HAVING sum(pupils) > 0.0
            """,
        "minutes" =>
            $"""
            WITH {Homes}, {OnRoll(plan, "travel_minutes IS NOT NULL")}
            SELECT key, academic_year, sum(pupils * travel_minutes) / sum(pupils), sum(pupils) FROM on_roll
            WHERE academic_year = {Year} GROUP BY ALL HAVING sum(pupils) > 0.0
            """,
        "pressure" => Pressure(plan),
        _ => Lack(plan),
    };

    /// <summary>Identifier, name, counted pupils, pupils, roll of mainstream schools nearest to an area, in the year.</summary>
    public string Mainstream(string plan, string area) =>
        $"""
        WITH {Homes}, {Located}
        SELECT provider_id, p.name, m.counted_pupils, m.pupils, m.school_roll FROM {plan}mainstream_pressure m
        JOIN providers p USING (provider_id) JOIN located USING (provider_id)
        WHERE m.academic_year = {Year} AND key = {RunQueries.Literal(area)} ORDER BY m.pupils DESC, provider_id
        """;

    /// <summary>Pupils on roll in the year by key of the home area and school.</summary>
    public string Rolls(string plan) =>
        choice.Areas == "town" && choice.Need.Length == 0 && HasRolls(run)
            ? $"""
               SELECT town_name AS key, provider_id, sum(pupils) AS pupils FROM {plan}home_to_school_years
               WHERE academic_year = {Year} AND {OfPhase} GROUP BY ALL
               """
            : $"""
               WITH {Homes}, {OnRoll(plan, "true")} SELECT key, provider_id, sum(pupils) AS pupils FROM on_roll
               WHERE academic_year = {Year} GROUP BY ALL
               """;

    /// <summary>Whether the run tells where all pupils live, those of the counted roll too.</summary>
    public static bool HasRolls(RunQueries run) => run.Has("home_to_school_years");

    private static string Located =>
        """
        located AS (
            SELECT p.provider_id, arg_min(h.key, pow(p.easting_metres - h.easting_metres, 2)
                + pow(p.northing_metres - h.northing_metres, 2)) AS key
            FROM providers p, homes h WHERE p.easting_metres IS NOT NULL GROUP BY p.provider_id)
        """;

    /// <summary>Pupils of the plan's placements who are on roll, by area, school and year.</summary>
    private string OnRoll(string plan, string where) =>
        $"""
        on_roll AS (
            SELECT h.key, p.provider_id, p.travel_minutes, s.year_needed + s.years_after AS academic_year, p.pupils * s.share AS pupils
            FROM {plan}placements p JOIN survival s ON s.tier = p.tier AND s.entry_point = p.entry_point
                AND s.year_needed = p.year_needed AND s.year_needed + s.years_after >= p.year_placed
            JOIN entry_points e ON e.entry_point = p.entry_point JOIN homes h ON h.area_code = p.area_code
            WHERE {OfPhase} AND {OfNeed} AND {where})
        """;

    private string Lack(string plan)
    {
        if (choice.Areas == "town" && run.Has("places_short"))
        {
            return $"SELECT town_name, academic_year, sum(pupils), sum(pupils) FROM {plan}places_short "
                + $"WHERE {OfPhase} AND {OfNeed} GROUP BY ALL";
        }

        return $"""
            WITH {Homes}, {OnRoll(plan, "p.provider_id IN (SELECT provider_id FROM providers WHERE supply IN ('tranche', 'bespoke'))")}
            SELECT key, academic_year, sum(pupils), sum(pupils) FROM (
                SELECT key, academic_year, pupils FROM on_roll
                UNION ALL SELECT key, academic_year, pupils FROM {plan}waiting JOIN homes USING (area_code) WHERE {OfPhase} AND {OfNeed})
            WHERE academic_year IN (SELECT academic_year FROM years WHERE is_planned) GROUP BY ALL
            """;
    }

    private string Pressure(string plan)
    {
        var pupils = choice.Phase.Length == 0
            ? $"{plan}mainstream_pressure"
            : $"(SELECT provider_id, academic_year, y.pupils, m.school_roll FROM {plan}mainstream_years y "
                + $"JOIN {plan}mainstream_pressure m USING (provider_id, academic_year) WHERE {OfPhase})";
        return $"""
            WITH {Homes}, {Located} SELECT key, academic_year, sum(pupils) / sum(school_roll), sum(pupils) FROM {pupils}
            JOIN located USING (provider_id) WHERE school_roll > 0.0
                AND academic_year IN (SELECT academic_year FROM years WHERE is_planned) GROUP BY ALL
            """;
    }
}
