using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.Cases;

/// <summary>
/// A local mix that fits on paper: two areas of equal size, two primary schools, each 5 km from one area and 5 + 10 ln 2 km from the
/// other, spread 10 km, so that
/// the farther school is half as near. With attractions 1 and 2 the first area sends a half of its pupils to the near school, the other a
/// fifth to the far one:
/// 50/2 + 50/5 = 35 of 100 pupils are at the first school, 65 at the second, and so they were counted.
/// </summary>
internal static class PaperMix
{
    public const double Near = 5;

    public static readonly double Far = 5 + (10 * Math.Log(2));

    /// <summary>
    /// Two schools of 4,000 and 8,000 a pupil; transport is the daily cost on 190 days × 0.5 × 0.1, £20 a day at 5 km and £90 from 30 km.
    /// </summary>
    public static PlanningDataset Dataset(bool isMixed = true)
    {
        var quiet = SmallDataset.Quiet(2);
        var dataset = quiet with
        {
            Areas = [SmallDataset.Area("A1", 450, 200), SmallDataset.Area("A2", 460, 200)],
            Providers =
            [
                SmallDataset.Provider("one", ProvisionType.Mainstream, 450, 200, 0, 6, topUpGbp: 4_000,
                    isUnlimited: true) with { SchoolRoll = 700 },
                SmallDataset.Provider("two", ProvisionType.Mainstream, 460, 200, 0, 6, placeFundingGbp: 1_000, topUpGbp: 7_000,
                isUnlimited: true),
            ],
            InitialRoll = [SmallDataset.Roll("one", 6, Tier.Mainstream, Need.Asd, 35),
            SmallDataset.Roll("two", 6, Tier.Mainstream, Need.Asd, 65)],
            Costs = quiet.Costs with { DiscountRate = 0 },
        };
        return isMixed ? LocalMixes.AddTo(dataset) : dataset;
    }

    /// <summary>Journeys to the schools; there is none to a mix.</summary>
    public static TravelMatrix Travel(PlanningDataset dataset)
    {
        double[] kilometres = [.. from a in Enumerable.Range(0, 2) from p in dataset.Providers select p.Id.Value switch { "one" =>
            a == 0 ? Near : Far, "two" => a == 0 ? Far : Near, _ => 0 }];
        return new(2, dataset.Providers.Count, kilometres, [.. kilometres.Select(km => 2 * km)]);
    }

    /// <summary>Ten pupils of the first area enter Reception in the first year.</summary>
    public static DemandForecast Forecast(PlanningDataset dataset) =>
        SmallForecast.Of(dataset, leaving: 0, SmallForecast.Pupils(0, Need.Asd, Tier.Mainstream, EntryPoint.Reception, 10));

    public static PlanModel Build()
    {
        var dataset = Dataset();
        return PlanModelBuilder.Build(new PlanBasis(new(dataset, Travel(dataset), Forecast(dataset))), SchemeChoice.Choose);
    }
}
