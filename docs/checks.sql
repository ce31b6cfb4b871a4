-- Checks that anyone can repeat over the tables of a run: open DuckDB in the run's folder and read this file (duckdb < checks.sql).
-- The engine's own audit looks at the first in every run (rule NobodyWaitsBesideAPlace), home by home and stay by stay.

-- 1. Pupil-years of waiting beside empty places that take the need, suit the tier and teach the phase: 0.
WITH room AS (
    SELECT y.provider_id, y.academic_year, CASE WHEN v.has_unlimited_places THEN 1e9 ELSE y.places + y.scheme_places - y.roll END AS places
    FROM 'provider_years.parquet' y JOIN 'providers.parquet' v USING (provider_id) JOIN 'years.parquet' t USING (academic_year) WHERE t.is_planned),
phase_room AS (
    SELECT provider_id, phase, academic_year, (1 + (SELECT value FROM 'inputs/parameters.parquet' WHERE name = 'estate.phase_flex_share')) * (places + scheme_places) - roll AS places
    FROM 'phase_years.parquet' WHERE places IS NOT NULL),
waits AS (SELECT need, tier, phase, academic_year, sum(pupils) AS pupils FROM 'waiting.parquet' GROUP BY ALL),
beside AS (
    SELECT w.need, w.tier, w.phase, w.academic_year, any_value(w.pupils) AS pupils, sum(greatest(0, least(r.places, coalesce(f.places, 1e9)))) AS places
    FROM waits w JOIN 'inputs/provider_needs.parquet' n USING (need) JOIN 'providers.parquet' v USING (provider_id) JOIN room r USING (provider_id, academic_year)
    LEFT JOIN phase_room f ON f.provider_id = v.provider_id AND f.phase = w.phase AND f.academic_year = w.academic_year
    WHERE list_position(['mainstream', 'resource_base', 'special_school', 'out_of_county'], v.provision_type) >= strpos('MBSX', CASE w.tier WHEN 'E' THEN 'B' ELSE w.tier END)
        AND (w.tier <> 'E' OR v.provision_type <> 'resource_base' OR v.enhanced_top_up_gbp IS NOT NULL)
        AND v.lowest_year_group <= CASE w.phase WHEN 'primary' THEN 0 WHEN 'secondary' THEN 7 ELSE 12 END
        AND v.highest_year_group >= CASE w.phase WHEN 'primary' THEN 6 WHEN 'secondary' THEN 11 ELSE 13 END
    GROUP BY ALL)
SELECT coalesce(sum(least(pupils, places)), 0) AS pupil_years_waiting_beside_empty_places FROM beside;

-- 2. Post-16 pupils in the county's special schools: never below three quarters of the base year's count.
WITH sixth_forms AS (
    SELECT academic_year, sum(roll) AS pupils, sum(places + scheme_places) AS places
    FROM 'phase_years.parquet' WHERE provision_type = 'special_school' AND phase = 'post_sixteen' GROUP BY ALL)
SELECT s.academic_year, round(s.pupils, 1) AS pupils, s.places, round(s.pupils / b.pupils, 3) AS of_base_year,
    round(s.pupils / (SELECT sum(pupils) FROM 'stock.parquet' k WHERE k.tier = 'S' AND k.phase = 'post_sixteen' AND k.academic_year = s.academic_year), 3) AS of_tier_s
FROM sixth_forms s CROSS JOIN (SELECT pupils FROM sixth_forms ORDER BY academic_year LIMIT 1) b ORDER BY 1;

-- 3. Building nothing more, first planned year: the roll of each special school beside the base year's, those furthest off first (3 pupils, or 3 % of its places).
-- added_places: what its places grow by that year, since a committed scheme fills up or an empty school fills.
WITH y AS (SELECT *, coalesce(places, 0) + scheme_places AS room FROM 'do_nothing/provider_years.parquet' WHERE provision_type = 'special_school')
SELECT p.name, round(b.roll, 1) AS base_roll, round(f.roll, 1) AS first_year_roll, f.room AS places, round(f.roll - b.roll, 1) AS change, round(f.room - b.room, 1) AS added_places,
    round(f.over_capacity_places, 1) AS over_places, abs(f.roll - b.roll) <= greatest(3, 0.03 * f.room) AS holds
FROM y b JOIN y f ON f.provider_id = b.provider_id AND f.academic_year = b.academic_year + 1 JOIN 'providers.parquet' p ON p.provider_id = b.provider_id
WHERE b.academic_year = (SELECT min(academic_year) FROM y) AND b.roll + f.roll > 0 ORDER BY abs(f.roll - b.roll) DESC, 1;

-- 3. Schools over their places: at most 12 % (or what the base roll alone takes), at most two planned years.
SELECT p.name, count(*) AS years, min(y.academic_year) AS first_year, max(y.academic_year) AS last_year, round(max(y.over_capacity_places), 1) AS most,
    round(max(y.over_capacity_places / (y.places + y.scheme_places)), 3) AS share, round(max(y.over_capacity_places - greatest(0, y.roll_initial - y.places - y.scheme_places)), 1) AS taken_in
FROM 'provider_years.parquet' y JOIN 'providers.parquet' p USING (provider_id) JOIN 'years.parquet' t USING (academic_year)
WHERE t.is_planned AND y.over_capacity_places > 0.05 GROUP BY ALL ORDER BY most DESC, 1;

-- 3. The same by provision type and phase.
WITH y AS (SELECT provision_type, phase, academic_year, sum(roll) AS roll FROM 'do_nothing/phase_years.parquet' GROUP BY ALL)
SELECT b.provision_type, b.phase, round(b.roll, 1) AS base_roll, round(f.roll, 1) AS first_year_roll, round(f.roll / b.roll - 1, 3) AS change
FROM y b JOIN y f ON f.provision_type = b.provision_type AND f.phase = b.phase AND f.academic_year = b.academic_year + 1
WHERE b.academic_year = (SELECT min(academic_year) FROM y) ORDER BY 1, 2;

-- 9. Bases: compare runs with demand.enhanced_level -1, 0 and 1. Pupils in bases rise with it.
-- Special places needed, which are those held and further places bought, fall.
WITH y AS (SELECT academic_year, sum(roll) FILTER (provision_type = 'resource_base') AS in_bases, sum(roll) FILTER (provision_type = 'special_school') AS in_special,
        sum(roll) FILTER (supply IN ('tranche', 'bespoke')) AS bought
    FROM 'provider_years.parquet' JOIN (SELECT provider_id, supply FROM 'providers.parquet') v USING (provider_id) GROUP BY ALL)
SELECT academic_year, round(in_bases, 1) AS in_bases, round(in_special, 1) AS in_special, round(coalesce(bought, 0), 1) AS bought, round(in_special + coalesce(bought, 0), 1) AS special_places_needed FROM y ORDER BY 1;

-- Places short add up: by town, need and phase to the year's total, which is pupils in tranches and packages and pupils waiting.
SELECT s.academic_year, round(sum(s.tranche_pupils), 1) AS tranches, round(sum(s.bespoke_pupils), 1) AS packages, round(sum(s.waiting_pupils), 1) AS waiting, round(sum(s.pupils), 1) AS places_short
FROM 'places_short.parquet' s GROUP BY ALL ORDER BY 1;
