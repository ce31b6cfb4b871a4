using Sufficiency.Engine.Audit.Tables;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit.Streams;

/// <summary>The tables in which the rules read the sums of streamed tables.</summary>
internal static class SumTables
{
    public static TableDefinition<PlacedRow> Placed { get; } = new TableBuilder<PlacedRow>("placed", "Placements of all homes.")
        .Text("provider_id", row => row.ProviderId, "where", "providers", required: false)
        .Text("provision_type", row => row.ProvisionType, "as the placements say", "provision_types", required: false)
        .Text("need", row => row.Need, "need", "needs", required: false)
        .Text("tier", row => row.Tier, "tier", "tiers", required: false)
        .Text("entry_point", row => row.EntryPoint, "entry point", "entry_points", required: false)
        .Integer("year_needed", row => row.YearNeeded, "academic year", "year of need", "years", required: false)
        .Integer("year_placed", row => row.YearPlaced, "academic year", "year of the place", "years", required: false)
        .Number("pupils", row => row.Pupils, "pupils", "all of them", required: false)
        .Number("least_pupils", row => row.LeastPupils, "pupils", "the fewest of one placement", required: false)
        .Build();

    public static TableDefinition<HeldLateRow> HeldLate { get; } =
        new TableBuilder<HeldLateRow>("held_late", "Pupils who wait for a late placement.")
        .Text("area_code", row => row.AreaCode, "home area", "areas")
        .Text("need", row => row.Need, "need", "needs")
        .Text("tier", row => row.Tier, "tier", "tiers")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("pupils", row => row.Pupils, "pupils", "waiting", required: false)
        .Build();

    public static TableDefinition<DrivenRow> Driven { get; } = new TableBuilder<DrivenRow>("driven", "Journeys of placed pupils.")
        .Text("provider_id", row => row.ProviderId, "where to", "providers")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("transport_gbp", row => row.TransportGbp, "GBP", "what they cost", required: false)
        .Number("minutes_beyond", row => row.MinutesBeyond, "pupil minutes", "beyond guidance", required: false)
        .Build();

    public static TableDefinition<AtHomeRow> AtHome { get; } = new TableBuilder<AtHomeRow>("at_home", "Placed pupils by home.")
        .Text("area_code", row => row.AreaCode, "home area", "areas")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Text("provision_type", row => row.ProvisionType, "as the providers say", "provision_types")
        .Number("pupils", row => row.Pupils, "pupils", "on roll", required: false)
        .Number("pupil_minutes", row => row.PupilMinutes, "pupil minutes", "one way", required: false)
        .Number("beyond", row => row.Beyond, "pupils", "whose journey is longer than guidance advises", required: false)
        .Build();

    public static TableDefinition<LastResortRow> LastResort { get; } =
        new TableBuilder<LastResortRow>("last_resort", "Pupils in places that the authority would rather not buy, by home.")
        .Text("area_code", row => row.AreaCode, "home area", "areas")
        .Text("need", row => row.Need, "need", "needs")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("tranche", row => row.Tranche, "pupils", "in tranches", required: false)
        .Number("bespoke", row => row.Bespoke, "pupils", "in packages", required: false)
        .Build();

    public static TableDefinition<MixedRow> Mixed { get; } = new TableBuilder<MixedRow>("mixed", "Pupils in the local mix, by home.")
        .Text("area_code", row => row.AreaCode, "home area", "areas")
        .Text("entry_point", row => row.EntryPoint, "entry point", "entry_points")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("pupils", row => row.Pupils, "pupils", "on roll", required: false)
        .Build();

    public static TableDefinition<RideRow> Rides { get; } =
        new TableBuilder<RideRow>("placed_rides", "Placed pupils by whole minute of their ride.")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Text("provision_type", row => row.ProvisionType, "as the providers say", "provision_types")
        .Integer("minute", row => row.Minute, "minutes", "one way, rounded up")
        .Number("pupils", row => row.Pupils, "pupils", "on roll", required: false)
        .Number("pupil_kilometres", row => row.PupilKilometres, "pupil km", "one way", required: false)
        .Build();

    public static TableDefinition<UnmetRow> Unmet { get; } =
        new TableBuilder<UnmetRow>("unmet_cells", "Cells whose pupils are not all placed or waiting.")
        .Text("area_code", row => row.AreaCode, "home area", "areas", required: false)
        .Text("need", row => row.Need, "need", "needs", required: false)
        .Text("tier", row => row.Tier, "tier", "tiers", required: false)
        .Text("entry_point", row => row.EntryPoint, "entry point", "entry_points", required: false)
        .Integer("year_needed", row => row.YearNeeded, "academic year", "year of need", "years", required: false)
        .Number("placings", row => row.Placings, "pupils", "needed", required: false)
        .Number("pupils", row => row.Pupils, "pupils", "placed or waiting", required: false)
        .Build();

    public static TableDefinition<WrongJourneyRow> WrongJourneys { get; } =
        new TableBuilder<WrongJourneyRow>("wrong_journeys", "Placements with another journey than the travel table's, or none.")
        .Text("area_code", row => row.AreaCode, "home area", "areas", required: false)
        .Text("tier", row => row.Tier, "tier", "tiers", required: false)
        .Text("entry_point", row => row.EntryPoint, "entry point", "entry_points", required: false)
        .Integer("year_needed", row => row.YearNeeded, "academic year", "year of need", "years", required: false)
        .Text("provider_id", row => row.ProviderId, "where to", "providers", required: false)
        .YesNo("has_journey", row => row.HasJourney, "whether there is one")
        .Build();

    /// <summary>Keys that a streamed table holds more than once.</summary>
    public static TableDefinition<string> Repeated(ITable table) =>
        new TableBuilder<string>($"repeated_{table.Name}", "Keys that occur twice.").Text("row_key", key => key, "the key").Build();

    /// <summary>Rows of a streamed table without a value that every row must have.</summary>
    public static TableDefinition<int> Gaps(ITable table) => new TableBuilder<int>($"gaps_in_{table.Name}", "Rows that lack something.")
        .Integer("place", row => row, "", "which of them").Build();

    /// <summary>Every code that a streamed table holds, by column.</summary>
    public static TableDefinition<HeldCodeRow> HeldCodes(ITable table) =>
        new TableBuilder<HeldCodeRow>($"codes_in_{table.Name}", "Codes by column.")
        .Text("column_name", row => row.ColumnName, "the column")
        .Text("code", row => row.Code, "as it was written", required: false).Build();

    /// <summary>Loads rows into a table whose codes are ENUM values.</summary>
    public static void Load<TRow>(DuckDbSession session, CodeType codes, bool isOwn, TableDefinition<TRow> definition,
        IReadOnlyList<TRow> rows) =>
        session.Load(definition, rows, new(codes, AuditCodes.ColumnsOf(definition)), isOwn);
}
