using Sufficiency.Engine.Packs.Files;
using Sufficiency.Engine.Packs.Schema;
using YamlDotNet.RepresentationModel;

namespace Sufficiency.Engine.Sweeps.Differences;

/// <summary>A sound data pack taken apart: the entries of plan.yaml and the files that they name.</summary>
internal sealed class PackParts
{
    private readonly YamlMappingNode root;
    private readonly string folder;

    private PackParts(string file, YamlMappingNode root) => (PlanFile, this.root, folder) = (file, root, Path.GetDirectoryName(file)!);

    /// <summary>Full path of the plan file.</summary>
    public string PlanFile { get; }

    /// <summary>Names of the entries at the top of plan.yaml, in their order.</summary>
    public IEnumerable<string> Entries => root.Children.Keys.Select(TextOf);

    /// <summary>Reads the plan file of a pack that was loaded before.</summary>
    /// <param name="pack">The folder of the pack, or its plan file.</param>
    public static PackParts Read(string pack)
    {
        var file = Directory.Exists(pack) ? Path.Combine(pack, "plan.yaml") : pack;
        var stream = new YamlStream();
        using var reader = new StringReader(TextFile.Read(file, Path.GetFileName(file)));
        stream.Load(reader);
        return new(Path.GetFullPath(file), (YamlMappingNode)stream.Documents[0].RootNode);
    }

    /// <summary>An entry at the top of plan.yaml, or null.</summary>
    public YamlNode? Find(string name) => Find(root, name);

    /// <summary>An entry of a block at the top of plan.yaml, such as a table's file under <c>tables</c>; null if there is none.</summary>
    public YamlNode? Find(string block, string name) => Find(block) is YamlMappingNode node ? Find(node, name) : null;

    /// <summary>Full path of a table's file; null if the pack does without the table.</summary>
    public string? FileOf(TableSchema table) => Find("tables", table.Name) is YamlScalarNode { Value: { } name } ? PathOf(name) : null;

    /// <summary>Full path of a file that plan.yaml names.</summary>
    public string PathOf(string name) => Path.GetFullPath(Path.Combine(folder, name));

    private static YamlNode? Find(YamlMappingNode node, string name) =>
        node.Children.FirstOrDefault(child => TextOf(child.Key) == name).Value;

    private static string TextOf(YamlNode node) => ((YamlScalarNode)node).Value ?? "";
}
