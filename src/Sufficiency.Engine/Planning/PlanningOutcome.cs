using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Engine.Storage;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Planning;

/// <summary>What came of a run.</summary>
public sealed record PlanningOutcome
{
    /// <summary>What is known of the plan.</summary>
    public required SolvedPlan Plan { get; init; }

    /// <summary>What is known of do-minimum: committed schemes only.</summary>
    public required SolvedPlan DoMinimum { get; init; }

    /// <summary>What delayed openings cost; null where the data names none, or no plan was found.</summary>
    public SolvedSlip? Slip { get; init; }

    /// <summary>The answer on one page; null where no plan was found.</summary>
    public required PlanSummary? Summary { get; init; }

    /// <summary>Schemes added for this run.</summary>
    public IReadOnlyList<AppliedAddition> Additions { get; init; } = [];

    /// <summary>Actions of this run; null for none.</summary>
    public RecordedActions? Actions { get; init; }

    /// <summary>Values of the pack that are out of the ordinary and may be right.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; init; } = [];

    /// <summary>Where the independent check of the written tables disagrees with the plan; empty where it passed, null
    /// where there was nothing to check.</summary>
    public required IReadOnlyList<string>? AuditFindings { get; init; }

    /// <summary>Where the run was written; null where no plan was found.</summary>
    public required string? RunFolder { get; init; }

    /// <summary>Seconds of each stage, in order.</summary>
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }

    internal static PlanningOutcome WithoutPlan(PlanAttempt plan, PlanAttempt doMinimum,
        IReadOnlyDictionary<string, double> seconds) => new()
        {
            Plan = SolvedPlan.Of(plan.Solution),
            DoMinimum = SolvedPlan.Of(doMinimum.Solution),
            Summary = null,
            AuditFindings = null,
            RunFolder = null,
            Seconds = seconds,
        };

    internal static PlanningOutcome Of(RunAttempts attempts, PlanSummary summary, WrittenRun written,
        IReadOnlyDictionary<string, double> seconds) =>
        WithoutPlan(attempts.Plan, attempts.DoMinimum, seconds) with
        {
            Slip = attempts.Slip is { } slip
                ? new(SolvedPlan.Of(slip.AsPlanned.Solution), SolvedPlan.Of(slip.Slipped.Solution), slip.Cost) : null,
            Summary = summary,
            AuditFindings = [.. written.Audit.Findings.Select(finding => $"{finding.Plan}, {finding.Rule}: {finding.Message}")],
            RunFolder = written.Folder,
        };
}

/// <summary>What is known of the two plans that show what delayed openings cost.</summary>
/// <param name="AsPlanned">Every scheme in its planned year.</param>
/// <param name="Slipped">Delayed schemes in their delayed years.</param>
/// <param name="Cost">The difference; null where one of the two was not found.</param>
public sealed record SolvedSlip(SolvedPlan AsPlanned, SolvedPlan Slipped, SlipCost? Cost);

/// <summary>What is known of one solved plan.</summary>
/// <param name="Status">What is known.</param>
/// <param name="Reason">Why solving stopped.</param>
/// <param name="Message">Plain words on the reason.</param>
/// <param name="ObjectiveGbp">Discounted cost and penalties; null where there is no plan.</param>
/// <param name="BoundGbp">What no plan can undercut; null where nothing is proven.</param>
/// <param name="Gap">Proven relative gap between the two.</param>
public sealed record SolvedPlan(SolutionStatus Status, StopReason Reason, string Message, double? ObjectiveGbp,
    double? BoundGbp, double? Gap)
{
    internal static SolvedPlan Of(ProblemSolution solution) =>
        new(solution.Status, solution.Reason, solution.Message, solution.Objective, solution.Bound, solution.Gap);
}
