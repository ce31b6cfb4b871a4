using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>Top-up of a pupil on roll, or the whole fee out of county; place funding too where places are unlimited.</summary>
internal static class PupilCosts
{
    /// <summary>£ a pupil in a year, not discounted.</summary>
    public static double PerPupilYear(ModelSets sets, Provider provider, int year) =>
        TopUpOrFee(sets, provider, year) + PlaceFundingWhereUnlimited(provider);

    /// <summary>The top-up, or the fee with its real growth since the price base.</summary>
    public static double TopUpOrFee(ModelSets sets, Provider provider, int year)
    {
        if (provider.Type != ProvisionType.OutOfCounty) return provider.TopUp.Value;
        var years = sets.Dataset.Horizon.First.Plus(year).YearsAfter(sets.Dataset.Costs.PriceBase);
        return provider.TopUp.Value * Math.Pow(1.0 + sets.Dataset.Costs.OutOfCountyRealGrowth, years);
    }

    /// <summary>Place funding follows the pupil where no places are commissioned.</summary>
    public static double PlaceFundingWhereUnlimited(Provider provider) => provider.HasUnlimitedPlaces ? provider.PlaceFunding.Value : 0.0;
}
