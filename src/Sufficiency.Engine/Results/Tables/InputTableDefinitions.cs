namespace Sufficiency.Engine.Results.Tables;

/// <summary>What the plan was made from, so that it can be checked from the run folder alone.</summary>
internal static class InputTableDefinitions
{
    public static TableDefinition<ProviderNeedRow> ProviderNeeds { get; } = new TableBuilder<ProviderNeedRow>(
            "provider_needs", "Needs that each provider accepts.", "provider_id", "need")
        .Text("provider_id", row => row.ProviderId, "provider", "providers")
        .Text("need", row => row.Need, "primary need", "needs")
        .Build();

    public static TableDefinition<ProviderPlacesRow> ProviderPlaces { get; } = new TableBuilder<ProviderPlacesRow>(
            "provider_places", "Places of a provider's own, schemes apart: in all, and where given by phase.", "provider_id",
            "academic_year", "phase")
        .Text("provider_id", row => row.ProviderId, "provider", "providers")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year")
        .Text("phase", row => row.Phase, "phase whose pupils they are for; empty for the whole provider", "phases", required: false)
        .Number("places", row => row.Places, "places", "places")
        .Build();

    public static TableDefinition<InitialRollRow> InitialRoll { get; } = new TableBuilder<InitialRollRow>(
            "initial_roll", "The base roll as counted.", "provider_id", "year_group", "tier", "need")
        .Text("provider_id", row => row.ProviderId, "provider", "providers")
        .Integer("year_group", row => row.YearGroup, "year group", "year group in the base year")
        .Text("tier", row => row.Tier, "tier", "tiers")
        .Text("need", row => row.Need, "primary need", "needs")
        .Number("pupils", row => row.Pupils, "pupils", "pupils on roll")
        .Build();

    public static TableDefinition<InitialWaitingRow> InitialWaiting { get; } = new TableBuilder<InitialWaitingRow>(
            "initial_waiting", "Pupils counted as awaiting a school place at the base date.", "need", "year_group", "tier")
        .Text("need", row => row.Need, "primary need", "needs")
        .Integer("year_group", row => row.YearGroup, "year group", "year group in the base year")
        .Text("tier", row => row.Tier, "tier they wait for", "tiers")
        .Number("pupils", row => row.Pupils, "pupils", "pupils waiting")
        .Build();

    public static TableDefinition<InitialRollYearRow> InitialRollYears { get; } = new TableBuilder<InitialRollYearRow>(
            "initial_roll_years", "What is left of the base roll in each planned year.", "provider_id", "need", "academic_year")
        .Text("provider_id", row => row.ProviderId, "provider", "providers")
        .Text("need", row => row.Need, "primary need", "needs")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("pupils", row => row.Pupils, "pupils", "pupils still at the same place")
        .Build();

    public static TableDefinition<BasePlansRow> BasePlans { get; } = new TableBuilder<BasePlansRow>(
            "base_plans", "EHC plans of the authority at the base date.", "need", "year_group", "setting")
        .Text("need", row => row.Need, "primary need", "needs")
        .Integer("year_group", row => row.YearGroup, "year group", "year group in the base year")
        .Text("setting", row => row.Setting, "where the pupil is counted")
        .Number("plans", row => row.Plans, "plans", "plans; fitted to every known margin, so fractional")
        .Build();

    public static TableDefinition<CeasingRow> Ceasing { get; } = new TableBuilder<CeasingRow>(
            "ceasing_rates", "Share of plans that cease between one January and the next.", "year_group")
        .Integer("year_group", row => row.YearGroup, "year group", "year group at the first January")
        .Number("share", row => row.Share, "0..1", "share that ceases")
        .Build();

    public static TableDefinition<StayOnRow> StayOn { get; } = new TableBuilder<StayOnRow>(
            "stay_on_rates", "Share of the pupils of the year group before who stay at a school that teaches the next phase.",
            "year_group", "tier")
        .Integer("year_group", row => row.YearGroup, "year group", "year group moved into")
        .Text("tier", row => row.Tier, "tier", "tiers")
        .Number("share", row => row.Share, "0..1", "share")
        .Build();

    public static TableDefinition<EscalationRow> Escalation { get; } = new TableBuilder<EscalationRow>(
            "escalation_rates", "Share of continuing pupils whose tier rises.", "year_group", "from_tier", "to_tier")
        .Integer("year_group", row => row.YearGroup, "year group", "year group moved into")
        .Text("from_tier", row => row.FromTier, "tier before", "tiers")
        .Text("to_tier", row => row.ToTier, "tier from then on", "tiers")
        .Number("share", row => row.Share, "0..1", "share that rises")
        .Build();

    public static TableDefinition<NoSchoolPlaceRow> NoSchoolPlace { get; } = new TableBuilder<NoSchoolPlaceRow>(
            "elsewhere_rates", "Share of pupils moving into or joining a year group who hold no school place there.", "year_group")
        .Integer("year_group", row => row.YearGroup, "year group", "year group moved into or joined")
        .Number("share", row => row.Share, "0..1", "share that holds no school place")
        .Build();

    public static TableDefinition<StockCostRow> StockCosts { get; } = new TableBuilder<StockCostRow>(
            "stock_costs", "Yearly cost of a plan that is not placed.", "setting", "phase")
        .Text("setting", row => row.Setting, "where the pupil is counted")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Number("per_pupil_year_gbp", row => row.PerPupilYearGbp, "GBP a pupil a year", "cost")
        .Build();

    public static TableDefinition<FundingRow> Funding { get; } =
        new TableBuilder<FundingRow>("funding", "High needs block.", "academic_year")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "financial year 2025-26 stands for 2025/26")
        .Number("high_needs_block_gbp", row => row.HighNeedsBlockGbp, "GBP cash", "grant")
        .Build();

    public static TableDefinition<RequestRow> Requests { get; } = new TableBuilder<RequestRow>(
            "requests", "Requests for assessment, assessments and new plans counted in earlier years.", "calendar_year", "age_band")
        .Integer("calendar_year", row => row.CalendarYear, "calendar year", "year")
        .Text("age_band", row => row.AgeBand, "ages such as 05-10; all for every age, unknown where none is recorded")
        .Number("requests", row => row.Requests, "requests", "requests received; empty where not known", required: false)
        .Number("assessments", row => row.Assessments, "assessments", "assessments; empty where not known", required: false)
        .Number("plans_issued", row => row.PlansIssued, "plans", "assessments after which a plan was issued; empty where not known",
            required: false)
        .Number("new_plans", row => row.NewPlans, "plans", "plans begun; empty where not known", required: false)
        .Text("source", row => row.Source, "where the figures come from")
        .Text("source_year", row => row.SourceYear, "the period they speak of")
        .Text("certainty", row => row.Certainty, "found, derived or assumed")
        .Build();

    public static TableDefinition<PolicyLimitRow> PolicyLimits { get; } = new TableBuilder<PolicyLimitRow>(
            "policy_limits", "Upper limits on rolls, one row a need they count.", "number", "need")
        .Integer("number", row => row.Number, "", "place in the list")
        .Text("name", row => row.Name, "name")
        .Text("provision_type", row => row.ProvisionType, "provision type it caps", "provision_types")
        .Text("need", row => row.Need, "need it counts", "needs")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year it holds in; empty for every year", required: false)
        .Number("maximum_pupils", row => row.MaximumPupils, "pupils", "most pupils of all its needs together")
        .Build();

    public static TableDefinition<ParameterRow> Parameters { get; } =
        new TableBuilder<ParameterRow>("parameters", "Numbers the plan was made with.", "name")
        .Text("name", row => row.Name, "path in plan.yaml")
        .Number("value", row => row.Value, "see unit", "value")
        .Text("unit", row => row.Unit, "unit")
        .Build();

    public static TableDefinition<TransportRow> Transport { get; } = new TableBuilder<TransportRow>(
            "transport", "Who is transported, by provision type and phase.", "provision_type", "phase")
        .Text("provision_type", row => row.ProvisionType, "what kind of place", "provision_types")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Number("eligible_share", row => row.EligibleShare, "0..1",
            "share of pupils beyond the walking distance whom the council transports")
        .Number("eligible_within_walking", row => row.EligibleWithinWalking, "0..1",
            "share of pupils within it whom it transports since they cannot walk there")
        .Number("sharing_factor", row => row.SharingFactor, "0..1", "share of a single vehicle's cost left when vehicles are shared")
        .Number("home_spread_km", row => row.HomeSpreadKilometres, "km",
            "homes of the base roll thin out with distance from the school as exp(-km/this)")
        .Number("collection_factor", row => row.CollectionFactor, "ratio", "minutes in the vehicle over minutes of the direct way")
        .Number("choice_factor", row => row.ChoiceFactor, "ratio",
            "way of a pupil placed over the way to the school given, at schools that stand somewhere")
        .Build();

    public static TableDefinition<DailyCostRow> DailyCost { get; } = new TableBuilder<DailyCostRow>(
            "daily_cost", "Daily cost by road distance: linear between the points, flat outside.", "kilometres")
        .Number("kilometres", row => row.Kilometres, "km", "road distance one way")
        .Number("per_pupil_day_gbp", row => row.PerPupilDayGbp, "GBP a pupil a day", "both journeys in a vehicle of their own")
        .Build();

    public static TableDefinition<AreaShareRow> AreaShares { get; } = new TableBuilder<AreaShareRow>(
            "area_shares", "Share of the county's plans of a phase that live in an area.", "area_code", "phase", "academic_year")
        .Text("area_code", row => row.AreaCode, "home area", "areas")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("share", row => row.Share, "0..1", "share")
        .Build();

    /// <summary>Every one.</summary>
    public static IReadOnlyList<ITable> All { get; } =
    [
        .. ActionTableDefinitions.All, AreaShares, BasePlans, SchemeTableDefinitions.CapitalBudgets, Ceasing, DailyCost,
        SchemeTableDefinitions.DecidedOpenings, SlipTableDefinitions.DelayedOpenings, NoSchoolPlace,
        Escalation, Funding, InitialRoll, InitialRollYears, InitialWaiting, Parameters, PolicyLimits,
        ProviderNeeds, ProviderPlaces, Requests, SchemeTableDefinitions.Links, SchemeTableDefinitions.Funding,
        SchemeTableDefinitions.Options, SchemeTableDefinitions.Places, StayOn, StockCosts, Transport,
    ];
}
