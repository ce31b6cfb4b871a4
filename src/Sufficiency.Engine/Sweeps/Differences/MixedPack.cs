using Sufficiency.Engine.Packs.Schema;
using YamlDotNet.RepresentationModel;

namespace Sufficiency.Engine.Sweeps.Differences;

/// <summary>Writes a data pack whose subjects come from two packs.</summary>
internal static class MixedPack
{
    private static readonly string[] Blocks = ["tables", "table_sources"];

    /// <summary>Writes the pack.</summary>
    /// <param name="folder">A new folder for it.</param>
    /// <param name="of">The pack that each subject comes from.</param>
    /// <param name="both">Both packs; entries stand in the order of the first.</param>
    /// <returns>Full path of its plan file.</returns>
    public static string Write(string folder, Func<InputSubject, PackParts> of, IReadOnlyList<PackParts> both)
    {
        Directory.CreateDirectory(folder);
        var root = new YamlMappingNode();
        foreach (var name in both.SelectMany(pack => pack.Entries).Distinct(StringComparer.Ordinal).Except(Blocks, StringComparer.Ordinal))
        {
            var pack = of(InputSubjects.OfSection(name));
            if (pack.Find(name) is { } entry) root.Add(name, Moved(name, entry, pack, folder));
        }

        var (tables, sources) = (new YamlMappingNode(), new YamlMappingNode());
        foreach (var table in PackSchema.Current.Tables)
        {
            var pack = of(InputSubjects.OfTable(table.Name));
            if (pack.FileOf(table) is { } file) tables.Add(table.Name, Copied(file, folder, $"{table.Name}.csv"));
            if (pack.Find("table_sources", table.Name) is { } source) sources.Add(table.Name, source);
        }

        root.Add("tables", tables);
        root.Add("table_sources", sources);
        var path = Path.Combine(folder, "plan.yaml");
        using var writer = new StreamWriter(path);
        new YamlStream(new YamlDocument(root)).Save(writer, assignAnchors: false);
        return path;
    }

    /// <summary>An entry whose files lie in the new folder.</summary>
    private static YamlNode Moved(string name, YamlNode entry, PackParts pack, string folder)
    {
        if (name == "outlines" && entry is YamlScalarNode { Value: { } outlines })
            return Copied(pack.PathOf(outlines), folder, "outlines.geojson");
        if (name != "travel" || entry is not YamlMappingNode travel) return entry;
        var moved = new YamlMappingNode();
        foreach (var (key, value) in travel.Children)
            moved.Add(key, key is YamlScalarNode { Value: "matrix" } ? WithMatrix(value, pack, folder) : value);
        return moved;
    }

    private static YamlNode WithMatrix(YamlNode leaf, PackParts pack, string folder)
    {
        if (leaf is not YamlMappingNode parts) return leaf;
        var moved = new YamlMappingNode();
        foreach (var (key, value) in parts.Children)
            moved.Add(key, key is YamlScalarNode { Value: "value" } && value is YamlScalarNode { Value: { } file }
                ? Copied(pack.PathOf(file), folder, $"journeys{Path.GetExtension(file)}") : value);
        return moved;
    }

    private static YamlScalarNode Copied(string file, string folder, string name)
    {
        File.Copy(file, Path.Combine(folder, name));
        return new(name);
    }
}
