using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>Top-up of a pupil on roll, dearer at a base for tier E, or the whole fee out of county; place funding
/// too where places are unlimited.</summary>
internal static class PupilCosts
{
    /// <summary>£ a pupil of a tier in a year, not discounted.</summary>
    public static double PerPupilYear(ModelData data, Provider provider, int year, Tier tier) =>
        PerPupilYear(data.Dataset, provider, year, tier);

    /// <summary>£ a pupil of a tier in a year of the horizon, not discounted.</summary>
    public static double PerPupilYear(PlanningDataset dataset, Provider provider, int year, Tier tier) =>
        TopUpOrFee(dataset, provider, year, tier) + PlaceFundingWhereUnlimited(provider);

    /// <summary>The top-up of a tier, or the fee with its real growth since the price base.</summary>
    public static double TopUpOrFee(ModelData data, Provider provider, int year, Tier tier) =>
        TopUpOrFee(data.Dataset, provider, year, tier);

    private static double TopUpOrFee(PlanningDataset dataset, Provider provider, int year, Tier tier)
    {
        var price = WithoutActions(dataset, provider, year, tier);
        return dataset.Actions.Count == 0 ? price : price * dataset.PriceFactor(provider, year);
    }

    private static double WithoutActions(PlanningDataset dataset, Provider provider, int year, Tier tier)
    {
        if (provider.Type != ProvisionType.OutOfCounty) return provider.TopUpOf(tier).Value;
        var years = dataset.Horizon.First.Plus(year).YearsAfter(dataset.Costs.PriceBase);
        return provider.TopUp.Value * Math.Pow(1.0 + dataset.Costs.OutOfCountyRealGrowth, years);
    }

    /// <summary>Place funding follows the pupil where no places are commissioned.</summary>
    public static double PlaceFundingWhereUnlimited(Provider provider) => provider.HasUnlimitedPlaces ? provider.PlaceFunding.Value : 0.0;
}
