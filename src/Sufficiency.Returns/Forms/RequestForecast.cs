using Sufficiency.Engine.Storage;
using Sufficiency.Returns.Census;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>Requests for assessment, assessments, and assessments that end in a plan: as counted, and forecast for later years.</summary>
/// <remarks>Each is held in proportion to all new plans, with the ages of the last counted years. The forecast's own ages do not serve:
/// SEN2 counts requests by age at the request and new plans by age at the start, the forecast by age on 31 August.</remarks>
internal sealed class RequestForecast
{
    /// <summary>Counted years whose mean is held.</summary>
    private const int YearsHeld = 2;

    private const string AllAges = "all";
    private const int NewPlans = 3; // place among the counts

    private readonly Dictionary<(int Year, string Band), double?[]> counted = [];
    private readonly Dictionary<int, double> newPlans;
    private readonly int[] held;

    /// <summary>Reads it from the tables of a run.</summary>
    /// <param name="run">The run.</param>
    public RequestForecast(RunQueries run)
    {
        var baseYear = run.Query("SELECT min(academic_year) FROM years", row => row.Integer(0))[0];
        if (run.Tables.Contains("inputs.requests", StringComparer.Ordinal))
        {
            foreach (var (year, band, counts) in run.Query($"""
                SELECT calendar_year, age_band, requests, assessments, plans_issued, new_plans FROM inputs.requests
                WHERE calendar_year <= {baseYear}
                """, row => (row.Integer(0), row.Text(1), Counts(row))))
                counted[(year, band)] = counts;
        }

        newPlans = !run.Tables.Contains("flows", StringComparer.Ordinal) ? []
            : run.Query("SELECT academic_year, sum(new_plans) FROM flows GROUP BY ALL", row => (Year: row.Integer(0), Plans: row.Number(1)))
                .ToDictionary(row => row.Year, row => row.Plans);
        held = [.. counted.Where(pair => pair.Key.Band != AllAges && pair.Value[0] is not null).Select(pair => pair.Key.Year).Distinct()
            .OrderDescending().Take(YearsHeld).Order()];
    }

    /// <summary>How the figures are made, in sentences.</summary>
    public string Note => held.Length == 0
        ? "The run has no requests by age. Fill it in from your own records."
        : $"Forecast: for each new plan of any age as many of the age group as SEN2 counts in {string.Join(" and ", held)} together. "
            + "Ages are those at the request, at the assessment, and at the assessment that ended in a plan.";

    /// <summary>Whether a section's measure is one of these.</summary>
    public static bool Has(string measure) => MeasureOf(measure) is not null;

    /// <summary>A figure of an age group and calendar year; null with the reason where it cannot be told.</summary>
    public (double? Value, Origin Origin, string Reason) Of(string measure, AgeGroup group, int calendarYear)
    {
        var at = MeasureOf(measure) ?? throw new ArgumentException($"There is no measure {measure}.", nameof(measure));
        var band = BandOf(group);
        if (counted.TryGetValue((calendarYear, band), out var counts) && counts[at] is { } count) return (count, Origin.Counted, "");
        if (held.Length == 0) return (null, Origin.None, "No requests by age are in the pack.");
        if (!newPlans.TryGetValue(calendarYear, out var plans)) return (null, Origin.None, LayeredCensus.NotReached);
        return Ratio(at, band) is { } ratio ? (ratio * plans, Origin.Forecast, "")
            : (null, Origin.None, $"This age group is not counted in {string.Join(" and ", held)}.");
    }

    private static double?[] Counts(RunRow row) => [row.FindNumber(2), row.FindNumber(3), row.FindNumber(4), row.FindNumber(5)];

    /// <summary>The count of an age group for each new plan of any age, in the years held.</summary>
    private double? Ratio(int measure, string band)
    {
        double Sum(string bandOf, int column) => held.Sum(year => counted.GetValueOrDefault((year, bandOf))?[column] ?? 0.0);
        return Sum(AllAges, NewPlans) is var plans and > 0.0 && held.Any(year => counted.ContainsKey((year, band)))
            ? Sum(band, measure) / plans : null;
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
