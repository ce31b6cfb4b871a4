using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Cases;

/// <summary>Small counties drawn from a seed, with every rule of the model in some of them.</summary>
internal static class RandomCounty
{
    public const int Years = 3;

    public static PlanningDataset Dataset(int seed)
    {
        var random = new Random(seed);
        var quiet = SmallDataset.Quiet(Years);
        HomeArea[] areas = [.. Enumerable.Range(0, 3)
            .Select(i => SmallDataset.Area($"A{i}", Kilometre(random), Kilometre(random), isRural: i == 2))];
        List<Provider> providers =
        [
            SmallDataset.Provider("base", ProvisionType.ResourceBase, Kilometre(random), Kilometre(random), 0, 6, 10_000, 8_000,
                needs: NeedSet.Of(Need.Asd, Need.Slcn)) with { EnhancedTopUp = random.Next(2) == 0 ? new Pounds(11_000) : null },
            SmallDataset.Provider("mainstream-a", ProvisionType.Mainstream, Kilometre(random), Kilometre(random), 0, 6,
                topUpGbp: 6_000, isUnlimited: true),
            SmallDataset.Provider("mainstream-b", ProvisionType.Mainstream, Kilometre(random), Kilometre(random), 0, 14,
                topUpGbp: 7_000, isUnlimited: true),
            SmallDataset.Provider("new-school", ProvisionType.SpecialSchool, Kilometre(random), Kilometre(random), 5, 13, 10_000,
                12_000 + random.Next(10_000)),
            SmallDataset.Provider("special", ProvisionType.SpecialSchool, Kilometre(random), Kilometre(random), 0, 14, 10_000, 15_000,
                needs: NeedSet.Of(Need.Asd, Need.Semh)),
        ];
        if (random.Next(3) > 0) providers.Insert(1, SmallDataset.Market("market", 40_000 + random.Next(40_000)));
        return quiet with
        {
            Areas = areas,
            Providers = providers,
            Places = [.. SmallDataset.Places("base", 1 + random.Next(3), Years),
                .. SmallDataset.Places("special", 2 + random.Next(5), Years)],
            InitialRoll = [SmallDataset.Roll("special", 8, Tier.Special, Need.Semh, random.Next(6)),
                SmallDataset.Roll("base", 3, Tier.Base, Need.Asd, random.NextDouble())],
            Schemes = Schemes(random),
            Delivery = new(null, random.Next(2) == 0 ? 1 : null, random.Next(3)),
            CapitalBudgets = random.Next(2) == 0 ? [new(new(2026), new(900_000))] : [],
            PolicyLimits = random.Next(2) == 0 ? [new("away", random.Next(2) == 0 ? ProvisionType.OutOfCounty : ProvisionType.Mainstream,
                NeedSet.Of(Need.Asd, Need.Mld), null, random.Next(4))] : [],
            Penalties = quiet.Penalties with
            {
                MaximumWaitYears = random.Next(3),
                OverCapacityShare = 0.1 * random.Next(3),
                PerMinuteBeyondGuidance = new(random.Next(100)),
            },
            Travel = quiet.Travel with { ChoiceFactor = ByType(0.9, 0.2), CollectionFactor = ByType(1.0, 0.15), Boarding = new(4) },
            Costs = quiet.Costs with { OutOfCountyRealGrowth = 0.02, PriceBase = new(2024) },
        };
    }

    /// <summary>The same county, whose mainstream schools were counted in the base year and take pupils by the local mix.</summary>
    public static PlanningDataset WithLocalMix(PlanningDataset dataset, int seed)
    {
        var random = new Random(seed + 2000);
        return LocalMixes.AddTo(dataset with
        {
            InitialRoll =
            [
                .. dataset.InitialRoll, SmallDataset.Roll("mainstream-a", 3, Tier.Mainstream, Need.Asd, 1 + random.Next(5)),
                SmallDataset.Roll("mainstream-b", 4, Tier.Mainstream, Need.Mld, 1 + random.Next(5)),
                SmallDataset.Roll("mainstream-b", 9, Tier.Mainstream, Need.Slcn, 2),
            ],
        });
    }

    public static DemandForecast Forecast(PlanningDataset dataset, int seed)
    {
        var random = new Random(seed + 1000);
        var cells =
            from area in Enumerable.Range(0, dataset.Areas.Count)
            from need in new[] { Need.Asd, Need.Mld, Need.Semh, Need.Slcn }
            from tier in ProvisionCodes.Tiers
            from entry in EntryPoints.All
            where random.Next(10) == 0
            select SmallForecast.Pupils(area, need, tier, entry,
                [.. Enumerable.Range(0, Years).Select(_ => Math.Round(random.NextDouble() * 2, 2))]);
        return SmallForecast.Of(dataset, leaving: 0.1, [.. cells]);
    }

    private static Dictionary<ProvisionType, double> ByType(double first, double step) =>
        ProvisionCodes.ProvisionTypes.ToDictionary(type => type, type => first + (step * (int)type));

    private static List<Scheme> Schemes(Random random)
    {
        var hasLinks = random.Next(2) == 0;
        return
        [
            SmallDataset.Scheme("annexe", "special", 2, 2,
                200_000 + random.Next(1_000_000)) with { Excludes = hasLinks ? [new SchemeId("bloc")] : [], Kind = SchemeKind.NewSchool },
            SmallDataset.Scheme("bloc", "special", 1, 4,
                400_000 + random.Next(1_000_000)) with { LatestOpening = new(2026), Kind = SchemeKind.Base },
            SmallDataset.Scheme("new", "new-school", 3, 8, 800_000 + random.Next(2_000_000)) with
            {
                Kind = SchemeKind.PostSixteenCentre,
                DecidedIn = new(2024), LeadYears = 1 + random.Next(2),
                MinimumViableRoll = random.Next(2) == 0 ? 3 : null, ViableFromYear = random.Next(2), Requires = hasLinks
                    ? [new SchemeId("annexe")] : [],
            },
        ];
    }

    private static double Kilometre(Random random) => 440 + Math.Round(random.NextDouble() * 40, 1);
}
