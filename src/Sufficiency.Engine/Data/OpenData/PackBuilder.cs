using Sufficiency.Engine.Data.OpenData.Estate;
using Sufficiency.Engine.Data.OpenData.Pupils;

namespace Sufficiency.Engine.Data.OpenData;

/// <summary>Where a build reads from and writes to.</summary>
/// <param name="DownloadsFolder">The publishers' files; their names stand in the recipe's sources.csv.</param>
/// <param name="FactsFolder">Figures compiled from publications that are no tables, each with source and certainty.</param>
/// <param name="RecipeFolder">The authority's recipe: which packs, which sources, and the assumptions no publisher gives.</param>
/// <param name="OutFolder">The data folder that holds the packs, such as <c>data</c>.</param>
public sealed record PackBuildRequest(string DownloadsFolder, string FactsFolder, string RecipeFolder, string OutFolder);

/// <summary>Derives every pack of a recipe from the publishers' downloads; the same inputs give the same bytes.</summary>
public static class PackBuilder
{
    /// <summary>The steps in the order they run; a later step may read the tables of an earlier one.</summary>
    private static readonly IPackStep[] Steps =
    [
        new HomeAreasStep(),
        new PopulationStep(),
        new AreaOutlinesStep(),
        new ProvidersStep(),
        new BoughtPlacesStep(),
        new SchemesStep(),
        new GenericSchemesStep(),
        new SchemeFundingStep(),
        new PlansStep(),
        new InitialWaitingStep(),
        new InitialRollStep(),
        new PhasePlacesStep(),
        new RatesStep(),
        new TierSharesStep(),
        new EnhancedSharesStep(),
        new CostsStep(),
        new FundingStep(),
        new HistoryStep(),
        new PlanFileStep(),
    ];

    /// <summary>Builds every pack of the recipe; each file appears whole or not at all.</summary>
    /// <exception cref="DataIssueException">A source is missing or says what it cannot mean.</exception>
    public static Task BuildAsync(PackBuildRequest request, IProgress<string>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Build(request, progress, cancellation), cancellation);
    }

    private static void Build(PackBuildRequest request, IProgress<string>? progress, CancellationToken cancellation)
    {
        var recipe = PackRecipe.Read(request.RecipeFolder);
        foreach (var pack in recipe.Packs)
        {
            var context = new PackContext(request, recipe, pack);
            Directory.CreateDirectory(context.OutFolder);
            foreach (var step in Steps.Where(step => step.AppliesTo(pack)))
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report($"{pack.Name}: {step.Name}");
                step.Run(context);
            }
        }
    }
}
