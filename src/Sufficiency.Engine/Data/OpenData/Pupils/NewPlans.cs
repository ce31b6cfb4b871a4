using Sufficiency.Engine.Data.OpenData.Sen2;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Data.OpenData.Pupils;

/// <summary>New plans a year by need and by the year group in the January after, at the level of a pack's base year.</summary>
/// <remarks>
/// SEN2 gives new plans of 2024 by need and age at 31 August 2023: one more is the age in the January after. That reading closes the account of every age from
/// January 2024 to January 2025 within a few plans; the age at the start of the plan would not. Packs of an earlier January take this pattern, scaled by age band to
/// the mean of the four years before (numbers by age at the start of the plan, 2019–2022).
/// </remarks>
internal sealed class NewPlans
{
    private readonly SortedDictionary<int, double[]> byYearGroup; // [need] in the order of Sen2Labels.NeedColumns

    private NewPlans(SortedDictionary<int, double[]> byYearGroup) => this.byYearGroup = byYearGroup;

    /// <summary>Year groups with new plans.</summary>
    public IEnumerable<int> YearGroups => byYearGroup.Keys;

    /// <summary>New plans of a year group by need.</summary>
    public double[] ByNeed(int yearGroup) => byYearGroup.TryGetValue(yearGroup, out var counts) ? counts : new double[Sen2Labels.NeedColumns.Count];

    /// <summary>New plans of calendar year 2024.</summary>
    public static NewPlans Of2024(Sen2Release2025 release)
    {
        var table = new SortedDictionary<int, double[]>();
        foreach (var (age, counts) in release.NewPlansByAgeAndNeed()) table.Add(YearGroup.OfAge(age + 1).Value, counts);
        SplitYoungest(release, table);
        return new NewPlans(table);
    }

    /// <summary>New plans at the level of the years before a pack's January.</summary>
    public static NewPlans AtLevelOf(PupilSources sources)
    {
        var pattern = Of2024(sources.Release2025);
        if (sources.January == 2025) return pattern;
        var level = Enumerable.Range(sources.January - 4, 4).Select(year => StartedByBand(sources, year)).ToArray();
        var now = StartedByBand(sources, 2024);
        var scaled = new SortedDictionary<int, double[]>();
        foreach (var (yearGroup, counts) in pattern.byYearGroup)
        {
            var band = BandOf(new YearGroup(yearGroup).Age);
            var factor = now[band] > 0.0 ? level.Average(year => year[band]) / now[band] : 1.0;
            scaled.Add(yearGroup, [.. counts.Select(count => count * factor)]);
        }

        return new NewPlans(scaled);
    }

    /// <summary>Of the new plans "age 2 and under", those still under 3 in the January after are as many as SEN2 counts there in all.</summary>
    private static void SplitYoungest(Sen2Release2025 release, SortedDictionary<int, double[]> table)
    {
        var three = YearGroup.OfAge(3).Value;
        if (!table.TryGetValue(three, out var counts) || counts.Sum() <= 0.0) return;
        var under3 = Math.Min(1.0, release.PlansByAge(2025).TryGetValue(2, out var stock) ? stock.Sum() / counts.Sum() : 0.0);
        table[YearGroup.OfAge(2).Value] = [.. counts.Select(count => count * under3)];
        table[three] = [.. counts.Select(count => count * (1.0 - under3))];
    }

    /// <summary>New plans of a calendar year by the age bands of the 2022 release, age when the plan started.</summary>
    public static double[] StartedByBand(PupilSources sources, int year)
    {
        if (year <= 2021) return sources.Release2022.NewPlansByBand(year);
        var bands = new double[Sen2Release2022.Bands.Count];
        foreach (var (age, counts) in sources.Release2025.NewPlansByStartAge(year)) bands[BandOf(age)] += counts.Sum();
        return bands;
    }

    private static int BandOf(int age) =>
        Enumerable.Range(0, Sen2Release2022.Bands.Count).First(band => age <= Sen2Release2022.Bands[band].Last || band == Sen2Release2022.Bands.Count - 1);
}
