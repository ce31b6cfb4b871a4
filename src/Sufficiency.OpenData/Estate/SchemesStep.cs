using System.Globalization;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>schemes.csv and scheme_places.csv: the recipe's schemes, held against the published places
/// and capital where there are some.</summary>
internal sealed class SchemesStep : IPackStep
{
    /// <summary>Columns that pass from the recipe to schemes.csv as they stand.</summary>
    private static readonly string[] Columns =
    [
        "scheme_id", "name", "provider_id", "status", "earliest_opening", "planned_opening", "latest_opening", "kind", "decided_in",
        "lead_years", "lead_source", "capital_gbp", "asset_life_years", "minimum_viable_roll",
        "viable_from_year", "excludes", "requires", "source", "year", "certainty", "opening_certainty", "capital_certainty",
    ];

    /// <inheritdoc />
    public string Name => "schemes";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var recipe = context.RecipeTable("schemes.csv");
        var providers = ReadProviderIds(context);
        var facts = ReadFacts(context.Source("openings"));
        var schemes = new PackTable("schemes.csv", 1, Columns);
        var places = new PackTable("scheme_places.csv", 2, "scheme_id", "years_since_opening", "places", "source", "certainty");
        var columns = Columns.Select(name => recipe.Column(name)).ToArray();
        var (pack, id, provider, fact, buildUp) = (recipe.Column("pack"), recipe.Column("scheme_id"), recipe.Column("provider_id"),
            recipe.Column("fact"), recipe.Column("build_up"));
        var (capital, source, certainty) =
            (recipe.Column("capital_gbp"), recipe.Column("places_source"), recipe.Column("places_certainty"));
        recipe.Read(row =>
        {
            if (!row.IsFor(pack, context.Pack)) return row.Line;
            if (!providers.Contains(row.Text(provider)))
                throw row.Fault(provider, "no provider of the pack has this identifier.", "Add the provider to the recipe.");
            var build = BuildUp(row, buildUp);
            if (row.TextOrEmpty(fact).Length > 0) CheckAgainst(facts, row, fact, (buildUp, build[^1]), (capital, row.Number(capital)));
            schemes.Add([.. columns.Select(column => (object?)(row.TextOrEmpty(column) is { Length: > 0 } text ? text : null))]);
            for (var year = 0; year < build.Length; year++)
                places.Add(row.Text(id), year, build[year], row.Text(source), row.Certainty(certainty));
            return row.Line;
        });
        schemes.WriteTo(context.OutFolder);
        places.WriteTo(context.OutFolder);
    }

    private static double[] BuildUp(SourceRow row, SourceColumn column) => [.. row.Text(column).Split(';').Select(text =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var places) && places >= 0
            ? places
            : throw row.Fault(column, "these are no places by year.", "Write the places year by year, such as 40;80;120."))];

    /// <summary>A published figure wins: the recipe may not say otherwise.</summary>
    private static void CheckAgainst(
        IReadOnlyDictionary<string, (double? Places, double? Capital)> facts, SourceRow row, SourceColumn fact,
        (SourceColumn Column, double Value) places, (SourceColumn Column, double Value) capital)
    {
        if (!facts.TryGetValue(row.Text(fact), out var published))
            throw row.Fault(fact, "the fact sheet has no such opening.", "Write the name as it stands there, or leave it empty.");
        if (published.Places is { } count && count != places.Value)
            throw row.Fault(places.Column, $"the fact sheet says {count} places.", "Let the build-up end there.");
        if (published.Capital is { } cost && cost != capital.Value)
            throw row.Fault(capital.Column, $"the fact sheet says £{cost}.", "Take that figure.");
    }

    private static HashSet<string> ReadProviderIds(PackContext context)
    {
        var table = context.Built("providers.csv");
        var id = table.Column("provider_id");
        return [.. table.Read(row => row.Text(id))];
    }

    private static OrderedDictionary<string, (double? Places, double? Capital)> ReadFacts(SourceTable table)
    {
        var (name, places, capital) = (table.Column("scheme"), table.Column("places"), table.Column("capital_cost_gbp"));
        return table.ReadUnique(row => row.Text(name), row => (row.OptionalNumber(places), row.OptionalNumber(capital)), name.Name);
    }
}
