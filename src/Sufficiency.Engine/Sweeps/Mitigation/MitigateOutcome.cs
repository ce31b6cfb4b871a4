using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Steps;

namespace Sufficiency.Engine.Sweeps.Mitigation;

/// <summary>What actions do, one on top of another and each alone.</summary>
public sealed record MitigateOutcome
{
    /// <summary>Title of the data.</summary>
    public required string Title { get; init; }

    /// <summary>First and last planned year, such as 2026/27 to 2035/36.</summary>
    public required string Span { get; init; }

    /// <summary>The actions in words, in the order in which they are switched on.</summary>
    public required RecordedActions Actions { get; init; }

    /// <summary>From committed schemes only without actions to the plan with all of them: schemes first, then each action.</summary>
    public required IReadOnlyList<StepWaterfall> Waterfalls { get; init; }

    /// <summary>Each figure's change by each action alone, and what they do together beyond the sum of that.</summary>
    public required IReadOnlyList<AloneEffects> Alone { get; init; }

    /// <summary>Schemes that open in other years, or not at all, after a step.</summary>
    public required IReadOnlyList<SchemeStep> Schemes { get; init; }

    /// <summary>Pounds, discounted, that the least proven of the plans may be from the best; null where nothing is proven.</summary>
    public required double? OpenGbp { get; init; }

    /// <summary>The run without actions.</summary>
    public required PlanningOutcome Unmitigated { get; init; }

    /// <summary>The request that makes it.</summary>
    public required PlanningRequest UnmitigatedRequest { get; init; }

    /// <summary>The run with all actions.</summary>
    public required PlanningOutcome Mitigated { get; init; }

    /// <summary>The request that makes it.</summary>
    public required PlanningRequest MitigatedRequest { get; init; }

    /// <summary>Where all of it was written.</summary>
    public required string Folder { get; init; }

    /// <summary>Seconds of each stage, in order.</summary>
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }
}

/// <summary>One figure's change by each action alone.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Changes">The change by each action alone, beside the plan without actions; in the order of the actions.</param>
/// <param name="Together">The change by all of them together.</param>
public sealed record AloneEffects(StepFigure Figure, IReadOnlyList<decimal> Changes, decimal Together)
{
    /// <summary>What they do together beyond the sum of what each does alone.</summary>
    public decimal Interaction => Together - Changes.Sum();
}

/// <summary>A scheme that opens in another year, or not at all, after a step.</summary>
/// <param name="Step">Code of the step.</param>
/// <param name="SchemeId">The scheme.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">Academic year that it opens in before the step; null where it is not built.</param>
/// <param name="After">The same after the step.</param>
public sealed record SchemeStep(string Step, string SchemeId, string Name, int? Before, int? After);
