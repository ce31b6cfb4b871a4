namespace Sufficiency.OpenData.Drafting;

/// <summary>A kind of publisher's file that a pack is drafted from.</summary>
/// <param name="Key">The name by which the recipe's sources.csv calls it.</param>
/// <param name="Title">Publication as cited in the tables.</param>
/// <param name="Page">The publisher's page.</param>
/// <param name="Without">What the draft does where it is not there; null where there can be no draft without it.</param>
/// <param name="Matches">Whether a file is of this kind, by its columns and not by its name.</param>
internal sealed record SourceKind(string Key, string Title, string Page, string? Without, Func<SourceProbe, bool> Matches)
{
    /// <summary>LSOA11 or LSOA21 for files by home area; null for others.</summary>
    public string? Level { get; init; }
}
