using Sufficiency.Engine.Demand.Population;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Demand.Backtest;

/// <summary>Forecasts each January from the one, two and three years before it, in total and by age band, beside naive trends.</summary>
internal static class HeldOutBacktest
{
    /// <summary>The name of this test in rows.</summary>
    public const string TestName = "held_out";

    /// <summary>First January forecast; earlier ones lie in the change from statements to EHC plans (2014 to 2018).</summary>
    public const int FirstReference = 2019;

    /// <summary>Longest lead.</summary>
    public const int LongestLead = 3;

    /// <summary>The rows of every January with a count.</summary>
    /// <param name="history">Published counts.</param>
    /// <param name="population">A dataset whose areas' population is used.</param>
    public static IReadOnlyList<BacktestRow> Run(PlanHistory history, PlanningDataset population)
    {
        var rows = new List<BacktestRow>();
        if (history.Januaries.Count == 0) return rows;
        for (var january = FirstReference - LongestLead; january < history.Januaries.Max(); january++)
        {
            if (history.FindTotal(january) is null) continue;
            var naive = Naive(history, population, january);
            var cohort = HistoryCohort.FindForecast(history, population, january, LongestLead);
            for (var lead = 1; lead <= LongestLead; lead++)
            {
                if (january + lead < FirstReference || history.FindTotal(january + lead) is null) continue;
                if (cohort is not null) Add(rows, history, BacktestMethods.Cohort, january, lead, cohort[lead - 1], cohort[lead - 1].Sum());
                foreach (var (method, bands, total) in naive) Add(rows, history, method, january, lead, bands[lead - 1], total[lead - 1]);
            }
        }

        return rows;
    }

    private static void Add(List<BacktestRow> rows, PlanHistory history, string method, int january, int lead, double[] bands, double total)
    {
        var reference = january + lead;
        rows.Add(BacktestRow.Of(TestName, method, january, reference, "total", "all", total, history.FindTotal(reference)!.Value));
        for (var band = 0; band < bands.Length; band++)
            rows.Add(BacktestRow.Of(TestName, method, january, reference, "age_band", AgeBand.All[band].Code, bands[band],
                history.FindCaseload(reference, band)!.Value));
    }

    /// <summary>Naive forecasts by lead: bands and total each from their own series.</summary>
    private static IEnumerable<(string Method, double[][] Bands, double[] Total)> Naive(PlanHistory history,
        PlanningDataset population, int january)
    {
        var residents = PopulationProjection.Of(
            population with { Horizon = new(new(january - 1), new(january), new(january + LongestLead)) });
        var leads = Enumerable.Range(1, LongestLead).ToArray();
        var bands = Enumerable.Range(0, AgeBand.All.Count).ToArray();
        yield return (
            BacktestMethods.FlatRate,
            [.. leads.Select(lead => bands.Select(band => FlatRate(history.FindCaseload(january, band)!.Value, AgeBand.All[band].Youngest,
                AgeBand.All[band].Oldest, lead)).ToArray())],
            [.. leads.Select(lead => FlatRate(history.FindTotal(january)!.Value, 0, PopulationProjection.Ages - 1, lead))]);

        var years = Enumerable.Range(0, NaiveTrends.LinearYears).Select(back => january - back)
            .TakeWhile(year => history.FindTotal(year) is not null).Reverse().ToArray();
        yield return (
            BacktestMethods.Linear,
            [.. leads.Select(lead => bands
                .Select(band => NaiveTrends.Linear([.. years.Select(year => history.FindCaseload(year, band)!.Value)], lead)).ToArray())],
            [.. leads.Select(lead => NaiveTrends.Linear([.. years.Select(year => history.FindTotal(year)!.Value)], lead))]);

        if (history.FindTotal(january - 1) is not { } before) yield break;
        yield return (
            BacktestMethods.LastGrowth,
            [.. leads.Select(lead => bands.Select(band => NaiveTrends.LastGrowth(history.FindCaseload(january - 1, band)!.Value,
                history.FindCaseload(january, band)!.Value, lead)).ToArray())],
            [.. leads.Select(lead => NaiveTrends.LastGrowth(before, history.FindTotal(january)!.Value, lead))]);

        double FlatRate(double plans, int youngest, int oldest, int lead) =>
            NaiveTrends.FlatRate(plans, County(youngest, oldest, january - 1), County(youngest, oldest, january - 1 + lead));

        double County(int youngest, int oldest, int year)
        {
            var sum = 0.0;
            for (var area = 0; area < population.Areas.Count; area++)
                sum += residents.Persons(area, youngest, oldest, new AcademicYear(year));
            return sum;
        }
    }
}
