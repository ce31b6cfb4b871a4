using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Runner.Settings;

/// <summary>Finds the sweep file that a name or a path means.</summary>
/// <param name="ProgramFolder">The folder with the sweeps that come with the program under <c>data/scenarios</c>.</param>
/// <param name="CurrentFolder">Where relative paths count from.</param>
internal sealed record SweepLocator(string ProgramFolder, string CurrentFolder)
{
    /// <summary>Folders whose scenarios go by name: the user's own first.</summary>
    /// <exception cref="RequestException">The user's own is not there.</exception>
    public IReadOnlyList<string> DataFolders(string? own)
    {
        var shipped = Path.Combine(ProgramFolder, "data");
        if (own is null) return [shipped];
        var folder = Path.GetFullPath(own, CurrentFolder);
        return Directory.Exists(folder) ? [folder, shipped] : throw new RequestException(
            $"--data: there is no folder {folder}. Name one that holds scenarios of your own, or leave --data out.");
    }

    /// <summary>Full path of the sweep file.</summary>
    /// <exception cref="RequestException">There is none; the message names what there is.</exception>
    public string Locate(string name)
    {
        var file = Path.GetFullPath(name, CurrentFolder);
        if (File.Exists(file)) return file;
        var shipped = Path.Combine(ProgramFolder, "data", "scenarios");
        if (Path.Combine(shipped, name + ".yaml") is var own && File.Exists(own)) return own;
        var known = Directory.Exists(shipped)
            ? Directory.EnumerateFiles(shipped, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal).ToList()
            : [];
        var meant = NearestName.Find(name, known) is { } nearest ? $" Did you mean {nearest}?" : "";
        throw new RequestException($"There is no sweep file {file}.{meant} With the program come: {string.Join(", ", known)}.");
    }
}
