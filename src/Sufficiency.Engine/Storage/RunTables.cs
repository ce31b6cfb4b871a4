using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Money;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>Every table of a run folder.</summary>
internal static class RunTables
{
    /// <summary>Folder of do-minimum's placements.</summary>
    public const string DoMinimumFolder = "do_minimum";

    /// <summary>Folder of the inputs of the plan.</summary>
    public const string InputsFolder = "inputs";

    /// <summary>Folder of the cost of delayed openings; only in a run that has some.</summary>
    public const string SlipFolder = "slip";

    /// <summary>Folder of the placements with every scheme in its planned year.</summary>
    public const string AsPlannedFolder = "slip/as_planned";

    /// <summary>Folder of the placements with delayed schemes in their delayed years.</summary>
    public const string SlippedFolder = "slip/slipped";

    /// <summary>Names of tables that are made for readers alone; scenarios of a sweep do without them.</summary>
    public static IReadOnlySet<string> ForReading { get; } =
        new HashSet<string>(StringComparer.Ordinal) { YearTableDefinitions.HomeToSchool.Name, DemandTableDefinitions.ForecastRange.Name };

    /// <summary>The tables of each folder that every run has; "" is the run folder itself.</summary>
    public static IReadOnlyList<(string Folder, IReadOnlyList<ITable> Tables)> Folders { get; } =
    [
        ("", [.. PlanTableDefinitions.Together, .. PlanTableDefinitions.Apart, .. MoneyTableDefinitions.All,
            .. CautionTableDefinitions.All, .. DemandTableDefinitions.All, .. LocalMixTableDefinitions.All,
            .. DimensionTableDefinitions.All]),
        (DoMinimumFolder, PlanTableDefinitions.Apart),
        (InputsFolder, InputTableDefinitions.All),
    ];

    /// <summary>The tables of each folder of a run, with or without delayed openings.</summary>
    public static IReadOnlyList<(string Folder, IReadOnlyList<ITable> Tables)> FoldersOf(bool hasSlip) => hasSlip
        ? [.. Folders, (SlipFolder, [.. SlipTableDefinitions.All, .. PlanTableDefinitions.Together]),
            (AsPlannedFolder, PlanTableDefinitions.Apart), (SlippedFolder, PlanTableDefinitions.Apart)]
        : Folders;

    /// <summary>The tables of a run with their rows.</summary>
    public static IReadOnlyList<RunTable> Of(RunContents run, GeoShapes shapes) =>
        [.. All(run, shapes).Where(table => run.KeptTables is null || !ForReading.Contains(table.Definition.Name))];

    private static IEnumerable<RunTable> All(RunContents run, GeoShapes shapes) =>
    [
        .. Plans(
            run, new(PlanPlace.DoMinimum, run.DoMinimum, run.Record.DoMinimum.ObjectiveGbp, run.Record.DoMinimum.BoundGbp),
            new(PlanPlace.Plan, run.Plan, run.Record.Plan.ObjectiveGbp, run.Record.Plan.BoundGbp)),
        .. Slip(run),
        .. Money(run),
        .. Demand(run),
        .. Dimensions(run, shapes),
        .. Inputs(run),
    ];

    // The plan with the lesser code comes first, so that rows are in order.
    private static IEnumerable<RunTable> Plans(RunContents run, PlacedPlan first, PlacedPlan second) =>
    [
        first.Own(PlanTableDefinitions.Placements, plan => plan.Placements),
        second.Own(PlanTableDefinitions.Placements, plan => plan.Placements),
        first.With(second, PlanTableDefinitions.Unplaced, plan => plan.Tables.Unplaced),
        first.With(second, PlanTableDefinitions.ProviderYears, plan => plan.Tables.ProviderYears),
        first.With(second, PlanTableDefinitions.AreaYears, plan => plan.Tables.AreaYears),
        first.With(second, PlanTableDefinitions.Journeys, plan => plan.Tables.Journeys),
        first.With(second, PlanTableDefinitions.Waiting, plan => plan.Tables.Waiting),
        first.With(second, PlanTableDefinitions.PhaseYears, plan => plan.Tables.PhaseYears),
        first.With(second, LocalMixTableDefinitions.Years, plan => plan.Tables.MainstreamYears),
        first.With(second, LocalMixTableDefinitions.Pressure, plan => plan.Tables.MainstreamPressure),
        first.With(second, PlanTableDefinitions.PlacesShort, plan => plan.Tables.PlacesShort),
        first.With(second, PlanTableDefinitions.Schemes, plan => plan.Tables.Schemes),
        first.With(second, PlanTableDefinitions.Costs, plan => plan.Tables.Costs),
        first.With(second, PlanTableDefinitions.MarginalValues, plan => plan.Tables.MarginalValues),
        first.With(second, PlaceValueTableDefinitions.PlaceValues, plan => plan.Tables.PlaceValues),
        first.With(second, PlanTableDefinitions.Ledger, plan => plan.Tables.Ledger),
        first.With(second, PlanTableDefinitions.Headline, plan => [plan.Headline]),
        first.With(second, YearTableDefinitions.HomeToSchool, plan => plan.Tables.HomeToSchool),
        first.With(second, YearTableDefinitions.Summary, plan => YearSummaryTable.Rows(run.Forecast, plan.Tables)),
    ];

    private static IEnumerable<RunTable> Slip(RunContents run) => run.Slip is not { } slip ? [] :
    [
        .. Plans(
            run, new(PlanPlace.AsPlanned, slip.AsPlanned.Tables, slip.AsPlanned.ObjectiveGbp, slip.AsPlanned.BoundGbp),
            new(PlanPlace.Slipped, slip.Slipped.Tables, slip.Slipped.ObjectiveGbp, slip.Slipped.BoundGbp)),
        Table(SlipFolder, SlipTableDefinitions.Schemes, () => SlipContents.SchemeRows(run.Dataset)),
        Table(SlipFolder, SlipTableDefinitions.Years, slip.YearRows),
    ];

    private static IEnumerable<RunTable> Money(RunContents run) =>
    [
        Table("", MoneyTableDefinitions.Money, () => MoneyTable.Rows(run.Dataset, run.Plan.Costs, run.DoMinimum.Costs)),
        Table("", MoneyTableDefinitions.Steps, () => MoneySteps.Rows(run.Dataset, run.Plan.PlannedCosts, run.DoMinimum.PlannedCosts)),
        Table("", MoneyTableDefinitions.Capital, () => CapitalSpending.Rows(run.Dataset, run.Plan, run.DoMinimum)),
        Table("", MoneyTableDefinitions.Payback, () => PaybackCases.Rows(run.Dataset, run.Plan, run.DoMinimum)),
        Table("", CautionTableDefinitions.Cautions, () =>
        [.. run.Cautions.OrderBy(row => row.Check, StringComparer.Ordinal).ThenBy(row => row.Subject, StringComparer.Ordinal)]),
        Table("", CautionTableDefinitions.AssumptionChecks, () =>
        [.. run.AssumptionChecks.OrderBy(row => row.Path, StringComparer.Ordinal).ThenBy(row => row.End, StringComparer.Ordinal)]),
    ];

    private static IEnumerable<RunTable> Demand(RunContents run) =>
    [
        Table("", DemandTableDefinitions.Demand, () => run.Forecast.Demand(run.Dataset)),
        Table("", DemandTableDefinitions.Survival, () => run.Forecast.Survival(run.Dataset)),
        Table("", DemandTableDefinitions.Stock, () => run.Forecast.Stock(run.Dataset)),
        Table("", DemandTableDefinitions.Flows, () => run.Forecast.Flows(run.Dataset)),
        Table("", DemandTableDefinitions.ForecastRange, () => run.Forecast.Range()),
        Table("", DemandTableDefinitions.Travel, () => run.Forecast.Journeys(run.Dataset)),
        Table("", LocalMixTableDefinitions.Attractions, () => run.Forecast.Attractions(run.Dataset)),
        Table("", LocalMixTableDefinitions.Shares, () => run.Forecast.Shares(run.Dataset)),
        Table("", DemandTableDefinitions.Assumptions, () => SharedRowBuilder.Assumptions(run.Dataset)),
    ];

    private static IEnumerable<RunTable> Dimensions(RunContents run, GeoShapes shapes) =>
    [
        Table("", DimensionTableDefinitions.Areas, () => SharedRowBuilder.Areas(run.Dataset, shapes), GeoShapes.Metadata(shapes.Areas)),
        Table("", DimensionTableDefinitions.Providers, () => SharedRowBuilder.Providers(run.Dataset, shapes),
            GeoShapes.Metadata(shapes.Providers)),
        Table("", DimensionTableDefinitions.CodeWords, () =>
            CodeLabelRow.Of(FoldersOf(run.Slip is not null).SelectMany(group => group.Tables))),
        Table("", DimensionTableDefinitions.Needs, SharedRowBuilder.Needs),
        Table("", DimensionTableDefinitions.Tiers, SharedRowBuilder.Tiers),
        Table("", DimensionTableDefinitions.Phases, SharedRowBuilder.Phases),
        Table("", DimensionTableDefinitions.ProvisionTypes, SharedRowBuilder.ProvisionTypes),
        Table("", DimensionTableDefinitions.EntryPoints, SharedRowBuilder.EntryPointBands),
        Table("", DimensionTableDefinitions.Years, () => YearRow.Of(run.Dataset)),
        Table("", DimensionTableDefinitions.CostKinds, () => CostKindRow.All),
    ];

    private static IEnumerable<RunTable> Inputs(RunContents run) =>
    [
        Input(InputTableDefinitions.ProviderNeeds, () => InputRowBuilder.ProviderNeeds(run.Dataset)),
        Input(InputTableDefinitions.ProviderPlaces, () => InputRowBuilder.ProviderPlaces(run.Dataset)),
        Input(InputTableDefinitions.InitialRoll, () => InputRowBuilder.InitialRoll(run.Dataset)),
        Input(InputTableDefinitions.InitialWaiting, () => InputRowBuilder.InitialWaiting(run.Dataset)),
        Input(InputTableDefinitions.InitialRollYears, () => run.Forecast.InitialRollYears(run.Dataset)),
        Input(InputTableDefinitions.BasePlans, () => InputRowBuilder.BasePlans(run.Dataset)),
        Input(InputTableDefinitions.Ceasing, () => InputRowBuilder.Ceasing(run.Dataset)),
        Input(InputTableDefinitions.Escalation, () => InputRowBuilder.Escalation(run.Dataset)),
        Input(InputTableDefinitions.NoSchoolPlace, () => InputRowBuilder.NoSchoolPlace(run.Dataset)),
        Input(InputTableDefinitions.StayOn, () => InputRowBuilder.StayOn(run.Dataset)),
        Input(InputTableDefinitions.StockCosts, () => InputRowBuilder.StockCosts(run.Dataset)),
        Input(InputTableDefinitions.Funding, () => InputRowBuilder.Funding(run.Dataset)),
        Input(InputTableDefinitions.Requests, () => InputRowBuilder.Requests(run.Dataset)),
        Input(InputTableDefinitions.PolicyLimits, () => InputRowBuilder.PolicyLimits(run.Dataset)),
        Input(InputTableDefinitions.Parameters, () => InputRowBuilder.Parameters(run.Dataset)),
        Input(InputTableDefinitions.Transport, () => InputRowBuilder.Transport(run.Dataset)),
        Input(InputTableDefinitions.DailyCost, () => InputRowBuilder.DailyCost(run.Dataset)),
        Input(InputTableDefinitions.AreaShares, () => run.Forecast.AreaShares(run.Dataset)),
        Input(SchemeTableDefinitions.Options, () => InputRowBuilder.SchemeOptions(run.Dataset)),
        Input(SchemeTableDefinitions.Places, () => InputRowBuilder.SchemePlaces(run.Dataset)),
        Input(SchemeTableDefinitions.DecidedOpenings, () => InputRowBuilder.DecidedOpenings(run.Dataset)),
        Input(SlipTableDefinitions.DelayedOpenings, () => InputRowBuilder.DelayedOpenings(run.Dataset)),
        Input(SchemeTableDefinitions.Links, () => InputRowBuilder.SchemeLinks(run.Dataset)),
        Input(SchemeTableDefinitions.Funding, () => InputRowBuilder.SchemeFunding(run.Dataset)),
        Input(SchemeTableDefinitions.CapitalBudgets, () => InputRowBuilder.CapitalBudgets(run.Dataset)),
        Input(ActionTableDefinitions.Actions, () => ActionRowBuilder.Actions(run.Dataset)),
        Input(ActionTableDefinitions.Years, () => ActionRowBuilder.Years(run.Dataset)),
        Input(ActionTableDefinitions.Reach, () => ActionRowBuilder.Reach(run.Dataset)),
        Input(ActionTableDefinitions.Areas, () => ActionRowBuilder.Areas(run.Dataset)),
        Input(ActionTableDefinitions.Effects, () => ActionRowBuilder.Effects(run.Dataset)),
    ];

    private static RunTable Input<TRow>(TableDefinition<TRow> definition, Func<IReadOnlyList<TRow>> rows) =>
        Table(InputsFolder, definition, rows);

    private static RunTable Table<TRow>(string folder, TableDefinition<TRow> definition, Func<IReadOnlyList<TRow>> rows,
        string? geoMetadata = null) =>
        new(folder, definition, () => new TableRows<TRow>(definition, rows(), geoMetadata));
}
