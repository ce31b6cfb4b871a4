using System.Globalization;
using Sufficiency.Engine.Audit.Rules;
using Sufficiency.Engine.Audit.Streams;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit;

/// <summary>The written tables under their own names, and what the audit works out from them itself.</summary>
internal static class AuditTables
{
    /// <summary>Whether a table is read once and summed up, rather than held: a county's placements
    /// and demand are millions of rows.</summary>
    public static bool IsStreamed(ITable table) =>
        ReferenceEquals(table, PlanTableDefinitions.Placements) || ReferenceEquals(table, DemandTableDefinitions.Demand);

    /// <summary>The tables of a run, those of its plans apart, by folder: those that schemes have no part in.</summary>
    public static IReadOnlyList<(string Folder, ITable Table)> Shared { get; } = [.. OfRuns(isOwn: false)];

    /// <summary>Those that tell what schemes there are, and the list of assumptions: runs that are alike in
    /// all others may differ in them.</summary>
    public static IReadOnlyList<(string Folder, ITable Table)> Own { get; } = [.. OfRuns(isOwn: true)];

    /// <summary>Opens what all plans share that schemes have no part in; returns what placements are summed up with.</summary>
    public static AuditFacts OpenShared(DuckDbSession session, AuditedRun run)
    {
        var naming = Shared.Concat(Own).Where(found => AuditCodes.KeyOf(found.Table) is not null).ToList();
        foreach (var (folder, table) in naming) run.LoadWritten(session, isOwn: false, folder, table);
        session.Execute(AuditCodes.Define(
            naming.Select(found => $"SELECT {AuditCodes.KeyOf(found.Table)} AS code FROM {AuditCodes.Written(found.Table)}")));
        // each session opens its run's
        foreach (var (folder, table) in naming.Intersect(Own))
            session.Execute($"DROP {(run.Find(folder, table) is null ? "VIEW" : "TABLE")} {AuditCodes.Written(table)}");
        foreach (var (_, table) in naming.Except(Own)) Code(session, isOwn: false, table);
        foreach (var (folder, table) in Shared.Except(naming).Where(found => !IsStreamed(found.Table)))
            Open(session, isOwn: false, run, folder, table);
        return AuditFacts.Read(session, run, () => session.Execute(SharedSql));
    }

    /// <summary>Opens a run's own tables for this session alone.</summary>
    public static void OpenOwn(DuckDbSession session, AuditedRun run)
    {
        foreach (var (folder, table) in Own) Open(session, isOwn: true, run, folder, table);
    }

    /// <summary>Opens one plan's tables for this session alone, in place of another's.</summary>
    public static void OpenPlan(DuckDbSession session, AuditedRun run, string folder, AuditBase shared)
    {
        foreach (var table in PlanTableDefinitions.All.Where(table => !IsStreamed(table))) Open(session, isOwn: true, run, folder, table);
        shared.SumsOf(session, run, folder).Load(session);
        session.Execute(PlanSql);
    }

    /// <summary>Opens the tables that compare the plan with delayed openings with the one as planned.</summary>
    public static void OpenSlip(DuckDbSession session, AuditedRun run)
    {
        foreach (var table in SlipTableDefinitions.All) Open(session, isOwn: true, run, RunTables.SlipFolder, table);
    }

    /// <summary>Opens the tables that lay two plans side by side, with the costs and schemes of both.</summary>
    public static void OpenMoney(DuckDbSession session, AuditedRun run)
    {
        foreach (var table in MoneyTableDefinitions.All.Concat(CautionTableDefinitions.All)) Open(session, isOwn: true, run, "", table);
        ITable[] ofPlans = [PlanTableDefinitions.Costs, PlanTableDefinitions.Schemes];
        foreach (var (folder, plan, begin) in new[] { (RunTables.DoNothingFolder, "do_nothing", "CREATE OR REPLACE TEMP TABLE {0} AS"),
            ("", "plan", "INSERT INTO {0}") })
        {
            foreach (var table in ofPlans)
            {
                Open(session, isOwn: true, run, folder, table);
                session.Execute(
                    $"{string.Format(CultureInfo.InvariantCulture, begin, $"both_{table.Name}")} SELECT '{plan}' AS plan, "
                        + $"* FROM {table.Name}");
            }
        }

        foreach (var table in new ITable[] { PlanTableDefinitions.ProviderYears, PlanTableDefinitions.PhaseYears,
            PlanTableDefinitions.Waiting }) Open(session, isOwn: true, run, "", table);
    }

    /// <summary>The word that makes a table or view a session's own.</summary>
    public static string Temporary(bool isOwn) => isOwn ? "TEMP" : "";

    private static IEnumerable<(string Folder, ITable Table)> OfRuns(bool isOwn)
    {
        HashSet<ITable> own = [.. SchemeTableDefinitions.All, SlipTableDefinitions.DelayedOpenings, DemandTableDefinitions.Assumptions];
        return RunTables.Folders.SelectMany(group =>
            group.Tables.Except(PlanTableDefinitions.All).Except(MoneyTableDefinitions.All).Except(CautionTableDefinitions.All)
            .Where(table => own.Contains(table) == isOwn).Select(table => (group.Folder, table)));
    }

    private static void Open(DuckDbSession session, bool isOwn, AuditedRun run, string folder, ITable table)
    {
        if (run.Load(session, isOwn, folder, table))
        {
            // only known codes could be loaded
            session.Execute($"CREATE OR REPLACE {Temporary(isOwn)} VIEW {AuditCodes.Written(table)} AS SELECT * FROM {table.Name}");
            return;
        }

        run.LoadWritten(session, isOwn, folder, table);
        Code(session, isOwn, table);
    }

    private static void Code(DuckDbSession session, bool isOwn, ITable table) =>
        session.Execute($"CREATE OR REPLACE {Temporary(isOwn)} TABLE {table.Name} AS SELECT {AuditCodes.Columns(table)} "
            + $"FROM {AuditCodes.Written(table)}");

    private const string SharedSql = """
        CREATE MACRO parameter(wanted) AS (SELECT value FROM parameters WHERE parameters.name = wanted);
        CREATE MACRO phase_of(g) AS CASE WHEN g < 0 THEN 'early_years' WHEN g <= 6 THEN 'primary' WHEN g <= 11 THEN 'secondary'
            WHEN g <= 14 THEN 'post_sixteen' ELSE 'adult' END;
        CREATE MACRO label(y) AS y::VARCHAR || '/' || lpad(((y + 1) % 100)::VARCHAR, 2, '0');
        CREATE TABLE planned AS
        SELECT y::INTEGER AS academic_year, y >= parameter('horizon.first_planned_year') AS is_counted,
            pow(1 + parameter('costs.discount_rate'), parameter('costs.price_base') - y) AS discount,
            pow(1 + parameter('costs.out_of_county_real_growth'), y - parameter('costs.price_base')) AS fee_growth,
            pow(1 + parameter('costs.funding_inflation'), y - parameter('costs.price_base')) AS cash
        FROM (SELECT unnest(range(parameter('horizon.first_year')::BIGINT, parameter('horizon.last_year')::BIGINT + 1)) AS y);
        CREATE TABLE tier_types AS SELECT TRY_CAST(tier AS code) AS tier, TRY_CAST(provision_type AS code) AS provision_type FROM (VALUES
            ('M', 'mainstream'), ('M', 'resource_base'), ('M', 'special_school'), ('M', 'out_of_county'),
            ('B', 'resource_base'), ('B', 'special_school'), ('B', 'out_of_county'), ('E', 'resource_base'), ('E', 'special_school'), ('E',
                'out_of_county'), ('S', 'special_school'), ('S', 'out_of_county'), ('X', 'out_of_county')) AS suits(tier, provision_type);
        CREATE TABLE bands AS SELECT TRY_CAST(entry_point AS code) AS entry_point, TRY_CAST(phase AS code) AS phase, youngest,
            must_reach FROM (VALUES
            ('reception', 'primary', 0, 6), ('infant', 'primary', 1, 6), ('junior', 'primary', 3, 6),
                ('secondary_transfer', 'secondary', 7, 11), ('secondary', 'secondary', 8, 11),
            ('post_sixteen_transfer', 'post_sixteen', 12, 13), ('post_sixteen', 'post_sixteen', 13, 13)) AS b(entry_point, phase,
                youngest, must_reach);
        CREATE TABLE surviving AS
        SELECT s.tier, s.entry_point, s.year_needed, b.phase, y.academic_year, s.share
        FROM survival s JOIN bands b USING (entry_point) JOIN planned y ON y.academic_year = s.year_needed + s.years_after;
        CREATE TABLE curve AS
        SELECT kilometres AS from_km, per_pupil_day_gbp AS from_gbp, lead(kilometres) OVER (ORDER BY kilometres) AS to_km,
            lead(per_pupil_day_gbp) OVER (ORDER BY kilometres) AS to_gbp
        FROM daily_cost;
        """ + JourneyRules.Shared + """

        CREATE TABLE rates AS
        SELECT b.entry_point, b.phase, x.provision_type, x.home_spread_km,
            CASE WHEN b.entry_point IN ('reception', 'infant') THEN parameter('travel.walking_km_under_8')
                ELSE parameter('travel.walking_km_from_8') END AS walking_km,
            x.eligible_within_walking * parameter('travel.days_per_year') * x.sharing_factor AS near_days,
            x.eligible_share * parameter('travel.days_per_year') * x.sharing_factor AS far_days,
            CASE WHEN b.phase = 'primary' THEN parameter('travel.primary_guidance_minutes')
                ELSE parameter('travel.secondary_guidance_minutes') END AS guidance_minutes
        FROM bands b JOIN transport x USING (phase);
        CREATE MACRO transport_of(kilometres, daily_gbp, walking_km, near_days, far_days) AS daily_gbp * CASE WHEN kilometres <= 0 THEN 0
            WHEN kilometres <= walking_km THEN near_days ELSE far_days END;
        CREATE TABLE mixed_shares AS
        WITH pulls AS (
            SELECT j.area_code, b.entry_point, b.phase, a.provider_id, j.kilometres, j.base_minutes AS minutes,
                transport_of(j.kilometres, j.daily_gbp, r.walking_km, r.near_days, r.far_days) AS transport_gbp,
                greatest(0, j.base_minutes - r.guidance_minutes) AS minutes_beyond,
                a.attraction * exp(-least(j.kilometres / r.home_spread_km, 200)) AS pull
            FROM mainstream_attractions a JOIN bands b USING (phase) JOIN providers v USING (provider_id)
                JOIN rates r ON r.entry_point = b.entry_point AND r.provision_type = v.provision_type
            JOIN routes j ON j.provider_id = a.provider_id
            WHERE v.lowest_year_group <= b.youngest AND v.highest_year_group >= b.must_reach)
        SELECT *, pull / sum(pull) OVER (PARTITION BY area_code, entry_point) AS share FROM pulls;
        CREATE TABLE mixed_means AS
        SELECT area_code, entry_point, sum(share * kilometres) AS kilometres, sum(share * minutes) AS minutes,
            coalesce(sum(share) FILTER (minutes_beyond > 0), 0) AS beyond
        FROM mixed_shares GROUP BY ALL;
        CREATE TABLE mixed_rides AS
        SELECT m.area_code, m.entry_point, m.phase, v.provision_type, ceil(greatest(0, m.minutes - 1e-6))::INTEGER AS minute,
            sum(m.share) AS share, sum(m.share * m.kilometres) AS kilometres
        FROM mixed_shares m JOIN providers v USING (provider_id) WHERE m.kilometres > 0 GROUP BY ALL;
        CREATE TABLE own_places AS
        SELECT v.provider_id, y.academic_year, CASE WHEN NOT v.has_unlimited_places THEN coalesce(p.places, 0) END AS places
        FROM providers v CROSS JOIN planned y LEFT JOIN provider_places p ON p.provider_id = v.provider_id
            AND p.academic_year = y.academic_year AND p.phase IS NULL;
        CREATE TABLE own_phase_places AS
        SELECT f.provider_id, f.phase, y.academic_year, coalesce(p.places, 0) AS places
        FROM (SELECT DISTINCT q.provider_id, q.phase FROM provider_places q JOIN providers v USING (provider_id) WHERE q.phase IS NOT NULL
            AND NOT v.has_unlimited_places) f CROSS JOIN planned y
        LEFT JOIN provider_places p ON p.provider_id = f.provider_id AND p.phase = f.phase AND p.academic_year = y.academic_year;
        CREATE TABLE remaining AS
        WITH RECURSIVE leaving AS (SELECT year_group, from_tier, sum(share) AS share FROM escalation_rates GROUP BY ALL),
        staying AS (
            SELECT provider_id, need, tier, year_group AS base_group, year_group AS now_group,
                parameter('horizon.base_year')::INTEGER AS academic_year, pupils FROM initial_roll
            UNION ALL
            SELECT s.provider_id, s.need, s.tier, CASE WHEN phase_of(s.now_group + 1) = phase_of(s.now_group) THEN s.base_group
                ELSE s.now_group + 1 END, s.now_group + 1, s.academic_year + 1,
                s.pupils * CASE WHEN phase_of(s.now_group + 1) = phase_of(s.now_group) THEN (1 - coalesce(c.share, 0))
                    * (1 - coalesce(l.share, 0) - coalesce(e.share, 0))
                    ELSE least(coalesce(o.share, 0), (1 - coalesce(c.share, 0)) * (1 - coalesce(l.share, 0) - coalesce(e.share, 0))) END
            FROM staying s JOIN providers v USING (provider_id) LEFT JOIN ceasing_rates c ON c.year_group = s.now_group
                LEFT JOIN leaving l ON l.year_group = s.now_group + 1 AND l.from_tier = s.tier
            LEFT JOIN elsewhere_rates e ON e.year_group = s.now_group + 1
                LEFT JOIN stay_on_rates o ON o.year_group = s.now_group + 1 AND o.tier = s.tier
            WHERE s.academic_year < parameter('horizon.last_year') AND s.now_group < 14
                AND (phase_of(s.now_group + 1) = phase_of(s.now_group)
                OR (v.lowest_year_group <= s.now_group + 1 AND v.highest_year_group >= CASE phase_of(s.now_group + 1) WHEN 'primary' THEN 6
                    WHEN 'secondary' THEN 11 ELSE 13 END)))
        SELECT provider_id, need, academic_year, TRY_CAST(phase_of(now_group) AS code) AS phase, TRY_CAST(
            CASE WHEN base_group = 0 THEN 'reception' WHEN base_group <= 2 THEN 'infant' WHEN base_group <= 6 THEN 'junior'
                WHEN base_group = 7 THEN 'secondary_transfer'
                WHEN base_group <= 11 THEN 'secondary' WHEN base_group = 12 THEN 'post_sixteen_transfer'
                    ELSE 'post_sixteen' END AS code) AS entry_point,
            sum(pupils) AS pupils
        FROM staying GROUP BY ALL;
        CREATE TABLE remaining_transport AS
        WITH weighed AS (
            SELECT j.provider_id, r.entry_point,
                transport_of(j.kilometres, j.daily_gbp, r.walking_km, r.near_days, r.far_days) AS transport_gbp,
                w.share * exp(-j.kilometres / r.home_spread_km) AS weight
            FROM routes j JOIN providers v USING (provider_id) JOIN rates r USING (provision_type)
            JOIN area_shares w ON w.area_code = j.area_code AND w.phase = r.phase AND w.academic_year = parameter('horizon.first_year')
            WHERE v.provider_id IN (SELECT provider_id FROM remaining)),
        homes AS (SELECT provider_id, entry_point, sum(weight * transport_gbp) / sum(weight) AS transport_gbp FROM weighed GROUP BY ALL)
        SELECT r.provider_id, r.academic_year, sum(r.pupils * h.transport_gbp) AS transport_gbp
        FROM remaining r JOIN homes h USING (provider_id, entry_point) GROUP BY ALL;
        """ + JourneyRules.BaseRides + """

        CREATE TABLE standing_stock AS
        WITH averages AS (
            SELECT phase_of(p.year_group) AS phase, sum(p.plans * c.per_pupil_year_gbp) / sum(p.plans) AS gbp
            FROM base_plans p JOIN stock_costs c ON c.setting = p.setting AND c.phase = phase_of(p.year_group)
                GROUP BY ALL HAVING sum(p.plans) > 0)
        SELECT s.academic_year, sum(s.pupils * CASE WHEN s.phase IN ('early_years', 'adult') THEN coalesce(a.gbp, e.per_pupil_year_gbp)
            ELSE e.per_pupil_year_gbp END) AS gbp
        FROM stock s JOIN stock_costs e ON e.setting = 'elsewhere' AND e.phase = s.phase LEFT JOIN averages a ON a.phase = s.phase
        WHERE s.phase IN ('early_years', 'adult') OR s.tier IS NULL GROUP BY ALL;
        """;

    // Beside what is summed up of placements while they are read.
    private const string PlanSql = """
        CREATE OR REPLACE TEMP TABLE on_roll AS
        SELECT p.provider_id, p.need, s.phase, s.academic_year, sum(p.pupils * s.share) AS pupils,
            coalesce(sum(p.pupils * s.share) FILTER (strpos('MBSX', CASE WHEN p.tier::VARCHAR = 'E' THEN 'S'
                ELSE p.tier::VARCHAR END) >= list_position(['mainstream', 'resource_base', 'special_school', 'out_of_county'],
                p.provision_type)), 0) AS asking,
            coalesce(sum(p.pupils * s.share) FILTER (p.tier::VARCHAR = 'E' AND p.provision_type::VARCHAR = 'resource_base'), 0) AS enhanced
        FROM placed p JOIN surviving s ON s.tier = p.tier AND s.entry_point = p.entry_point AND s.year_needed = p.year_needed
            AND s.academic_year >= p.year_placed
        GROUP BY ALL;
        CREATE OR REPLACE TEMP TABLE mixed_in AS
        SELECT s.provider_id, s.phase, m.academic_year, sum(m.pupils * s.share) AS pupils,
            sum(m.pupils * s.share * s.transport_gbp) AS transport_gbp, sum(m.pupils * s.share * s.minutes_beyond) AS minutes_beyond
        FROM mixed m JOIN mixed_shares s USING (area_code, entry_point) GROUP BY ALL;
        CREATE OR REPLACE TEMP TABLE rolls AS
        WITH initial AS (SELECT provider_id, academic_year, sum(pupils) AS pupils FROM remaining GROUP BY ALL),
        moved AS (SELECT provider_id, academic_year, sum(pupils) AS pupils, sum(asking) AS asking, sum(enhanced) AS enhanced
            FROM (SELECT provider_id, academic_year, pupils, asking, enhanced FROM on_roll
                UNION ALL SELECT provider_id, academic_year, pupils, pupils, 0 FROM mixed_in) GROUP BY ALL),
        driven_by_all AS (SELECT provider_id, academic_year, sum(transport_gbp) AS transport_gbp, sum(minutes_beyond) AS minutes_beyond
            FROM (SELECT provider_id, academic_year, transport_gbp, minutes_beyond FROM driven UNION ALL SELECT provider_id,
                academic_year, transport_gbp, minutes_beyond FROM mixed_in) GROUP BY ALL)
        SELECT v.provider_id, v.provision_type, y.academic_year, coalesce(i.pupils, 0) AS initial, coalesce(m.pupils, 0) AS placed,
            coalesce(i.pupils, 0) + coalesce(m.pupils, 0) AS pupils, coalesce(i.pupils, 0) + coalesce(m.asking, 0) AS asking,
            coalesce(m.enhanced, 0) AS enhanced,
            coalesce(d.transport_gbp, 0) AS transport_gbp, coalesce(d.minutes_beyond, 0) AS minutes_beyond
        FROM (SELECT * FROM providers WHERE NOT is_local_mix) v CROSS JOIN (SELECT academic_year FROM planned
            UNION ALL SELECT parameter('horizon.base_year')::INTEGER) y
        LEFT JOIN initial i ON i.provider_id = v.provider_id AND i.academic_year = y.academic_year
        LEFT JOIN moved m ON m.provider_id = v.provider_id AND m.academic_year = y.academic_year
        LEFT JOIN driven_by_all d ON d.provider_id = v.provider_id AND d.academic_year = y.academic_year;
        CREATE OR REPLACE TEMP TABLE phase_rolls AS
        SELECT provider_id, phase, academic_year, sum(initial) AS initial, sum(placed) AS placed
        FROM (SELECT provider_id, phase, academic_year, pupils AS initial, 0 AS placed FROM remaining UNION ALL SELECT provider_id, phase,
            academic_year, 0, pupils FROM on_roll
            UNION ALL SELECT provider_id, phase, academic_year, 0, pupils FROM mixed_in)
        WHERE provider_id NOT IN (SELECT provider_id FROM providers WHERE is_local_mix) GROUP BY ALL;
        CREATE OR REPLACE TEMP TABLE opened AS
        SELECT o.*, s.opening_year FROM scheme_options o JOIN schemes s USING (scheme_id) WHERE s.opening_year IS NOT NULL;
        CREATE OR REPLACE TEMP TABLE scheme_gives_pools AS
        WITH last AS (SELECT scheme_id, max(years_since_opening) AS years FROM scheme_places GROUP BY ALL)
        SELECT o.provider_id, p.phase, y.academic_year, sum(p.places) AS places
        FROM opened o JOIN planned y ON y.academic_year >= o.opening_year JOIN last l USING (scheme_id)
        JOIN scheme_places p ON p.scheme_id = o.scheme_id AND p.years_since_opening = least(l.years, y.academic_year - o.opening_year)
        GROUP BY ALL;
        CREATE OR REPLACE TEMP TABLE scheme_gives AS SELECT provider_id, academic_year, places FROM scheme_gives_pools WHERE phase IS NULL;
        CREATE OR REPLACE TEMP TABLE held AS
        WITH lines AS (
            SELECT u.area_code, u.need, u.tier, s.phase, s.academic_year, u.pupils * s.share AS pupils
            FROM unplaced u JOIN surviving s ON s.tier = u.tier AND s.entry_point = u.entry_point AND s.year_needed = u.year_needed
            UNION ALL SELECT area_code, need, tier, phase, academic_year, pupils FROM held_late)
        SELECT area_code, need, tier, phase, academic_year, sum(pupils) AS pupils FROM lines GROUP BY ALL;
        """;
}
