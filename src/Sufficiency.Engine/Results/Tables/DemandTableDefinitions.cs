namespace Sufficiency.Engine.Results.Tables;

/// <summary>What the forecast says: the same for the plan and for do-minimum.</summary>
internal static class DemandTableDefinitions
{
    public static TableDefinition<DemandRow> Demand { get; } = new TableBuilder<DemandRow>(
            "demand", "Placings needed, by home area.", "area_code", "need", "tier", "entry_point", "academic_year")
        .Text("area_code", row => row.AreaCode, "home area", "areas")
        .Text("need", row => row.Need, "primary need", "needs")
        .Text("tier", row => row.Tier, "tier", "tiers")
        .Text("entry_point", row => row.EntryPoint, "where in the school career the place is needed", "entry_points")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year in which the place is needed", "years")
        .Number("placings", row => row.Placings, "pupils", "expected pupils who need a (new) place; fractional")
        .Build();

    public static TableDefinition<SurvivalRow> Survival { get; } = new TableBuilder<SurvivalRow>(
            "survival", "Share still on roll a number of years after a place was needed.", "tier", "entry_point",
            "year_needed", "years_after")
        .Text("tier", row => row.Tier, "tier", "tiers")
        .Text("entry_point", row => row.EntryPoint, "entry point", "entry_points")
        .Integer("year_needed", row => row.YearNeeded, "academic year", "year in which the place is needed", "years")
        .Integer("years_after", row => row.YearsAfter, "years", "years since then")
        .Number("share", row => row.Share, "0..1", "share still on roll")
        .Build();

    public static TableDefinition<StockTableRow> Stock { get; } = new TableBuilder<StockTableRow>(
            "stock", "Plans in the stock, county-wide.", "academic_year", "need", "tier", "year_group")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year, the base year too", "years")
        .Text("need", row => row.Need, "primary need", "needs")
        .Text("tier", row => row.Tier, "tier; empty for plans that are never placed", "tiers", required: false)
        .Text("phase", row => row.Phase, "phase", "phases")
        .Integer("year_group", row => row.YearGroup, "year group", "Reception is 0; 15 and above are ages 19 to 25")
        .Number("pupils", row => row.Pupils, "pupils", "expected pupils")
        .Build();

    public static TableDefinition<FlowTableRow> Flows { get; } = new TableBuilder<FlowTableRow>(
            "flows", "How the stock changed into a year, county-wide.", "academic_year", "need", "phase")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Text("need", row => row.Need, "primary need", "needs")
        .Text("phase", row => row.Phase, "phase in that year", "phases")
        .Number("new_plans", row => row.NewPlans, "pupils", "pupils with a new plan")
        .Number("ceased", row => row.Ceased, "pupils", "plans that ceased since the year before")
        .Number("phase_transfers", row => row.PhaseTransfers, "pupils", "continuing pupils who entered Reception, Year 7 or Year 12")
        .Number("escalations", row => row.Escalations, "pupils", "continuing pupils whose tier rose")
        .Build();

    public static TableDefinition<ForecastRangeRow> ForecastRange { get; } = new TableBuilder<ForecastRangeRow>(
            "forecast_range", "Plans by year with the range of the forecast: growth, new plans, ceasing and moves at their ends, taken "
                + "together as independent.", "kind", "academic_year")
        .Text("kind", row => row.Kind, "all plans; or of Reception to Year 14 who need mainstream, resource_base, special_or_beyond, or "
            + "specialist (any of the last two)")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year, the base year too", "years")
        .Number("low_plans", row => row.Plans.Low, "plans", "the least")
        .Number("central_plans", row => row.Plans.Central, "plans", "expected: what is planned for")
        .Number("high_plans", row => row.Plans.High, "plans", "the most")
        .Build();

    public static TableDefinition<TravelRow> Travel { get; } = new TableBuilder<TravelRow>(
            "travel", "Journeys from every home area to every provider.", "area_code", "provider_id")
        .Text("area_code", row => row.AreaCode, "home area", "areas")
        .Text("provider_id", row => row.ProviderId, "provider", "providers")
        .Number("kilometres", row => row.Kilometres, "km", "road distance one way")
        .Number("minutes", row => row.Minutes, "minutes", "time of the direct way, one way")
        .Build();

    public static TableDefinition<AssumptionRow> Assumptions { get; } = new TableBuilder<AssumptionRow>(
            "assumptions", "Every assumption with its source and certainty; a table of the data pack has a row for each source.", "path",
            "source", "source_year", "certainty")
        .Text("path", row => row.Path, "path by which it can be overridden")
        .Text("value", row => row.Value, "value")
        .Text("unit", row => row.Unit, "unit")
        .Text("source", row => row.Source, "publication, release or reason")
        .Text("source_year", row => row.SourceYear, "the period it speaks of")
        .Text("certainty", row => row.Certainty, "found, derived or assumed")
        .Build();

    /// <summary>Every one.</summary>
    public static IReadOnlyList<ITable> All { get; } = [Assumptions, Demand, Flows, ForecastRange, Stock, Survival, Travel];
}
