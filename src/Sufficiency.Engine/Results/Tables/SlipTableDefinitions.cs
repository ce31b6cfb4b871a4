namespace Sufficiency.Engine.Results.Tables;

/// <summary>A delayed opening as the data gives it.</summary>
internal sealed record DelayedOpeningRow(string SchemeId, int OpeningYear, string Source, string SourceYear, string Certainty);

/// <summary>Places of a delayed scheme in a year, as planned and as slipped.</summary>
internal sealed record SlipSchemeRow(string SchemeId, int AcademicYear, double PlacesAsPlanned, double PlacesSlipped);

/// <summary>The plan with delayed openings less the one as planned, in a year.</summary>
internal sealed record SlipYearRow(int AcademicYear, double PupilsWaitingMore, double PupilsOutOfCountyMore, double CostMoreGbp,
    double? HighNeedsPositionChangeGbp);

/// <summary>What openings later than planned cost.</summary>
internal static class SlipTableDefinitions
{
    public static TableDefinition<DelayedOpeningRow> DelayedOpenings { get; } = new TableBuilder<DelayedOpeningRow>(
            "delayed_openings", "Schemes that open later than planned, in truth or as expected; empty where the data names none.",
            "scheme_id")
        .Text("scheme_id", row => row.SchemeId, "scheme", "scheme_options")
        .Integer("opening_year", row => row.OpeningYear, "academic year", "the year it opens in truth")
        .Text("source", row => row.Source, "where that year comes from")
        .Text("source_year", row => row.SourceYear, "the period it speaks of")
        .Text("certainty", row => row.Certainty, "found, derived or assumed")
        .Build();

    public static TableDefinition<SlipSchemeRow> Schemes { get; } = new TableBuilder<SlipSchemeRow>(
            "slip_schemes", "Places of each delayed scheme, as planned and as slipped.", "scheme_id", "academic_year")
        .Text("scheme_id", row => row.SchemeId, "scheme", "scheme_options")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("places_as_planned", row => row.PlacesAsPlanned, "places", "places had it opened as planned")
        .Number("places_slipped", row => row.PlacesSlipped, "places", "places with the delayed opening")
        .Build();

    public static TableDefinition<SlipYearRow> Years { get; } = new TableBuilder<SlipYearRow>(
            "slip_years", "What the slip costs: the plan in slipped less the one in as_planned; negative where the slip saves.",
            "academic_year")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("pupils_waiting_more", row => row.PupilsWaitingMore, "pupils", "pupils more who are held below the provision they need")
        .Number("pupils_out_of_county_more", row => row.PupilsOutOfCountyMore, "pupils", "pupils more on roll out of county")
        .Number("cost_more_gbp", row => row.CostMoreGbp, "GBP",
            "money more at prices of the price base, transport and capital charges included")
        .Number("high_needs_position_change_gbp", row => row.HighNeedsPositionChangeGbp, "GBP cash",
            "change of the in-year position; negative is worse, empty where the grant is not known", required: false)
        .Build();

    /// <summary>The tables that a run with delayed openings has beside those of its two plans.</summary>
    public static IReadOnlyList<ITable> All { get; } = [Schemes, Years];
}
