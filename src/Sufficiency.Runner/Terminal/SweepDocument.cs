using System.Text.Json;
using Sufficiency.Engine.Sweeps.Runs;

namespace Sufficiency.Runner.Terminal;

/// <summary>A sweep as one JSON document, for scripts.</summary>
internal static class SweepDocument
{
    public static void Write(TextWriter output, SweepOutcome outcome) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            outcome.Title,
            outcome.Done,
            Failed = outcome.Failures.Count,
            Failures = outcome.Failures.Select(failure => new { failure.Scenario, failure.Reason }),
            outcome.Scenarios,
            outcome.Seconds,
            SweepDir = outcome.Folder,
        },
        PlanDocument.Options));
}
