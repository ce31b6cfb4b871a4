using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>tranches.csv, tranche_places.csv and bespoke_packages.csv: what can be bought beyond the places agreed today.</summary>
/// <remarks>The tranches together hold, in each year, what the largest yearly rise on record leaves beside the growth of agreed places.
/// Each tranche opens its share.</remarks>
internal sealed class BoughtPlacesStep : IPackStep
{
    private static readonly string[] Columns =
        ["tranche_id", "name", "market", "fee_gbp", "road_km", "needs", "lowest_year_group", "highest_year_group",
            "source", "year", "certainty"];

    /// <inheritdoc />
    public string Name => "places that can be bought";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        WriteTranches(context);
        WritePackages(context);
    }

    private static void WriteTranches(PackContext context)
    {
        var sources = new EstateSources(context);
        var (recipe, growth) = (context.RecipeTable("tranches.csv"), sources.Figures.Get("out_of_county.yearly_growth"));
        var (tranches, places) = (new PackTable("tranches.csv", 1, Columns),
            new PackTable("tranche_places.csv", 2, "tranche_id", "academic_year", "places", "source", "certainty"));
        var (pack, share, columns) =
            (recipe.Column("pack"), recipe.Column("share_of_growth"), Columns.Select(name => recipe.Column(name)).ToArray());
        recipe.Read(row =>
        {
            if (!row.IsFor(pack, context.Pack)) return row.Line;
            tranches.Add([.. columns.Select(column => (object?)row.Text(column))]);
            var opened = 0.0; // places opened before stay open
            foreach (var year in context.Pack.Years)
            {
                var rise = (growth.Value * (year - context.Pack.BaseYear))
                    - (IndependentProviders.TotalIn(sources, year) - IndependentProviders.TotalIn(sources, context.Pack.BaseYear));
                opened = Math.Max(opened, Math.Round(row.Number(share) * rise, MidpointRounding.AwayFromZero));
                places.Add(
                    row.Text(columns[0]), year, opened,
                    $"Its share of what the largest yearly rise on record leaves beside the growth of agreed places: {growth.Source}",
                    Engine.Domain.Evidence.Certainty.Assumed);
            }

            return row.Line;
        });
        tranches.WriteTo(context.OutFolder);
        places.WriteTo(context.OutFolder);
    }

    private static void WritePackages(PackContext context)
    {
        string[] names = ["phase", "price_gbp", "road_km", "source", "year", "certainty"];
        var (recipe, table) = (context.RecipeTable("bespoke_packages.csv"), new PackTable("bespoke_packages.csv", 1, names));
        var (pack, columns) = (recipe.Column("pack"), names.Select(name => recipe.Column(name)).ToArray());
        recipe.Read(row =>
        {
            if (row.IsFor(pack, context.Pack))
                table.Add([.. columns.Select(column => (object?)(row.TextOrEmpty(column) is { Length: > 0 } text ? text : null))]);
            return row.Line;
        });
        table.WriteTo(context.OutFolder);
    }
}
