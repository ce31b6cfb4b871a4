using System.Text.Json;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;

namespace Sufficiency.Runner.Terminal;

/// <summary>What was found in a data pack as one JSON document, for scripts.</summary>
internal static class PackDocument
{
    /// <summary>Writes the faults of a pack, or what it holds and what is out of the ordinary.</summary>
    public static void Write(TextWriter output, PackInspection? pack, IReadOnlyList<DataIssue> faults) =>
        output.WriteLine(JsonSerializer.Serialize(
            new
            {
                IsSound = faults.Count == 0,
                pack?.Title,
                Plans = pack?.Plans,
                HomeAreas = pack?.AreaCount,
                Faults = faults,
                DataWarnings = WarningSection.Document(pack?.Warnings ?? []),
            },
            PlanDocument.Options));
}
