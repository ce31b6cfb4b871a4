using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Results.Tables;

/// <summary>The texts of <see cref="CodeLabels"/>.</summary>
internal static class CodeLabelText
{
    private static readonly (string Code, string Label)[] Provision =
    [
        ("mainstream", "Mainstream"), ("resource_base", "Resource base"), ("special_school", "Special school"),
        ("out_of_county", "Out of county"),
    ];

    /// <summary>Codes with their words by the name of their list.</summary>
    public static Dictionary<string, IReadOnlyList<(string Code, string Label)>> Lists { get; } = new(StringComparer.Ordinal)
    {
        [CodeLabels.AreaFits] =
            [("same", "Unchanged"), ("part", "Part of a split area"), ("merged", "Joined with others")],
        [CodeLabels.Cautions] =
        [
            ("another_authoritys_figures", "Another authority's figures"),
            ("saving_on_assumed_prices", "The saving rests on assumed prices"),
            ("schools_that_double", "Schools that double"), ("shares_that_move", "Shares that move"),
            ("special_schools_full", "Special schools are full"), ("waiting_or_bespoke", "Many wait or have a package"),
            ("what_turns_the_answer", "What turns the answer"),
        ],
        [CodeLabels.Certainties] = [("found", "Found"), ("derived", "Derived"), ("assumed", "Assumed")],
        [CodeLabels.CostKinds] =
        [
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
        [CodeLabels.Funders] =
        [
            ("government_grant", "Government grant"), ("section_106", "Section 106"), ("borrowing", "Borrowing"), ("other", "Other"),
            ("not_found", "Source not found yet"),
        ],
        [CodeLabels.Markets] =
        [
            ("independent_in_county", "Independent, in the county"), ("neighbouring_authority", "A neighbouring authority's"),
            ("further_away", "Further away"),
        ],
        [CodeLabels.Needs] = [.. NeedCodes.All.Select(need => (need.ToCode(), need.ToName()))],
        [CodeLabels.PaybackCases] =
        [
            ("central", "Central"), ("best", "Best: fees at their high, capital at its low"),
            ("worst", "Worst: fees at their low, capital at its high"),
        ],
        [CodeLabels.Phases] =
        [
            ("early_years", "Early years"), ("primary", "Primary"), ("secondary", "Secondary"), ("post_sixteen", "Post-16"),
            ("adult", "Ages 19 to 25"),
        ],
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
        [CodeLabels.ProvisionTypes] = Provision,
        [CodeLabels.RangeEnds] = [("low", "Low"), ("high", "High")],
        [CodeLabels.Riders] = [("base_roll", "Counted roll"), ("placed", "Placed by the plan")],
        [CodeLabels.SchemeKinds] =
        [
            ("new_school", "New school"), ("post_sixteen_centre", "Post-16 centre"), ("expansion", "Expansion"),
            ("satellite", "Satellite"), ("base", "Resource base"),
        ],
        [CodeLabels.SchemeRelations] = [("excludes", "Excludes"), ("requires", "Requires")],
        [CodeLabels.SchemeStatuses] = [("committed", "Committed"), ("optional", "Optional")],
        [CodeLabels.Settings] = [.. Provision, ("elsewhere", "No school place")],
        [CodeLabels.Supplies] =
        [
            ("own", "The county's own places"), ("agreed", "Places agreed with others"), ("tranche", "Further places bought"),
            ("bespoke", "Packages for one pupil"),
        ],
        [CodeLabels.Tiers] =
        [
            ("M", "Mainstream suits"), ("B", "A resource base at least"), ("E", "A special school, or an enhanced base"),
            ("S", "A special school at least"), ("X", "Beyond what state special schools offer"),
        ],
    };
}
