using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>A figure of the recipe.</summary>
internal sealed record RecipeFigure(double Value, string Source, string Year, Certainty Certainty);

/// <summary>assumptions.csv and pack_totals.csv of a recipe: single figures by key.</summary>
internal sealed class RecipeAssumptions
{
    private readonly Dictionary<string, RecipeFigure> figures = new(StringComparer.Ordinal);

    /// <summary>Reads the figures that hold for the pack under construction.</summary>
    public RecipeAssumptions(PackContext context)
    {
        Add(context.RecipeTable("assumptions.csv"), context.Pack);
        Add(context.RecipeTable("pack_totals.csv"), context.Pack);
    }

    /// <summary>A figure by its key.</summary>
    public RecipeFigure Get(string key) => figures.TryGetValue(key, out var figure)
        ? figure
        : throw SourceFault.Single("assumptions.csv", $"no row has the key {key}.",
            "Copy the row from another authority's recipe and check its value.");

    /// <summary>The value of a figure by its key.</summary>
    public double Value(string key) => Get(key).Value;

    private void Add(SourceTable table, PackDefinition pack)
    {
        var (key, value, source) = (table.Column("key"), table.Column("value"), table.Column("source"));
        var (year, certainty, only) = (table.Column("year"), table.Column("certainty"), table.FindColumn("pack"));
        table.Read(row =>
        {
            if (!row.IsFor(only, pack)) return row.Line;
            if (!figures.TryAdd(row.Text(key),
                new RecipeFigure(row.Number(value), row.Text(source), row.Text(year), row.Certainty(certainty))))
                throw row.Fault(key, "the key stands here twice.", "Keep one of the rows.");
            return row.Line;
        });
    }
}
