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
    private readonly PupilSources sources;
    private readonly double[] shareOfBand = new double[YearGroup.Oldest - YearGroup.Youngest + 1]; // [year group]
    private readonly NewPlans lastYear;

    /// <summary>Accounts from the sources of a pack.</summary>
    public PlanAccounts(PupilSources sources)
    {
        this.sources = sources;
        lastYear = NewPlans.Counted(sources.Release);
        foreach (var january in sources.Release.JanuariesByAge)
        {
            foreach (var (age, counts) in sources.Release.PlansByAge(january)) shareOfBand[age] += counts.Sum();
        }

        var bands = new double[Sen2Release2022.Bands.Count];
        for (var age = 0; age < shareOfBand.Length; age++) bands[Sen2Area.BandOf(age)] += shareOfBand[age];
        for (var age = 0; age < shareOfBand.Length; age++) shareOfBand[age] /= bands[Sen2Area.BandOf(age)];
    }

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
        if (!sources.Release.JanuariesByAge.Contains(january))
        {
            var bands = sources.PlansByBand(january);
            return [.. shareOfBand.Select((share, age) => share * bands[Sen2Area.BandOf(age)])];
        }

        var plans = new double[shareOfBand.Length];
        foreach (var (age, counts) in sources.Release.PlansByAge(january)) plans[age] += counts.Sum();
        return plans;
    }

    /// <summary>New plans of a calendar year by age in the January after. [age]</summary>
    private double[] Joined(int year)
    {
        var joined = Enumerable.Range(0, shareOfBand.Length).Select(age => lastYear.In(YearGroup.OfAge(age).Value)).ToArray();
        if (year == sources.Release.LastYear) return joined;
        var (then, last) = (sources.Local.StartedByBand(year), sources.Local.StartedByBand(sources.Release.LastYear));
        for (var age = 0; age < joined.Length; age++)
            joined[age] *= last[Sen2Area.BandOf(age)] > 0.0 ? then[Sen2Area.BandOf(age)] / last[Sen2Area.BandOf(age)] : 0.0;
        var scale = then.Sum() / joined.Sum();
        return [.. joined.Select(count => count * scale)];
    }
}
