using Sufficiency.Engine.Planning;

namespace Sufficiency.Web.Serving;

/// <summary>What the local web application needs of the world.</summary>
/// <param name="RunsFolder">Full path of the folder whose runs and sweeps are shown; made if it is missing.</param>
/// <param name="DataFolder">Full path of the folder with the data packs that come with the program.</param>
/// <param name="Clock">Time.</param>
public sealed record ServeOptions(string RunsFolder, string DataFolder, TimeProvider Clock)
{
    /// <summary>The port of the loopback address; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>Makes a document of a run's folder. It takes the ending of the file and the number under which counts are hidden.</summary>
    public required Func<string, string, double?, Task<byte[]>> MakeDocument { get; init; }

    /// <summary>Adds report, workbook and page to a run that was written; returns a sentence for each that could not be made.</summary>
    public Func<PlanningOutcome, PlanningRequest, Task<IReadOnlyList<string>>> AddDocuments { get; init; } =
        (_, _) => Task.FromResult<IReadOnlyList<string>>([]);
}
