using Sufficiency.Engine.Sweeps.Runs;

namespace Sufficiency.Web.Serving.Sweeps;

/// <summary>A sweep file that comes with the program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">Full path of the file.</param>
/// <param name="Outline">What it asks for.</param>
public sealed record ShippedSweep(string Name, string File, SweepPreview Outline)
{
    /// <summary>Every sound sweep file of the data folders.</summary>
    internal static IReadOnlyList<ShippedSweep> Find(IReadOnlyList<string> dataFolders) =>
    [
        .. dataFolders.Select(data => Path.Combine(data, "scenarios")).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml")).Order(StringComparer.Ordinal)
            .Select(file => (File: file, Outline: SweepRun.Outline(file, dataFolders))).Where(pair => pair.Outline is not null)
            .Select(pair => new ShippedSweep(Path.GetFileNameWithoutExtension(pair.File), pair.File, pair.Outline!)),
    ];
}
