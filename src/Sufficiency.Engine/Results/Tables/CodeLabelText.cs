using Sufficiency.Engine.Codes;

namespace Sufficiency.Engine.Results.Tables;

/// <summary>The texts of <see cref="CodeLabels"/>.</summary>
internal static class CodeLabelText
{
    /// <summary>Codes with their words by the name of their list.</summary>
    public static Dictionary<string, IReadOnlyList<(string Code, string Label)>> Lists { get; } = new(StringComparer.Ordinal)
    {
        [CodeLabels.ActionEffects] =
        [
            ("new_plans", "New plans"), ("ceasing", "Plans that cease"), ("tier_move", "Moves between tiers"),
            ("price", "Price of a place"),
        ],
        [CodeLabels.AreaFits] = Pack("area_fit"),
        [CodeLabels.Cautions] =
        [
            ("another_authoritys_figures", "Another authority's figures"),
            ("saving_on_assumed_prices", "The saving rests on assumed prices"),
            ("schools_that_double", "Schools that double"), ("shares_that_move", "Shares that move"),
            ("special_schools_full", "Special schools are full"), ("waiting_or_bespoke", "Many wait or have a package"),
            ("what_turns_the_answer", "What turns the answer"),
        ],
        [CodeLabels.Certainties] = Pack("certainty"),
        [CodeLabels.CostKinds] =
        [
            ("actions", "Actions, paid by high needs"), ("actions_elsewhere", "Actions, paid elsewhere"),
            ("capital", "Capital, as a yearly charge"), ("fee", "Fees out of county"), ("interim", "Provision while waiting"),
            ("penalty_minutes", "Minutes beyond guidance"), ("penalty_over_capacity", "Places over capacity"),
            ("penalty_waiting", "Pupils waiting"), ("place_funding", "Place funding"), ("stock", "Plans that are not placed"),
            ("top_up", "Top-up funding"), ("transport", "Home to school transport"),
        ],
        [CodeLabels.EntryPoints] =
        [
            ("reception", "Into Reception"), ("infant", "Within infants"), ("junior", "Within juniors"),
            ("secondary_transfer", "Into Year 7"), ("secondary", "Within secondary"),
            ("post_sixteen_transfer", "Into Year 12"), ("post_sixteen", "Within post-16"),
        ],
        [CodeLabels.Funders] = [.. Pack("funder"), ("not_found", "Source not found yet")],
        [CodeLabels.Markets] = Pack("market"),
        [CodeLabels.Needs] = Pack("need"),
        [CodeLabels.PaybackCases] =
        [
            ("central", "Central"), ("best", "Best: fees at their high, capital at its low"),
            ("worst", "Worst: fees at their low, capital at its high"),
        ],
        [CodeLabels.Phases] = Pack("phase"),
        [CodeLabels.PlanKinds] =
        [
            ("all", "Every plan"), ("mainstream", "Mainstream suits"), ("resource_base", "A resource base is needed"),
            ("special_or_beyond", "A special school or more is needed"), ("specialist", "A resource base or more is needed"),
        ],
        [CodeLabels.Plans] =
        [
            ("plan", CodeLabels.Plan), ("do_minimum", CodeLabels.CommittedOnly), ("difference", "Difference"),
            ("as_planned", "Schemes in their planned years"), ("slipped", "Schemes in their delayed years"),
        ],
        [CodeLabels.ProvisionTypes] = Pack("provision_type"),
        [CodeLabels.RangeEnds] = [("low", "Low"), ("high", "High")],
        [CodeLabels.RequestAges] = Pack("request_age"),
        [CodeLabels.Riders] = [("base_roll", "Counted roll"), ("placed", "Placed by the plan")],
        [CodeLabels.SchemeKinds] = Pack("scheme_kind"),
        [CodeLabels.SchemeRelations] = [("excludes", "Excludes"), ("requires", "Requires")],
        [CodeLabels.SchemeStatuses] = [.. Pack("scheme_status").Where(entry => entry.Code != "withdrawn")], // no run has such a scheme
        [CodeLabels.Settings] = Pack("setting"),
        [CodeLabels.Supplies] =
        [
            ("own", "The county's own places"), ("agreed", "Places agreed with others"), ("tranche", "Further places bought"),
            ("bespoke", "Packages for one pupil"),
        ],
        [CodeLabels.Tiers] = Pack("tier"),
    };

    /// <summary>The words of a list of the data pack's own codes.</summary>
    private static IReadOnlyList<(string Code, string Label)> Pack(string list) =>
        [.. CodeBook.Get(list).Entries.Select(entry => (entry.Code, entry.Label))];
}
