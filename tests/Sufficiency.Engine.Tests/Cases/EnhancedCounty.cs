using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Cases;

/// <summary>The paper county with one special place and two base places beside it (place funding 5,000,
/// top-up 12,000, enhanced 16,000).</summary>
internal static class EnhancedCounty
{
    public static PlanningDataset Dataset(double? enhancedTopUp = 16_000)
    {
        var paper = PaperCounty.Dataset(places: 1);
        return paper with
        {
            Providers =
            [
                SmallDataset.Provider("base", ProvisionType.ResourceBase, 460, 200, 0, 14, placeFundingGbp: 5_000, topUpGbp: 12_000)
                    with { EnhancedTopUp = enhancedTopUp is { } gbp ? new Pounds(gbp) : null },
                .. paper.Providers,
            ],
            Places = [.. SmallDataset.Places("base", 2, 2), .. paper.Places],
        };
    }

    /// <summary>Pupils with SEMH who enter Year 7 in the first year, those of tier E and those of tier S.</summary>
    public static DemandForecast Forecast(PlanningDataset dataset, double enhanced, double special) => SmallForecast.Of(
        dataset, leaving: 0,
        SmallForecast.Pupils(0, Need.Semh, Tier.Enhanced, EntryPoint.SecondaryTransfer, enhanced),
        SmallForecast.Pupils(0, Need.Semh, Tier.Special, EntryPoint.SecondaryTransfer, special));
}
