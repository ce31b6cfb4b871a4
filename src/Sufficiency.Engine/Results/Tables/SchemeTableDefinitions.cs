namespace Sufficiency.Engine.Results.Tables;

/// <summary>What the plan could choose from.</summary>
internal static class SchemeTableDefinitions
{
    public static TableDefinition<SchemeOptionRow> Options { get; } = new TableBuilder<SchemeOptionRow>(
            "scheme_options", "Schemes as the data gives them, chosen or not.", "scheme_id")
        .Text("scheme_id", row => row.SchemeId, "identifier")
        .Text("name", row => row.Name, "name")
        .Text("provider_id", row => row.ProviderId, "provider whose places grow", "providers")
        .Text("status", row => row.Status, "committed or optional")
        .Text("kind", row => row.Kind,
            "new_school, post_sixteen_centre, expansion, satellite or base; empty where the data does not say", required: false)
        .YesNo("is_generic", row => row.IsGeneric, "whether nobody has proposed it: a template at a site")
        .Text("template_id", row => row.TemplateId, "template it is made from; empty for named schemes", required: false)
        .Integer("template_most_sites", row => row.TemplateMostSites, "schemes",
            "most schemes of the template that may open; empty for named schemes", required: false)
        .Integer("decided_in", row => row.DecidedIn, "academic year",
            "year of its decision; empty where the plan says nothing of decisions", required: false)
        .Integer("lead_years", row => row.LeadYears, "years",
            "from decision to opening; empty where the data does not say", required: false)
        .Integer("earliest_opening", row => row.EarliestOpening, "academic year", "first year it may open in")
        .Integer("planned_opening", row => row.PlannedOpening, "academic year",
            "year the authority plans for; empty where nobody has proposed it", required: false)
        .Integer("latest_opening", row => row.LatestOpening, "academic year",
            "last year it may open in; empty where any will do", required: false)
        .Number("capital_gbp", row => row.CapitalGbp, "GBP", "capital")
        .Integer("asset_life_years", row => row.AssetLifeYears, "years", "years over which capital is annuitised")
        .Number("minimum_viable_roll", row => row.MinimumViableRoll, "pupils",
            "roll below which it cannot run; empty where no such rule", required: false)
        .Integer("viable_from_year", row => row.ViableFromYear, "years since opening", "from when that holds")
        .Text("source", row => row.Source, "where the figures come from")
        .Text("source_year", row => row.SourceYear, "the period they speak of")
        .Text("certainty", row => row.Certainty, "found, derived or assumed")
        .Build();

    public static TableDefinition<SchemePlacesRow> Places { get; } = new TableBuilder<SchemePlacesRow>(
            "scheme_places", "Places a scheme gives, in all and where given by phase; the last row holds for ever after.", "scheme_id",
            "years_since_opening", "phase")
        .Text("scheme_id", row => row.SchemeId, "scheme", "scheme_options")
        .Integer("years_since_opening", row => row.YearsSinceOpening, "years", "0 is the opening year")
        .Text("phase", row => row.Phase, "phase whose pupils they are for; empty for all its places", "phases", required: false)
        .Number("places", row => row.Places, "places", "places")
        .Build();

    public static TableDefinition<DecidedOpeningRow> DecidedOpenings { get; } = new TableBuilder<DecidedOpeningRow>(
            "decided_openings", "What is decided of optional schemes, so that the plan does not choose; may be empty.", "scheme_id")
        .Text("scheme_id", row => row.SchemeId, "scheme", "scheme_options")
        .Integer("opening_year", row => row.OpeningYear, "academic year", "the year it opens in; empty for never", required: false)
        .Build();

    public static TableDefinition<SchemeLinkRow> Links { get; } = new TableBuilder<SchemeLinkRow>(
            "scheme_links", "Schemes that exclude or require another.", "scheme_id", "relation", "other_scheme_id")
        .Text("scheme_id", row => row.SchemeId, "scheme", "scheme_options")
        .Text("relation", row => row.Relation, "excludes or requires")
        .Text("other_scheme_id", row => row.OtherSchemeId, "the other", "scheme_options")
        .Build();

    public static TableDefinition<SchemeFundingRow> Funding { get; } = new TableBuilder<SchemeFundingRow>(
            "scheme_funding", "Who pays the capital of schemes, as the data gives it.", "scheme_id", "funder")
        .Text("scheme_id", row => row.SchemeId, "scheme", "scheme_options")
        .Text("funder", row => row.Funder, "government_grant, section_106, borrowing or other")
        .Number("amount_gbp", row => row.AmountGbp, "GBP", "what it pays; empty for all that the others leave", required: false)
        .Text("source", row => row.Source, "where that comes from")
        .Text("source_year", row => row.SourceYear, "the period it speaks of")
        .Text("certainty", row => row.Certainty, "found, derived or assumed")
        .Build();

    public static TableDefinition<CapitalBudgetRow> CapitalBudgets { get; } = new TableBuilder<CapitalBudgetRow>(
            "capital_budgets", "Most capital of schemes that open in a year; a year without a row is not limited.", "academic_year")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year")
        .Number("maximum_gbp", row => row.MaximumGbp, "GBP", "most capital")
        .Build();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ITable> All { get; } = [Options, Places, DecidedOpenings, Links, Funding, CapitalBudgets];
}
