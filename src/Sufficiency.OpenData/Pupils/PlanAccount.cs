using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>The plans at risk of ceasing between two Januaries by year group, and what became of them by age band.</summary>
/// <param name="January">The first January.</param>
/// <param name="AtRisk">Plans by year group at it.</param>
/// <param name="Lost">Plans lost by the age band they would have been in: those at risk and the new ones
/// less those counted a year later.</param>
internal sealed record PlanAccount(int January, IReadOnlyDictionary<int, double> AtRisk, IReadOnlyList<double> Lost);

/// <summary>The accounts of every pair of Januaries that SEN2 gives.</summary>
/// <remarks>
/// Before the release's first January by single age only age bands are known. Plans of those years are taken to lie within each band as in
/// the Januaries by single age. New plans are taken to lie within each band as in the release's last year.
/// </remarks>
internal sealed class PlanAccounts
{
    private readonly Sen2Area area;
    private readonly Func<int, double[]?> plansByBand;
    private readonly double[] shareOfBand = new double[YearGroup.Oldest - YearGroup.Youngest + 1]; // [year group]
    private readonly NewPlans lastYear;
    private readonly (NewPlans NewPlans, double[] Started) england;

    /// <summary>Accounts of the authority of a pack.</summary>
    public PlanAccounts(PupilSources sources) : this(sources.Local, sources.England, sources.FindPlansByBand)
    {
    }

    /// <summary>Accounts of an area.</summary>
    /// <param name="area">Its counts.</param>
    /// <param name="england">England's, whose ages stand in for those of a band in which none is counted here.</param>
    /// <param name="plansByBand">Plans of a January by band; null where they are not known.</param>
    public PlanAccounts(Sen2Area area, Sen2Area england, Func<int, double[]?> plansByBand)
    {
        (this.area, this.plansByBand) = (area, plansByBand);
        lastYear = NewPlans.Counted(area.Release);
        this.england = (NewPlans.Counted(england.Release), england.StartedByBand(england.Release.LastYear));
        var (here, there) = (SharesOfBands(area.Release), SharesOfBands(england.Release));
        var bands = BandSums(here);
        for (var age = 0; age < shareOfBand.Length; age++)
            shareOfBand[age] = bands[Sen2Area.BandOf(age)] > 0.0 ? here[age] : there[age];
    }

    /// <summary>The calendar years from one to another whose account closes.</summary>
    public IEnumerable<int> Years(int first, int before) => area.YearsWithAccount(first, before, plansByBand);

    /// <summary>The account from one January to the next.</summary>
    public PlanAccount From(int january)
    {
        var (before, after, joined) = (Plans(january), Plans(january + 1), Joined(january));
        var lost = new double[Sen2Release2022.Bands.Count];
        for (var age = 0; age < before.Length; age++)
        {
            var band = Sen2Area.BandOf(age);
            lost[band] += (age > 0 ? before[age - 1] : 0.0) + joined[age] - after[age];
        }

        return new(january, Enumerable.Range(0, before.Length - 1)
            .ToDictionary(age => YearGroup.OfAge(age).Value, age => before[age]), lost);
    }

    /// <summary>Plans in a January by age. [age]</summary>
    private double[] Plans(int january)
    {
        if (!area.Release.JanuariesByAge.Contains(january))
        {
            var bands = plansByBand(january)!;
            return [.. shareOfBand.Select((share, age) => share * bands[Sen2Area.BandOf(age)])];
        }

        var plans = new double[shareOfBand.Length];
        foreach (var (age, counts) in area.Release.PlansByAge(january)) plans[age] += counts.Sum();
        return plans;
    }

    /// <summary>New plans of a calendar year by age in the January after. [age]</summary>
    private double[] Joined(int year)
    {
        var joined = Enumerable.Range(0, shareOfBand.Length).Select(age => lastYear.In(YearGroup.OfAge(age).Value)).ToArray();
        if (year == area.Release.LastYear) return joined;
        var then = area.StartedByBand(year);
        var last = area.FindStartedByBand(area.Release.LastYear) ?? new double[Sen2Release2022.Bands.Count];
        for (var age = 0; age < joined.Length; age++)
        {
            var band = Sen2Area.BandOf(age);
            joined[age] = last[band] > 0.0 ? joined[age] * (then[band] / last[band])
                : england.Started[band] > 0.0 ? england.NewPlans.In(YearGroup.OfAge(age).Value) * then[band] / england.Started[band] : 0.0;
        }

        var scale = joined.Sum() > 0.0 ? then.Sum() / joined.Sum() : 0.0;
        return [.. joined.Select(count => count * scale)];
    }

    /// <summary>Share of a band's plans that an age holds, over the Januaries by single age. [age]</summary>
    private double[] SharesOfBands(IPlanCounts counts)
    {
        var shares = new double[shareOfBand.Length];
        foreach (var (age, plans) in counts.JanuariesByAge.SelectMany(january => counts.PlansByAge(january))) shares[age] += plans.Sum();
        var bands = BandSums(shares);
        for (var age = 0; age < shares.Length; age++)
            shares[age] = bands[Sen2Area.BandOf(age)] > 0.0 ? shares[age] / bands[Sen2Area.BandOf(age)] : 0.0;
        return shares;
    }

    private static double[] BandSums(double[] ages)
    {
        var bands = new double[Sen2Release2022.Bands.Count];
        for (var age = 0; age < ages.Length; age++) bands[Sen2Area.BandOf(age)] += ages[age];
        return bands;
    }
}
