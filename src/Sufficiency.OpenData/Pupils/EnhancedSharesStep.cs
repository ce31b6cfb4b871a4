using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Writes enhanced_shares.csv as the recipe gives it; a scenario takes its parent's and moves it by
/// demand.enhanced_level.</summary>
internal sealed class EnhancedSharesStep : IPackStep
{
    private static readonly string[] Columns = ["need", "phase", "share", "low", "high", "source", "year", "certainty"];

    /// <inheritdoc />
    public string Name => "for whom an enhanced base would do";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => pack.IsWhole;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var (recipe, table) = (context.RecipeTable("enhanced_shares.csv"), new PackTable("enhanced_shares.csv", 2, Columns));
        var columns = Columns.Select(name => recipe.Column(name)).ToArray();
        recipe.Read(row =>
        {
            table.Add([.. columns.Select(column => (object?)row.Text(column))]);
            return row.Line;
        });
        table.WriteTo(context.OutFolder);
    }
}
