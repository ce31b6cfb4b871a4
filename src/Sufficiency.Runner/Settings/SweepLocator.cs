using Sufficiency.Engine.Data.Issues;

namespace Sufficiency.Runner.Settings;

/// <summary>Finds the sweep file that a name or a path means.</summary>
/// <param name="ProgramFolder">The folder with the sweeps that come with the program under <c>data/scenarios</c>.</param>
/// <param name="CurrentFolder">Where relative paths count from.</param>
internal sealed record SweepLocator(string ProgramFolder, string CurrentFolder)
{
    /// <summary>Folders whose scenarios go by name: the user's own first.</summary>
    public IReadOnlyList<string> DataFolders(string? own) =>
        own is null ? [Path.Combine(ProgramFolder, "data")] : [Path.GetFullPath(own, CurrentFolder), Path.Combine(ProgramFolder, "data")];

    /// <summary>Full path of the sweep file.</summary>
    /// <exception cref="RequestException">There is none; the message names what there is.</exception>
    public string Locate(string name)
    {
        var file = Path.GetFullPath(name, CurrentFolder);
        if (File.Exists(file)) return file;
        var shipped = Path.Combine(ProgramFolder, "data", "scenarios");
        if (Path.Combine(shipped, name + ".yaml") is var own && File.Exists(own)) return own;
        var known = Directory.Exists(shipped)
            ? Directory.EnumerateFiles(shipped, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal).ToList()
            : [];
        var meant = NearestName.Find(name, known) is { } nearest ? $" Did you mean {nearest}?" : "";
        throw new RequestException($"There is no sweep file {file}.{meant} With the program come: {string.Join(", ", known)}.");
    }
}
