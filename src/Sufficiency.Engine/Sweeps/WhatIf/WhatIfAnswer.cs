using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.WhatIf;

/// <summary>The changed plan.</summary>
public sealed record WhatIfAnswer
{
    /// <summary>What is known of the changed plan, with its proof.</summary>
    public required SolvedPlan Plan { get; init; }

    /// <summary>What is known of committed schemes only, under the same change.</summary>
    public required SolvedPlan DoMinimum { get; init; }

    /// <summary>The figures on one page; null if there is no plan.</summary>
    public required PlanSummary? Summary { get; init; }

    /// <summary>The folder of its tables, which can be read like a run; null if there is no plan.</summary>
    public required string? Folder { get; init; }

    /// <summary>Why there is no plan, in plain words; null if there is one.</summary>
    public string? WhyNone { get; init; }

    /// <summary>Every scheme of the changed plan with its openings; empty if there is no plan.</summary>
    public required IReadOnlyList<WhatIfOpening> Openings { get; init; }

    /// <summary>Who decides on schemes: the setting of <c>plan --schemes</c> that makes this plan.</summary>
    public required SchemeChoice Schemes { get; init; }

    /// <summary>Every <c>--set</c> that makes this plan, those of the run among them.</summary>
    public required IReadOnlyList<string> Sets { get; init; }

    /// <summary>The <c>--set</c> texts of the change alone.</summary>
    public required IReadOnlyList<string> OwnSets { get; init; }

    /// <summary>Every scheme that <c>--add</c> brings, those of the run among them.</summary>
    public required IReadOnlyList<AddedScheme> Additions { get; init; }

    /// <summary>Seconds of each stage, in order.</summary>
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }

    internal static WhatIfAnswer Without(AskedRun run, WhatIfQuestion question, string why, IReadOnlyDictionary<string, double> seconds)
    {
        var none = new SolvedPlan(SolutionStatus.NoSolution, StopReason.Finished, why, null, null, null);
        return new()
        {
            Plan = none,
            DoMinimum = none,
            Summary = null,
            Folder = null,
            WhyNone = why,
            Openings = [],
            Schemes = question.Schemes,
            Sets = question.Sets,
            OwnSets = question.Own,
            Additions = [.. run.Additions, .. question.Added],
            Seconds = seconds,
        };
    }
}

/// <summary>A scheme in the changed plan and in the run.</summary>
/// <param name="Code">Its code in the pack.</param>
/// <param name="Name">Its name.</param>
/// <param name="InRun">Start of the academic year it opens in by the run; null if it stays closed.</param>
/// <param name="InAnswer">The same by the changed plan.</param>
public sealed record WhatIfOpening(string Code, string Name, int? InRun, int? InAnswer);

/// <summary>A run cannot be asked what if; the message says why and what to do.</summary>
public sealed class WhatIfRefusedException(string message) : Exception(message);
