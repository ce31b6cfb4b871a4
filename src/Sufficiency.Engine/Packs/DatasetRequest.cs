using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Packs.Actions;
using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Engine.Packs.Files;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Overrides;

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
public sealed record DatasetRequest(string Path, IReadOnlyList<string> Overrides, AreaLevel Areas = AreaLevel.Lsoa)
{
    /// <summary>Schemes added to the pack's own, in the order given; overrides reach them too.</summary>
    public IReadOnlyList<AddedScheme> Additions { get; init; } = [];

    /// <summary>Actions that change demand and prices; null for none.</summary>
    public ActionFile? Actions { get; init; }

    /// <summary>Whether tables are read too that this request does not need, so that their faults are found.</summary>
    public bool ReadsEveryTable { get; init; }
}

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
    string? TravelMatrixPath)
{
    /// <summary>The schemes added, in the order given.</summary>
    public IReadOnlyList<AppliedAddition> Additions { get; init; } = [];

    /// <summary>The actions taken, with their file; null for none.</summary>
    public ActionFile? Actions { get; init; }

    /// <summary>Values that are out of the ordinary and may be right, in the order of file and line.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; init; } = [];

    /// <summary>The GeoJSON text of the areas' outlines, or null where the pack has none.</summary>
    public string? ReadOutlines() => OutlinesPath is { } path ? TextFile.Read(path, Path.GetFileName(path)) : null;

    /// <summary>All that was changed in the pack: schemes added, then values replaced.</summary>
    public IReadOnlyList<AppliedOverride> Changes => [.. Additions.Select(addition => addition.AsChange()), .. Overrides];
}
