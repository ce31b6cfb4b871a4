using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Sufficiency.Engine.Storage;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Serving.Runs;

/// <summary>The folder of runs and sweeps.</summary>
/// <remarks>A name from an address is looked up among the folders that are there. It is never joined to a path.</remarks>
/// <param name="folder">Full path of the folder.</param>
public sealed class RunStore(string folder)
{
    private const int Kept = 4;
    private readonly Lock gate = new();
    private readonly List<(string Name, DateTime Written, RunView View)> views = [];

    /// <summary>Full path of the folder.</summary>
    public string Folder => folder;

    /// <summary>Names of the folders in it; hidden ones are at work or leftovers.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.'))
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Full path of a folder by its name; null if there is none.</summary>
    public string? Find(string? name) => Names.FirstOrDefault(known => string.Equals(known, name, StringComparison.Ordinal)) is { } found
        ? Path.Combine(folder, found) : null;

    /// <summary>A run by its name, read once as long as it does not change.</summary>
    /// <exception cref="RunFolderException">It holds no whole run.</exception>
    public bool TryRead(string name, [NotNullWhen(true)] out RunView? view)
    {
        view = null;
        if (Find(name) is not { } path) return false;
        var written = File.GetLastWriteTimeUtc(Path.Combine(path, "run.json"));
        lock (gate)
        {
            view = views.Find(entry => entry.Name == name && entry.Written == written).View;
            if (view is not null) return true;
        }

        view = RunReader.Read(path);
        lock (gate)
        {
            views.RemoveAll(entry => entry.Name == name);
            views.Insert(0, (name, written, view));
            if (views.Count > Kept) views.RemoveAt(Kept);
        }

        return true;
    }

    /// <summary>A free name in the folder: name, name-2, name-3 …</summary>
    public string FreeName(string name) => Enumerable.Range(1, int.MaxValue - 1)
        .Select(number => number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"))
        .First(one => !Path.Exists(Path.Combine(folder, one)));

    /// <summary>Deletes a run or sweep: it is hidden at once, so that no half of it can be seen.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(string name)
    {
        if (Find(name) is not { } path) return false;
        var hidden = Path.Combine(folder, FreeName($".{name}.deleted"));
        Directory.Move(path, hidden);
        Directory.Delete(hidden, recursive: true);
        return true;
    }
}
