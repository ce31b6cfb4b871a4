namespace Sufficiency.Engine.Results.Tables;

/// <summary>Which list of <see cref="CodeLabels"/> the codes of a column come from.</summary>
internal static class CodeLists
{
    private static readonly Dictionary<string, string> ByColumn = new(StringComparer.Ordinal)
    {
        ["age_band"] = CodeLabels.RequestAges,
        ["certainty"] = CodeLabels.Certainties,
        ["check_name"] = CodeLabels.Cautions,
        ["entry_point"] = CodeLabels.EntryPoints,
        ["from_tier"] = CodeLabels.Tiers,
        ["funder"] = CodeLabels.Funders,
        ["lsoa21_fit"] = CodeLabels.AreaFits,
        ["market"] = CodeLabels.Markets,
        ["need"] = CodeLabels.Needs,
        ["payback_case"] = CodeLabels.PaybackCases,
        ["phase"] = CodeLabels.Phases,
        ["plan"] = CodeLabels.Plans,
        ["provision_type"] = CodeLabels.ProvisionTypes,
        ["range_end"] = CodeLabels.RangeEnds,
        ["relation"] = CodeLabels.SchemeRelations,
        ["riders"] = CodeLabels.Riders,
        ["setting"] = CodeLabels.Settings,
        ["supply"] = CodeLabels.Supplies,
        ["tier"] = CodeLabels.Tiers,
        ["to_tier"] = CodeLabels.Tiers,
    };

    // These names mean different things in different tables.
    private static readonly Dictionary<(string Table, string Column), string> ByTable = new()
    {
        [("action_effects", "kind")] = CodeLabels.ActionEffects,
        [("cost_kinds", "kind")] = CodeLabels.CostKinds,
        [("costs", "kind")] = CodeLabels.CostKinds,
        [("forecast_range", "kind")] = CodeLabels.PlanKinds,
        [("money_steps", "kind")] = CodeLabels.CostKinds,
        [("scheme_options", "kind")] = CodeLabels.SchemeKinds,
        [("scheme_options", "status")] = CodeLabels.SchemeStatuses,
        [("schemes", "status")] = CodeLabels.SchemeStatuses,
    };

    /// <summary>The list of a column; null where it holds no codes of a list.</summary>
    public static string? Of(string table, string column) =>
        ByTable.GetValueOrDefault((table, column)) ?? ByColumn.GetValueOrDefault(column);
}
