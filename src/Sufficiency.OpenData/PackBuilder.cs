using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Estate;
using Sufficiency.OpenData.Pupils;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData;

/// <summary>Derives every pack of a recipe from the publishers' downloads; the same inputs give the same bytes.</summary>
public static class PackBuilder
{
    /// <summary>The steps in the order they run; a later step may read the tables of an earlier one.</summary>
    private static readonly IPackStep[] Steps =
    [
        new HomeAreasStep(),
        new PopulationStep(),
        new AreaOutlinesStep(),
        new PostcodesStep(),
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
        new RequestsStep(),
        new PlanFileStep(),
    ];

    /// <summary>Builds every pack of the recipe; each file appears whole or not at all.</summary>
    /// <exception cref="DataIssueException">A source is missing or says what it cannot mean.</exception>
    public static Task BuildAsync(PackBuildRequest request, IProgress<string>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Build(request, progress, cancellation), cancellation);
    }

    internal static void Build(PackBuildRequest request, IProgress<string>? progress, CancellationToken cancellation)
    {
        var recipe = PackRecipe.Read(request.RecipeFolder);
        var archives = new Sen2Archives();
        foreach (var pack in recipe.Packs)
        {
            var context = new PackContext(request, recipe, pack, archives);
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
