using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Sweeps.Files;

/// <summary>Finds what the base of a sweep file names.</summary>
/// <param name="dataFolders">Folders whose scenarios go by name.</param>
internal sealed class BaseLocator(IReadOnlyList<string> dataFolders)
{
    private const string PlanFile = "plan.yaml";

    /// <summary>Full path of a plan file or of another sweep file; null where there is none.</summary>
    public string? Find(string folder, string name)
    {
        if (name.Contains('\0', StringComparison.Ordinal)) return null;
        var beside = Path.GetFullPath(Path.Combine(folder, name));
        if (File.Exists(beside)) return beside;
        return new[] { Path.Combine(beside, PlanFile) }
            .Concat(dataFolders.SelectMany(data => new[] { Path.Combine(data, name, PlanFile),
                Path.Combine(data, "scenarios", name, PlanFile), Path.Combine(data, "scenarios", $"{name}.yaml") }))
            .FirstOrDefault(File.Exists) is { } path ? Path.GetFullPath(path) : null;
    }

    /// <summary>What to write in place of a name that is not found.</summary>
    public string Advise(string name)
    {
        var known = dataFolders.SelectMany(data => new[] { data, Path.Combine(data, "scenarios") })
            .Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories)
            .Where(inner => File.Exists(Path.Combine(inner, PlanFile)))
            .Select(inner => Path.GetFileName(inner)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return NearestName.Advise(name, known,
            $"Name a scenario ({string.Join(", ", known)}), a folder with a plan.yaml, or a file, beside this one.");
    }
}
