using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>New plans a year by need and by the year group in the January after.</summary>
/// <remarks>
/// SEN2 gives new plans of its last year by need and age at 31 August before that year. The age in the January after is one more. With that
/// reading the account of every age closes from January to January within a few plans. With the age at
/// the start of the plan it does not close.
/// </remarks>
internal sealed class NewPlans
{
    private readonly SortedDictionary<int, double[]> byYearGroup; // [need] in the order of Sen2Labels.NeedColumns

    /// <summary>New plans by year group and need.</summary>
    public NewPlans(SortedDictionary<int, double[]> byYearGroup) => this.byYearGroup = byYearGroup;

    /// <summary>Year groups with new plans.</summary>
    public IEnumerable<int> YearGroups => byYearGroup.Keys;

    /// <summary>New plans of a year group by need.</summary>
    public double[] ByNeed(int yearGroup) =>
        byYearGroup.TryGetValue(yearGroup, out var counts) ? counts : new double[Sen2Labels.NeedColumns.Count];

    /// <summary>New plans of a year group.</summary>
    public double In(int yearGroup) => ByNeed(yearGroup).Sum();

    /// <summary>New plans of the last calendar year of a release, as counted.</summary>
    public static NewPlans Counted(IPlanCounts release)
    {
        var table = new SortedDictionary<int, double[]>();
        foreach (var (age, counts) in release.NewPlansByAgeAndNeed())
        {
            var yearGroup = Math.Min(YearGroup.OfAge(age + 1).Value, YearGroup.Oldest);
            table[yearGroup] = table.TryGetValue(yearGroup, out var known)
                ? [.. known.Select((count, need) => count + counts[need])] : counts;
        }

        SplitYoungest(release, table);
        return new NewPlans(table);
    }

    /// <summary>Splits the new plans "age 2 and under" by age in the January after. As many of them are still under 3
    /// as SEN2 counts under 3 in all.</summary>
    private static void SplitYoungest(IPlanCounts release, SortedDictionary<int, double[]> table)
    {
        var three = YearGroup.OfAge(3).Value;
        if (!table.TryGetValue(three, out var counts) || counts.Sum() <= 0.0) return;
        var under3 = Math.Min(1.0,
            release.PlansByAge(release.LastJanuary).TryGetValue(2, out var stock) ? stock.Sum() / counts.Sum() : 0.0);
        table[YearGroup.OfAge(2).Value] = [.. counts.Select(count => count * under3)];
        table[three] = [.. counts.Select(count => count * (1.0 - under3))];
    }
}
