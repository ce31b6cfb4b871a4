namespace Sufficiency.Engine.Results.Tables;

/// <summary>The table of what one more place would save, by phase.</summary>
internal static class PlaceValueTableDefinitions
{
    public static TableDefinition<PlaceValueRow> PlaceValues { get; } = new TableBuilder<PlaceValueRow>(
            "place_values", "What one more place for the pupils of a phase would save, discounted, schemes fixed. "
                + "The greatest of each provider and year stands in marginal_values.", "provider_id", "academic_year", "phase")
        .Text("provider_id", row => row.ProviderId, "provider with limited places", "providers")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year of the place", "years")
        .Text("phase", row => row.Phase, "phase of the place; empty where places are not given by phase", "phases", required: false)
        .Number("of_school_gbp", row => row.OfSchoolGbp, "GBP", "saving of one more place in all; nil where other rows bind")
        .Number("of_phase_gbp", row => row.OfPhaseGbp, "GBP", "saving of one more place of the phase, with its flex")
        .Number("value_gbp", row => row.ValueGbp, "GBP", "both: saving of one more place of the phase and of the school")
        .Build();
}
