using System.Globalization;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>Reads places and rolls of schools.</summary>
internal static class SchoolReader
{
    private const int MostPressures = 12;

    public static IReadOnlyList<School> Schools(RunQueries run, IReadOnlyList<RunYear> years)
    {
        const string own = "JOIN providers USING (provider_id) WHERE supply = 'own' AND NOT is_local_mix";
        var places = RunReader.ByYear(
            run, years, $"SELECT provider_id, academic_year, places + scheme_places FROM provider_years {own} AND places IS NOT NULL");
        var roll = RunReader.ByYear(run, years, $"SELECT provider_id, academic_year, roll FROM provider_years {own}");
        var committed = RunReader.ByYear(run, years, $"SELECT provider_id, academic_year, roll FROM do_minimum.provider_years {own}");
        var values = Values(run);
        var phases = Phases(run, years);
        var none = new double[years.Count];
        return
        [
            .. run.Query(
                    "SELECT provider_id, p.name, p.provision_type FROM providers p JOIN provision_types t USING (provision_type) "
                    + "WHERE supply = 'own' AND NOT is_local_mix AND p.provision_type <> 'mainstream' "
                    + "ORDER BY t.sort_order DESC, p.name, provider_id",
                    row => (Id: row.Text(0), Name: row.Text(1), Provision: row.Text(2)))
                .Select(school => new School(
                    school.Id, school.Name, school.Provision,
                    places.TryGetValue(school.Id, out var known) ? [.. known.Select(value => (double?)value)] : new double?[years.Count],
                    roll.GetValueOrDefault(school.Id, none), committed.GetValueOrDefault(school.Id, none),
                    [.. phases[school.Id]], values.GetValueOrDefault(school.Id)))
                .Where(school => school.Places.Any(value => value is null or > 0.0) || school.Roll.Any(pupils => pupils > 0.0)),
        ];
    }

    public static IReadOnlyList<Pressure> Pressures(RunQueries run, IReadOnlyList<RunYear> years) =>
        !run.Has("mainstream_pressure") ? [] : run.Query(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                SELECT provider_id, name, m.counted_pupils, m.pupils, counted_pressure, pressure
                FROM mainstream_pressure m JOIN providers USING (provider_id)
                WHERE academic_year = {years[^1].Start} AND pressure IS NOT NULL AND counted_pressure IS NOT NULL
                ORDER BY pressure_change DESC, provider_id LIMIT {MostPressures}
                """),
            row => new Pressure(row.Text(0), row.Text(1), row.Number(2), row.Number(3), row.Number(4), row.Number(5)));

    private static Dictionary<string, double> Values(RunQueries run) => !run.Has("marginal_values")
        ? []
        : run.Query(
                "SELECT provider_id, sum(value_gbp) FROM marginal_values JOIN years USING (academic_year) "
                + "WHERE is_planned GROUP BY provider_id",
                row => (Id: row.Text(0), Value: row.Number(1)))
            .ToDictionary(row => row.Id, row => row.Value, StringComparer.Ordinal);

    private static ILookup<string, SchoolPhase> Phases(RunQueries run, IReadOnlyList<RunYear> years)
    {
        if (!run.Has("phase_years")) return Enumerable.Empty<SchoolPhase>().ToLookup(_ => "", StringComparer.Ordinal);
        return run.Query(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"SELECT provider_id, phase, y.places + y.scheme_places, roll FROM phase_years y JOIN phases USING (phase) "
                    + $"WHERE academic_year = {years[^1].Start} ORDER BY provider_id, sort_order"),
                row => (Id: row.Text(0), Phase: new SchoolPhase(row.Text(1), row.FindNumber(2), row.Number(3))))
            .ToLookup(row => row.Id, row => row.Phase, StringComparer.Ordinal);
    }
}
