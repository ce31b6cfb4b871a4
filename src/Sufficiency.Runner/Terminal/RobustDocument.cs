using System.Text.Json;
using Sufficiency.Engine.Sweeps.Robust;

namespace Sufficiency.Runner.Terminal;

/// <summary>A plan for many futures as one JSON document, for scripts.</summary>
internal static class RobustDocument
{
    public static void Write(TextWriter output, RobustOutcome outcome) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            outcome.Title,
            outcome.Plan.Status,
            outcome.Plan.Reason,
            outcome.Plan.Message,
            outcome.Plan.ObjectiveGbp,
            outcome.Plan.BoundGbp,
            outcome.Plan.Gap,
            ExpectedGbp = outcome.Figures?.ExpectedGbp,
            CvarGbp = outcome.Figures?.TailGbp,
            PupilYearsWaiting = outcome.Figures?.PupilYearsWaiting,
            DoMinimum = outcome.DoMinimum is { } nothing
                ? new { nothing.ObjectiveGbp, nothing.ExpectedGbp, CvarGbp = nothing.TailGbp, nothing.PupilYearsWaiting } : null,
            outcome.BlockedBy,
            FuturesUsed = outcome.Futures.Count,
            outcome.FuturesInSweep,
            outcome.Schemes,
            outcome.Futures,
            outcome.Seconds,
            RunDir = outcome.Folder,
        },
        PlanDocument.Options));
}
