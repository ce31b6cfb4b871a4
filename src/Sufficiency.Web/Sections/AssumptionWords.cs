namespace Sufficiency.Web.Sections;

/// <summary>Parts of the data in the office's words.</summary>
internal static class AssumptionWords
{
    /// <summary>The part of the data that a figure belongs to.</summary>
    public static string Part(string path) => path.Split('[', '.')[0] switch
    {
        "providers" or "provider_places" or "estate" => "Schools",
        "schemes" or "scheme_places" or "scheme_funding" or "scheme_sites" or "scheme_templates" or "scheme_template_figures" or "delivery"
            or "capital" or "capital_budgets" => "Schemes",
        "plans" or "initial_roll" or "initial_waiting" or "history" or "base" => "Plans counted",
        "rates" or "demand" or "population" or "home_areas" or "tier_shares" or "enhanced_shares" or "range" => "Demand",
        "costs" or "funding" or "deficit" or "penalties" => "Money",
        "tranches" or "tranche_places" or "bespoke_packages" => "Bought places",
        "travel" => "Travel",
        "assumption_ranges" => "Ranges",
        _ => "Other",
    };

    /// <summary>A certainty at the head of a column.</summary>
    public static string Certainty(string code) => code switch { "found" => "Found", "derived" => "Derived", _ => "Assumed" };
}
