using Sufficiency.OpenData.Estate;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Writes plan.yaml: years, tables and every assumption with unit, source, year and certainty, from the recipe's plan_values.csv
/// and table_sources.csv.</summary>
internal sealed class PlanFileStep : IPackStep
{
    /// <summary>The tables of a pack in the order of data/schema/tables.yaml.</summary>
    private static readonly string[] Tables =
    [
        "home_areas", "population", "plans", "initial_waiting", "providers", "provider_places", "tranches", "tranche_places",
        "bespoke_packages", "initial_roll", "schemes", "scheme_places",
        .. GenericSchemesStep.Tables, "scheme_funding", "assumption_ranges", "tier_shares", "enhanced_shares", "rates",
        "costs", "funding", "history", Requests, Postcodes,
    ];

    private const string Outlines = "areas.geojson";
    private const string Postcodes = "postcodes";
    private const string Requests = "requests";

    /// <inheritdoc />
    public string Name => "plan.yaml";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context) => PackTable.WriteWhole(Path.Combine(context.OutFolder, "plan.yaml"), writer =>
    {
        writer.WriteLine("# Written by `sufficiency data build`; change the recipe, or set a value for one run with --set PATH=VALUE.");
        WritePlain(writer, context);
        WriteLeaves(writer, PlanValues.Of(context));
    });

    private static void WritePlain(TextWriter writer, PackContext context)
    {
        var pack = context.Pack;
        writer.WriteLine($"name: {pack.Name}");
        writer.WriteLine($"title: {Quote(Title(context))}");
        writer.WriteLine(FormattableString.Invariant($"base_year: {pack.BaseYear}"));
        writer.WriteLine(FormattableString.Invariant($"first_year: {pack.BaseYear + 1}"));
        if (pack.FirstPlannedYear > pack.BaseYear + 1)
            writer.WriteLine(FormattableString.Invariant($"first_planned_year: {pack.FirstPlannedYear}"));
        writer.WriteLine(FormattableString.Invariant($"last_year: {pack.LastYear}"));
        writer.WriteLine($"authority: {Quote(context.Recipe.AuthorityName)}");
        writer.WriteLine("tables:");
        foreach (var table in Tables.Where(
            table => (table != Postcodes && !GenericSchemesStep.Tables.Contains(table, StringComparer.Ordinal))
            || File.Exists(Path.Combine(context.OutFolder, $"{table}.csv"))
            || (table == Postcodes && File.Exists(Path.Combine(context.ParentFolder, $"{table}.csv")))))
            writer.WriteLine($"  {table}: {Locate(context, $"{table}.csv")}");
        writer.WriteLine("table_sources:");
        foreach (var (table, cells) in Sources(context))
            writer.WriteLine($"  {table}: {{source: {Quote(cells[0])}, year: {Quote(cells[1])}, certainty: {cells[2]}}}");
        if (context.Has("lsoa_outlines")) writer.WriteLine($"outlines: {Locate(context, Outlines)}");
    }

    private static string Title(PackContext context) => context.Pack.IsWhole
        ? $"{context.Recipe.AuthorityName}, January {context.Pack.BaseYear + 1}"
        : $"{context.Recipe.AuthorityName}, {context.Pack.Name.Replace('-', ' ')}, January {context.Pack.BaseYear + 1}";

    /// <summary>Where a file of the pack lies: in its own folder, or its parent's.</summary>
    private static string Locate(PackContext context, string file) =>
        File.Exists(Path.Combine(context.OutFolder, file)) || context.Pack.IsWhole
        ? file
        : Path.Combine(Path.GetRelativePath(context.OutFolder, context.ParentFolder), file).Replace('\\', '/');

    private static IEnumerable<(string Table, string[] Cells)> Sources(PackContext context)
    {
        var table = context.RecipeTable("table_sources.csv");
        var (year, certainty) = (table.Column("year"), table.Column("certainty"));
        var rows = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (name, cells) in PupilSources.PackRows(table, context.Pack, "table",
            (row, column) => new[] { row.Text(column), row.Text(year), row.Text(certainty) }, "source"))
            rows[name] = cells;
        return rows.Select(row => (row.Key, row.Value));
    }

    private static void WriteLeaves(TextWriter writer, IReadOnlyList<PlanValue> values)
    {
        string[] open = [];
        foreach (var value in values)
        {
            var parts = value.Path.Split('.');
            var shared = 0;
            while (shared < open.Length && shared < parts.Length - 1
                && string.Equals(open[shared], parts[shared], StringComparison.Ordinal)) shared++;
            for (var depth = shared; depth < parts.Length - 1; depth++) writer.WriteLine($"{Indent(depth)}{parts[depth]}:");
            writer.WriteLine($"{Indent(parts.Length - 1)}{parts[^1]}: {{value: {value.Value}, unit: {Quote(value.Unit)}, "
                + $"source: {Quote(value.Source)}, year: {Quote(value.Year)}, certainty: {value.Certainty}}}");
            open = parts[..^1];
        }
    }

    private static string Indent(int depth) => new(' ', 2 * depth);

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
