namespace Sufficiency.OpenData.Sources;

/// <summary>A file a build reads.</summary>
/// <param name="Key">The name by which steps ask for it.</param>
/// <param name="IsFact">Whether it lies in the folder of facts, else in that of downloads.</param>
/// <param name="Path">Path below that folder.</param>
/// <param name="Title">Publication as cited in the tables.</param>
/// <param name="Year">The year or date it speaks of.</param>
internal sealed record PackSource(string Key, bool IsFact, string Path, string Title, string Year);
