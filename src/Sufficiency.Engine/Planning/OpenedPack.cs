using System.Text.Json;
using NetTopologySuite.Geometries;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Planning;

/// <summary>A pack with everything opened that its plan file names. <c>validate</c> and <c>plan</c> both come through here, so what one
/// refuses the other refuses in the same words.</summary>
/// <param name="Loaded">The pack, its penalty of waiting settled.</param>
/// <param name="Travel">The journeys: measured along straight lines, or as the user's own file gives them.</param>
/// <param name="Shapes">The outlines of areas.</param>
internal sealed record OpenedPack(LoadedDataset Loaded, TravelMatrix Travel, GeoShapes Shapes)
{
    /// <summary>Reads the plan file and every table that it names, those included that only some plans need.</summary>
    /// <exception cref="DataIssueException">The pack has faults; all of them are listed.</exception>
    public static LoadedDataset Read(DatasetRequest request) => new DatasetReader().Load(request with { ReadsEveryTable = true });

    /// <summary>Opens the journeys and outlines of a pack whose tables are sound.</summary>
    /// <exception cref="DataIssueException">They have faults, of all files at once; or the penalty of waiting is too low.</exception>
    public static OpenedPack Open(LoadedDataset read)
    {
        var faults = new List<DataIssue>();
        var shapes = Try(() => ShapesOf(read), faults);
        var travel = Try(() => PlanInputs.TravelOf(read), faults);
        if (shapes is null || travel is null) throw new DataIssueException(faults);
        return new(SettledPenalty.Of(read, travel), travel, shapes);
    }

    private static GeoShapes ShapesOf(LoadedDataset read)
    {
        try
        {
            return GeoShapes.Of(read.Dataset, read.ReadOutlines());
        }
        catch (Exception fault) when (fault is JsonException or TopologyException or ArgumentException)
        {
            throw new DataIssueException([new DataIssue(Path.GetFileName(read.OutlinesPath) ?? "outlines", null, null, null,
                $"an outline cannot be drawn: {fault.Message.TrimEnd('.')}.", "Download the boundaries again, or mend the shape.")]);
        }
    }

    private static T? Try<T>(Func<T> open, List<DataIssue> faults)
        where T : class
    {
        try
        {
            return open();
        }
        catch (DataIssueException found)
        {
            faults.AddRange(found.Issues);
            return null;
        }
    }
}
