using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.OpenData.Sources;

/// <summary>Faults of a publisher's file as data issues.</summary>
internal static class SourceFault
{
    /// <summary>A fault of a whole file.</summary>
    public static DataIssueException Single(string file, string problem, string advice) =>
        new([new DataIssue(file, null, null, null, problem, advice)]);

    /// <summary>A source that the recipe names and the folder lacks.</summary>
    public static DataIssueException Missing(PackSource source) => Single(
        source.Path,
        $"the {(source.IsFact ? "facts" : "downloads")} folder lacks this file ({source.Title}).",
        "Download it, or correct its path in the recipe's sources.csv.");
}
