using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Writes costs.csv: yearly cost of plans the model does not place, from the recipe's stock_costs.csv.</summary>
internal sealed class CostsStep : IPackStep
{
    /// <inheritdoc />
    public string Name => "costs of plans that are not placed";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var costs = context.RecipeTable("stock_costs.csv");
        var (setting, phase, pounds) = (costs.Column("setting"), costs.Column("phase"), costs.Column("gbp_per_pupil_year"));
        var (source, year, certainty) = (costs.Column("source"), costs.Column("year"), costs.Column("certainty"));
        var table = new PackTable("costs.csv", 2, "setting", "phase", "gbp_per_pupil_year", "source", "year", "certainty");
        foreach (var cells in costs.Read(row => new object?[] { row.Text(setting), row.Text(phase), row.Number(pounds), row.Text(source),
            row.Text(year), row.Text(certainty) }))
            table.Add(cells);
        table.WriteTo(context.OutFolder);
    }
}
