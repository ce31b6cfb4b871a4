using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Cautions;

/// <summary>Whether more than one pupil in twenty waits or has a package of their own, in the worst year.</summary>
internal sealed class WaitingOrBespoke : ICautionCheck
{
    private const double Most = 0.05;

    /// <inheritdoc />
    public IEnumerable<Caution> Look(CautionFacts facts)
    {
        var packages = facts.Dataset.Providers.Where(provider => provider.Supply == Supply.Bespoke).Select(provider =>
            provider.Id.Value).ToHashSet(StringComparer.Ordinal);
        var (year, share) = facts.Dataset.Horizon.Years.Select(year =>
        {
            var rows = facts.Plan.ProviderYears.Where(row => row.AcademicYear == year.StartYear).ToList();
            var (waiting, bespoke) = (facts.Plan.WaitingIn(year.StartYear),
                rows.Where(row => packages.Contains(row.ProviderId)).Sum(row => row.Roll));
            return (Year: year, Share: rows.Sum(row => row.Roll) + waiting is > 0.0 and var all ? (waiting + bespoke) / all : 0.0);
        }).MaxBy(one => one.Share);
        if (share > Most)
            yield return new("waiting_or_bespoke", "", share,
                $"In {year}, {CautionFacts.Percent(share)} of pupils wait or have a package of their own; "
                    + "over 5% hardly counts as a sufficient supply of places.");
    }
}
