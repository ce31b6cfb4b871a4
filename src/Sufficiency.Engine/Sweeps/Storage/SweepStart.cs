using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Storage;

/// <summary>Where every scenario of a sweep starts: at the answers of its base, which makes the common changes only.</summary>
/// <param name="DoMinimum">The answer with committed schemes only; null for none.</param>
/// <param name="Plan">The answer of the plan; null for none.</param>
internal sealed record SweepStart(WarmStart? DoMinimum, WarmStart? Plan)
{
    /// <summary>No start.</summary>
    public static SweepStart Cold { get; } = new(null, null);
}
