using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Recipe;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Odds that the fit of plans starts from where a source beside SEN2 tells of a need, an age and a setting
/// together. The odds are 1 elsewhere.</summary>
internal sealed record PlanSeed(Need Need, int Lowest, int Highest, Setting Setting, double Weight)
{
    /// <summary>Whether it speaks of a cell.</summary>
    public bool Covers(Need need, int yearGroup, Setting setting) =>
        need == Need && setting == Setting && yearGroup >= Lowest && yearGroup <= Highest;

    /// <summary>The seeds of the recipe's plan_seeds.csv.</summary>
    public static IReadOnlyList<PlanSeed> Of(PackContext context)
    {
        var table = context.RecipeTable("plan_seeds.csv");
        var (need, setting, weight) = (table.Column("need"), table.Column("setting"), table.Column("weight"));
        var (lowest, highest) = (table.Column("lowest_year_group"), table.Column("highest_year_group"));
        return table.Read(row => new PlanSeed(
            NeedCodes.Find(row.Text(need)) ?? throw row.Fault(need, "this is no need.", "See data/schema/tables.yaml."),
            row.Integer(lowest),
            row.Integer(highest),
            ProvisionCodes.FindSetting(row.Text(setting))
                ?? throw row.Fault(setting, "this is no setting.", "See data/schema/tables.yaml."),
            row.Number(weight)));
    }
}
