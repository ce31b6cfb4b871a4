namespace Sufficiency.Engine.Results.Tables;

/// <summary>The tables of one plan; do-minimum has the same in its own folder.</summary>
internal static class PlanTableDefinitions
{
    public static TableDefinition<PlacementRow> Placements { get; } = new TableBuilder<PlacementRow>(
            "placements", "Pupils placed: who from where needed a place when, and where and when they got it.",
            "area_code", "need", "tier", "entry_point", "year_needed", "year_placed", "provider_id")
        .Text("area_code", row => row.AreaCode, "home area", "areas")
        .Text("need", row => row.Need, "primary need", "needs")
        .Text("tier", row => row.Tier, "least specialist provision type that suits: M, B, S or X", "tiers")
        .Text("entry_point", row => row.EntryPoint, "where in the school career the place is needed", "entry_points")
        .Integer("year_needed", row => row.YearNeeded, "academic year", "year in which the place is needed", "years")
        .Integer("year_placed", row => row.YearPlaced, "academic year",
            "year in which the place is taken; later than needed after a wait", "years")
        .Text("provider_id", row => row.ProviderId, "where", "providers")
        .Text("provision_type", row => row.ProvisionType, "what kind of place", "provision_types")
        .Number("pupils", row => row.Pupils, "pupils", "expected pupils counted in the year of need, before any leave; fractional")
        .Number("travel_kilometres", row => row.TravelKilometres, "km", "road distance one way, with the choice factor")
        .Number("travel_minutes", row => row.TravelMinutes, "minutes", "time in the vehicle one way, with collecting others and boarding")
        .Build();

    public static TableDefinition<UnplacedRow> Unplaced { get; } = new TableBuilder<UnplacedRow>(
            "unplaced", "Pupils who need a place and are not placed before their phase ends.", "area_code", "need", "tier",
            "entry_point", "year_needed")
        .Text("area_code", row => row.AreaCode, "home area", "areas")
        .Text("need", row => row.Need, "primary need", "needs")
        .Text("tier", row => row.Tier, "tier", "tiers")
        .Text("entry_point", row => row.EntryPoint, "where in the school career the place is needed", "entry_points")
        .Integer("year_needed", row => row.YearNeeded, "academic year", "year in which the place is needed", "years")
        .Number("pupils", row => row.Pupils, "pupils", "expected pupils counted in the year of need")
        .Build();

    public static TableDefinition<ProviderYearRow> ProviderYears { get; } = new TableBuilder<ProviderYearRow>(
            "provider_years", "Places and roll of each provider by year; the base year with the roll as counted.",
            "provider_id", "academic_year")
        .Text("provider_id", row => row.ProviderId, "provider", "providers")
        .Text("provision_type", row => row.ProvisionType, "what kind of place", "provision_types")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("places", row => row.Places, "places", "places of its own; empty where it takes any number", required: false)
        .Number("scheme_places", row => row.SchemePlaces, "places", "places that open schemes add")
        .Number("over_capacity_places", row => row.OverCapacityPlaces, "places", "places used beyond both")
        .Number("roll_initial", row => row.RollInitial, "pupils", "pupils of the base roll still there")
        .Number("roll_placed", row => row.RollPlaced, "pupils", "pupils the plan placed who are on roll")
        .Number("roll", row => row.Roll, "pupils", "both together")
        .Build();

    public static TableDefinition<AreaYearRow> AreaYears { get; } = new TableBuilder<AreaYearRow>(
            "area_years", "Pupils the plan placed, on roll by home area, phase and provision type.", "area_code", "academic_year",
            "phase", "provision_type")
        .Text("area_code", row => row.AreaCode, "home area", "areas")
        .Text("district_name", row => row.DistrictName, "district of the home area")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Text("provision_type", row => row.ProvisionType, "what kind of place", "provision_types")
        .Number("pupils", row => row.Pupils, "pupils", "expected pupils on roll")
        .Number("pupil_minutes", row => row.PupilMinutes, "pupil minutes", "sum of times in the vehicle one way")
        .Number("pupils_beyond_guidance", row => row.PupilsBeyondGuidance, "pupils", "pupils whose journey is longer than guidance advises")
        .Build();

    public static TableDefinition<WaitingRow> Waiting { get; } = new TableBuilder<WaitingRow>(
            "waiting", "Pupils held below their tier in a year.", "area_code", "need", "tier", "phase", "academic_year")
        .Text("area_code", row => row.AreaCode, "home area", "areas")
        .Text("district_name", row => row.DistrictName, "district of the home area")
        .Text("town_name", row => row.TownName, "town the home area lies in or nearest to; its district where the data names no town")
        .Text("need", row => row.Need, "primary need", "needs")
        .Text("tier", row => row.Tier, "tier they wait for", "tiers")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("pupils", row => row.Pupils, "pupils", "expected pupils waiting")
        .Build();

    public static TableDefinition<PhaseYearRow> PhaseYears { get; } = new TableBuilder<PhaseYearRow>(
            "phase_years", "Places and roll of each provider by phase and year, the base year too; "
                + "none of a phase without pupils or places.", "provider_id", "phase", "academic_year")
        .Text("provider_id", row => row.ProviderId, "provider", "providers")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Text("provision_type", row => row.ProvisionType, "what kind of place", "provision_types")
        .Number("places", row => row.Places, "places", "own places of the phase; empty where they are not given by phase", required: false)
        .Number("scheme_places", row => row.SchemePlaces, "places", "places of the phase that opened schemes give", required: false)
        .Number("roll_initial", row => row.RollInitial, "pupils", "pupils of the base roll still there")
        .Number("roll_placed", row => row.RollPlaced, "pupils", "pupils placed by the plan")
        .Number("roll", row => row.Roll, "pupils", "both")
        .Build();

    public static TableDefinition<PlacesShortRow> PlacesShort { get; } = new TableBuilder<PlacesShortRow>(
            "places_short", "Places that the authority lacks: pupils in places that it would rather not buy, and pupils waiting.",
            "town_name", "need", "phase", "academic_year")
        .Text("town_name", row => row.TownName, "town the pupils live in or nearest to; their district where the data names no town")
        .Text("need", row => row.Need, "primary need", "needs")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("tranche_pupils", row => row.Tranche, "pupils", "in further places bought at a rising price")
        .Number("bespoke_pupils", row => row.Bespoke, "pupils", "in packages for one pupil")
        .Number("waiting_pupils", row => row.Waiting, "pupils", "held below the provision they need, or in none")
        .Number("pupils", row => row.Pupils, "pupils", "all three")
        .Build();

    public static TableDefinition<JourneyRow> Journeys { get; } = new TableBuilder<JourneyRow>(
            "journeys", "Journeys as pupils ride them, weighted by pupils; the base roll by its assumed homes. Pupils without a journey, "
                + "such as those with a package at home, are left out.", "academic_year", "phase", "provision_type", "riders")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year, the base year too", "years")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Text("provision_type", row => row.ProvisionType, "what kind of place", "provision_types")
        .Text("riders", row => row.Riders, "base_roll (pupils counted at the base date who still hold their place) or placed (by the plan)")
        .Number("pupils", row => row.Pupils, "pupils",
            "expected pupils on roll who make a journey, whether the council transports them or not")
        .Number("mean_kilometres", row => row.MeanKilometres, "km", "road distance one way")
        .Number("mean_minutes", row => row.MeanMinutes, "minutes", "time in the vehicle one way")
        .Integer("p90_minutes", row => row.NinetiethPercentileMinutes, "minutes", "whole minutes within which nine in ten ride")
        .Number("pupils_beyond_guidance", row => row.PupilsBeyondGuidance, "pupils", "pupils whose journey is longer than guidance advises")
        .Build();

    public static TableDefinition<SchemeRow> Schemes { get; } = new TableBuilder<SchemeRow>(
            "schemes", "What became of each scheme.", "scheme_id")
        .Text("scheme_id", row => row.SchemeId, "scheme", "scheme_options")
        .Text("name", row => row.Name, "name")
        .Text("provider_id", row => row.ProviderId, "provider whose places grow", "providers")
        .Text("status", row => row.Status, "committed or optional")
        .Integer("planned_opening", row => row.PlannedOpening, "academic year",
            "year the authority plans for; empty where nobody has proposed it", required: false)
        .Integer("opening_year", row => row.OpeningYear, "academic year", "year it opens in; empty where it does not", required: false)
        .Number("capital_gbp", row => row.CapitalGbp, "GBP", "capital at prices of the price base")
        .Number("full_places", row => row.FullPlaces, "places", "places once full")
        .YesNo("is_generic", row => row.IsGeneric, "whether nobody has proposed it: a template at a site")
        .Build();

    public static TableDefinition<CostRow> Costs { get; } = new TableBuilder<CostRow>(
            "costs", "Every cost by year and kind, at prices of the price base.", "academic_year", "kind", "provision_type",
            "provider_id", "scheme_id")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Text("kind", row => row.Kind,
            "place_funding, top_up, fee, transport, capital, interim, stock, actions, or a penalty_", "cost_kinds")
        .Text("provision_type", row => row.ProvisionType, "what kind of place; empty where none", "provision_types", required: false)
        .Text("provider_id", row => row.ProviderId, "provider; empty where none", "providers", required: false)
        .Text("scheme_id", row => row.SchemeId, "scheme; capital only", "scheme_options", required: false)
        .Number("cost_gbp", row => row.CostGbp, "GBP", "money; 0 in a row of a penalty")
        .Number("penalty_gbp", row => row.PenaltyGbp, "GBP", "penalty that steers the plan; 0 in a row of money")
        .Number("discounted_gbp", row => row.DiscountedGbp, "GBP", "its part of the objective")
        .Build();

    public static TableDefinition<MarginalValueRow> MarginalValues { get; } = new TableBuilder<MarginalValueRow>(
            "marginal_values", "What one more place would save over the horizon, discounted, schemes fixed: "
                + "of the phase where it would save most, where places are given by phase.", "provider_id", "academic_year")
        .Text("provider_id", row => row.ProviderId, "provider with limited places", "providers")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Text("phase", row => row.Phase, "phase where it would save most; empty where places are not given by phase",
            "phases", required: false)
        .Number("value_gbp", row => row.ValueGbp, "GBP", "saving; never negative")
        .Build();

    public static TableDefinition<LedgerRow> Ledger { get; } = new TableBuilder<LedgerRow>(
            "ledger", "High-needs position and balance by year, in cash; capital and transport are paid elsewhere.", "academic_year")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("high_needs_block_gbp", row => row.HighNeedsBlockGbp, "GBP cash", "grant; empty where not known", required: false)
        .Number("spending_cash_gbp", row => row.SpendingCashGbp, "GBP cash", "spending that the grant pays")
        .Number("in_year_position_gbp", row => row.InYearPositionGbp, "GBP cash",
            "grant less spending; negative is a deficit", required: false)
        .Number("opening_balance_gbp", row =>
            row.OpeningBalanceGbp, "GBP cash", "balance at the start of the year; the opening deficit of the data, or nil, in the first",
            required: false)
        .Number("stability_grant_gbp", row =>
            row.StabilityGrantGbp, "GBP cash", "share of the deficit that a government grant meets, on its condition", required: false)
        .Number("closing_balance_gbp", row =>
            row.ClosingBalanceGbp, "GBP cash", "balance at the end of the year if the council bears every year's deficit", required: false)
        .Number("closing_balance_if_government_gbp", row =>
            row.ClosingBalanceIfGovernmentGbp, "GBP cash",
            "the same if the government bears the deficits of the years after the override", required: false)
        .Build();

    public static TableDefinition<HeadlineRow> Headline { get; } = new TableBuilder<HeadlineRow>(
            "headline", "The plan in one row.", "plan")
        .Text("plan", row => row.Plan, "plan, do_minimum, as_planned or slipped")
        .Number("objective_gbp", row => row.ObjectiveGbp, "GBP", "discounted money and penalties, the solver's objective")
        .Number("bound_gbp", row => row.BoundGbp, "GBP", "no plan can be below it; empty where none is proven", required: false)
        .Number("total_cost_gbp", row => row.TotalCostGbp, "GBP", "undiscounted money of all planned years")
        .Number("total_penalty_gbp", row => row.TotalPenaltyGbp, "GBP", "undiscounted penalties of all planned years")
        .Number("pupil_years_waiting", row => row.PupilYearsWaiting, "pupil years", "the waiting table summed over planned years")
        .Number("carried_cost_gbp", row => row.CarriedCostGbp, "GBP", "undiscounted money of carried years: in the objective, in no total")
        .Build();

    /// <summary>Every one.</summary>
    public static IReadOnlyList<ITable> All { get; } =
        [
            AreaYears, Costs, Headline, Journeys, Ledger, LocalMixTableDefinitions.Pressure, LocalMixTableDefinitions.Years, MarginalValues,
            PhaseYears, PlaceValueTableDefinitions.PlaceValues, Placements, PlacesShort, ProviderYears,
            Schemes, YearTableDefinitions.HomeToSchool, YearTableDefinitions.Summary, Unplaced, Waiting,
        ];

    /// <summary>The tables that hold two plans in one file, as they are written: with the plan in a column.</summary>
    public static IReadOnlyList<ITable> Together { get; } =
        [
            PlanColumn.On(AreaYears), PlanColumn.On(Costs), PlanColumn.On(Headline), PlanColumn.On(Journeys), PlanColumn.On(Ledger),
            PlanColumn.On(LocalMixTableDefinitions.Pressure), PlanColumn.On(LocalMixTableDefinitions.Years),
            PlanColumn.On(MarginalValues), PlanColumn.On(PhaseYears), PlanColumn.On(PlaceValueTableDefinitions.PlaceValues),
            PlanColumn.On(PlacesShort), PlanColumn.On(ProviderYears), PlanColumn.On(Schemes),
            PlanColumn.On(YearTableDefinitions.HomeToSchool), PlanColumn.On(YearTableDefinitions.Summary),
            PlanColumn.On(Unplaced), PlanColumn.On(Waiting),
        ];

    /// <summary>The tables of which each plan has a file, because they are large.</summary>
    public static IReadOnlyList<ITable> Apart { get; } = [Placements];
}
