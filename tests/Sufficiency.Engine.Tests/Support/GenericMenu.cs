namespace Sufficiency.Engine.Tests.Support;

/// <summary>Adds templates and sites to a <see cref="SmallPack"/>: a new school near two towns, an expansion at a school,
/// a base at a mainstream school.</summary>
internal static class GenericMenu
{
    /// <summary>The pack with four generic schemes, decided in the first planned year less one.</summary>
    public static SmallPack WithGenericSchemes(this SmallPack pack)
    {
        pack.PlanLine("  scheme_places: scheme_places.csv\n", "  scheme_places: scheme_places.csv\n  scheme_templates: "
            + "scheme_templates.csv\n  scheme_template_figures: scheme_template_figures.csv\n  scheme_sites: scheme_sites.csv\n");
        pack.PlanLine("policy:\n", """
            delivery:
              decided_in: {value: 2024, unit: academic year, source: invented, year: "2025", certainty: assumed}
              new_schools_a_year: {value: 1, unit: schools a year, source: invented, year: "2025", certainty: assumed}
              bases_a_year: {value: 2, unit: bases a year, source: invented, year: "2025", certainty: assumed}
            policy:

            """);
        const string columns = "scheme_id,name,provider_id,status,earliest_opening,planned_opening,latest_opening,kind,decided_in,"
            + "lead_years,capital_gbp,asset_life_years,minimum_viable_roll,viable_from_year,excludes,requires,source,year,certainty,"
            + "opening_certainty,capital_certainty";
        const string origin = "invented,2025,assumed,assumed,assumed";
        pack.Text("schemes.csv", $"""
            {columns}
            hill-annexe,Hill annexe,hill,committed,2025,2025,,expansion,,,1500000,40,,0,,,{origin}
            vale-new,Vale School,vale,optional,2026,2026,2027,new_school,2023,3,9000000,60,10,1,,hill-annexe,{origin}

            """);
        pack.Text("scheme_templates.csv", """
            template_id,kind,label,provision_type,needs,lowest_year_group,highest_year_group,source,year,certainty
            base,base,Base at {site},resource_base,ASD;MLD,0,6,invented,2025,assumed
            expansion,expansion,Expansion of {site},special_school,,,,invented,2025,assumed
            special,new_school,New special school near {site},special_school,ASD;SEMH,0,14,invented,2025,assumed

            """);
        pack.Text("scheme_template_figures.csv", Figures);
        return pack.Text("scheme_sites.csv", """
            site_id,name,templates,host_provider_id,district_name,easting,northing,excludes,source,year,certainty
            hill,Hill School,expansion,hill,,,,,invented,2025,assumed
            northfield,Northfield Primary,base,mainstream-north,,,,,invented,2025,assumed
            northtown,Northtown,special,,Northfield,445000,240000,,invented,2025,assumed
            southtown,Southtown,special;base,,Southdown,451000,204000,vale-new,invented,2025,assumed

            """);
    }

    private const string Figures = """
        template_id,figure,value,low,high,source,year,certainty
        base,primary_places,12,8,16,invented,2025,assumed
        base,fills_over_years,2,,,invented,2025,assumed
        base,capital_per_place_gbp,45000,,,invented,2025,assumed
        base,asset_life_years,30,,,invented,2025,assumed
        base,lead_years,1,,,invented,2025,assumed
        base,place_funding_gbp,6000,,,invented,2025,assumed
        base,top_up_gbp,12000,,,invented,2025,assumed
        base,opens_every_years,2,,,invented,2025,assumed
        base,most_sites,1,,,invented,2025,assumed
        expansion,places,16,8,24,invented,2025,assumed
        expansion,fills_over_years,1,,,invented,2025,assumed
        expansion,capital_per_place_gbp,187500,120000,210000,invented,2025,assumed
        expansion,asset_life_years,60,,,invented,2025,assumed
        expansion,lead_years,2,,,invented,2025,assumed
        expansion,opens_every_years,1,,,invented,2025,assumed
        expansion,most_sites,1,,,invented,2025,assumed
        special,primary_places,40,,,invented,2025,assumed
        special,secondary_places,60,,,invented,2025,assumed
        special,post_sixteen_places,20,,,invented,2025,assumed
        special,fills_over_years,3,,,invented,2025,assumed
        special,capital_per_place_gbp,150000,120000,170000,invented,2025,assumed
        special,asset_life_years,60,,,invented,2025,assumed
        special,lead_years,3,,,invented,2025,assumed
        special,minimum_roll_share,0.6,,,invented,2025,assumed
        special,viable_from_year,3,,,invented,2025,assumed
        special,place_funding_gbp,10000,,,invented,2025,assumed
        special,top_up_gbp,17000,,,invented,2025,assumed
        special,opens_every_years,2,,,invented,2025,assumed
        special,most_sites,1,,,invented,2025,assumed

        """;
}
