-- Checks that anyone can repeat over the tables of a run. Open DuckDB in the run's folder and read this file (duckdb < checks.sql).
-- A check answers with a column `holds`. The other statements are lists to read. `benchmarks truth` asks all checks of the default plan.
-- The engine's own audit makes the first check in every run, home by home and stay by stay (rule NobodyWaitsBesideAPlace).

-- Both plans stand in one file; these views tell them apart.
CREATE OR REPLACE TEMP VIEW committed_costs AS FROM 'costs.parquet' WHERE plan = 'do_minimum';
CREATE OR REPLACE TEMP VIEW committed_headline AS FROM 'headline.parquet' WHERE plan = 'do_minimum';
CREATE OR REPLACE TEMP VIEW committed_phase_years AS FROM 'phase_years.parquet' WHERE plan = 'do_minimum';
CREATE OR REPLACE TEMP VIEW committed_provider_years AS FROM 'provider_years.parquet' WHERE plan = 'do_minimum';
CREATE OR REPLACE TEMP VIEW plan_costs AS FROM 'costs.parquet' WHERE plan = 'plan';
CREATE OR REPLACE TEMP VIEW plan_headline AS FROM 'headline.parquet' WHERE plan = 'plan';
CREATE OR REPLACE TEMP VIEW plan_mainstream_pressure AS FROM 'mainstream_pressure.parquet' WHERE plan = 'plan';
CREATE OR REPLACE TEMP VIEW plan_mainstream_years AS FROM 'mainstream_years.parquet' WHERE plan = 'plan';
CREATE OR REPLACE TEMP VIEW plan_phase_years AS FROM 'phase_years.parquet' WHERE plan = 'plan';
CREATE OR REPLACE TEMP VIEW plan_places_short AS FROM 'places_short.parquet' WHERE plan = 'plan';
CREATE OR REPLACE TEMP VIEW plan_provider_years AS FROM 'provider_years.parquet' WHERE plan = 'plan';
CREATE OR REPLACE TEMP VIEW plan_schemes AS FROM 'schemes.parquet' WHERE plan = 'plan';
CREATE OR REPLACE TEMP VIEW plan_waiting AS FROM 'waiting.parquet' WHERE plan = 'plan';

-- 1. Nobody waits beside an empty place that takes the need, suits the pupil and teaches the phase.
WITH room AS (
    SELECT y.provider_id, y.academic_year, CASE WHEN v.has_unlimited_places THEN 1e9 ELSE y.places + y.scheme_places - y.roll END AS places
    FROM plan_provider_years y JOIN 'providers.parquet' v USING (provider_id) JOIN 'years.parquet' t USING (academic_year)
        WHERE t.is_planned OR t.is_carried),
phase_room AS (
    SELECT provider_id, phase, academic_year,
        (1 + (SELECT value FROM 'inputs/parameters.parquet' WHERE name = 'estate.phase_flex_share'))
            * (places + scheme_places) - roll AS places
    FROM plan_phase_years WHERE places IS NOT NULL),
waits AS (SELECT need, tier, phase, academic_year, sum(pupils) AS pupils FROM plan_waiting GROUP BY ALL),
beside AS (
    SELECT w.need, w.tier, w.phase, w.academic_year, any_value(w.pupils) AS pupils,
        sum(greatest(0, least(r.places, coalesce(f.places, 1e9)))) AS places
    FROM waits w JOIN 'inputs/provider_needs.parquet' n USING (need) JOIN 'providers.parquet' v USING (provider_id)
        JOIN room r USING (provider_id, academic_year)
    LEFT JOIN phase_room f ON f.provider_id = v.provider_id AND f.phase = w.phase AND f.academic_year = w.academic_year
    WHERE list_position(['mainstream', 'resource_base', 'special_school', 'out_of_county'], v.provision_type)
            >= strpos('MBSX', CASE w.tier WHEN 'E' THEN 'B' ELSE w.tier END)
        AND (w.tier <> 'E' OR v.provision_type <> 'resource_base' OR v.enhanced_top_up_gbp IS NOT NULL)
        AND v.lowest_year_group <= CASE w.phase WHEN 'primary' THEN 0 WHEN 'secondary' THEN 7 ELSE 12 END
        AND v.highest_year_group >= CASE w.phase WHEN 'primary' THEN 6 WHEN 'secondary' THEN 11 ELSE 13 END
    GROUP BY ALL)
SELECT coalesce(sum(least(pupils, places)), 0) AS pupil_years_waiting_beside_empty_places,
    coalesce(sum(least(pupils, places)), 0) < 1e-6 AS holds FROM beside;

-- 2. Post-16 pupils in the county's special schools keep three quarters of the base year's count, and follow demand.
-- They follow demand while there is room.
WITH sixth_forms AS (
    SELECT academic_year, sum(roll) AS pupils, sum(places + scheme_places) AS places
    FROM plan_phase_years WHERE provision_type = 'special_school' AND phase = 'post_sixteen' GROUP BY ALL),
wanting AS (
    SELECT academic_year, sum(pupils) AS pupils FROM 'stock.parquet' WHERE tier IN ('E', 'S') AND phase = 'post_sixteen' GROUP BY ALL),
schools AS ( -- room in a sixth form: of its own places with their flex, and of the whole school
    SELECT f.academic_year, sum(greatest(0, least(
        (1 + (SELECT value FROM 'inputs/parameters.parquet' WHERE name = 'estate.phase_flex_share'))
            * (f.places + f.scheme_places) - f.roll,
        y.places + y.scheme_places - y.roll))) AS room
    FROM plan_phase_years f JOIN plan_provider_years y USING (provider_id, academic_year)
    WHERE f.provision_type = 'special_school' AND f.phase = 'post_sixteen' GROUP BY ALL),
beside AS (
    SELECT s.academic_year, s.pupils, s.places, o.room, s.pupils / b.pupils AS of_base_year,
        s.pupils / (w.pupils * b.pupils / a.pupils) AS of_expected
    FROM sixth_forms s JOIN wanting w USING (academic_year) JOIN schools o USING (academic_year)
    CROSS JOIN (SELECT pupils FROM sixth_forms ORDER BY academic_year LIMIT 1) b
    CROSS JOIN (SELECT pupils FROM wanting ORDER BY academic_year LIMIT 1) a)
SELECT academic_year, round(pupils, 1) AS pupils, round(places, 1) AS places, round(room, 1) AS room_for_them,
    round(of_base_year, 3) AS of_base_year, round(of_expected, 3) AS of_expected,
    of_base_year >= 0.75 AND (abs(of_expected - 1) <= 0.15 OR pupils >= 0.95 * places OR room < 0.02 * places) AS holds
FROM beside ORDER BY 1;

-- 3. Do-minimum, first planned year: each special school's roll is within 3 pupils, or 3 % of its places.
-- The schools furthest off come first. added_places: growth of places in that year, because a committed scheme or an empty school fills.
WITH y AS (SELECT *, coalesce(places, 0) + scheme_places AS room FROM committed_provider_years
    WHERE provision_type = 'special_school')
SELECT p.name, round(b.roll, 1) AS base_roll, round(f.roll, 1) AS first_year_roll, f.room AS places,
    round(f.roll - b.roll, 1) AS change, round(f.room - b.room, 1) AS added_places,
    round(f.over_capacity_places, 1) AS over_places, abs(f.roll - b.roll) <= greatest(3, 0.03 * f.room) AS holds
FROM y b JOIN y f ON f.provider_id = b.provider_id AND f.academic_year = b.academic_year + 1
    JOIN 'providers.parquet' p ON p.provider_id = b.provider_id
WHERE b.academic_year = (SELECT min(academic_year) FROM y) AND b.roll + f.roll > 0 ORDER BY abs(f.roll - b.roll) DESC, 1;

-- 3. Schools over their places: at most 12 % (or what the base roll alone takes), at most two planned years.
SELECT p.name, count(*) AS years, min(y.academic_year) AS first_year, max(y.academic_year) AS last_year,
    round(max(y.over_capacity_places), 1) AS most,
    round(max(y.over_capacity_places / (y.places + y.scheme_places)), 3) AS share,
    round(max(y.over_capacity_places - greatest(0, y.roll_initial - y.places - y.scheme_places)), 1) AS taken_in,
    count(*) FILTER (y.over_capacity_places - greatest(0, y.roll_initial - y.places - y.scheme_places) > 0.05) <= 2
        AND max((y.over_capacity_places - greatest(0, y.roll_initial - y.places - y.scheme_places))
            / (y.places + y.scheme_places)) <= 0.1201 AS holds
FROM plan_provider_years y JOIN 'providers.parquet' p USING (provider_id) JOIN 'years.parquet' t USING (academic_year)
WHERE t.is_planned AND y.over_capacity_places > 0.05 GROUP BY ALL ORDER BY most DESC, 1;

-- 3. By provision type and phase: the share of all placed pupils is within two points of a hundred.
WITH y AS (
    SELECT provision_type, phase, academic_year, sum(roll) AS roll, sum(sum(roll)) OVER (PARTITION BY academic_year) AS pupils
    FROM committed_phase_years GROUP BY provision_type, phase, academic_year)
SELECT b.provision_type, b.phase, round(b.roll, 1) AS base_roll, round(f.roll, 1) AS first_year_roll,
    round(b.roll / b.pupils, 4) AS base_share, round(f.roll / f.pupils, 4) AS first_year_share,
    abs(b.roll / b.pupils - f.roll / f.pupils) <= 0.02 AS holds
FROM y b JOIN y f ON f.provision_type = b.provision_type AND f.phase = b.phase AND f.academic_year = b.academic_year + 1
WHERE b.academic_year = (SELECT min(academic_year) FROM y) ORDER BY 1, 2;

-- 4. January 2025 at mainstream schools and colleges: the local mix is within half a pupil of the count.
-- The schools furthest off come first.
WITH homes AS (
    SELECT w.area_code, w.phase, w.share * c.pupils AS pupils
    FROM 'inputs/area_shares.parquet' w
        JOIN (SELECT phase, sum(counted_pupils) AS pupils FROM 'mainstream_attractions.parquet' GROUP BY ALL) c USING (phase)
    WHERE w.academic_year = (SELECT min(academic_year) FROM 'inputs/area_shares.parquet')),
counted AS (SELECT s.*, a.counted_pupils FROM 'mainstream_shares.parquet' s
    JOIN 'mainstream_attractions.parquet' a USING (provider_id, phase) WHERE a.counted_pupils > 0),
shares AS (SELECT *, share / sum(share) OVER (PARTITION BY area_code, phase) AS base_share FROM counted)
SELECT p.name, s.phase, round(any_value(s.counted_pupils), 2) AS counted, round(sum(h.pupils * s.base_share), 2) AS by_the_mix,
    abs(any_value(s.counted_pupils) - sum(h.pupils * s.base_share)) <= 0.5 AS holds
FROM shares s JOIN homes h USING (area_code, phase) JOIN 'providers.parquet' p USING (provider_id)
GROUP BY p.name, s.provider_id, s.phase ORDER BY abs(any_value(s.counted_pupils) - sum(h.pupils * s.base_share)) DESC, 1 LIMIT 10;

-- 4. The last year: no school of the mix has over three times its base share, the ten largest not over 1.5 times.
WITH pupils AS (SELECT provider_id, academic_year, sum(pupils) AS pupils FROM plan_mainstream_years GROUP BY ALL),
shares AS (SELECT provider_id, academic_year, pupils, pupils / sum(pupils) OVER (PARTITION BY academic_year) AS share FROM pupils),
ends AS (SELECT min(academic_year) AS base, max(academic_year) AS last FROM shares),
beside AS (
    SELECT l.provider_id, b.pupils AS counted, l.pupils, l.share, b.share AS base_share
    FROM shares l JOIN shares b USING (provider_id) JOIN ends e ON l.academic_year = e.last AND b.academic_year = e.base),
largest AS (
    SELECT (SELECT sum(share) FROM (SELECT share FROM beside ORDER BY share DESC LIMIT 10)) AS now,
        (SELECT sum(base_share) FROM (SELECT base_share FROM beside ORDER BY base_share DESC LIMIT 10)) AS then_)
SELECT p.name, round(b.counted, 1) AS counted, round(b.pupils, 1) AS expected, round(b.share / b.base_share, 2) AS of_its_share,
    b.share <= 3 * b.base_share AS holds,
    round(t.now / t.then_, 2) AS ten_largest, t.now <= 1.5 * t.then_ AS ten_hold
FROM beside b CROSS JOIN largest t JOIN 'providers.parquet' p USING (provider_id)
WHERE b.base_share > 0 ORDER BY b.share / b.base_share DESC, 1 LIMIT 10;

-- Where pressure rises most: pupils with a plan as a share of the roll, which stays as it was counted.
SELECT p.name, round(w.counted_pupils, 1) AS counted, round(w.pupils, 1) AS expected, w.school_roll,
    round(100 * w.counted_pressure, 1) AS counted_per_cent, round(100 * w.pressure, 1) AS expected_per_cent
FROM plan_mainstream_pressure w JOIN 'providers.parquet' p USING (provider_id)
WHERE w.academic_year = (SELECT max(academic_year) FROM plan_mainstream_pressure) AND w.pressure IS NOT NULL
    ORDER BY w.pressure_change DESC, 1 LIMIT 5;

-- 9. Bases: compare runs with demand.enhanced_level -1, 0 and 1. Pupils in bases rise with it.
-- Special places needed fall: the places held and the further places bought.
WITH y AS (SELECT academic_year, sum(roll) FILTER (provision_type = 'resource_base') AS in_bases,
        sum(roll) FILTER (provision_type = 'special_school') AS in_special,
        sum(roll) FILTER (supply IN ('tranche', 'bespoke')) AS bought
    FROM plan_provider_years JOIN (SELECT provider_id, supply FROM 'providers.parquet') v USING (provider_id) GROUP BY ALL)
SELECT academic_year, round(in_bases, 1) AS in_bases, round(in_special, 1) AS in_special, round(coalesce(bought, 0), 1) AS bought,
    round(in_special + coalesce(bought, 0), 1) AS special_places_needed FROM y ORDER BY 1;

-- 5. No optional scheme opens before its decision and lead time.
SELECT s.name, o.decided_in, o.lead_years, s.opening_year, s.opening_year >= o.decided_in + o.lead_years AS holds
FROM plan_schemes s JOIN 'inputs/scheme_options.parquet' o USING (scheme_id)
WHERE o.status = 'optional' AND s.opening_year IS NOT NULL ORDER BY holds, 1;

-- New schools and bases by opening year, beside the limits of delivery; generic schemes, which nobody has proposed, apart.
SELECT s.opening_year, count(*) FILTER (o.kind IN ('new_school', 'post_sixteen_centre')) AS new_schools,
    count(*) FILTER (o.kind IN ('base', 'satellite')) AS bases,
    count(*) FILTER (o.is_generic) AS of_them_or_expansions_generic
FROM plan_schemes s JOIN 'inputs/scheme_options.parquet' o USING (scheme_id)
WHERE o.status = 'optional' AND s.opening_year IS NOT NULL GROUP BY ALL ORDER BY 1;

-- Places short add up by town, need and phase to pupils in tranches, pupils in packages and pupils waiting.
SELECT s.academic_year, round(sum(s.tranche_pupils), 1) AS tranches, round(sum(s.bespoke_pupils), 1) AS packages,
    round(sum(s.waiting_pupils), 1) AS waiting, round(sum(s.pupils), 1) AS places_short,
    abs(sum(s.tranche_pupils) + sum(s.bespoke_pupils) + sum(s.waiting_pupils) - sum(s.pupils)) < 1e-6 AS holds
FROM plan_places_short s GROUP BY ALL ORDER BY 1;

-- 6. The plan against do-minimum: differences by kind add up to the difference of the totals, to the penny.
WITH kinds AS (
    SELECT sum(cost_gbp) AS gbp
    FROM (SELECT academic_year, cost_gbp FROM plan_costs UNION ALL SELECT academic_year, -cost_gbp FROM committed_costs)
    JOIN 'years.parquet' y USING (academic_year) WHERE y.is_planned),
totals AS (SELECT p.total_cost_gbp - n.total_cost_gbp AS gbp FROM plan_headline p CROSS JOIN committed_headline n)
SELECT round(k.gbp, 2) AS by_kind, round(t.gbp, 2) AS in_all, abs(k.gbp - t.gbp) < 0.01 AS holds FROM kinds k CROSS JOIN totals t;
