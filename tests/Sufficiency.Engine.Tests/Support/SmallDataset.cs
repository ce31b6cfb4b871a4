using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>
/// Small planning datasets made in code. <see cref="Create"/> gives a complete one (three areas, four providers, one optional
/// scheme, two needs, four planned years); <see cref="Quiet"/> one in which nothing happens, to which a test adds what it is about.
/// Change either with a <c>with</c> expression and the parts below.
/// </summary>
internal static class SmallDataset
{
    /// <summary>First planned year; the base year is the one before.</summary>
    public const int FirstYear = 2025;

    private static readonly Provenance Invented = new("invented for a test", "2025", Certainty.Assumed);

    /// <summary>A complete small county.</summary>
    public static PlanningDataset Create(int years = 4)
    {
        IReadOnlyList<HomeArea> areas =
            [Area("A1", 450, 200, deprivation: 0.9), Area("A2", 460, 205), Area("A3", 470, 230, deprivation: 0.1, isRural: true)];
        return Quiet(years) with
        {
            Areas = areas,
            Population = [.. areas.SelectMany((area, i) => Residents(area.Code.Value, 2024, 40 + (20 * i)))],
            Plans =
            [
                new(Need.Asd, new(-1), Setting.Mainstream, 2), new(Need.Asd, new(3), Setting.Mainstream, 6),
                new(Need.Asd, new(6), Setting.SpecialSchool, 3),
                new(Need.Semh, new(8), Setting.OutOfCounty, 2), new(Need.Semh, new(10), Setting.NoSchoolPlace, 1.5),
                new(Need.Semh, new(17), Setting.Mainstream, 1),
            ],
            InitialWaiting = [new(Need.Semh, new(10), Tier.Special, 0.5)],
            Providers =
            [
                Provider("base", ProvisionType.ResourceBase, 461, 206, 0, 6, placeFundingGbp: 10_000, topUpGbp: 8_000),
                Provider("mainstream", ProvisionType.Mainstream, 455, 203, 0, 14, topUpGbp: 6_000, isUnlimited: true, plansOnRoll: 12),
                Market("market", topUpGbp: 60_000),
                Provider("special", ProvisionType.SpecialSchool, 452, 201, 0, 14, placeFundingGbp: 10_000, topUpGbp: 15_000),
            ],
            Places = [.. Places("base", 4, years), .. Places("special", 10, years)],
            InitialRoll =
            [
                Roll("mainstream", 3, Tier.Mainstream, Need.Asd, 6), Roll("market", 8, Tier.Beyond, Need.Semh, 2),
                Roll("special", 6, Tier.Special, Need.Asd, 3),
            ],
            Schemes = [Scheme("extension", "special", 5, 10)],
            NewPlanRates = [.. Numbers(-2, 14)
                .SelectMany(year => new NewPlanRate[] { new(Need.Asd, new(year), 6), new(Need.Semh, new(year), 4) })],
            CeasingRates = [.. Numbers(YearGroup.Youngest, YearGroup.Oldest)
                .Select(year => new CeasingRate(new(year), year < 11 ? 0.03 : 0.15))],
            EscalationRates = [new(new(7), Tier.Mainstream, Tier.Special, 0.12), new(new(4), Tier.Mainstream, Tier.Base, 0.05),
                new(new(9), Tier.Special, Tier.Beyond, 0.04)],
            NoSchoolPlaceRates = [new(new(0), 0.02), new(new(5), 0.03), new(new(7), 0.05), new(new(12), 0.2)],
        };
    }

    /// <summary>One area, one unlimited mainstream provider, no plans, no rates, no growth: every
    /// flow is nil until a test adds it.</summary>
    public static PlanningDataset Quiet(int years = 4) => new()
    {
        Name = "small",
        Title = "A small county",
        Horizon = new(new(FirstYear - 1), new(FirstYear), new(FirstYear + years - 1)),
        Areas = [Area("A1", 450, 200)],
        Population = [.. Residents("A1", FirstYear - 1, 100)],
        Plans = [],
        InitialWaiting = [],
        Providers = [Provider("mainstream", ProvisionType.Mainstream, 450, 200, 0, 14, topUpGbp: 6_000, isUnlimited: true)],
        Places = [],
        InitialRoll = [],
        Schemes = [],
        NewPlanRates = [],
        CeasingRates = [],
        EscalationRates = [],
        TierShares = [.. NeedCodes.All.SelectMany(need => Shares(need, mainstream: 0.6, @base: 0.1, special: 0.25, beyond: 0.05))],
        StockCosts =
        [
            .. from setting in ProvisionCodes.Settings
               from phase in Enum.GetValues<Phase>()
               select new StockCost(setting, phase, new(setting == Setting.NoSchoolPlace ? 20_000 : 5_000)),
        ],
        Funding = [.. Numbers(0, years - 1).Select(t => new FundingYear(new(FirstYear + t), new(5_000_000)))],
        PolicyLimits = [],
        CapitalBudgets = [],
        Demand = new(
            GrowthLevel.Central,
            new Dictionary<GrowthLevel, IReadOnlyList<double>>
            {
                [GrowthLevel.Low] = [.. Enumerable.Repeat(0.8, years)],
                [GrowthLevel.Central] = [.. Enumerable.Repeat(1.0, years)],
                [GrowthLevel.High] = [.. Enumerable.Repeat(1.3, years)],
            },
            DeprivationWeight: 0.5,
            NearbyPlansWeight: 0.5,
            NearbyPlansKilometres: 5,
            AnnualPopulationGrowth: 0,
            AnnualBirthsGrowth: 0),
        Travel = new()
        {
            DetourFactor = 1.3,
            IntrazonalKilometres = new(1),
            UrbanSpeed = [new(0, 20), new(10, 35)],
            RuralSpeed = [new(0, 30), new(20, 55)],
            PrimaryGuidance = new(45),
            SecondaryGuidance = new(75),
            WalkingKilometresUnder8 = new(3.2187),
            WalkingKilometresFrom8 = new(4.8280),
            DailyCost = [new(0, 0), new(5, 20), new(30, 90)],
            DaysPerYear = 190,
            SharingFactor = ProvisionCodes.ProvisionTypes.ToDictionary(type => type, _ => 0.5),
            EligibleShare = (from type in ProvisionCodes.ProvisionTypes
                             from phase in new[] { Phase.Primary, Phase.Secondary, Phase.PostSixteen }
                             select (type, phase)).ToDictionary(pair => pair, pair => pair.type == ProvisionType.Mainstream ? 0.1 : 0.8),
            EligibleWithinWalking = ProvisionCodes.ProvisionTypes.ToDictionary(type => type, _ => 0.0),
            HomeSpread = ProvisionCodes.ProvisionTypes.ToDictionary(type => type, _ => new Kilometres(10)),
        },
        Costs = new(new(FirstYear), 0.035, 0, 0.02, new(0)),
        Penalties = new(new(30_000), new(5_000), 0.05, new(20), 2) { OverCapacityYears = 2 },
        Assumptions = [],
    };

    /// <summary>A home area; coordinates in kilometres of the National Grid.</summary>
    public static HomeArea Area(string code, double eastKilometres, double northKilometres, double deprivation = 0.5,
        bool isRural = false) =>
        new(new(code), $"Area {code}", new("M1"), "D1", "District", new(eastKilometres * 1000, northKilometres * 1000),
            isRural, deprivation);

    /// <summary>The same number of residents of every age from 0 to 25.</summary>
    public static IEnumerable<PopulationCount> Residents(string area, int year, double personsOfEachAge) =>
        Numbers(0, 25).Select(age => new PopulationCount(new(area), year, age, personsOfEachAge));

    /// <summary>A provider with a location, accepting every need unless told.</summary>
    public static Provider Provider(
        string id, ProvisionType type, double eastKilometres, double northKilometres, int lowest, int highest,
        double placeFundingGbp = 0, double topUpGbp = 0, bool isUnlimited = false, double? plansOnRoll = null, NeedSet? needs = null) =>
        new()
        {
            Id = new(id),
            Name = id,
            Type = type,
            DistrictName = "District",
            Location = new(eastKilometres * 1000, northKilometres * 1000),
            Needs = needs ?? NeedSet.Every,
            LowestYearGroup = new(lowest),
            HighestYearGroup = new(highest),
            PlaceFunding = new(placeFundingGbp),
            TopUp = new(topUpGbp),
            HasUnlimitedPlaces = isUnlimited,
            PlansOnRoll = plansOnRoll,
            Provenance = Invented,
        };

    /// <summary>An out-of-county market without one place, unlimited, for every need and year group.</summary>
    public static Provider Market(string id, double topUpGbp, double assumedKilometres = 30) =>
        new()
        {
            Id = new(id),
            Name = id,
            Type = ProvisionType.OutOfCounty,
            DistrictName = "Elsewhere",
            AssumedDistance = new(assumedKilometres),
            Needs = NeedSet.Every,
            LowestYearGroup = new(0),
            HighestYearGroup = new(14),
            PlaceFunding = new(0),
            TopUp = new(topUpGbp),
            HasUnlimitedPlaces = true,
            Provenance = Invented,
        };

    /// <summary>The same places in every planned year.</summary>
    public static IEnumerable<ProviderPlaces> Places(string provider, double places, int years = 4) =>
        Numbers(0, years - 1).Select(t => new ProviderPlaces(new(provider), new(FirstYear + t), places));

    /// <summary>A row of the initial roll.</summary>
    public static InitialRoll Roll(string provider, int yearGroup, Tier tier, Need need, double pupils) =>
        new(new(provider), new(yearGroup), tier, need, pupils);

    /// <summary>A scheme that may open in any planned year.</summary>
    public static Scheme Scheme(
        string id, string provider, double firstPlaces, double fullPlaces, double capitalGbp = 1_000_000,
        SchemeStatus status = SchemeStatus.Optional, int plannedOpening = FirstYear + 1) =>
        new()
        {
            Id = new(id),
            Name = id,
            Provider = new(provider),
            Status = status,
            EarliestOpening = new(FirstYear),
            PlannedOpening = new(plannedOpening),
            PlacesByYearSinceOpening = [firstPlaces, fullPlaces],
            Capital = new(capitalGbp),
            AssetLifeYears = 40,
            ViableFromYear = 2,
            Excludes = [],
            Requires = [],
            Provenance = Invented,
        };

    /// <summary>The same shares of tiers in every phase that is placed.</summary>
    public static IEnumerable<TierShare> Shares(Need need, double mainstream, double @base = 0, double special = 0, double beyond = 0) =>
        from phase in new[] { Phase.Primary, Phase.Secondary, Phase.PostSixteen }
        from share in new[] { (Tier.Mainstream, mainstream), (Tier.Base, @base), (Tier.Special, special), (Tier.Beyond, beyond) }
        select new TierShare(need, phase, share.Item1, share.Item2);

    private static IEnumerable<int> Numbers(int first, int last) => Enumerable.Range(first, last - first + 1);
}
