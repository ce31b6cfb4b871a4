using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Backtest;

/// <summary>Past plans by age band: the January caseload and the new plans of each calendar year.</summary>
internal sealed class PlanHistory
{
    private readonly SortedDictionary<int, double[]> caseload = []; // January → [age band]
    private readonly SortedDictionary<int, double[]> newPlans = []; // calendar year → [age band]

    /// <summary>Takes the rows by age band; the total is their sum.</summary>
    public PlanHistory(IEnumerable<HistoryCount> counts)
    {
        var rows = counts.ToList();
        Fill(caseload, rows, "plans");
        Fill(newPlans, rows, "new_plans");
    }

    /// <summary>Januaries with a caseload, in order.</summary>
    public IReadOnlyCollection<int> Januaries => caseload.Keys;

    /// <summary>Plans of an age band in a January, or null where the source does not say.</summary>
    public double? FindCaseload(int january, int band) => caseload.TryGetValue(january, out var plans) ? plans[band] : null;

    /// <summary>Plans in a January, or null where the source does not say.</summary>
    public double? FindTotal(int january) => caseload.TryGetValue(january, out var plans) ? plans.Sum() : null;

    /// <summary>New plans of a calendar year by age band, or null where the source does not say.</summary>
    public IReadOnlyList<double>? FindNewPlans(int year) => newPlans.GetValueOrDefault(year);

    private static void Fill(SortedDictionary<int, double[]> target, List<HistoryCount> rows, string measure)
    {
        foreach (var row in rows)
        {
            if (!string.Equals(row.Measure, measure, StringComparison.Ordinal)
                || !string.Equals(row.Dimension, "age_band", StringComparison.Ordinal)) continue;
            var band = AgeBand.FindPosition(row.Category);
            if (band < 0 || !int.TryParse(row.ReferenceDate.AsSpan(0, Math.Min(4, row.ReferenceDate.Length)), NumberStyles.None,
                CultureInfo.InvariantCulture, out var year)) continue;
            if (!target.TryGetValue(year, out var plans)) target.Add(year, plans = new double[AgeBand.All.Count]);
            plans[band] += row.Value;
        }
    }
}
