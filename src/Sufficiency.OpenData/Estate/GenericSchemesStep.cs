using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>scheme_templates.csv, scheme_template_figures.csv and scheme_sites.csv: the recipe's, with needs widened as for schools and
/// sites put on the map.</summary>
/// <remarks>A pack of which the recipe has no templates gets no such tables.</remarks>
internal sealed class GenericSchemesStep : IPackStep
{
    private static readonly string[] TemplateColumns = ["template_id", "kind", "label", "provision_type", "needs", "lowest_year_group",
        "highest_year_group", "source", "year", "certainty"];
    private static readonly string[] FigureColumns = ["template_id", "figure", "value", "low", "high", "source", "year", "certainty"];
    private static readonly string[] SiteColumns = ["site_id", "name", "templates", "host_provider_id", "district_name", "easting",
        "northing", "excludes", "source", "year", "certainty"];

    /// <summary>The tables it writes, without which a pack has no generic schemes.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["scheme_templates", "scheme_template_figures", "scheme_sites"];

    /// <inheritdoc />
    public string Name => "generic schemes";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var sources = new EstateSources(context);
        Copy(context, "scheme_templates.csv", 1, TemplateColumns, (row, column) => column.Name == "needs"
            && row.TextOrEmpty(column).Length > 0 ? sources.AcceptedNeeds(row.Needs(column)) : null);
        Copy(context, "scheme_template_figures.csv", 2, FigureColumns, (_, _) => null);
        WriteSites(context, sources);
    }

    private static void Copy(PackContext context, string file, int keys, string[] names, Func<SourceRow, SourceColumn, string?> changed)
    {
        var (recipe, table) = (context.RecipeTable(file), new PackTable(file, keys, names));
        var (pack, columns) = (recipe.Column("pack"), names.Select(name => recipe.Column(name)).ToArray());
        recipe.Read(row =>
        {
            if (row.IsFor(pack, context.Pack)) table.Add([.. columns
                .Select(column => (object?)(changed(row, column) ?? (row.TextOrEmpty(column) is { Length: > 0 } text ? text : null)))]);
            return row.Line;
        });
        if (table.Count > 0) table.WriteTo(context.OutFolder);
    }

    private static void WriteSites(PackContext context, EstateSources sources)
    {
        var (recipe, table) = (context.RecipeTable("scheme_sites.csv"), new PackTable("scheme_sites.csv", 1, SiteColumns));
        var (pack, prefix) = (recipe.Column("pack"), recipe.Column("postcode_prefix"));
        var columns = SiteColumns.Select(name => recipe.FindColumn(name)).ToArray();
        recipe.Read(row =>
        {
            if (!row.IsFor(pack, context.Pack)) return row.Line;
            var cells = columns.Select(column => (object?)(row.TextOrEmpty(column) is { Length: > 0 } text ? text : null)).ToArray();
            if (row.TextOrEmpty(prefix).Length > 0)
            {
                var point = sources.Postcodes.FindMean(row.Text(prefix)) ?? throw row.Fault(prefix, "no postcode begins like this.",
                    "Name a postcode district such as OX11, or a sector such as OX11 6.");
                cells[Array.IndexOf(SiteColumns, "district_name")] = sources.FindDistrict(point)
                    ?? throw row.Fault(prefix, "its mean point lies outside the authority.", "Name a sector inside it.");
                cells[Array.IndexOf(SiteColumns, "easting")] = Math.Round(point.EastingMetres);
                cells[Array.IndexOf(SiteColumns, "northing")] = Math.Round(point.NorthingMetres);
            }

            table.Add(cells);
            return row.Line;
        });
        if (table.Count > 0) table.WriteTo(context.OutFolder);
    }
}
