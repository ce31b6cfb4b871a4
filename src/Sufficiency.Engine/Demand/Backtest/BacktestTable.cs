namespace Sufficiency.Engine.Demand.Backtest;

/// <summary>One forecast of a January that has been counted since.</summary>
/// <param name="Test"><c>held_out</c> (history alone) or <c>earlier_pack</c> (a whole data pack).</param>
/// <param name="Method">How it was made; a code of <see cref="BacktestMethods"/>.</param>
/// <param name="BaseYear">The last January it knew of.</param>
/// <param name="ReferenceYear">The January it forecasts.</param>
/// <param name="Dimension">total, age_band, phase, need or provision.</param>
/// <param name="Category">The category within it.</param>
/// <param name="Forecast">Plans forecast.</param>
/// <param name="Counted">Plans counted.</param>
/// <param name="AbsolutePercentageError">100 × |forecast − counted| / counted; null where none was counted.</param>
public sealed record BacktestRow(
    string Test, string Method, int BaseYear, int ReferenceYear, string Dimension, string Category, double Forecast, double Counted,
    double? AbsolutePercentageError)
{
    /// <summary>The least the forecast allowed for; null where it gave no range.</summary>
    public double? Low { get; init; }

    /// <summary>The most it allowed for; null where it gave no range.</summary>
    public double? High { get; init; }

    /// <summary>A row with its error worked out.</summary>
    public static BacktestRow Of(string test, string method, int baseYear, int referenceYear, string dimension, string category,
        double forecast, double counted) =>
        new(test, method, baseYear, referenceYear, dimension, category, forecast, counted,
            counted > 0 ? 100.0 * Math.Abs(forecast - counted) / counted : null);
}

/// <summary>The mean error of a method in one dimension at one lead.</summary>
/// <param name="Test">The test.</param>
/// <param name="Method">The method.</param>
/// <param name="Dimension">The dimension.</param>
/// <param name="LeadYears">Years between base and reference.</param>
/// <param name="Forecasts">How many forecasts the mean is over.</param>
/// <param name="MeanAbsolutePercentageError">Unweighted mean over years and categories.</param>
/// <param name="WeightedPercentageError">100 × Σ|forecast − counted| / Σ counted, which small categories do not dominate.</param>
public sealed record BacktestSummary(
    string Test, string Method, string Dimension, int LeadYears, int Forecasts, double MeanAbsolutePercentageError,
    double WeightedPercentageError);

/// <summary>Forecasts of the past beside what was counted, ours beside naive ones, whoever is better.</summary>
internal sealed class BacktestTable(IReadOnlyList<BacktestRow> rows)
{
    /// <summary>By test, dimension, category, reference year, base year and method.</summary>
    public IReadOnlyList<BacktestRow> Rows { get; } =
    [
        .. rows.OrderBy(row => row.Test, StringComparer.Ordinal)
            .ThenBy(row => row.Dimension, StringComparer.Ordinal)
            .ThenBy(row => row.Category, StringComparer.Ordinal)
            .ThenBy(row => row.ReferenceYear)
            .ThenBy(row => row.BaseYear)
            .ThenBy(row => row.Method, StringComparer.Ordinal),
    ];

    /// <summary>Mean errors by test, dimension, lead and method, over the forecasts that every method of the test
    /// could make, so that they compare.</summary>
    public IReadOnlyList<BacktestSummary> Summaries()
    {
        var methods = Rows.GroupBy(row => row.Test, StringComparer.Ordinal)
            .ToDictionary(test => test.Key, test => test.Select(row => row.Method).Distinct(StringComparer.Ordinal).Count(),
                StringComparer.Ordinal);
        return
        [
            .. Rows.Where(row => row.AbsolutePercentageError is not null)
                .GroupBy(row => (row.Test, row.Dimension, row.Category, row.BaseYear, row.ReferenceYear))
                .Where(forecasts => forecasts.Count() == methods[forecasts.Key.Test])
                .SelectMany(forecasts => forecasts)
                .GroupBy(row => (row.Test, row.Dimension, Lead: row.ReferenceYear - row.BaseYear, row.Method))
                .Select(Summarise)
                .OrderBy(summary => summary.Test, StringComparer.Ordinal)
                .ThenBy(summary => summary.Dimension, StringComparer.Ordinal)
                .ThenBy(summary => summary.LeadYears)
                .ThenBy(summary => summary.Method, StringComparer.Ordinal),
        ];
    }

    private static BacktestSummary Summarise(IGrouping<(string Test, string Dimension, int Lead, string Method), BacktestRow> rows) => new(
        rows.Key.Test,
        rows.Key.Method,
        rows.Key.Dimension,
        rows.Key.Lead,
        rows.Count(),
        rows.Average(row => row.AbsolutePercentageError!.Value),
        100.0 * rows.Sum(row => Math.Abs(row.Forecast - row.Counted)) / rows.Sum(row => row.Counted));
}

/// <summary>The codes of the methods compared.</summary>
internal static class BacktestMethods
{
    /// <summary>The forecast of a whole earlier data pack, as its planner would have had it.</summary>
    public const string Forecast = "forecast";

    /// <summary>The cohort progression with rates estimated only from counts up to the base January.</summary>
    public const string Cohort = "cohort";

    /// <summary>Naive: as many plans as in the base January.</summary>
    public const string NoChange = "no_change";

    /// <summary>Naive: plans per resident stay as they are.</summary>
    public const string FlatRate = "flat_rate";

    /// <summary>Naive: the straight line through the last five Januaries.</summary>
    public const string Linear = "linear";

    /// <summary>Naive: the relative growth of the last year, compounded.</summary>
    public const string LastGrowth = "last_year_growth";
}
