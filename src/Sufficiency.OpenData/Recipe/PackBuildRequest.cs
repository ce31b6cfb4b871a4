namespace Sufficiency.OpenData.Recipe;

/// <summary>Where a build reads from and writes to.</summary>
/// <param name="DownloadsFolder">The publishers' files; their names stand in the recipe's sources.csv.</param>
/// <param name="FactsFolder">Figures compiled from publications that are no tables, each with source and certainty.</param>
/// <param name="RecipeFolder">The authority's recipe: which packs, which sources, and the assumptions no publisher gives.</param>
/// <param name="OutFolder">The data folder that holds the packs, such as <c>data</c>.</param>
public sealed record PackBuildRequest(string DownloadsFolder, string FactsFolder, string RecipeFolder, string OutFolder);
