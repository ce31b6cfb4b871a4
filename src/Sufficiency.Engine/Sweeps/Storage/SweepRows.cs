using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Sweeps.Storage;

/// <summary>A year of a plan in one row.</summary>
internal sealed record SummaryRow
{
    public required string Plan { get; init; }

    public required int AcademicYear { get; init; }

    public required bool IsCarried { get; init; }

    public required double CostGbp { get; init; }

    public required double PenaltyGbp { get; init; }

    public required double DiscountedGbp { get; init; }

    public required double CapitalGbp { get; init; }

    public required double PupilsWaiting { get; init; }

    public required double PlacesShort { get; init; }

    /// <summary>Pupils on roll by provision type, in the order of the types.</summary>
    public required IReadOnlyList<double> Pupils { get; init; }

    public required double PupilMinutes { get; init; }

    public required double PupilsBeyondGuidance { get; init; }

    public required double? HighNeedsBlockGbp { get; init; }

    public required double SpendingCashGbp { get; init; }

    public required double? InYearPositionGbp { get; init; }

    /// <summary>The rows of a plan, a year each.</summary>
    public static IEnumerable<SummaryRow> Of(string plan, PlanTables tables) =>
        from ledger in tables.Ledger
        orderby ledger.AcademicYear
        let year = ledger.AcademicYear
        let costs = tables.Costs.Where(row => row.AcademicYear == year).ToList()
        let areas = tables.AreaYears.Where(row => row.AcademicYear == year).ToList()
        let rolls = tables.ProviderYears.Where(row => row.AcademicYear == year).ToList()
        select new SummaryRow
        {
            Plan = plan,
            AcademicYear = year,
            IsCarried = !tables.Counts(year),
            CostGbp = costs.Sum(row => row.CostGbp),
            PenaltyGbp = costs.Sum(row => row.PenaltyGbp),
            DiscountedGbp = costs.Sum(row => row.DiscountedGbp),
            CapitalGbp = tables.Schemes.Where(row => row.OpeningYear == year).Sum(row => row.CapitalGbp),
            PupilsWaiting = tables.WaitingIn(year),
            PlacesShort = tables.PlacesShortIn(year),
            Pupils = [.. ProvisionCodes.ProvisionTypes
                .Select(type => rolls.Where(row => row.ProvisionType == type.ToCode()).Sum(row => row.Roll))],
            PupilMinutes = areas.Sum(row => row.PupilMinutes),
            PupilsBeyondGuidance = areas.Sum(row => row.PupilsBeyondGuidance),
            HighNeedsBlockGbp = ledger.HighNeedsBlockGbp,
            SpendingCashGbp = ledger.SpendingCashGbp,
            InYearPositionGbp = ledger.InYearPositionGbp,
        };
}

/// <summary>A scenario in one row of the scenarios table, before its results are joined to it.</summary>
internal sealed record ScenarioRow(int Number, string Scenario, string Status, string? Reason);

/// <summary>Where a scenario stands on an axis.</summary>
internal sealed record ScenarioLevelRow(string Scenario, string Axis, string Level, double? Value);

/// <summary>The tables that a sweep adds to those of its plans.</summary>
internal static class SweepTableDefinitions
{
    public static TableDefinition<SummaryRow> Summary { get; } = new TableBuilder<SummaryRow>(
            "summary", "Each plan and its do-minimum by year.", "plan", "academic_year")
        .Text("plan", row => row.Plan, "plan or do_minimum")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "planned or carried year")
        .YesNo("is_carried", row => row.IsCarried, "whether the year is expected and in no total")
        .Number("cost_gbp", row => row.CostGbp, "GBP", "money at prices of the price base")
        .Number("penalty_gbp", row => row.PenaltyGbp, "GBP", "penalties that steer the plan")
        .Number("discounted_gbp", row => row.DiscountedGbp, "GBP", "its part of the objective")
        .Number("capital_gbp", row => row.CapitalGbp, "GBP", "capital of the schemes that open in the year, whole")
        .Number("pupils_waiting", row => row.PupilsWaiting, "pupils", "pupils held below their tier")
        .Number("places_short", row => row.PlacesShort, "places", "pupils in bought places or packages, and those who wait")
        .Number("mainstream_pupils", row => row.Pupils[0], "pupils", "on roll in mainstream")
        .Number("resource_base_pupils", row => row.Pupils[1], "pupils", "on roll in resource bases")
        .Number("special_school_pupils", row => row.Pupils[2], "pupils", "on roll in special schools")
        .Number("out_of_county_pupils", row => row.Pupils[3], "pupils", "on roll out of county")
        .Number("pupil_minutes", row => row.PupilMinutes, "pupil minutes", "journeys one way of the pupils the plan placed")
        .Number("pupils_beyond_guidance", row => row.PupilsBeyondGuidance, "pupils",
            "of them, those whose journey is longer than guidance advises")
        .Number("high_needs_block_gbp", row => row.HighNeedsBlockGbp, "GBP cash", "grant; empty where not known", required: false)
        .Number("spending_cash_gbp", row => row.SpendingCashGbp, "GBP cash", "spending that the grant pays")
        .Number("in_year_position_gbp", row => row.InYearPositionGbp, "GBP cash", "grant less spending", required: false)
        .Build();

    public static TableDefinition<SchemeRow> PlanChoices { get; } = new TableBuilder<SchemeRow>(
            "plan_choices", "What each plan does with each scheme.", "scheme_id")
        .Text("scheme_id", row => row.SchemeId, "scheme")
        .Text("name", row => row.Name, "name")
        .Text("status", row => row.Status, "committed or optional in this scenario")
        .Integer("planned_opening", row => row.PlannedOpening, "academic year",
            "year the authority plans for in this scenario; empty where nobody has proposed it", required: false)
        .Integer("opening_year", row => row.OpeningYear, "academic year", "year it opens in; empty where it does not", required: false)
        .Number("capital_gbp", row => row.CapitalGbp, "GBP", "capital")
        .Number("full_places", row => row.FullPlaces, "places", "places once full")
        .Build();

    public static TableDefinition<AppliedOverride> Overrides { get; } = new TableBuilder<AppliedOverride>(
            "overrides", "What each scenario changes in the pack.", "path")
        .Text("path", row => row.Path, "assumption or cell")
        .Text("old_value", row => row.OldValue, "what the pack says; empty where it says nothing")
        .Text("new_value", row => row.NewValue, "what was used")
        .Build();

    public static TableDefinition<ScenarioRow> Scenarios { get; } = new TableBuilder<ScenarioRow>(
            "scenarios", "Every scenario and how far it is.", "number")
        .Integer("number", row => row.Number, "", "position in the sweep, from 0")
        .Text("scenario", row => row.Scenario, "name")
        .Text("status", row => row.Status, "done, failed or waiting")
        .Text("reason", row => row.Reason, "why it failed; empty where it did not", required: false)
        .Build();

    public static TableDefinition<ScenarioLevelRow> ScenarioLevels { get; } = new TableBuilder<ScenarioLevelRow>(
            "scenario_levels", "Where each scenario stands on each axis.", "scenario", "axis")
        .Text("scenario", row => row.Scenario, "scenario", "scenarios")
        .Text("axis", row => row.Axis, "axis, or factor drawn")
        .Text("level", row => row.Level, "level, or the value drawn")
        .Number("value", row => row.Value, "", "the value drawn; empty on an axis", required: false)
        .Build();

    /// <summary>The scenarios with what came of each.</summary>
    public static TableDefinition<object?[]> ScenarioResults { get; } = QueriedTable.Of(Scenarios.Name, Scenarios.Meaning, Scenarios.Key,
    [
        .. Scenarios.Columns,
        Result("objective_gbp", "GBP", "discounted money and penalties; empty where the scenario is not solved, as all that follows"),
        Result("bound_gbp", "GBP", "no plan can be below it"),
        Result("gap", "share", "proven relative gap"),
        Result("total_cost_gbp", "GBP", "money of all planned years"),
        Result("total_penalty_gbp", "GBP", "penalties of all planned years"),
        Result("pupil_years_waiting", "pupil years", "pupils waiting, summed over planned years"),
        Result("capital_gbp", "GBP", "capital of the schemes that open in planned years"),
        Result("schemes_opened", "", "schemes that open in planned years", ColumnType.Integer),
        Result("do_minimum_objective_gbp", "GBP", "discounted money and penalties with committed schemes only"),
        Result("do_minimum_cost_gbp", "GBP", "money of all planned years with committed schemes only"),
        Result("do_minimum_pupil_years_waiting", "pupil years", "pupils waiting with committed schemes only"),
        Result("saving_gbp", "GBP", "money of all planned years that the plan saves"),
    ]);

    /// <summary>The summaries of all scenarios.</summary>
    public static TableDefinition<object?[]> AllSummaries { get; } = OfAllScenarios(Summary);

    /// <summary>The choices of all scenarios.</summary>
    public static TableDefinition<object?[]> AllPlanChoices { get; } = OfAllScenarios(PlanChoices);

    /// <summary>The changes of all scenarios.</summary>
    public static TableDefinition<object?[]> AllOverrides { get; } = OfAllScenarios(Overrides);

    private static TableDefinition<object?[]> OfAllScenarios(ITable table) => QueriedTable.Of(
        table.Name, table.Meaning, ["scenario", .. table.Key],
        [new ColumnMeaning("scenario", ColumnType.Text, true, "", "scenario", Scenarios.Name), .. table.ColumnMeanings]);

    private static ColumnMeaning Result(string name, string unit, string meaning, ColumnType type = ColumnType.Number) =>
        new(name, type, false, unit, meaning, null);
}
