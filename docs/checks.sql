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
    WHERE list_position(['mainstream', 'resource_base', 'special_school', 'out_of_county'], v.provision_type) >= strpos('MBSX', w.tier)
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
WITH y AS (SELECT * FROM 'do_nothing/provider_years.parquet' WHERE provision_type = 'special_school')
SELECT p.name, round(b.roll, 1) AS base_roll, round(f.roll, 1) AS first_year_roll, f.places + f.scheme_places AS places, round(f.roll - b.roll, 1) AS change,
    abs(f.roll - b.roll) <= greatest(3, 0.03 * (f.places + f.scheme_places)) AS holds
FROM y b JOIN y f ON f.provider_id = b.provider_id AND f.academic_year = b.academic_year + 1 JOIN 'providers.parquet' p ON p.provider_id = b.provider_id
WHERE b.academic_year = (SELECT min(academic_year) FROM y) AND b.roll + f.roll > 0 ORDER BY abs(f.roll - b.roll) DESC, 1;

-- 3. The same by provision type and phase.
WITH y AS (SELECT provision_type, phase, academic_year, sum(roll) AS roll FROM 'do_nothing/phase_years.parquet' GROUP BY ALL)
SELECT b.provision_type, b.phase, round(b.roll, 1) AS base_roll, round(f.roll, 1) AS first_year_roll, round(f.roll / b.roll - 1, 3) AS change
FROM y b JOIN y f ON f.provision_type = b.provision_type AND f.phase = b.phase AND f.academic_year = b.academic_year + 1
WHERE b.academic_year = (SELECT min(academic_year) FROM y) ORDER BY 1, 2;

-- 5. Optional schemes that open before decision and lead time: none.
SELECT o.scheme_id, o.decided_in, o.lead_years, s.opening_year FROM 'schemes.parquet' s JOIN 'inputs/scheme_options.parquet' o USING (scheme_id)
WHERE o.status = 'optional' AND s.opening_year < o.decided_in + o.lead_years ORDER BY 1;

-- New schools and bases by opening year, beside the limits of delivery; generic schemes, which nobody has proposed, apart.
SELECT s.opening_year, count(*) FILTER (o.kind IN ('new_school', 'post_sixteen_centre')) AS new_schools, count(*) FILTER (o.kind IN ('base', 'satellite')) AS bases,
    count(*) FILTER (o.is_generic) AS of_them_or_expansions_generic
FROM 'schemes.parquet' s JOIN 'inputs/scheme_options.parquet' o USING (scheme_id) WHERE o.status = 'optional' AND s.opening_year IS NOT NULL GROUP BY ALL ORDER BY 1;

-- Places short add up: by town, need and phase to the year's total, which is pupils in tranches and packages and pupils waiting.
SELECT s.academic_year, round(sum(s.tranche_pupils), 1) AS tranches, round(sum(s.bespoke_pupils), 1) AS packages, round(sum(s.waiting_pupils), 1) AS waiting, round(sum(s.pupils), 1) AS places_short
FROM 'places_short.parquet' s GROUP BY ALL ORDER BY 1;
