namespace Sufficiency.Web.Serving.Plans;

/// <summary>A data pack that a plan can be made from.</summary>
/// <param name="Name">Its name, as the folder's.</param>
/// <param name="PlanFile">Full path of its plan file.</param>
public sealed record Pack(string Name, string PlanFile);

/// <summary>Finds data packs in folders: each folder in them that holds a plan file, and the folder itself.</summary>
public static class PackList
{
    private const string PlanFile = "plan.yaml";

    /// <summary>Packs, those of earlier folders first; a name that stands twice is the earlier folder's.</summary>
    public static IReadOnlyList<Pack> Find(IEnumerable<string> folders) =>
    [
        .. folders.SelectMany(folder => new[] { folder }.Concat(Inner(folder)).Concat(Inner(Path.Combine(folder, "scenarios"))))
            .Select(folder => Path.Combine(folder, PlanFile)).Where(File.Exists)
            .Select(file => new Pack(Path.GetFileName(Path.GetDirectoryName(file)!), file))
            .DistinctBy(pack => pack.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Inner(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal) : [];
}
