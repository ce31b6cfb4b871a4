namespace Sufficiency.OpenData.Drafting;

/// <summary>The files that a pack is drafted from.</summary>
public static class DraftFiles
{
    /// <summary>Each kind once; files by home area as those of 2021, in whose place those of 2011 may stand.</summary>
    public static IReadOnlyList<DraftFile> All { get; } =
        [.. SourceKinds.All.Where(kind => kind.Level is null or "LSOA21")
            .Select(kind => new DraftFile(kind.Title, kind.Page, null, kind.Without))];
}
