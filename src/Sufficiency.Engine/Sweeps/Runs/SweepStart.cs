using System.Text.Json.Serialization;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>Where scenarios of a sweep start: the answers of one that differs from them in little. Which that is hangs on the scenario
/// alone, so that neither their order nor their number changes any.</summary>
/// <param name="DoMinimum">The answer if nothing more is built; null for none.</param>
/// <param name="Plan">The plan's; null for none.</param>
internal sealed record SweepStart(WarmStart? DoMinimum, WarmStart? Plan)
{
    /// <summary>No start.</summary>
    public static SweepStart Cold { get; } = new(null, null);

    /// <summary>Whether both are proven to be within the gap: not where time was up, or the solver failed twice.</summary>
    public bool IsProven { get; init; }

    /// <summary>Whether it holds answers.</summary>
    [JsonIgnore]
    public bool HasPlan => DoMinimum is not null && Plan is not null;

    /// <summary>Where the plan of a scenario that differs in schemes alone starts: where this one's ended, moved as building nothing more
    /// moved from this one to the scenario.</summary>
    public WarmStart? PlanBeside(WarmStart? doMinimum) => HasPlan && doMinimum is not null ? Plan!.MovedAs(DoMinimum!, doMinimum) : Plan;
}
