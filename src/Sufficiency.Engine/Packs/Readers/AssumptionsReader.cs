using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Plans;
using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>The leaves of plan.yaml → the assumptions of demand, travel, money and penalties.</summary>
internal static class AssumptionsReader
{
    private static readonly Phase[] PlacedPhases = [Phase.Primary, Phase.Secondary, Phase.PostSixteen];

    /// <summary>Assumptions of demand.</summary>
    public static DemandAssumptions ReadDemand(PlanFile plan) => new(
        LevelOf(plan.Get<string>("demand.growth")),
        Enum.GetValues<GrowthLevel>().ToDictionary(level => level, level => plan.Numbers(PathOf(level))),
        plan.Number("demand.deprivation_weight"),
        plan.Number("demand.nearby_plans_weight"),
        plan.Number("demand.nearby_plans_km"),
        plan.Number("demand.population_growth"),
        plan.Number("demand.births_growth"))
    {
        Levels = new(
            plan.FindNumber("demand.new_plans_level") ?? 0.0,
            plan.FindNumber("demand.ceasing_level") ?? 0.0,
            plan.FindNumber("demand.moves_level") ?? 0.0)
        {
            Enhanced = plan.FindNumber("demand.enhanced_level") ?? 0.0,
        },
    };

    /// <summary>Assumptions of travel.</summary>
    public static TravelAssumptions ReadTravel(PlanFile plan) => new()
    {
        DetourFactor = plan.Number("travel.detour_factor"),
        IntrazonalKilometres = new(plan.Number("travel.intrazonal_km")),
        UrbanSpeed = plan.Curve("travel.urban_speed"),
        RuralSpeed = plan.Curve("travel.rural_speed"),
        PrimaryGuidance = new(plan.Number("travel.primary_guidance_minutes")),
        SecondaryGuidance = new(plan.Number("travel.secondary_guidance_minutes")),
        WalkingKilometresUnder8 = new(plan.Number("travel.walking_km_under_8")),
        WalkingKilometresFrom8 = new(plan.Number("travel.walking_km_from_8")),
        DailyCost = plan.Curve("travel.daily_cost"),
        DaysPerYear = plan.Number("travel.days_per_year"),
        SharingFactor = ProvisionCodes.ProvisionTypes
            .ToDictionary(type => type, type => plan.Number(PlanFile.PathOf("travel.sharing_factor", type))),
        EligibleShare = EligibleShares(plan),
        EligibleWithinWalking = ProvisionCodes.ProvisionTypes
            .ToDictionary(type => type, type => plan.Number(PlanFile.PathOf("travel.eligible_within_walking", type))),
        HomeSpread = ProvisionCodes.ProvisionTypes
            .ToDictionary(type => type, type => new Kilometres(plan.Number(PlanFile.PathOf("travel.home_spread_km", type)))),
        CollectionFactor = ProvisionCodes.ProvisionTypes
            .ToDictionary(type => type, type => plan.FindNumber(PlanFile.PathOf("travel.collection_factor", type)) ?? 1.0),
        ChoiceFactor = ProvisionCodes.ProvisionTypes
            .ToDictionary(type => type, type => plan.FindNumber(PlanFile.PathOf("travel.choice_factor", type)) ?? 1.0),
        Boarding = new(plan.FindNumber("travel.boarding_minutes") ?? 0.0),
    };

    /// <summary>Assumptions of money.</summary>
    public static CostAssumptions ReadCosts(PlanFile plan) => new(
        plan.Get<AcademicYear>("costs.price_base"),
        plan.Number("costs.discount_rate"),
        plan.Number("costs.out_of_county_real_growth"),
        plan.Number("costs.funding_inflation"),
        plan.Pounds("costs.other_high_needs_gbp"));

    /// <summary>The high-needs deficit; each part may be missing.</summary>
    public static DeficitAssumptions ReadDeficit(PlanFile plan) => new(
        plan.FindNumber("deficit.opening_gbp") is { } opening ? new Pounds(opening) : null,
        plan.FindNumber("deficit.grant_share"),
        plan.Leaves.GetValueOrDefault("deficit.grant_until")?.Value as AcademicYear?,
        plan.Leaves.GetValueOrDefault("deficit.override_ends")?.Value as AcademicYear?)
    {
        GrantCondition = plan.Find<string>("deficit.grant_condition"),
        IsGovernmentAfterOverride = plan.Find<string>("deficit.after_override") is { } bearer
        ? string.Equals(bearer, "government", StringComparison.Ordinal) : null,
    };

    /// <summary>When schemes are decided and how many can open in a year; each part may be missing.</summary>
    public static DeliveryAssumptions ReadDelivery(PlanFile plan) => new(
        DecidedIn(plan),
        plan.Leaves.GetValueOrDefault("delivery.new_schools_a_year")?.Value as int?,
        plan.Leaves.GetValueOrDefault("delivery.bases_a_year")?.Value as int?);

    /// <summary>The year in which what is not yet decided is decided; null where the plan does not say.</summary>
    public static AcademicYear? DecidedIn(PlanFile plan) => plan.Leaves.GetValueOrDefault("delivery.decided_in")?.Value as AcademicYear?;

    /// <summary>Penalties.</summary>
    public static PenaltyAssumptions ReadPenalties(PlanFile plan) => new(
        plan.FindNumber("penalties.waiting_gbp") is { } waiting ? new Pounds(waiting) : null,
        plan.Pounds("penalties.over_capacity_gbp"),
        plan.Number("penalties.over_capacity_share"),
        plan.Pounds("penalties.minute_beyond_guidance_gbp"),
        plan.Get<int>("penalties.maximum_wait_years"))
    {
        OverCapacityYears = plan.Leaves.GetValueOrDefault("penalties.over_capacity_years")?.Value as int? ?? 0,
    };

    /// <summary>The path of a growth path's factors.</summary>
    public static string PathOf(GrowthLevel level) => $"demand.new_plan_factors.{WordOf(level)}";

    private static string WordOf(GrowthLevel level) => level switch
    {
        GrowthLevel.Low => "low",
        GrowthLevel.High => "high",
        _ => "central",
    };

    private static GrowthLevel LevelOf(string word) => Enum.GetValues<GrowthLevel>().First(level => WordOf(level) == word);

    private static Dictionary<(ProvisionType Type, Phase Phase), double> EligibleShares(PlanFile plan) => (
        from type in ProvisionCodes.ProvisionTypes
        from phase in PlacedPhases
        select (type, phase)).ToDictionary(pair => pair,
            pair => plan.Number($"{PlanFile.PathOf("travel.eligible_share", pair.type)}.{ValueParser.ToCode(pair.phase)}"));
}
