namespace Sufficiency.Engine.Audit.Rules;

/// <summary>Every pupil is placed or waits, in a place that suits, at a time that is allowed.</summary>
internal static class PlacementRules
{
    private const string Line =
        "p.need || ' pupils of tier ' || p.tier || ' (' || p.entry_point || ', needed ' || label(p.year_needed) || ')'";

    public static IReadOnlyList<AuditCheck> Checks { get; } =
    [
        new("EveryPupilPlaced", "unmet_cells p", "false",
            $"format('{{}}: {{:.6f}} placed or waiting, {{:.6f}} needed', p.area_code || ', ' || {Line}, p.pupils, p.placings)"),
        new("EveryPupilPlaced", "placed p", "p.least_pupils > 0",
            $"p.provider_id || ' holds a placement that is not above zero: ' || {Line}"),
        new("EveryPupilPlaced", "unplaced p", "p.pupils > 0",
            $"p.area_code || ' has a number of unplaced pupils that is not above zero: ' || {Line}"),
        new("ProvisionTypeSuitsTier",
            "placed p LEFT JOIN tier_types t ON t.tier = p.tier AND t.provision_type = p.provision_type "
                + "LEFT JOIN providers v USING (provider_id)",
            "t.tier IS NOT NULL AND v.provision_type = p.provision_type",
            $"p.provider_id || ' (' || p.provision_type || ') does not suit ' || {Line} || ', or is of another provision type'"),
        new("EnhancedBaseHasATopUp", "placed p LEFT JOIN providers v USING (provider_id)",
            "p.tier::VARCHAR <> 'E' OR v.provision_type::VARCHAR <> 'resource_base' OR v.enhanced_top_up_gbp IS NOT NULL",
            $"p.provider_id || ' has no enhanced top-up, and yet takes ' || {Line}"),
        new("NeedAccepted",
            "placed p LEFT JOIN provider_needs n ON n.provider_id = p.provider_id AND n.need = p.need", "n.need IS NOT NULL",
            $"p.provider_id || ' does not take ' || {Line}"),
        new("YearGroupsTaught",
            "placed p LEFT JOIN bands b USING (entry_point) LEFT JOIN providers v USING (provider_id)",
            "v.lowest_year_group <= b.youngest + (p.year_placed - p.year_needed) AND v.highest_year_group >= b.must_reach",
            $"p.provider_id || ' does not teach the year groups of ' || {Line}"),
        new("WaitAllowed",
            "placed p LEFT JOIN survival s ON s.tier = p.tier AND s.entry_point = p.entry_point AND s.year_needed = p.year_needed "
                + "AND s.years_after = p.year_placed - p.year_needed",
            """
            p.year_placed - p.year_needed BETWEEN 0 AND parameter('penalties.maximum_wait_years')
                AND p.year_needed >= parameter('horizon.first_year')
            AND p.year_placed <= parameter('horizon.last_year') AND s.share > 0
            """,
            $"p.provider_id || ' takes ' || {Line} || ' in ' || label(p.year_placed) || ', which the rules of waiting do not allow'"),
        new("Journeys", "wrong_journeys t", "t.has_journey", "'pupils of ' || t.area_code || ' of tier ' || t.tier || ' (' || "
            + "t.entry_point || ', needed ' || label(t.year_needed) || ') have no journey to ' || t.provider_id"),
        new("Journeys", "(SELECT DISTINCT area_code, provider_id FROM wrong_journeys) p", "false",
            "'the journey from ' || p.area_code || ' to ' || p.provider_id || ' is not that of the travel table'"),
    ];
}
