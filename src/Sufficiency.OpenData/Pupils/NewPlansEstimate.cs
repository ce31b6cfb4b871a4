using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>New plans a year at the level of a pack's January, pooled over every year before it.</summary>
/// <remarks>
/// The level is England's new plans of the last year times this authority's share of them in all years from 2019. Before 2019 statements
/// were turned into plans. Age bands are pooled over the same years, and single ages are as in the release's last year. Needs of a year
/// group are as in the last year, with the unknown shared out in proportion. Bands, ages and needs are drawn
/// towards England's (<see cref="DrawnShare"/>).
/// </remarks>
internal sealed class NewPlansEstimate
{
    /// <summary>First calendar year pooled: statements were turned into plans until March 2018.</summary>
    public const int FirstYear = 2019;

    private readonly Sen2Area local;
    private readonly Sen2Area england;
    private readonly double size;
    private readonly int[] years;

    /// <summary>The estimate of a pack's January.</summary>
    /// <param name="local">The authority's counts.</param>
    /// <param name="england">England's.</param>
    /// <param name="january">The pack's January.</param>
    /// <param name="size">The prior's sample size, in plans.</param>
    public NewPlansEstimate(Sen2Area local, Sen2Area england, int january, double size)
    {
        (this.local, this.england, this.size) = (local, england, size);
        years = [.. Known(january)];
        Level = (Pooled(january) ?? StockShare()) * england.StartedByBand(january - 1).Sum();
        ByYearGroup = AtLevel();
        Spread = RateSpread.Of(Known(local.Release.LastYear + 1).Select(Departure).OfType<double>(), () =>
            Enumerable.Range(FirstYear + 1, local.Release.LastYear - FirstYear)
                .Select(year => england.StartedByBand(year).Sum() / england.StartedByBand(year - 1).Sum()));
    }

    /// <summary>The calendar years pooled; none where the releases give none before the pack's January.</summary>
    public IReadOnlyList<int> Years => years;

    /// <summary>New plans a year.</summary>
    public double Level { get; }

    /// <summary>The same by year group and need.</summary>
    public NewPlans ByYearGroup { get; }

    /// <summary>
    /// New plans of each year that the releases count over what pooling the years before it would have given. Years after a pack's January
    /// count too: what did not hold two Januaries must not be called a range.
    /// </summary>
    public RateSpread Spread { get; }

    private double? Departure(int year) => Pooled(year) is { } share
        ? local.StartedByBand(year).Sum() / (share * england.StartedByBand(year - 1).Sum()) : null;

    /// <summary>The years before one in which the releases count new plans here.</summary>
    private IEnumerable<int> Known(int before) =>
        Enumerable.Range(FirstYear, before - FirstYear).Where(year => local.FindStartedByBand(year) is not null);

    /// <summary>Share of England's new plans in the years before one; null where none is counted here.</summary>
    private double? Pooled(int before)
    {
        var known = Known(before).ToArray();
        var started = known.Sum(year => local.StartedByBand(year).Sum());
        return started > 0.0 ? started / known.Sum(year => england.StartedByBand(year).Sum()) : null;
    }

    /// <summary>Share of England's plans, which stands for that of new plans where no year counts any.</summary>
    private double StockShare() => local.Release.PlansBySetting(local.Release.LastJanuary).Sum()
        / england.Release.PlansBySetting(england.Release.LastJanuary).Sum();

    private NewPlans AtLevel()
    {
        var (counted, all) = (NewPlans.Counted(local.Release), NewPlans.Counted(england.Release));
        int[] yearGroups = [.. all.YearGroups.Where(yearGroup => all.In(yearGroup) > 0.0)];
        var ages = DrawnShare.Of([.. yearGroups.Select(counted.In)], Shares([.. yearGroups.Select(all.In)]), size);
        var bands = DrawnShare.Of(Bands(local, years), Shares(Bands(england, years)), size);
        var lastBands = DrawnShare.Of(Bands(local, [local.Release.LastYear]), Shares(Bands(england, [local.Release.LastYear])), size);
        var weights = yearGroups.Select((yearGroup, i) => ages[i] * bands[BandOf(yearGroup)] / lastBands[BandOf(yearGroup)]).ToArray();
        var table = new SortedDictionary<int, double[]>();
        for (var i = 0; i < yearGroups.Length; i++)
        {
            var needs = DrawnShare.Of(Known(counted.ByNeed(yearGroups[i])), Shares(Known(all.ByNeed(yearGroups[i]))), size);
            var plans = Level * weights[i] / weights.Sum();
            table.Add(yearGroups[i], [.. needs.Select(need => need * plans)]);
        }

        return new NewPlans(table);
    }

    private static int BandOf(int yearGroup) => Sen2Area.BandOf(new YearGroup(yearGroup).Age);

    private static double[] Bands(Sen2Area area, IEnumerable<int> years) =>
        [.. Enumerable.Range(0, Sen2Release2022.Bands.Count).Select(band => years.Sum(year => area.FindStartedByBand(year)?[band] ?? 0.0))];

    /// <summary>Counts without those of unknown need, whom the known stand for.</summary>
    private static double[] Known(double[] byNeed) =>
        [.. byNeed.Select((count, need) => Sen2Labels.NeedColumns[need].Need == Need.Unknown ? 0.0 : count)];

    private static double[] Shares(double[] counts)
    {
        var sum = counts.Sum();
        return [.. counts.Select(count => sum > 0.0 ? count / sum : 0.0)];
    }
}
