using YamlDotNet.RepresentationModel;

namespace Sufficiency.Engine.Codes;

/// <summary>A code that a cell may hold.</summary>
/// <param name="Code">The code as files write it.</param>
/// <param name="Label">The office's words.</param>
/// <param name="Meaning">What it stands for.</param>
public sealed record CodeEntry(string Code, string Label, string Meaning);

/// <summary>Codes that stand beside each other in a column.</summary>
/// <param name="Name">Name of the list.</param>
/// <param name="Noun">What a code of it is, such as "primary need".</param>
/// <param name="Source">Whose codes they are.</param>
/// <param name="Entries">The codes, in order.</param>
public sealed record CodeList(string Name, string Noun, string Source, IReadOnlyList<CodeEntry> Entries)
{
    /// <summary>The codes alone, in order.</summary>
    public IReadOnlyList<string> Words { get; } = [.. Entries.Select(entry => entry.Code)];
}

/// <summary>Every code of a data pack: data/schema/codes.yaml, which the build embeds. Readers, tables of results and commands take the
/// codes and their words from here.</summary>
public static class CodeBook
{
    /// <summary>The file as a user finds it.</summary>
    public const string File = "data/schema/codes.yaml";

    private const string Resource = "schema/codes.yaml";
    private static readonly Lazy<IReadOnlyList<CodeList>> Loaded = new(() => [.. Read()]);

    /// <summary>Every list, in the order of the file.</summary>
    public static IReadOnlyList<CodeList> Lists => Loaded.Value;

    /// <summary>The list of a name; null where there is none.</summary>
    public static CodeList? Find(string name) => Lists.FirstOrDefault(list => string.Equals(list.Name, name, StringComparison.Ordinal));

    /// <summary>The list of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static CodeList Get(string name) => Find(name) ?? throw new ArgumentException($"{File} has no list {name}.", nameof(name));

    private static IEnumerable<CodeList> Read()
    {
        using var stream = typeof(CodeBook).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The schema {Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(reader);
        foreach (var (name, node) in Entries(yaml.Documents[0].RootNode, "lists"))
        {
            yield return new(name, Text(node, "meaning"), Text(node, "source"),
                [.. Entries(node, "codes").Select(code => new CodeEntry(code.Name, Text(code.Node, "label"), Text(code.Node, "meaning")))]);
        }
    }

    private static IEnumerable<(string Name, YamlNode Node)> Entries(YamlNode node, string name) =>
        ((YamlMappingNode)node[name]).Children.Select(pair => (((YamlScalarNode)pair.Key).Value!, pair.Value));

    private static string Text(YamlNode node, string name) => ((YamlScalarNode)node[name]).Value!;
}
