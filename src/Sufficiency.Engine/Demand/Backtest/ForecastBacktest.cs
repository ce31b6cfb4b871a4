using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Backtest;

/// <summary>The forecast of an earlier data pack beside the base counts of a later one, in total, by
/// need, by phase and by provision.</summary>
/// <remarks>
/// Naive trends apply the county's past to every category, because no history by need or phase exists. The share of each category stays as
/// it was and the total follows the trend. Needs by authority are published from January 2025 only. Where the earlier pack's own split by
/// need is an assumption, errors by need measure that assumption too. Total and provision have a range. The range by phase and need is left
/// out, because it did not hold January 2025.
/// </remarks>
internal static class ForecastBacktest
{
    /// <summary>The name of this test in rows.</summary>
    public const string TestName = "earlier_pack";

    private static readonly (Phase Phase, string Code)[] PhaseCodes =
    [
        (Phase.EarlyYears, "early_years"), (Phase.Primary, "primary"), (Phase.Secondary, "secondary"), (Phase.PostSixteen, "post_sixteen"),
        (Phase.Adult, "adult"),
    ];

    /// <summary>The rows; empty where the later pack's base year is not a planned year of the earlier.</summary>
    /// <param name="earlier">Forecast from here, central growth.</param>
    /// <param name="later">Counted here.</param>
    /// <param name="history">Published counts, for naive trends.</param>
    public static IReadOnlyList<BacktestRow> Run(PlanningDataset earlier, PlanningDataset later, PlanHistory history)
    {
        var year = earlier.Horizon.IndexOf(later.Horizon.Base);
        if (year < 0 || year >= earlier.Horizon.Count) return [];
        var central = earlier with { Demand = earlier.Demand with { Growth = GrowthLevel.Central } };
        var range = DemandRange.Around(central);
        var baseJanuary = earlier.Horizon.Base.StartYear + 1;
        var reference = later.Horizon.Base.StartYear + 1;
        var trends = Trends(history, baseJanuary, reference - baseJanuary).ToList();
        var rows = new List<BacktestRow>();
        foreach (var (dimension, kind) in Kinds())
        {
            var counted = later.Plans.Where(kind.IsCounted).Sum(plans => plans.Plans);
            var before = earlier.Plans.Where(kind.IsCounted).Sum(plans => plans.Plans);
            var (low, forecast, high) = range.In(year, kind.IsForecast);
            if (counted == 0 && forecast == 0) continue;
            var row = BacktestRow.Of(TestName, BacktestMethods.Forecast, baseJanuary, reference, dimension, kind.Code, forecast, counted);
            rows.Add(kind.HasRange ? row with { Low = low, High = high } : row);
            foreach (var (method, ratio) in trends)
                rows.Add(BacktestRow.Of(TestName, method, baseJanuary, reference, dimension, kind.Code, before * ratio, counted));
        }

        return rows;
    }

    private static IEnumerable<(string Dimension, PlanKind Kind)> Kinds()
    {
        foreach (var need in NeedCodes.All)
            yield return ("need", new(need.ToCode(), false, plans => plans.Need == need, row => row.Need == need));
        foreach (var (phase, code) in PhaseCodes)
            yield return ("phase", new(code, false, plans => plans.YearGroup.Phase == phase, row => row.YearGroup.Phase == phase));
        foreach (var kind in PlanKind.ByProvision) yield return ("provision", kind);
        yield return ("total", PlanKind.All);
    }

    private static IEnumerable<(string Method, double Ratio)> Trends(PlanHistory history, int january, int lead)
    {
        if (history.FindTotal(january) is not { } now || now <= 0) yield break;
        yield return (BacktestMethods.NoChange, 1.0);
        var years = Enumerable.Range(0, NaiveTrends.LinearYears).Select(back => january - back)
            .TakeWhile(year => history.FindTotal(year) is not null).Reverse().ToArray();
        yield return (BacktestMethods.Linear, NaiveTrends.Linear([.. years.Select(year => history.FindTotal(year)!.Value)], lead) / now);
        if (history.FindTotal(january - 1) is { } before)
            yield return (BacktestMethods.LastGrowth, NaiveTrends.LastGrowth(before, now, lead) / now);
    }
}
