using System.Globalization;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Steps;

namespace Sufficiency.Engine.Sweeps.Differences;

/// <summary>What one plan comes to over the years that are compared.</summary>
/// <param name="Values">Its figures by code; money in pounds, lack of places in pupil-years and pupils.</param>
/// <param name="Kinds">Names of its kinds of cost, by the code of their figure.</param>
/// <param name="OpenGbp">How much better another plan could be at most, discounted; null if nothing is proven.</param>
/// <param name="Openings">Opening year of each scheme by its name; null for one that does not open.</param>
internal sealed record StepFigures(IReadOnlyDictionary<string, double> Values, IReadOnlyDictionary<string, string> Kinds,
    double? OpenGbp, IReadOnlyDictionary<string, int?> Openings)
{
    /// <summary>Code of the money of the plan; its kinds are parts of it.</summary>
    public const string Cost = "cost_gbp";

    /// <summary>Code of the lack of places.</summary>
    public const string Lack = "lack_pupil_years";

    /// <summary>Wholes that are followed, in the order in which they are shown.</summary>
    public static IReadOnlyList<StepFigure> Wholes { get; } =
    [
        new(Cost, "Cost of the plan, at prices of the price base", "GBP", 2),
        new("do_minimum_cost_gbp", "Cost with committed schemes only", "GBP", 2),
        new(Lack, "Lack of places: bought, packages and waiting, all years", "pupil-years", 1),
        new("lack_last_year_pupils", "Lack of places in the last year", "pupils", 1),
        new("waiting_pupil_years", "Waiting, all years", "pupil-years", 1),
        new("balance_gbp", "High-needs balance at the end, in cash, if the council bears every deficit", "GBP", 2),
        new("pupils_last_year", "Pupils with a place or waiting, in the last year", "pupils", 1),
    ];

    /// <summary>Reads the figures from a run's tables.</summary>
    /// <param name="run">The run.</param>
    /// <param name="years">First and last academic year compared.</param>
    public static StepFigures Read(RunQueries run, (int First, int Last) years)
    {
        var within = string.Create(CultureInfo.InvariantCulture, $"academic_year BETWEEN {years.First} AND {years.Last}");
        var last = string.Create(CultureInfo.InvariantCulture, $"academic_year = {years.Last}");
        var kinds = run.Query(
            $"""
            SELECT k.kind, k.name, sum(c.cost_gbp) FROM costs c JOIN cost_kinds k USING (kind) WHERE {within}
            GROUP BY ALL HAVING sum(c.cost_gbp) <> 0 ORDER BY ALL
            """,
            row => (Code: $"{Cost}/{row.Text(0)}", Name: row.Text(1), Pounds: row.Number(2)));
        var values = kinds.ToDictionary(kind => kind.Code, kind => kind.Pounds, StringComparer.Ordinal);
        values[Cost] = Sum($"SELECT sum(cost_gbp) FROM costs WHERE {within}");
        values["do_minimum_cost_gbp"] = Sum($"SELECT sum(cost_gbp) FROM do_minimum.costs WHERE {within}");
        values[Lack] = Sum($"SELECT sum(pupils) FROM places_short WHERE {within}");
        values["lack_last_year_pupils"] = Sum($"SELECT sum(pupils) FROM places_short WHERE {last}");
        values["waiting_pupil_years"] = Sum($"SELECT sum(pupils) FROM waiting WHERE {within}");
        if (run.Query($"SELECT sum(closing_balance_gbp) FROM ledger WHERE {last}", row => row.FindNumber(0))[0] is { } balance)
            values["balance_gbp"] = balance;
        values["pupils_last_year"] = Sum(
            $"SELECT coalesce(sum(roll), 0) + (SELECT coalesce(sum(pupils), 0) FROM waiting WHERE {last}) "
                + $"FROM provider_years WHERE {last}");
        return new(
            values,
            kinds.ToDictionary(kind => kind.Code, kind => kind.Name, StringComparer.Ordinal),
            run.Record.Plan is { BoundGbp: { } bound, ObjectiveGbp: var found } ? Math.Max(0.0, found - bound) : null,
            run.Query("SELECT name, min(opening_year) FROM schemes GROUP BY ALL ORDER BY 1", row => (row.Text(0), row.FindInteger(1)))
                .ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal));

        double Sum(string sql) => run.Query(sql, row => row.FindNumber(0) ?? 0.0)[0];
    }
}
