using System.Globalization;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>Reads where pupils are, where places are short and how far pupils ride.</summary>
internal static class PupilReader
{
    public static PupilFigures Of(RunQueries run, IReadOnlyList<RunYear> years, string plan)
    {
        var waiting = RunReader.ByYear(run, years, $"SELECT '', academic_year, sum(pupils) FROM {plan}waiting GROUP BY academic_year");
        var pupils = new PupilFigures(
            RunReader.ByYear(run, years, $"SELECT provision_type, academic_year, sum(roll) FROM {plan}provider_years GROUP BY ALL"),
            RunReader.ByYear(
                run, years,
                $"SELECT supply, academic_year, sum(roll) FROM {plan}provider_years JOIN providers USING (provider_id) GROUP BY ALL"),
            waiting.TryGetValue("", out var found) ? found : [.. years.Select(_ => 0.0)], []);
        var (bought, packages) = (pupils.Of("tranche"), pupils.Of("bespoke"));
        return pupils with { Short = [.. pupils.Waiting.Select((waits, i) => waits + bought[i] + packages[i])] };
    }

    public static IReadOnlyList<double> AllPlans(RunQueries run, IReadOnlyList<RunYear> years) =>
        RunReader.ByYear(run, years, "SELECT '', academic_year, sum(pupils) FROM stock GROUP BY academic_year")
            .TryGetValue("", out var found) ? found : [.. years.Select(_ => 0.0)];

    public static PlanRange? Range(RunQueries run, IReadOnlyList<RunYear> years, string kind)
    {
        if (!run.Has("forecast_range")) return null;
        var ends = RunReader.ByYear(
            run, years,
            $"""
            SELECT range_end, academic_year, plans
            FROM (SELECT academic_year, low_plans AS low, central_plans AS central, high_plans AS high
                  FROM forecast_range WHERE kind = {RunQueries.Literal(kind)})
            UNPIVOT (plans FOR range_end IN (low, central, high))
            """);
        return ends.Count == 0 ? null : new(ends["low"], ends["central"], ends["high"]);
    }

    public static IReadOnlyList<Lack> Lacks(RunQueries run) => !run.Has("places_short") ? [] : run.Query(
        """
        SELECT town_name, phase, need, academic_year, coalesce(p.pupils, 0.0), coalesce(d.pupils, 0.0)
        FROM places_short p FULL JOIN do_minimum.places_short d USING (town_name, phase, need, academic_year)
        ORDER BY ALL
        """,
        row => new Lack(row.Text(0), row.Text(1), row.Text(2), row.Integer(3), row.Number(4), row.Number(5)));

    public static IReadOnlyList<TownLack> ByTown(IReadOnlyList<Lack> lacks) =>
    [
        .. lacks.GroupBy(lack => (lack.Town, lack.Year)).OrderBy(group => group.Key.Year)
            .ThenBy(group => group.Key.Town, StringComparer.Ordinal)
            .Select(group => new TownLack(group.Key.Town, group.Key.Year, group.Sum(lack => lack.Plan), group.Sum(lack => lack.Committed))),
    ];

    public static IReadOnlyList<KindLack> ByKind(IReadOnlyList<Lack> lacks) =>
    [
        .. lacks.GroupBy(lack => (lack.Phase, lack.Need, lack.Year)).OrderBy(group => group.Key.Year)
            .ThenBy(group => group.Key.Phase, StringComparer.Ordinal).ThenBy(group => group.Key.Need, StringComparer.Ordinal)
            .Select(group => new KindLack(
                group.Key.Phase, group.Key.Need, group.Key.Year, group.Sum(lack => lack.Plan), group.Sum(lack => lack.Committed))),
    ];

    public static IReadOnlyList<Journey> Journeys(RunQueries run, IReadOnlyList<RunYear> years) => !run.Has("journeys") ? [] : run.Query(
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT j.provision_type, j.phase, j.pupils, j.mean_minutes, j.p90_minutes, j.pupils_beyond_guidance / j.pupils,
                   j.mean_kilometres, b.mean_kilometres
            FROM journeys j JOIN provision_types t USING (provision_type) JOIN phases f USING (phase)
            LEFT JOIN journeys b ON b.provision_type = j.provision_type AND b.phase = j.phase AND b.riders = 'base_roll'
                 AND b.academic_year = {years[0].Start}
            WHERE j.riders = 'placed' AND j.academic_year = {years[^1].Start} AND j.pupils >= 0.5
            ORDER BY t.sort_order, f.sort_order
            """),
        row => new Journey(
            row.Text(0), row.Text(1), row.Number(2), row.Number(3), row.Integer(4), row.Number(5), row.Number(6), row.FindNumber(7)));
}
