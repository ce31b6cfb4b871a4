using System.Globalization;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>Counts of plans grow as counts do, and the plans of the base year come to what history counts in its January.</summary>
internal sealed class CountsGrowSteadily : IPlausibilityCheck
{
    private const double FewestPlans = 100.0; // a small authority's plans come and go by single families

    /// <inheritdoc />
    public void Look(JudgedPack pack)
    {
        if (!pack.Pack.AreWhole("history", "plans") || pack.Pack.Plan.Horizon is not { } horizon) return;
        var counts = new SortedDictionary<int, TableRow>();
        foreach (var row in pack.Pack.Rows("history").Where(row => row.Get<string>("measure") == "plans"
            && row.Get<string>("dimension") == "total"))
        {
            var date = row.Get<string>("reference_date"); // 2024-01
            if (date.Length > 4 && int.TryParse(date[..4], CultureInfo.InvariantCulture, out var year)) counts[year] = row;
        }

        foreach (var (year, row) in counts)
        {
            if (counts.TryGetValue(year - 1, out var before) && before.Number("value") >= FewestPlans)
                pack.Judge("plans_growth", row.Number("value") / before.Number("value"), row, "value");
        }

        if (counts.TryGetValue(horizon.Base.StartYear + 1, out var counted) && counted.Number("value") > 0.0)
            pack.Judge("plans_sum", pack.Pack.Rows("plans").Sum(row => row.Number("plans")) / counted.Number("value"), "plans", "plans");
    }
}
