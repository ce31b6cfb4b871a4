namespace Sufficiency.Engine.Tests.Support;

/// <summary>Adds to a <see cref="SmallPack"/> the tables that a pack may do without.</summary>
internal static class EveryTable
{
    private const string Origin = "invented,2025,assumed";

    /// <summary>The pack with tranches, packages, enhanced places, funders, ranges, history and requests.</summary>
    public static SmallPack WithEveryTable(this SmallPack pack)
    {
        (string Name, string Text)[] tables =
        [
            ("tranches", $"""
                tranche_id,name,market,fee_gbp,road_km,needs,lowest_year_group,highest_year_group,source,year,certainty
                tranche-one,Tranche one,further_away,90000,40,*,0,14,{Origin}

                """),
            ("tranche_places", """
                tranche_id,academic_year,places,source,certainty
                tranche-one,2025,4,invented,assumed
                tranche-one,2026,8,invented,assumed
                tranche-one,2027,9,invented,assumed

                """),
            ("bespoke_packages", $"""
                phase,price_gbp,road_km,source,year,certainty
                primary,130000,5,{Origin}
                secondary,140000,,{Origin}
                post_sixteen,150000,,{Origin}

                """),
            ("enhanced_shares", $"""
                need,phase,share,low,high,source,year,certainty
                ASD,primary,0.3,0.2,0.4,{Origin}

                """),
            ("scheme_funding", $"""
                scheme_id,funder,amount_gbp,source,year,certainty
                vale-new,section_106,1000000,{Origin}
                vale-new,borrowing,,{Origin}

                """),
            ("assumption_ranges", $"""
                path,name,low,high,source,year,certainty
                demand.population_growth,growth,*0.8,*1.2,{Origin}

                """),
            ("history", """
                reference_date,measure,dimension,category,value,source,certainty
                2024-01,plans,total,all,100,invented,assumed

                """),
            ("requests", $"""
                calendar_year,age_band,requests,assessments,plans_issued,new_plans,source,year,certainty
                2024,all,40,32,30,28,{Origin}
                2024,05-10,20,16,15,14,{Origin}

                """),
        ];
        foreach (var (name, text) in tables) pack.Text($"{name}.csv", text);
        return pack.PlanLine("  rates: rates.csv\n",
            string.Concat(tables.Select(table => $"  {table.Name}: {table.Name}.csv\n").Append("  rates: rates.csv\n")));
    }
}
