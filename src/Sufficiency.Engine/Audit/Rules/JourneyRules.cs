namespace Sufficiency.Engine.Audit.Rules;

/// <summary>Journeys follow from distances, direct times, collection, boarding and choice.</summary>
internal static class JourneyRules
{
    /// <summary>Creates the journeys from every home area to every provider.</summary>
    /// <remarks>Columns with <c>placed</c> in their name are of placed pupils, <c>kilometres</c> and <c>base_minutes</c> of the base roll.
    /// </remarks>
    public const string Shared = """
        CREATE MACRO daily_of(km, from_km, from_gbp, to_km, to_gbp) AS coalesce(
            from_gbp + (to_gbp - from_gbp) * (km - from_km) / (to_km - from_km),
            CASE WHEN km <= (SELECT min(kilometres) FROM daily_cost) THEN (SELECT arg_min(per_pupil_day_gbp, kilometres) FROM daily_cost)
                ELSE (SELECT arg_max(per_pupil_day_gbp, kilometres) FROM daily_cost) END);
        CREATE MACRO aboard(km, direct, collecting) AS CASE
            WHEN km > 0 THEN direct * collecting + parameter('travel.boarding_minutes') ELSE 0 END;
        CREATE TABLE routes AS
        WITH factors AS (SELECT provision_type, any_value(collection_factor) AS collecting, any_value(choice_factor) AS choice
            FROM transport GROUP BY ALL),
        schools AS (SELECT v.provider_id, f.collecting, CASE WHEN v.assumed_kilometres IS NULL THEN f.choice ELSE 1 END AS choice
            FROM providers v JOIN factors f USING (provision_type)),
        rides AS (
            SELECT t.area_code, t.provider_id, t.kilometres, aboard(t.kilometres, t.minutes, s.collecting) AS base_minutes,
                s.choice * t.kilometres AS placed_kilometres, aboard(t.kilometres, s.choice * t.minutes, s.collecting) AS placed_minutes
            FROM travel t JOIN schools s USING (provider_id))
        SELECT r.*, daily_of(r.kilometres, c.from_km, c.from_gbp, c.to_km, c.to_gbp) AS daily_gbp,
            daily_of(r.placed_kilometres, d.from_km, d.from_gbp, d.to_km, d.to_gbp) AS placed_daily_gbp
        FROM rides r LEFT JOIN curve c ON r.kilometres > c.from_km AND r.kilometres <= c.to_km
            LEFT JOIN curve d ON r.placed_kilometres > d.from_km AND r.placed_kilometres <= d.to_km;
        """;

    /// <summary>The homes that pupils of the base roll may have, and their rides by whole minute, rounded up.</summary>
    public const string BaseRides = """
        CREATE TABLE base_homes AS
        WITH homes AS (
            SELECT j.area_code, j.provider_id, g.phase, g.provision_type, ceil(greatest(0, j.base_minutes - 1e-6))::INTEGER AS minute,
                j.kilometres,
                j.base_minutes AS minutes,
                j.base_minutes > g.guidance_minutes AS is_beyond, w.share * exp(-j.kilometres / g.home_spread_km) AS weight
            FROM routes j JOIN providers v USING (provider_id)
                JOIN (SELECT DISTINCT phase, provision_type, home_spread_km, guidance_minutes FROM rates) g USING (provision_type)
            JOIN area_shares w ON w.area_code = j.area_code AND w.phase = g.phase AND w.academic_year = parameter('horizon.first_year')
            WHERE v.provider_id IN (SELECT provider_id FROM remaining))
        SELECT *, weight / sum(weight) OVER (PARTITION BY provider_id, phase) AS share FROM homes;
        CREATE TABLE base_rides AS
        WITH one AS (
            SELECT provider_id, phase, provision_type, minute, sum(share) AS share, sum(share * kilometres) AS kilometres,
                sum(share * minutes) AS minutes,
                coalesce(sum(share) FILTER (is_beyond), 0) AS beyond
            FROM base_homes WHERE kilometres > 0 GROUP BY ALL),
        rolls AS (SELECT provider_id, phase, academic_year, sum(pupils) AS pupils FROM remaining GROUP BY ALL)
        SELECT r.academic_year, r.phase, o.provision_type, o.minute, sum(r.pupils * o.share) AS pupils,
            sum(r.pupils * o.kilometres) AS kilometres, sum(r.pupils * o.minutes) AS minutes,
            sum(r.pupils * o.beyond) AS beyond
        FROM rolls r JOIN one o USING (provider_id, phase) GROUP BY ALL;
        """;

    /// <summary>Creates the rides of a plan by whole minute, rounded up.</summary>
    public const string Setup = """
        CREATE OR REPLACE TEMP TABLE rides AS
        SELECT 'base_roll' AS riders, academic_year, phase, provision_type, minute, pupils, kilometres FROM base_rides
        UNION ALL SELECT 'placed', academic_year, phase, provision_type, minute, pupils, pupil_kilometres FROM placed_rides
        UNION ALL SELECT 'placed', x.academic_year, r.phase, r.provision_type, r.minute, sum(x.pupils * r.share),
            sum(x.pupils * r.kilometres)
        FROM mixed x JOIN mixed_rides r ON r.area_code = x.area_code AND r.entry_point = x.entry_point GROUP BY ALL;
        """;

    private const string Recomputed = """
        (WITH sums AS (
            SELECT 'base_roll' AS riders, academic_year, phase, provision_type, sum(minutes) AS minutes, sum(beyond) AS beyond
                FROM base_rides GROUP BY ALL
            UNION ALL SELECT 'placed', academic_year, phase, provision_type, sum(pupil_minutes), sum(beyond) FROM at_home GROUP BY ALL),
        due AS (
            SELECT r.riders, r.academic_year, r.phase, r.provision_type, sum(r.pupils) AS pupils, sum(r.kilometres) AS kilometres,
                any_value(s.minutes) AS minutes, any_value(s.beyond) AS beyond
            FROM rides r JOIN sums s USING (riders, academic_year, phase, provision_type) GROUP BY ALL HAVING sum(r.pupils) > 1e-9),
        within AS (
            SELECT w.riders, w.academic_year, w.phase, w.provision_type, coalesce(sum(r.pupils) FILTER (r.minute <= w.p90_minutes),
                0) AS at_most, coalesce(sum(r.pupils) FILTER (r.minute < w.p90_minutes), 0) AS less
            FROM journeys w JOIN rides r ON r.riders = w.riders AND r.academic_year = w.academic_year AND r.phase = w.phase
                AND r.provision_type = w.provision_type GROUP BY ALL)
        SELECT coalesce(w.academic_year, d.academic_year) AS academic_year, coalesce(w.phase, d.phase) AS phase,
            coalesce(w.provision_type, d.provision_type) AS provision_type, coalesce(w.riders, d.riders) AS riders,
            coalesce(w.pupils, 0) AS written, coalesce(w.mean_kilometres, 0) * coalesce(w.pupils, 0) AS written_kilometres,
            coalesce(w.mean_minutes, 0) * coalesce(w.pupils, 0) AS written_minutes,
            coalesce(w.pupils_beyond_guidance, 0) AS written_beyond, coalesce(d.pupils, 0) AS pupils,
            coalesce(d.kilometres, 0) AS kilometres, coalesce(d.minutes, 0) AS minutes, coalesce(d.beyond, 0) AS beyond, n.at_most, n.less
        FROM journeys w FULL OUTER JOIN due d ON d.riders = w.riders AND d.academic_year = w.academic_year AND d.phase = w.phase
            AND d.provision_type = w.provision_type
        LEFT JOIN within n ON n.riders = w.riders AND n.academic_year = w.academic_year AND n.phase = w.phase
            AND n.provision_type = w.provision_type) j
        """;

    public static IReadOnlyList<AuditCheck> Checks { get; } =
    [
        new("JourneysAreRidden", Recomputed,
            $"{AuditCheck.Agree("j.written", "j.pupils")} AND {AuditCheck.Agree("j.written_kilometres", "j.kilometres", "1e-4")} "
            + $"AND {AuditCheck.Agree("j.written_minutes", "j.minutes", "1e-4")}"
            + $" AND {AuditCheck.Agree("j.written_beyond", "j.beyond")} AND j.at_most >= 0.9 * j.pupils - 1e-5 * (1 + j.pupils) "
            + "AND j.less <= 0.9 * j.pupils + 1e-5 * (1 + j.pupils)",
            "format('{}, {} of {}, {}: {:.4f} pupils ride {:.3f} km and {:.3f} minutes in all, {:.4f} beyond guidance; "
                + "recomputed {:.4f}, {:.3f}, {:.3f}, {:.4f}; or nine in ten do not ride as long as written', j.riders, j.phase, "
                + "j.provision_type, label(j.academic_year), j.written, j.written_kilometres, j.written_minutes, j.written_beyond, "
                + "j.pupils, j.kilometres, j.minutes, j.beyond)"),
    ];
}
