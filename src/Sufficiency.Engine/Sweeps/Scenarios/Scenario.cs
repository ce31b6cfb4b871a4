using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Additions;

namespace Sufficiency.Engine.Sweeps.Scenarios;

/// <summary>One future of a sweep.</summary>
/// <param name="Number">Its position in the sweep, counted from 0.</param>
/// <param name="Name">Its name, also its folder's.</param>
/// <param name="IsBase">Whether it changes nothing but what holds in every scenario.</param>
/// <param name="Levels">Name of the level on each axis, and the draw.</param>
/// <param name="Overrides">What it changes, as <c>--set</c> takes it.</param>
internal sealed record Scenario(long Number, string Name, bool IsBase, IReadOnlyList<ScenarioLevel> Levels,
    IReadOnlyList<string> Overrides)
{
    /// <summary>Schemes it adds to the pack.</summary>
    public IReadOnlyList<AddedScheme> Additions { get; init; } = [];

    /// <summary>What is read for it.</summary>
    /// <param name="plan">The plan file that every scenario starts from.</param>
    /// <param name="areas">How finely home areas are cut.</param>
    public DatasetRequest Request(string plan, AreaLevel areas = AreaLevel.Lsoa) => new(plan, Overrides, areas) { Additions = Additions };
}

/// <summary>Where a scenario stands on an axis.</summary>
/// <param name="Axis">Name of the axis or of a drawn factor.</param>
/// <param name="Level">Name of the level, or the value drawn.</param>
/// <param name="Value">The value drawn; null on an axis.</param>
internal sealed record ScenarioLevel(string Axis, string Level, double? Value);
