using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Audit;

public sealed class PlanAuditTests(PlanAuditTests.PaperRun paper) : IClassFixture<PlanAuditTests.PaperRun>
{
    [Fact]
    public void APlanWorkedOutOnPaperPasses()
    {
        var report = paper.Written.Audit;
        Assert.Equal("", string.Join('\n', report.Findings));
        Assert.True(report.Passed);
    }

    [Theory]
    [InlineData("placements", "pupils", "pupils + 0.01", "provider_id = 'market'", "EveryPupilPlaced")]
    [InlineData("placements", "pupils", "-pupils", "provider_id = 'market'", "EveryPupilPlaced")]
    [InlineData("placements", "provision_type", "'mainstream'", "provider_id = 'special'", "ProvisionTypeSuitsTier")]
    [InlineData("placements", "tier", "'X'", "provider_id = 'special'", "ProvisionTypeSuitsTier")]
    [InlineData("placements", "need", "'HI'", "provider_id = 'special'", "NeedAccepted")]
    [InlineData("inputs/provider_needs", "need", "'VI'", "provider_id = 'special' AND need = 'SEMH'", "NeedAccepted")]
    [InlineData("providers", "highest_year_group", "10", "provider_id = 'special'", "YearGroupsTaught")]
    [InlineData("providers", "lowest_year_group", "5", "provider_id = 'special'", "YearGroupsTaught")]
    [InlineData("placements", "year_placed", "2024", "provider_id = 'market'", "WaitAllowed")]
    [InlineData("inputs/parameters", "value", "0", "name = 'penalties.maximum_wait_years'", "WaitAllowed")]
    [InlineData("survival", "share", "0", "entry_point = 'junior' AND year_needed = 2025 AND years_after = 1", "WaitAllowed")]
    [InlineData("inputs/provider_places", "places", "9", "provider_id = 'special'", "NobodyWaitsBesideAPlace")]
    [InlineData("places_short", "pupils", "pupils + 0.1", "academic_year = 2026", "PlacesShortAddUp")]
    [InlineData("places_short", "waiting_pupils", "0", "academic_year = 2026", "PlacesShortAddUp")]
    [InlineData("phase_years", "roll_placed", "roll_placed + 0.1", "provider_id = 'special' AND academic_year = 2026",
        "RollsFollowPlacements")]
    [InlineData("placements", "travel_minutes", "travel_minutes + 1", "provider_id = 'market'", "Journeys")]
    [InlineData("placements", "travel_kilometres", "0", "provider_id = 'market'", "Journeys")]
    [InlineData("unplaced", "pupils", "pupils * 1.001", "true", "EveryPupilPlaced")]
    [InlineData("demand", "placings", "placings + 0.001", "area_code = 'A2'", "EveryPupilPlaced")]
    [InlineData("survival", "share", "share - 0.01", "years_after = 1 AND tier = 'M'", "RollsFollowPlacements")]
    [InlineData("provider_years", "roll_placed", "roll_placed + 0.001", "provider_id = 'special' AND academic_year = 2026",
        "RollsFollowPlacements")]
    [InlineData("provider_years", "roll", "roll + 1", "provider_id = 'special' AND academic_year = 2024", "RollsFollowPlacements")]
    [InlineData("provider_years", "roll_initial", "0", "provider_id = 'special' AND academic_year = 2024", "RollsFollowPlacements")]
    [InlineData("inputs/initial_roll_years", "pupils", "pupils + 0.1", "academic_year = 2026", "RollsFollowPlacements")]
    [InlineData("inputs/ceasing_rates", "share", "0.2", "year_group = 9", "RollsFollowPlacements")]
    [InlineData("provider_years", "places", "places + 1", "provider_id = 'special' AND academic_year = 2026", "PlacesNotExceeded")]
    [InlineData("provider_years", "places", "7", "provider_id = 'special' AND academic_year = 2024", "PlacesNotExceeded")]
    [InlineData("provider_years", "scheme_places", "2", "provider_id = 'special' AND academic_year = 2026", "PlacesNotExceeded")]
    [InlineData("provider_years", "over_capacity_places", "0", "provider_id = 'special'", "PlacesNotExceeded")]
    [InlineData("provider_years", "over_capacity_places", "0.5", "provider_id = 'special'", "PlacesNotExceeded")]
    [InlineData("inputs/parameters", "value", "1", "name = 'penalties.over_capacity_years'", "PlacesNotExceeded")]
    [InlineData("inputs/parameters", "value", "0.004", "name = 'penalties.over_capacity_share'", "PlacesNotExceeded")]
    [InlineData("inputs/provider_places", "places", "1", "academic_year = 2025", "PlacesNotExceeded")]
    [InlineData("marginal_values", "value_gbp", "-1", "academic_year = 2026", "MarginalValues")]
    [InlineData("marginal_values", "value_gbp", "value_gbp + 1", "academic_year = 2026", "PlaceValues")]
    [InlineData("place_values", "of_phase_gbp", "1", "academic_year = 2026", "PlaceValues")]
    [InlineData("place_values", "of_school_gbp", "-1", "academic_year = 2025", "PlaceValues")]
    [InlineData("schemes", "opening_year", "2025", "scheme_id = 'extension'", "PlacesNotExceeded")]
    [InlineData("schemes", "opening_year", "2024", "scheme_id = 'extension'", "SchemesOpenOnce")]
    [InlineData("schemes", "opening_year", "2026", "true", "SchemesOpenOnce")]
    [InlineData("schemes", "capital_gbp", "1", "scheme_id = 'extension'", "SchemesOpenOnce")]
    [InlineData("schemes", "full_places", "3", "scheme_id = 'extension'", "SchemesOpenOnce")]
    [InlineData("do_minimum/schemes", "opening_year", "2026", "scheme_id = 'extension'", "SchemesOpenOnce")]
    [InlineData("inputs/scheme_options", "status", "'committed'", "scheme_id = 'annexe'", "SchemesOpenOnce")]
    [InlineData("inputs/scheme_options", "minimum_viable_roll", "3.02", "scheme_id = 'extension'", "ViableRoll")]
    [InlineData("inputs/scheme_options", "minimum_viable_roll", "9.1", "scheme_id = 'extension'", "ViableRoll")]
    [InlineData("placements", "provision_type", "'out_of_county'", "provider_id = 'special'", "ViableRoll")]
    [InlineData("inputs/scheme_options", "lead_years", "3", "scheme_id = 'extension'", "SchemesOpenOnce")]
    [InlineData("schemes", "is_generic", "true", "scheme_id = 'extension'", "SchemesOpenOnce")]
    [InlineData("inputs/parameters", "value", "0", "name = 'delivery.bases_a_year'", "DeliveryWithinLimits")]
    [InlineData("inputs/capital_budgets", "maximum_gbp", "999000", "true", "CapitalWithinBudget")]
    [InlineData("inputs/policy_limits", "maximum_pupils", "0.9", "true", "PolicyLimits")]
    [InlineData("waiting", "pupils", "pupils + 0.001", "academic_year = 2025", "WaitingFollowsPlacements")]
    [InlineData("do_minimum/waiting", "pupils", "1", "academic_year = 2026", "WaitingFollowsPlacements")]
    [InlineData("waiting", "district_name", "'Another'", "academic_year = 2025", "DistrictsOfAreas")]
    [InlineData("waiting", "town_name", "'Another'", "academic_year = 2025", "TownsOfAreas")]
    [InlineData("area_years", "pupils", "pupils + 0.001", "area_code = 'A2'", "AreaYearsFollowPlacements")]
    [InlineData("area_years", "pupil_minutes", "pupil_minutes + 0.01", "area_code = 'A2'", "AreaYearsFollowPlacements")]
    [InlineData("area_years", "pupils_beyond_guidance", "0", "area_code = 'A2'", "AreaYearsFollowPlacements")]
    [InlineData("stock", "pupils", "pupils + 0.1", "academic_year = 2026 AND need = 'SEMH'", "StockFollowsFlows")]
    [InlineData("flows", "new_plans", "0", "academic_year = 2026", "StockFollowsFlows")]
    [InlineData("journeys", "pupils", "pupils + 0.01", "riders = 'placed' AND academic_year = 2026", "JourneysAreRidden")]
    [InlineData("journeys", "mean_minutes", "mean_minutes + 1", "riders = 'base_roll' AND academic_year = 2024", "JourneysAreRidden")]
    [InlineData("journeys", "mean_kilometres", "mean_kilometres - 1",
        "riders = 'placed' AND provision_type = 'mainstream'", "JourneysAreRidden")]
    [InlineData("journeys", "p90_minutes", "p90_minutes - 1", "riders = 'base_roll' AND academic_year = 2025", "JourneysAreRidden")]
    [InlineData("journeys", "p90_minutes", "p90_minutes + 1",
        "riders = 'placed' AND provision_type = 'out_of_county'", "JourneysAreRidden")]
    [InlineData("journeys", "pupils_beyond_guidance", "0", "provision_type = 'special_school' AND phase = 'primary'", "JourneysAreRidden")]
    [InlineData("journeys", "riders", "'base'", "riders = 'base_roll'", "JourneysAreRidden")]
    [InlineData("inputs/transport", "collection_factor", "1.2", "provision_type = 'special_school'", "JourneysAreRidden")]
    [InlineData("inputs/transport", "collection_factor", "1.2", "provision_type = 'out_of_county'", "Journeys")]
    [InlineData("inputs/transport", "choice_factor", "1.2", "provision_type = 'special_school'", "Journeys")]
    [InlineData("inputs/parameters", "value", "5", "name = 'travel.boarding_minutes'", "Journeys")]
    [InlineData("years", "is_carried", "true", "academic_year = 2025", "YearsAreMarked")]
    [InlineData("inputs/parameters", "value", "2026", "name = 'horizon.first_planned_year'", "YearsAreMarked")]
    [InlineData("inputs/parameters", "value", "2026", "name = 'horizon.first_planned_year'", "Headline")]
    [InlineData("costs", "cost_gbp", "cost_gbp + 1", "kind = 'capital'", "Costs")]
    [InlineData("costs", "cost_gbp", "cost_gbp + 0.2", "kind = 'transport' AND provider_id = 'special'", "Costs")]
    [InlineData("costs", "penalty_gbp", "0", "kind = 'penalty_minutes'", "Costs")]
    [InlineData("costs", "penalty_gbp", "cost_gbp", "kind = 'stock'", "Costs")]
    [InlineData("costs", "discounted_gbp", "cost_gbp", "kind = 'fee' AND academic_year = 2026", "Costs")]
    [InlineData("costs", "provision_type", "'mainstream'", "kind = 'fee'", "Costs")]
    [InlineData("costs", "kind", "'fee'", "kind = 'top_up' AND provider_id = 'special'", "Costs")]
    [InlineData("travel", "kilometres", "kilometres + 1", "area_code = 'A1' AND provider_id = 'special'", "Costs")]
    [InlineData("inputs/daily_cost", "per_pupil_day_gbp", "per_pupil_day_gbp + 1", "kilometres = 30", "Costs")]
    [InlineData("inputs/transport", "eligible_share", "eligible_share / 2", "true", "Costs")]
    [InlineData("inputs/transport", "home_spread_km", "home_spread_km / 2", "true", "Costs")]
    [InlineData("inputs/area_shares", "share", "0.4", "area_code = 'A1'", "Costs")]
    [InlineData("inputs/base_plans", "setting", "'elsewhere'", "true", "Costs")]
    [InlineData("inputs/stock_costs", "per_pupil_year_gbp", "per_pupil_year_gbp * 2", "setting = 'elsewhere'", "Costs")]
    [InlineData("providers", "top_up_gbp", "top_up_gbp + 1", "provider_id = 'special'", "Costs")]
    [InlineData("headline", "objective_gbp", "objective_gbp + 10", "true", "Objective")]
    [InlineData("headline", "bound_gbp", "objective_gbp * 2", "true", "Objective")]
    [InlineData("do_minimum/headline", "total_cost_gbp", "total_cost_gbp - 10", "true", "Headline")]
    [InlineData("headline", "pupil_years_waiting", "0", "true", "Headline")]
    [InlineData("ledger", "spending_cash_gbp", "spending_cash_gbp + 10", "academic_year = 2026", "Ledger")]
    [InlineData("ledger", "in_year_position_gbp", "in_year_position_gbp - 10", "academic_year = 2025", "Ledger")]
    [InlineData("ledger", "high_needs_block_gbp", "NULL", "academic_year = 2025", "Ledger")]
    [InlineData("inputs/funding", "high_needs_block_gbp", "0", "academic_year = 2025", "Ledger")]
    [InlineData("ledger", "opening_balance_gbp", "opening_balance_gbp + 10", "academic_year = 2026", "LedgerBalances")]
    [InlineData("do_minimum/ledger", "closing_balance_gbp", "closing_balance_gbp - 10", "academic_year = 2026", "LedgerBalances")]
    [InlineData("ledger", "closing_balance_if_government_gbp", "0", "academic_year = 2026", "LedgerBalances")]
    [InlineData("inputs/parameters", "value", "0.9", "name = 'deficit.grant_share'", "LedgerBalances")]
    [InlineData("money", "paid_gbp", "paid_gbp + 1", "plan = 'plan' AND academic_year = 2026", "MoneyAddsUp")]
    [InlineData("money", "paid_cash_gbp", "paid_gbp", "plan = 'do_minimum' AND academic_year = 2026", "MoneyAddsUp")]
    [InlineData("money", "minimised_gbp", "minimised_gbp - 1", "plan = 'difference' AND academic_year = 2026", "MoneyAddsUp")]
    [InlineData("money_steps", "difference_gbp", "difference_gbp + 0.01", "kind = 'top_up'", "MoneyStepsAddUp")]
    [InlineData("money_steps", "supply", "'bespoke'", "kind = 'fee'", "MoneyStepsAddUp")]
    [InlineData("capital_years", "capital_gbp", "capital_gbp + 1", "funder = 'not_found' AND academic_year = 2024", "CapitalYears")]
    [InlineData("inputs/scheme_funding", "amount_gbp", "500000", "true", "CapitalYears")]
    [InlineData("inputs/parameters", "value", "1", "name = 'capital.lead_years'", "CapitalYears")]
    [InlineData("cautions", "figure", "figure + 1", "check_name = 'special_schools_full'", "Cautions")]
    [InlineData("cautions", "check_name", "'forgotten'", "check_name = 'special_schools_full'", "Cautions")]
    [InlineData("payback", "payback_year", "2026", "true", "Payback")]
    [InlineData("payback", "saving_gbp", "saving_gbp + 10", "true", "Payback")]
    [InlineData("areas", "area_code", "'A9'", "area_code = 'A2'", "CodesAreKnown")]
    [InlineData("areas", "area_code", "NULL", "area_code = 'A2'", "ValuesAreThere")]
    [InlineData("placements", "provider_id", "NULL", "provider_id = 'market'", "CodesAreKnown")]
    [InlineData("do_minimum/costs", "kind", "'gift'", "kind = 'stock'", "CodesAreKnown")]
    [InlineData("unplaced", "pupils", "NULL", "true", "ValuesAreThere")]
    [InlineData("unplaced", "pupils", "'NaN'::DOUBLE", "true", "ValuesAreThere")]
    [InlineData("waiting", "academic_year", "2026", "true", "KeysOccurOnce")]
    [InlineData("forecast_range", "low_plans", "central_plans + 1", "academic_year = 2026", "ForecastRange")]
    [InlineData("forecast_range", "high_plans", "central_plans - 1", "academic_year = 2026", "ForecastRange")]
    [InlineData("forecast_range", "central_plans", "central_plans - 0.1", "kind = 'all'", "ForecastRange")]
    [InlineData("summary", "academic_year", "2030", "academic_year = 2025", "SummaryAddsUp")]
    [InlineData("summary", "p90_minutes", "p90_minutes - 11", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("do_minimum/summary", "pupils_waiting", "1", "academic_year = 2024", "SummaryAddsUp")]
    [InlineData("summary", "plans", "plans + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "plans_without_school_place", "plans_without_school_place + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "plans_of_other_ages", "plans_of_other_ages + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "new_plans", "new_plans + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "ceased_plans", "ceased_plans + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "pupils_to_place", "pupils_to_place + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "pupils_on_roll", "pupils_on_roll + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "mainstream_pupils", "mainstream_pupils + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "special_school_pupils", "special_school_pupils + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "out_of_county_pupils", "out_of_county_pupils + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "own_pupils", "own_pupils + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "agreed_pupils", "agreed_pupils + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "pupils_still_in_place", "pupils_still_in_place + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "pupils_waiting", "pupils_waiting + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "places_short", "places_short + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "place_funding_gbp", "place_funding_gbp + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "top_up_gbp", "top_up_gbp + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "agreed_fees_gbp", "agreed_fees_gbp + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "transport_gbp", "transport_gbp + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "capital_charge_gbp", "capital_charge_gbp + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "interim_gbp", "interim_gbp + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "stock_gbp", "stock_gbp + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "cost_gbp", "cost_gbp + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "penalty_gbp", "penalty_gbp + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "discounted_gbp", "discounted_gbp + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "capital_gbp", "capital_gbp + 1000", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "capital_spent_gbp", "capital_spent_gbp + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "in_year_position_gbp", "in_year_position_gbp + 1000", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "closing_balance_gbp", "closing_balance_gbp + 1000", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "riding_pupils", "riding_pupils + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "mean_minutes", "mean_minutes + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "pupils_beyond_guidance", "pupils_beyond_guidance + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "schemes_opening", "schemes_opening + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("summary", "schemes_open", "schemes_open + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("home_to_school_years", "roll_initial", "0.8", "provider_id = 'special' AND academic_year = 2025", "HomeToSchool")]
    [InlineData("home_to_school_years", "pupils", "1", "provider_id = 'special' AND academic_year = 2025", "HomeToSchool")]
    [InlineData("home_to_school_years", "roll_placed", "2", "provider_id = 'market' AND academic_year = 2025", "HomeToSchool")]
    [InlineData("home_to_school_years", "phase", "'primary'", "provider_id = 'market' AND academic_year = 2025", "HomeToSchool")]
    [InlineData("home_to_school_years", "town_name", "'Elsewhere'", "provider_id = 'market'", "HomeToSchool")]
    public void OneDamagedFigureIsFound(string table, string column, string figure, string where, string rule) =>
        Assert.Contains(Run().With(table, column, figure, where).Audit(rule), finding => finding.Rule == rule);

    [Fact]
    public void ACodeThatNoTableNamesIsShownAsItWasWritten()
    {
        var findings = Run().With("placements", "provider_id", "'nowhere'", "provider_id = 'market'").Audit();

        Assert.Contains(findings, finding => finding is
        {
            Plan: "plan",
            Rule: "CodesAreKnown",
            Message: "placements.provider_id: nowhere does not stand in providers",
        });
    }

    [Fact]
    public void AMissingTableIsAFaultOfItsOwnKind()
    {
        var run = Run().Without("do_minimum/placements");

        Assert.Contains("placements.parquet", Assert.Throws<DuckDbException>(() => run.Audit()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingParameterIsFoundAndNotTakenForNothing() => Assert.Contains(
        Run().With("inputs/parameters", "name", "'lost'", "name = 'penalties.waiting_gbp'").Audit(), finding => finding.Rule == "Costs");

    /// <summary>The annexe, which requires the extension of 2026, opens in 2025.</summary>
    [Fact]
    public void ASchemeThatOpensAYearBeforeTheOneItRequiresIsFound()
    {
        var run = Run().With("inputs/scheme_links", "relation", "'requires'")
            .With("schemes", "opening_year", "2025", "scheme_id = 'annexe'");

        Assert.Contains(run.Audit("SchemesOpenOnce"),
            finding => finding.Message.Contains("annexe requires extension", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("area_years", "AreaYearsFollowPlacements")]
    [InlineData("costs", "Costs")]
    [InlineData("headline", "Headline")]
    [InlineData("ledger", "Ledger")]
    [InlineData("placements", "EveryPupilPlaced")]
    [InlineData("provider_years", "RollsFollowPlacements")]
    [InlineData("schemes", "SchemesOpenOnce")]
    [InlineData("unplaced", "EveryPupilPlaced")]
    [InlineData("waiting", "WaitingFollowsPlacements")]
    [InlineData("demand", "EveryPupilPlaced")]
    [InlineData("survival", "RollsFollowPlacements")]
    [InlineData("stock", "StockFollowsFlows")]
    [InlineData("travel", "Journeys")]
    [InlineData("areas", "CodesAreKnown")]
    [InlineData("providers", "CodesAreKnown")]
    [InlineData("years", "CodesAreKnown")]
    public void ALostRowIsFoundInEveryTableOfThePlan(string table, string rule) =>
        Assert.Contains(Run().WithoutARow(table).Audit(rule), finding => finding.Rule == rule);

    private DamagedRun Run() => new(paper.Written.Folder);

    /// <summary>The paper plan, written once.</summary>
    public sealed class PaperRun : IDisposable
    {
        private readonly TemporaryFolder folder = new();

        public PaperRun() => Written = AuditedRunWriter.Write(folder.At("run"), PaperPlan.Create(), force: false, CancellationToken.None);

        internal WrittenRun Written { get; }

        public void Dispose() => folder.Dispose();
    }
}
