using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Results.Tables;

/// <summary>The tables of a plan that are made for reading: a year in one row, and who goes where.</summary>
internal static class YearTableDefinitions
{
    private const string Empty = "; empty in the base year";

    public static TableDefinition<YearSummaryRow> Summary { get; } = OfMoney(OfPupils(new TableBuilder<YearSummaryRow>(
            "summary", "Each year of a plan in one row, the base year first: pupils, places short, money, journeys and schemes.",
            "academic_year")))
        .Number("riding_pupils", row => row.Journey?.Pupils ?? 0.0, "pupils",
            "on roll who make a journey, the base roll by its assumed homes")
        .Number("mean_minutes", row => row.Journey?.MeanMinutes, "minutes", "their mean time in the vehicle one way; empty if nobody rides",
            required: false)
        .Integer("p90_minutes", row => row.Journey?.NinetiethPercentileMinutes, "minutes",
            "whole minutes within which nine in ten of them ride", required: false)
        .Number("pupils_beyond_guidance", row => row.Journey?.PupilsBeyondGuidance ?? 0.0, "pupils",
            "pupils whose journey is longer than guidance advises")
        .Integer("schemes_opening", row => row.SchemesOpening, "", "schemes that open in the year")
        .Integer("schemes_open", row => row.SchemesOpen, "", "schemes that have opened up to the year")
        .Build();

    public static TableDefinition<HomeToSchoolRow> HomeToSchool { get; } = new TableBuilder<HomeToSchoolRow>(
            "home_to_school_years", "Pupils on roll by the town they live in or near, school, year and phase; the base roll by its "
                + "assumed homes. Rows of fewer than 0.01 pupils are left out.", "town_name", "provider_id", "academic_year", "phase")
        .Text("town_name", row => row.TownName, "town the home areas lie in or nearest to; their district where the data names no town")
        .Text("provider_id", row => row.ProviderId, "school, base or market", "providers")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year, the base year too", "years")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Number("roll_initial", row => row.RollInitial, "pupils", "pupils of the base roll still there, by their assumed homes")
        .Number("roll_placed", row => row.RollPlaced, "pupils", "pupils placed by the plan")
        .Number("pupils", row => row.RollInitial + row.RollPlaced, "pupils", "both")
        .Build();

    private static TableBuilder<YearSummaryRow> OfPupils(TableBuilder<YearSummaryRow> table) => table
        .Integer("academic_year", row => row.Year.AcademicYear, "academic year", "year, the base year too", "years")
        .Text("year_label", row => row.Year.Label, "the year as officers write it")
        .YesNo("is_planned", row => row.Year.IsPlanned, "whether totals count it: false for the base year and for carried years")
        .YesNo("is_carried", row => row.Year.IsCarried, "whether it is expected, not counted")
        .Number("plans", row => row.Plans.All, "plans", "every EHC plan, all ages")
        .Number("new_plans", row => row.Plans.New, "plans", "begun since the year before" + Empty, required: false)
        .Number("ceased_plans", row => row.Plans.Ceased, "plans", "ended since the year before" + Empty, required: false)
        .Number("plans_without_school_place", row => row.Plans.WithoutSchoolPlace, "plans",
            "of school age, and neither on roll nor waiting for a place")
        .Number("plans_of_other_ages", row => row.Plans.OtherAges, "plans", "before Reception or after Year 14")
        .Number("pupils_to_place", row => row.PupilsToPlace, "pupils", "pupils who need a new place in the year" + Empty, required: false)
        .Number("pupils_on_roll", row => row.ByType.Sum(), "pupils", "on roll in all")
        .Number("mainstream_pupils", row => row.ByType[(int)ProvisionType.Mainstream], "pupils", "on roll in mainstream")
        .Number("resource_base_pupils", row => row.ByType[(int)ProvisionType.ResourceBase], "pupils", "on roll in resource bases")
        .Number("special_school_pupils", row => row.ByType[(int)ProvisionType.SpecialSchool], "pupils", "on roll in special schools")
        .Number("out_of_county_pupils", row => row.ByType[(int)ProvisionType.OutOfCounty], "pupils", "on roll out of county")
        .Number("own_pupils", row => row.BySupply[0], "pupils", "on roll at the authority's own schools, bases and colleges")
        .Number("agreed_pupils", row => row.BySupply[1], "pupils", "on roll in places agreed with others")
        .Number("tranche_pupils", row => row.BySupply[2], "pupils", "in further places bought at a rising price")
        .Number("bespoke_pupils", row => row.BySupply[3], "pupils", "in packages for one pupil")
        .Number("pupils_still_in_place", row => row.StillInPlace, "pupils", "of the base roll, and still at the same place")
        .Number("pupils_waiting", row => row.Waiting, "pupils",
            "held below the provision they need, or in none; in the base year those counted as awaiting a place")
        .Number("places_short", row => row.BySupply[2] + row.BySupply[3] + row.Waiting, "pupils",
            "in further places bought, in packages, and waiting");

    private static TableBuilder<YearSummaryRow> OfMoney(TableBuilder<YearSummaryRow> table) => table
        .Number("place_funding_gbp", row => row.Money?.Of("place_funding"), "GBP", "place funding" + Empty, required: false)
        .Number("top_up_gbp", row => row.Money?.Of("top_up"), "GBP", "top-up funding" + Empty, required: false)
        .Number("agreed_fees_gbp", row => row.Money?.Of("fee agreed"), "GBP", "fees of places agreed with others" + Empty, required: false)
        .Number("tranche_fees_gbp", row => row.Money?.Of("fee tranche"), "GBP", "fees of further places bought" + Empty, required: false)
        .Number("bespoke_fees_gbp", row => row.Money?.Of("fee bespoke"), "GBP", "packages for one pupil" + Empty, required: false)
        .Number("transport_gbp", row => row.Money?.Of("transport"), "GBP", "home to school transport" + Empty, required: false)
        .Number("capital_charge_gbp", row => row.Money?.Of("capital"), "GBP", "capital as a yearly charge" + Empty, required: false)
        .Number("interim_gbp", row => row.Money?.Of("interim"), "GBP", "provision while waiting" + Empty, required: false)
        .Number("stock_gbp", row => row.Money?.Of("stock"), "GBP", "plans that are not placed" + Empty, required: false)
        .Number("actions_gbp", row => row.Money is { } money ? money.Of("actions") + money.Of("actions_elsewhere") : null, "GBP",
            "what actions cost themselves" + Empty, required: false)
        .Number("cost_gbp", row => row.Money?.CostGbp, "GBP", "all of it, at prices of the price base" + Empty, required: false)
        .Number("penalty_gbp", row => row.Money?.PenaltyGbp, "GBP", "penalties that steer the plan" + Empty, required: false)
        .Number("discounted_gbp", row => row.Money?.DiscountedGbp, "GBP", "its part of the objective" + Empty, required: false)
        .Number("capital_gbp", row => row.Money?.CapitalGbp, "GBP", "capital of the schemes that open in the year, whole" + Empty,
            required: false)
        .Number("capital_spent_gbp", row => row.CapitalSpentGbp, "GBP", "capital of schemes by the year in which it is spent")
        .Number("high_needs_block_gbp", row => row.Ledger?.HighNeedsBlockGbp, "GBP cash", "grant; empty where not known", required: false)
        .Number("spending_cash_gbp", row => row.Ledger?.SpendingCashGbp, "GBP cash", "spending that the grant pays" + Empty,
            required: false)
        .Number("in_year_position_gbp", row => row.Ledger?.InYearPositionGbp, "GBP cash", "grant less spending; negative is a deficit",
            required: false)
        .Number("opening_balance_gbp", row => row.Ledger?.OpeningBalanceGbp, "GBP cash", "balance at the start of the year",
            required: false)
        .Number("stability_grant_gbp", row => row.Ledger?.StabilityGrantGbp, "GBP cash",
            "share of the deficit that a government grant meets", required: false)
        .Number("closing_balance_gbp", row => row.Ledger?.ClosingBalanceGbp, "GBP cash",
            "balance at the end of the year if the council bears every year's deficit", required: false)
        .Number("closing_balance_if_government_gbp", row => row.Ledger?.ClosingBalanceIfGovernmentGbp, "GBP cash",
            "the same if the government bears the deficits of the years after the override", required: false);
}
