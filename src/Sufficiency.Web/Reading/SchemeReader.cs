using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>Reads schemes, and weighs what one that is not built could save.</summary>
internal static class SchemeReader
{
    public static IReadOnlyList<SchemeFigures> Schemes(RunQueries run, IReadOnlyList<RunYear> years)
    {
        var choice = run.Record.Settings.GetValueOrDefault("schemes", "");
        var values = run.Query(
                "SELECT provider_id, academic_year, value_gbp FROM marginal_values",
                row => (Id: row.Text(0), Year: row.Integer(1), Value: row.Number(2)))
            .ToDictionary(row => (row.Id, row.Year), row => row.Value);
        var places = run.Query(
                "SELECT scheme_id, places FROM inputs.scheme_places WHERE phase IS NULL ORDER BY scheme_id, years_since_opening",
                row => (Id: row.Text(0), Places: row.Number(1)))
            .ToLookup(row => row.Id, row => row.Places, StringComparer.Ordinal);
        var discounts = run.Query("SELECT academic_year, discount_factor FROM years", row => (Year: row.Integer(0), Factor: row.Number(1)))
            .ToDictionary(row => row.Year, row => row.Factor);
        var rate = run.Query("SELECT value FROM inputs.parameters WHERE name = 'costs.discount_rate'", row => row.Number(0)).FirstOrDefault();
        return
        [
            .. Rows(run).Select(row => row.Figures with
            {
                IsOffered = !row.Figures.IsCommitted && choice != "none" && (!row.Figures.IsGeneric || choice != "named"),
                WorthAtMost = Sum(row, (year, added) => added * values.GetValueOrDefault((row.Provider, year))),
                CostOfPlaces = Sum(row, (year, added) => discounts[year] * ((added * row.PlaceFunding) + Charge(row, rate))),
            }),
        ];

        double Sum(Row row, Func<int, double, double> of)
        {
            var build = places[row.Figures.Id].ToList();
            if (build.Count == 0 || (row.Figures.Opening ?? row.Figures.Earliest) is not { } first) return 0.0;
            return years.Where(year => year.IsPlanned && year.Start >= first)
                .Sum(year => of(year.Start, build[Math.Min(year.Start - first, build.Count - 1)]));
        }
    }

    // A level yearly charge over the asset's life, as the Green Book's equivalent annual cost.
    private static double Charge(Row row, double rate)
    {
        if (row.Figures.Capital is not { } capital || row.LifeYears is not { } life || life == 0) return 0.0;
        return rate == 0.0 ? capital / life : capital * rate / (1.0 - Math.Pow(1.0 + rate, -life));
    }

    private static IReadOnlyList<Row> Rows(RunQueries run) => run.Query(
        """
        SELECT s.scheme_id, s.name, s.status = 'committed', s.is_generic, s.planned_opening, s.opening_year, o.earliest_opening,
               s.full_places, s.capital_gbp, p.longitude_degrees, p.latitude_degrees, s.provider_id, p.place_funding_gbp, o.asset_life_years
        FROM schemes s JOIN providers p USING (provider_id) LEFT JOIN inputs.scheme_options o USING (scheme_id)
        ORDER BY s.status, s.opening_year NULLS LAST, s.name, s.scheme_id
        """,
        row => new Row(
            new()
            {
                Id = row.Text(0),
                Name = row.Text(1),
                IsCommitted = row.YesNo(2),
                IsGeneric = row.YesNo(3),
                IsOffered = false,
                Planned = row.FindInteger(4),
                Opening = row.FindInteger(5),
                Earliest = row.FindInteger(6),
                Places = row.Number(7),
                Capital = row.FindNumber(8) is { } capital and > 0.0 ? capital : null,
                WorthAtMost = 0.0,
                CostOfPlaces = 0.0,
                Location = row.FindNumber(9) is { } longitude && row.FindNumber(10) is { } latitude ? (longitude, latitude) : null,
            },
            row.Text(11), row.FindNumber(12) ?? 0.0, row.FindInteger(13)));

    private sealed record Row(SchemeFigures Figures, string Provider, double PlaceFunding, int? LifeYears);
}
