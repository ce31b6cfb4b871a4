using Sufficiency.Engine.Storage;
using Sufficiency.Returns.Census;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>Requests for assessment, assessments, and assessments that end in a plan: counted years as counted, later ones forecast.</summary>
/// <remarks>Each is held in proportion to new plans: as many for each new plan of an age group as in the last counted years.</remarks>
internal sealed class RequestForecast
{
    /// <summary>Counted years whose mean is held.</summary>
    private const int YearsHeld = 2;

    private const int Oldest = 25;
    private const int NewPlans = 3;

    private readonly Dictionary<(int Year, string Band), double?[]> counted = [];
    private readonly List<(int Year, int YearGroup, double Plans)> newPlans = [];
    private readonly int yearsOfAge;
    private readonly int[] held;

    /// <summary>Reads it from the tables of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="age">The rule of age by which new plans of the forecast are grouped.</param>
    public RequestForecast(RunQueries run, AgeRule age)
    {
        yearsOfAge = age.Years;
        IsKnown = run.Tables.Contains("inputs.requests", StringComparer.Ordinal) && run.Tables.Contains("new_plans", StringComparer.Ordinal);
        var baseYear = run.Query("SELECT min(academic_year) FROM years", row => row.Integer(0))[0];
        if (IsKnown)
        {
            foreach (var row in run.Query($"""
                SELECT calendar_year, age_band, requests, assessments, plans_issued, new_plans FROM inputs.requests
                WHERE calendar_year <= {baseYear}
                """, row => (Year: row.Integer(0), Band: row.Text(1),
                    Counts: new[] { row.FindNumber(2), row.FindNumber(3), row.FindNumber(4), row.FindNumber(5) })))
                counted[(row.Year, row.Band)] = row.Counts;
            newPlans = [.. run.Query("SELECT academic_year, year_group, sum(new_plans) FROM new_plans GROUP BY ALL ORDER BY ALL",
                row => (row.Integer(0), row.Integer(1), row.Number(2)))];
        }

        held = [.. counted.Where(pair => pair.Key.Band != "all" && pair.Value[0] is not null).Select(pair => pair.Key.Year).Distinct()
            .OrderDescending().Take(YearsHeld).Order()];
    }

    /// <summary>Whether the run has the tables.</summary>
    public bool IsKnown { get; }

    /// <summary>How the figures are made, in a sentence.</summary>
    public string Note => held.Length == 0
        ? "The run has no requests by age. Fill it in from your own records."
        : $"Forecast: for each new plan of an age group as many as SEN2 counts in {string.Join(" and ", held)} together. Requests count by age "
            + "at the request, new plans by age at the start; new plans of the forecast count by the form's age.";

    /// <summary>Whether a section's measure is one of these.</summary>
    public static bool Has(string measure) => MeasureOf(measure) is not null;

    /// <summary>A figure of an age group and calendar year; null with the reason where it cannot be told.</summary>
    public (double? Value, Origin Origin, string Reason) Of(string measure, AgeGroup group, int calendarYear)
    {
        var at = MeasureOf(measure) ?? throw new ArgumentException($"There is no measure {measure}.", nameof(measure));
        var band = BandOf(group);
        if (counted.TryGetValue((calendarYear, band), out var counts) && counts[at] is { } count) return (count, Origin.Counted, "");
        if (held.Length == 0) return (null, Origin.None, "No requests by age are in the pack.");
        var plans = newPlans.Where(row => row.Year == calendarYear && group.Takes(Math.Min(row.YearGroup + yearsOfAge, Oldest)))
            .Sum(row => row.Plans);
        if (newPlans.TrueForAll(row => row.Year != calendarYear)) return (null, Origin.None, LayeredCensus.NotReached);
        return Ratio(at, band) is { } ratio ? (ratio * plans, Origin.Forecast, "")
            : (null, Origin.None, $"No new plans of this age were counted in {string.Join(" and ", held)}.");
    }

    private double? Ratio(int measure, string band)
    {
        double? Sum(int column) => held.Sum(year => counted.GetValueOrDefault((year, band))?[column]);
        return Sum(NewPlans) is { } plans and > 0.0 ? Sum(measure) / plans : null;
    }

    private static int? MeasureOf(string measure) => measure switch
    {
        "requests" => 0,
        "assessments" => 1,
        "assessments_to_plans" => 2,
        _ => null,
    };

    private static string BandOf(AgeGroup group) => FormattableString.Invariant($"{group.Ages[0]:00}-{group.Ages[1]:00}");
}
