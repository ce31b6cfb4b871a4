using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>
/// scheme_funding.csv: the recipe's funders of the schemes that the pack has. assumption_ranges.csv: the recipe's ranges.
/// </summary>
internal sealed class SchemeFundingStep : IPackStep
{
    private static readonly string[] Funding = ["scheme_id", "funder", "amount_gbp", "source", "year", "certainty"];
    private static readonly string[] Ranges = ["path", "name", "low", "high", "source", "year", "certainty"];

    /// <inheritdoc />
    public string Name => "funders and ranges";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var schemes = context.Built("schemes.csv");
        var id = schemes.Column("scheme_id");
        var known = schemes.Read(row => row.Text(id)).ToHashSet(StringComparer.Ordinal);
        Write(context, "scheme_funding.csv", 2, Funding, known.Contains);
        Write(context, "assumption_ranges.csv", 1, Ranges, _ => true);
    }

    private static void Write(PackContext context, string file, int keyColumns, string[] names, Func<string, bool> isWanted)
    {
        var (recipe, table) = (context.RecipeTable(file), new PackTable(file, keyColumns, names));
        var (pack, columns) = (recipe.Column("pack"), names.Select(name => recipe.Column(name)).ToArray());
        recipe.Read(row =>
        {
            if (row.IsFor(pack, context.Pack) && isWanted(row.Text(columns[0])))
                table.Add([.. columns.Select(column => (object?)(row.TextOrEmpty(column) is { Length: > 0 } text ? text : null))]);
            return row.Line;
        });
        table.WriteTo(context.OutFolder);
    }
}
