using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Web.Serving.Runs;

namespace Sufficiency.Web.Serving.Sweeps;

/// <summary>A sweep in the folder of runs.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="Folder">Full path.</param>
public sealed record SweepPlace(string Name, string Folder)
{
    /// <summary>The file of a sweep that was written here; the engine leaves it in the folder.</summary>
    public static string FileOf(string folder) => Path.Combine(folder, "sweep.yaml");

    /// <summary>Whether the sweep has begun.</summary>
    public bool HasBegun => File.Exists(Path.Combine(Folder, "sweep.json"));

    /// <summary>Title; that of the folder where nothing says one.</summary>
    public string Title { get; private init; } = Name;

    /// <summary>What is solved; null before the sweep begins, and where it cannot be read.</summary>
    public SweepResults? Results { get; private init; }

    /// <summary>Why it cannot be read; null if it can.</summary>
    public string? Fault { get; private init; }

    /// <summary>Every sweep.</summary>
    internal static IReadOnlyList<SweepPlace> All(RunStore store, IReadOnlyList<string> dataFolders) =>
        [.. store.Names.Select(name => Find(store, dataFolders, name)).OfType<SweepPlace>()];

    /// <summary>A sweep by its name; null if there is none.</summary>
    internal static SweepPlace? Find(RunStore store, IReadOnlyList<string> dataFolders, string name)
    {
        if (store.Find(name) is not { } folder) return null;
        var place = new SweepPlace(name, folder);
        if (!place.HasBegun)
            return File.Exists(FileOf(folder)) ? place with { Title = SweepRun.Outline(FileOf(folder), dataFolders)?.Title ?? name } : null;
        try
        {
            var results = SweepResultsReader.Read(folder);
            return place with { Results = results, Title = results.Title };
        }
        catch (RunFolderException fault)
        {
            return place with { Fault = fault.Message };
        }
    }
}
