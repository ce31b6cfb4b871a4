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
        var words = new RateWords(sources, rates);
        var table = new PackTable("rates.csv", 5, "rate", "need", "year_group", "from_tier", "to_tier", "value", "low", "high",
            "source", "year", "certainty");
        AddNewPlans(table, rates.NewPlans, new ResidentCounts(context), words);
        foreach (var (yearGroup, share) in rates.Ceasing.All)
        {
            var (low, high) = rates.Ceasing.RangeOf(yearGroup);
            table.Add("ceasing", null, yearGroup, null, null, share, low, high, words.Ceasing(yearGroup), words.YearsOfAccounts,
                words.CertaintyOfAccounts);
        }

        foreach (var (change, share) in rates.Escalation.All)
        {
            var range = rates.Escalation.RangeOf(change);
            table.Add("escalation", null, change.Into, change.From.ToCode(), change.To.ToCode(), share, range?.Low, range?.High,
                words.Escalation(change.To), words.YearsOfAccounts, Certainty.Assumed);
        }

        foreach (var (yearGroup, share) in rates.NoSchoolPlace.All)
            table.Add("elsewhere", null, yearGroup, null, null, share, null, null, words.Elsewhere, words.LastJanuaries, Certainty.Assumed);
        foreach (var rate in new StayOnEstimate(sources).All)
            table.Add("stay_on", null, rate.Into, rate.Tier.ToCode(), null, rate.Share, null, null,
                words.StayOn(rate.Into, rate.Tier, rate.Before, rate.After, rate.IsEnglands), words.LastJanuaries,
                words.CertaintyOfStayOn(rate.IsEnglands));
        table.WriteTo(context.OutFolder);
    }

    private static void AddNewPlans(PackTable table, NewPlansEstimate estimate, ResidentCounts residents, RateWords words)
    {
        foreach (var yearGroup in estimate.ByYearGroup.YearGroups)
        {
            var counts = estimate.ByYearGroup.ByNeed(yearGroup);
            var persons = residents.In(words.January - 1, new YearGroup(yearGroup).Age);
            if (persons <= 0.0) continue;
            for (var need = 0; need < counts.Length; need++)
            {
                if (counts[need] <= 0.0) continue;
                var rate = counts[need] / persons * 1000.0;
                var (low, high) = estimate.Spread.Around(rate, double.PositiveInfinity);
                table.Add("new_plans", Sen2Labels.NeedColumns[need].Need.ToCode(), yearGroup, null, null, rate, low, high,
                    words.NewPlans(residents.Year), words.YearsOfNewPlans, words.CertaintyOfNewPlans);
            }
        }
    }
}
