namespace Sufficiency.Engine.Demand.Backtest;

/// <summary>The forecasts that need no model, against which one has to prove itself.</summary>
internal static class NaiveTrends
{
    /// <summary>Most Januaries the straight line goes through.</summary>
    public const int LinearYears = 5;

    /// <summary>Plans per resident stay as they are.</summary>
    public static double FlatRate(double plans, double residentsNow, double residentsThen) =>
        residentsNow > 0 ? plans * residentsThen / residentsNow : plans;

    /// <summary>The least-squares line through the series (oldest first), a number of years after its
    /// last point; never below nought.</summary>
    public static double Linear(IReadOnlyList<double> series, int lead)
    {
        var middle = (series.Count - 1) / 2.0;
        var mean = series.Average();
        double covariance = 0, variance = 0;
        for (var i = 0; i < series.Count; i++)
        {
            covariance += (i - middle) * (series[i] - mean);
            variance += (i - middle) * (i - middle);
        }

        return variance > 0 ? Math.Max(0.0, mean + (covariance / variance * (series.Count - 1 + lead - middle))) : mean;
    }

    /// <summary>The relative growth of the last year, compounded.</summary>
    public static double LastGrowth(double before, double now, int lead) => before > 0 ? now * Math.Pow(now / before, lead) : now;
}
