using Sufficiency.Engine.Solving;

namespace Sufficiency.Engine;

/// <summary>Where the scenarios of a sweep start: the answers of its base. All start from the same, so that neither their order nor their number changes any.</summary>
/// <param name="DoNothing">The answer if nothing more is built; null for none.</param>
/// <param name="Plan">The plan's; null for none.</param>
internal sealed record SweepStart(WarmStart? DoNothing, WarmStart? Plan)
{
    /// <summary>No start.</summary>
    public static SweepStart Cold { get; } = new(null, null);
}
