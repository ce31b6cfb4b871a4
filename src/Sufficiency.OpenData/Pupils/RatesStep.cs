using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Writes rates.csv: new plans per thousand residents, ceasing, changes of tier, pupils without a school place; each but the last
/// with its low and high.</summary>
internal sealed class RatesStep : IPackStep
{
    /// <inheritdoc />
    public string Name => "rates of new plans, ceasing, change of tier and going elsewhere";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var sources = new PupilSources(context);
        var rates = new PupilRates(sources);
        var table = new PackTable("rates.csv", 5, "rate", "need", "year_group", "from_tier", "to_tier", "value", "low", "high",
            "source", "year", "certainty");
        AddNewPlans(table, rates.NewPlans, new ResidentCounts(context), sources);
        var isCounted = sources.January == sources.Release.LastJanuary;
        var hindsight = isCounted ? "" : $"; no count by single age was known before January {sources.Release.JanuariesByAge[0]}, "
            + "so the pattern by age is of later ones, and the range holds the Januaries since";
        var years = FormattableString.Invariant($"January {NewPlansEstimate.FirstYear} to January {sources.January}");
        foreach (var (yearGroup, share) in rates.Ceasing.All)
        {
            var (low, high) = rates.Ceasing.RangeOf(yearGroup);
            var how = yearGroup <= CeasingEstimate.LastShared
                ? $"plans and new plans by age band, net of plans moved in, Year {CeasingEstimate.LastShared} and below "
                + "pooled, all years pooled"
                : "plans and new plans by age band, net of plans moved in, all years pooled, by age as in England and drawn towards it";
            table.Add("ceasing", null, yearGroup, null, null, share, low, high, $"{sources.Citation} and 2022: {how}; "
                + $"low and high of single years{hindsight}", years, isCounted ? Certainty.Derived : Certainty.Assumed);
        }

        foreach (var (change, share) in rates.Escalation.All)
        {
            var range = rates.Escalation.RangeOf(change);
            var how = change switch
            {
                { To: < Tier.Base } => "plans by age and placement of two Januaries: what gives Years 12 to 14 together their ratio to "
                    + "Year 11, drawn towards England's",
                { To: Tier.Base } => "plans by age and placement: what keeps each year group's share in bases, "
                    + "in the pattern of two Januaries at the level of the later; low and high of single years",
                _ => "plans by age and placement, change of each cohort, year groups of a band pooled, new plans taken off, "
                    + "drawn towards England's, at the level of all years by placement; low and high of single years",
            };
            table.Add("escalation", null, change.Into, change.From.ToCode(), change.To.ToCode(), share, range?.Low, range?.High,
                $"{sources.Citation}: {how}{hindsight}", years, Certainty.Assumed);
        }

        foreach (var (yearGroup, share) in rates.NoSchoolPlace.All)
        {
            table.Add("elsewhere", null, yearGroup, null, null, share, null, null,
                $"{sources.Citation}: plans by age and placement: what keeps each year group's share counted elsewhere, "
                    + $"in the pattern of two Januaries at the level of the later; all tiers alike{hindsight}",
                FormattableString.Invariant($"January {sources.Release.LastYear} to January {sources.Release.LastJanuary}"),
                Certainty.Assumed);
        }

        foreach (var (into, tier, share, before, after) in new StayOnEstimate(sources).All)
        {
            var (first, second) = (sources.Release.LastJanuary - 1, sources.Release.LastJanuary);
            var kind = tier == Tier.Special ? "state special schools" : "independent and non-maintained special schools";
            var how = $"{before} plans of age {into - 1 + 4} in January {first} and {after} of age {into + 4} in January {second} "
                + $"in {kind}; share of the former";
            table.Add("stay_on", null, into, tier.ToCode(), null, share, null, null, $"{sources.Citation}: {how}{hindsight}",
                FormattableString.Invariant($"January {first} to January {second}"), isCounted ? Certainty.Derived : Certainty.Assumed);
        }

        table.WriteTo(context.OutFolder);
    }

    private static void AddNewPlans(PackTable table, NewPlansEstimate estimate, ResidentCounts residents, PupilSources sources)
    {
        var years = FormattableString.Invariant($"{NewPlansEstimate.FirstYear}-{sources.January - 1}");
        var source = $"{sources.Citation} and 2022: share of England's new plans in {years} at England's level of {sources.January - 1}, "
            + $"by age and need as in {sources.Release.LastYear}, "
            + "drawn towards England's, over residents aged forward from mid-2020; low and high of single years";
        foreach (var yearGroup in estimate.ByYearGroup.YearGroups)
        {
            var counts = estimate.ByYearGroup.ByNeed(yearGroup);
            var persons = residents.In(sources.January - 1, new YearGroup(yearGroup).Age);
            for (var need = 0; need < counts.Length; need++)
            {
                if (counts[need] <= 0.0) continue;
                var rate = counts[need] / persons * 1000.0;
                var (low, high) = estimate.Spread.Around(rate, double.PositiveInfinity);
                table.Add("new_plans", Sen2Labels.NeedColumns[need].Need.ToCode(), yearGroup, null, null, rate, low, high, source,
                    years, Certainty.Derived);
            }
        }
    }
}
