using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Cautions;

/// <summary>Whether most of what the plan saves is the price of places for which no figure was found.</summary>
internal sealed class SavingOnAssumedPrices : ICautionCheck
{
    private const double Most = 0.5;

    /// <inheritdoc />
    public IEnumerable<Caution> Look(CautionFacts facts)
    {
        var saving = Shown(facts.DoMinimum) - Shown(facts.Plan);
        var assumed = facts.Dataset.Providers.Where(provider =>
            provider.Supply is Supply.Tranche or Supply.Bespoke && provider.Provenance.Certainty == Certainty.Assumed)
            .Select(provider => provider.Id.Value).ToHashSet(StringComparer.Ordinal);
        var onAssumed = Fees(facts.DoMinimum) - Fees(facts.Plan);
        if (saving > 0.0 && onAssumed > Most * saving)
            yield return new("saving_on_assumed_prices", "", onAssumed,
                $"The plan saves {CautionFacts.Millions(saving)}, and avoids {CautionFacts.Millions(onAssumed)} of fees whose prices are "
                    + "assumed: no figure for them was found.");

        // as the table of money shows it
        static double Shown(Tables.PlanTables plan) => Math.Round(plan.TotalCostGbp / 1e5, MidpointRounding.AwayFromZero) * 1e5;

        double Fees(Tables.PlanTables plan) =>
            plan.PlannedCosts.Where(row => row is { Kind: "fee", ProviderId: { } id } && assumed.Contains(id)).Sum(row => row.CostGbp);
    }
}
