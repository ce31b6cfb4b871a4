namespace Sufficiency.Engine.Results.Tables;

/// <summary>What draws pupils to a school or college of the local mix.</summary>
internal sealed record MainstreamAttractionRow(string ProviderId, string Phase, double CountedPupils, double Attraction);

/// <summary>Share of an area's pupils of a phase who go to a school or college of the local mix.</summary>
internal sealed record MainstreamShareRow(string AreaCode, string ProviderId, string Phase, double Share);

/// <summary>Pupils with a plan at a school or college of the local mix in a phase and year.</summary>
internal sealed record MainstreamYearRow
{
    public required string ProviderId { get; init; }

    public required string Phase { get; init; }

    public required int AcademicYear { get; init; }

    public required double RollInitial { get; init; }

    public required double RollPlaced { get; init; }

    public required double Pupils { get; init; }

    public required double CountedPupils { get; init; }
}

/// <summary>Pupils with a plan at a school or college of the local mix beside its whole roll; empty where the roll is not known.</summary>
internal sealed record MainstreamPressureRow
{
    public required string ProviderId { get; init; }

    public required int AcademicYear { get; init; }

    public required double Pupils { get; init; }

    public required double CountedPupils { get; init; }

    public required double? SchoolRoll { get; init; }

    public required double? Pressure { get; init; }

    public required double? CountedPressure { get; init; }

    public required double? PressureChange { get; init; }
}

/// <summary>The tables of the local mix of mainstream schools and colleges.</summary>
internal static class LocalMixTableDefinitions
{
    public static TableDefinition<MainstreamAttractionRow> Attractions { get; } = new TableBuilder<MainstreamAttractionRow>(
            "mainstream_attractions",
            "Schools and colleges of the local mix, and what draws pupils to each; the same in every planned year.", "provider_id", "phase")
        .Text("provider_id", row => row.ProviderId, "school or college", "providers")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Number("counted_pupils", row => row.CountedPupils, "pupils", "pupils with a plan counted there at the base date")
        .Number("attraction", row =>
            row.Attraction, "pupils",
            "A: the share of an area's pupils is A exp(-km/spread), divided by the sum over all schools; "
                + "of the counted schools they sum to the pupils counted")
        .Build();

    public static TableDefinition<MainstreamShareRow> Shares { get; } = new TableBuilder<MainstreamShareRow>(
            "mainstream_shares",
            "Share of each area's pupils of a phase at each school and college of the local mix; "
                + "pupils of an entry point go by them to those that teach them to the end of the phase.",
            "area_code", "provider_id", "phase")
        .Text("area_code", row => row.AreaCode, "home area", "areas")
        .Text("provider_id", row => row.ProviderId, "school or college", "providers")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Number("share", row => row.Share, "0..1", "share; of an area and phase they sum to 1")
        .Build();

    public static TableDefinition<MainstreamYearRow> Years { get; } = new TableBuilder<MainstreamYearRow>(
            "mainstream_years",
            "Pupils with a plan expected at each school and college of the local mix, by phase and year; the base year as counted.",
            "provider_id", "phase", "academic_year")
        .Text("provider_id", row => row.ProviderId, "school or college", "providers")
        .Text("phase", row => row.Phase, "phase", "phases")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("roll_initial", row => row.RollInitial, "pupils", "pupils of the base roll still there")
        .Number("roll_placed", row => row.RollPlaced, "pupils", "pupils who came by the local mix, from all areas")
        .Number("pupils", row => row.Pupils, "pupils", "both")
        .Number("counted_pupils", row => row.CountedPupils, "pupils", "those of the phase counted at the base date")
        .Build();

    public static TableDefinition<MainstreamPressureRow> Pressure { get; } = new TableBuilder<MainstreamPressureRow>(
            "mainstream_pressure",
            "Pupils with a plan as a share of the roll of each school and college of the local mix; rolls stay as they were counted.",
            "provider_id", "academic_year")
        .Text("provider_id", row => row.ProviderId, "school or college", "providers")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("pupils", row => row.Pupils, "pupils", "pupils with a plan in all phases")
        .Number("counted_pupils", row => row.CountedPupils, "pupils", "those counted at the base date")
        .Number("school_roll", row => row.SchoolRoll, "pupils", "pupils of any kind on roll; empty where not known", required: false)
        .Number("pressure", row => row.Pressure, "0..1", "pupils with a plan as a share of the roll", required: false)
        .Number("counted_pressure", row => row.CountedPressure, "0..1", "the same at the base date", required: false)
        .Number("pressure_change", row => row.PressureChange, "0..1", "the first less the second", required: false)
        .Build();

    /// <summary>Those that are the same for all plans of a run.</summary>
    public static IReadOnlyList<ITable> All { get; } = [Attractions, Shares];
}
