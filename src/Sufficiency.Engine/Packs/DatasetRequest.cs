using Sufficiency.Engine.Domain;

namespace Sufficiency.Engine.Packs;

/// <summary>How finely home areas are cut.</summary>
public enum AreaLevel
{
    /// <summary>As the pack gives them.</summary>
    Lsoa,

    /// <summary>Merged into the MSOAs they belong to.</summary>
    Msoa,
}

/// <summary>What to read.</summary>
/// <param name="Path">A folder that holds plan.yaml, or a plan file itself.</param>
/// <param name="Overrides">Values that replace the pack's, each as <c>PATH=VALUE</c>, in the order given.</param>
/// <param name="Areas">How finely home areas are cut.</param>
public sealed record DatasetRequest(string Path, IReadOnlyList<string> Overrides, AreaLevel Areas = AreaLevel.Lsoa);

/// <summary>A value that replaced the pack's.</summary>
/// <param name="Path">Which one.</param>
/// <param name="OldValue">What the pack says; null where it says nothing.</param>
/// <param name="NewValue">What was used.</param>
public sealed record AppliedOverride(string Path, string? OldValue, string NewValue);

/// <summary>A file that was read.</summary>
/// <param name="File">Its name, relative to the folder of the plan file, with forward slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal digits.</param>
public sealed record DatasetInput(string File, long Bytes, string Sha256);

/// <summary>A dataset and what it was made from.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Inputs">The files read, in the order of their names.</param>
/// <param name="Overrides">The values replaced, in the order given.</param>
/// <param name="OutlinesPath">Full path of the areas' outlines, or null where the pack has none.</param>
/// <param name="TravelMatrixPath">Full path of the user's own travel matrix, or null where there is none.</param>
public sealed record LoadedDataset(
    PlanningDataset Dataset,
    IReadOnlyList<DatasetInput> Inputs,
    IReadOnlyList<AppliedOverride> Overrides,
    string? OutlinesPath,
    string? TravelMatrixPath);
