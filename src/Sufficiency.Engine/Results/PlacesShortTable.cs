using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Presolve;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>Places short by town, need, phase and year.</summary>
internal static class PlacesShortTable
{
    /// <summary>A row wherever somebody is in a place that the authority would rather not buy, or waits;
    /// in the order of the table's key.</summary>
    public static IReadOnlyList<PlacesShortRow> Rows(ModelData data, PlanTotals totals)
    {
        var sums = new SortedDictionary<(string Town, string Need, string Phase, int Year),
            (double Tranche, double Bespoke, double Waiting)>(KeyOrder);
        for (var at = 0; at < totals.Waiting.Length; at++)
        {
            var found = (Tranche: totals.LastResort[2 * at], Bespoke: totals.LastResort[(2 * at) + 1], Waiting: totals.Waiting[at]);
            if (found.Tranche + found.Bespoke + found.Waiting <= 0.0) continue;
            var (area, need, _, phase, year) = totals.WaitingOf(at);
            var key = (data.Dataset.Areas[area].PlaceName, need.ToCode(), phase.ToTableCode(), data.StartYear(year));
            sums.TryGetValue(key, out var before);
            sums[key] = (before.Tranche + found.Tranche, before.Bespoke + found.Bespoke, before.Waiting + found.Waiting);
        }

        return [.. sums.Where(row => row.Value.Tranche + row.Value.Bespoke + row.Value.Waiting > Postsolve.LeastPupils)
            .Select(row => new PlacesShortRow
            {
                TownName = row.Key.Town,
                Need = row.Key.Need,
                Phase = row.Key.Phase,
                AcademicYear = row.Key.Year,
                Tranche = row.Value.Tranche,
                Bespoke = row.Value.Bespoke,
                Waiting = row.Value.Waiting,
                Pupils = row.Value.Tranche + row.Value.Bespoke + row.Value.Waiting,
            })];
    }

    private static Comparer<(string Town, string Need, string Phase, int Year)> KeyOrder { get; } =
        Comparer<(string Town, string Need, string Phase, int Year)>.Create((left, right) =>
    {
        var order = string.CompareOrdinal(left.Town, right.Town);
        if (order == 0) order = string.CompareOrdinal(left.Need, right.Need);
        if (order == 0) order = string.CompareOrdinal(left.Phase, right.Phase);
        return order == 0 ? left.Year.CompareTo(right.Year) : order;
    });
}
