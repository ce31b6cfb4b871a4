using Sufficiency.Engine.Data.OpenData.Formats;
using Sufficiency.Engine.Data.OpenData.Sen2;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Data.OpenData.Pupils;

/// <summary>Writes rates.csv: new plans per thousand residents, ceasing, changes of tier, pupils without a school place.</summary>
internal sealed class RatesStep : IPackStep
{
    private const string Cohorts = "January 2024 to January 2025";

    /// <inheritdoc />
    public string Name => "rates of new plans, ceasing, change of tier and going elsewhere";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var sources = new PupilSources(context);
        var rates = new PupilRates(sources);
        var table = new PackTable("rates.csv", 5, "rate", "need", "year_group", "from_tier", "to_tier", "value", "source", "year", "certainty");
        AddNewPlans(table, rates.NewPlans, new ResidentCounts(context), sources);
        var certainty = sources.January == 2025 ? Certainty.Derived : Certainty.Assumed;
        var hindsight = certainty == Certainty.Derived ? "" : "; no count by single age was known before January 2024, so later ones stand in";
        foreach (var (yearGroup, share) in rates.Ceasing.All)
        {
            var pooled = yearGroup <= CeasingEstimate.LastShared ? $", Year {CeasingEstimate.LastShared} and below pooled" : "";
            table.Add("ceasing", null, yearGroup, null, null, share, $"{sources.Citation2025}: plans and new plans by age, cohort by cohort, net of plans moved in{pooled}{hindsight}", Cohorts, certainty);
        }

        foreach (var (change, share) in rates.Escalation.All)
        {
            var how = change switch
            {
                { To: < Tier.Base } => "plans by age and placement of two Januaries: what gives Years 12 to 14 together their ratio to Year 11",
                { To: Tier.Base } => "plans by age and placement: what keeps each year group's share in bases, in the pattern of two Januaries at the level of the later",
                _ => "plans by age and placement, change of each cohort, year groups of a band pooled, new plans taken off",
            };
            table.Add("escalation", null, change.Into, change.From.ToCode(), change.To.ToCode(), share, $"{sources.Citation2025}: {how}{hindsight}", Cohorts, Certainty.Assumed);
        }

        foreach (var (yearGroup, share) in rates.Elsewhere.All)
        {
            table.Add("elsewhere", null, yearGroup, null, null, share,
                $"{sources.Citation2025}: plans by age and placement: what keeps each year group's share counted elsewhere, in the pattern of two Januaries at the level of the later; all tiers alike{hindsight}", Cohorts, Certainty.Assumed);
        }

        foreach (var (into, tier, share, before, after) in new StayOnEstimate(sources).All)
        {
            table.Add("stay_on", null, into, tier.ToCode(), null, share,
                $"{sources.Citation2025}: {before} plans of age {into - 1 + 4} in January 2024 and {after} of age {into + 4} in January 2025 in {(tier == Tier.Special ? "state special schools" : "independent and non-maintained special schools")}; share of the former{hindsight}", Cohorts, certainty);
        }

        table.WriteTo(context.OutFolder);
    }

    private static void AddNewPlans(PackTable table, NewPlans newPlans, ResidentCounts residents, PupilSources sources)
    {
        var isBase2025 = sources.January == 2025;
        var source = isBase2025
            ? $"{sources.Citation2025}: new plans by age and need, over residents aged forward from mid-2020"
            : $"{sources.Citation2022} and 2025: mean of the new plans of four years by age band, in the pattern of 2024 by age and need, over residents aged forward from mid-2020";
        var years = isBase2025 ? "2024" : $"{sources.January - 4}-{sources.January - 1}";
        foreach (var yearGroup in newPlans.YearGroups)
        {
            var counts = newPlans.ByNeed(yearGroup);
            var persons = residents.In(sources.January - 1, new YearGroup(yearGroup).Age);
            for (var need = 0; need < counts.Length; need++)
            {
                if (counts[need] > 0.0)
                    table.Add("new_plans", Sen2Labels.NeedColumns[need].Need.ToCode(), yearGroup, null, null, counts[need] / persons * 1000.0, source, years, Certainty.Derived);
            }
        }
    }
}
