using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Sufficiency.Engine.Storage;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Serving.Runs;

/// <summary>The folder of runs and sweeps.</summary>
/// <remarks>
/// A name from an address is looked up among the folders that are there. It is never joined to a path. A link is no folder of runs,
/// because what it leads to lies elsewhere.
/// </remarks>
/// <param name="folder">Full path of the folder.</param>
public sealed class RunStore(string folder)
{
    private const int Kept = 4;
    private readonly Lock gate = new();
    private readonly List<(string Name, DateTime Written, RunView View)> views = [];

    /// <summary>Full path of the folder.</summary>
    public string Folder => folder;

    /// <summary>Names of the folders in it. Hidden ones are at work or leftovers, and links lead elsewhere.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(folder)
        ? [.. new DirectoryInfo(folder).EnumerateDirectories().Where(one => !one.Name.StartsWith('.') && one.LinkTarget is null)
            .Select(one => one.Name).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Whether a folder is one that this program made: only such a folder is deleted or sent.</summary>
    public static bool IsRunOrSweep(string path) =>
        new[] { "run.json", "sweep.json", "robust.json" }.Any(record => File.Exists(Path.Combine(path, record)));

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

    /// <summary>Makes a hidden folder that no other window and no other program uses.</summary>
    /// <returns>Its full path.</returns>
    public string MakeHidden(string name, string use)
    {
        lock (gate)
        {
            var hidden = FreeName(string.Create(CultureInfo.InvariantCulture, $".{name}.{use}-{Environment.ProcessId}"));
            return Directory.CreateDirectory(Path.Combine(folder, hidden)).FullName;
        }
    }

    /// <summary>Gives a whole hidden folder its name, or the next free one.</summary>
    /// <returns>The name that it got.</returns>
    public string Name(string hidden, string name)
    {
        lock (gate)
        {
            var free = FreeName(name);
            Directory.Move(hidden, Path.Combine(folder, free));
            return free;
        }
    }

    /// <summary>Deletes a run or sweep: it is hidden at once, so that no half of it can be seen.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(string name)
    {
        string hidden;
        lock (gate)
        {
            if (Find(name) is not { } path || !IsRunOrSweep(path)) return false;
            hidden = Path.Combine(folder, FreeName($".{name}.deleted"));
            Directory.Move(path, hidden);
        }

        Directory.Delete(hidden, recursive: true);
        return true;
    }
}
