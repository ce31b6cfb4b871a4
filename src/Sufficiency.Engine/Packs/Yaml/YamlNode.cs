namespace Sufficiency.Engine.Packs.Yaml;

/// <summary>What a piece of YAML is.</summary>
internal enum YamlKind
{
    /// <summary>A single value.</summary>
    Scalar,

    /// <summary>A list.</summary>
    Sequence,

    /// <summary>Names with values.</summary>
    Mapping,
}

/// <summary>A piece of YAML and where it stands.</summary>
internal sealed class YamlNode
{
    /// <summary>What it is.</summary>
    public required YamlKind Kind { get; init; }

    /// <summary>Line, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The text of a scalar.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether a scalar stands for nothing: empty, ~ or null without quotes.</summary>
    public bool IsNull { get; init; }

    /// <summary>The items of a sequence.</summary>
    public IReadOnlyList<YamlNode> Items { get; init; } = [];

    /// <summary>The entries of a mapping in the order of the file.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; init; } = [];

    /// <summary>The entry of a name, or null.</summary>
    public YamlEntry? Find(string name) => Entries.FirstOrDefault(entry => string.Equals(entry.Name, name, StringComparison.Ordinal));

    /// <summary>The text of an entry's scalar, or null where there is none.</summary>
    public string? FindText(string name) => Find(name)?.Value is { Kind: YamlKind.Scalar, IsNull: false } scalar ? scalar.Text : null;

    /// <summary>As one line of flow YAML.</summary>
    public override string ToString() => Kind switch
    {
        YamlKind.Sequence => $"[{string.Join(", ", Items)}]",
        YamlKind.Mapping => $"{{{string.Join(", ", Entries.Select(entry => $"{entry.Name}: {entry.Value}"))}}}",
        _ => Text,
    };
}

/// <summary>A name in a mapping with its value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Line">Line of the name, counted from 1.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(string Name, int Line, YamlNode Value);
