using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sufficiency.Engine.Packs.Yaml;

/// <summary>Reads one YAML document into nodes that know their lines.</summary>
/// <remarks>
/// Built on the event stream rather than YamlDotNet's representation model. So every repeated name is told at once, and depth and aliases
/// are bounded. A deep nest or a chain of aliases would otherwise exhaust stack or memory.
/// </remarks>
internal sealed class YamlTree
{
    private const int DeepestNest = 20;
    private readonly IParser parser;
    private readonly Action<int, string, string, string> report;
    private int lastLine = 1;

    private YamlTree(TextReader reader, Action<int, string, string, string> report)
    {
        parser = new Parser(reader);
        this.report = report;
    }

    /// <summary>Reads the text; null where it cannot be read. Faults go to <paramref name="report"/> as
    /// line, value, problem and advice.</summary>
    public static YamlNode? Read(string text, Action<int, string, string, string> report)
    {
        using var reader = new StringReader(text);
        var tree = new YamlTree(reader, report);
        const string advice = "Check indentation (spaces, no tabs), colons, brackets and quotation marks around this line.";
        try
        {
            return tree.ReadDocument();
        }
        catch (YamlException fault)
        {
            var line = Math.Max(Math.Max(fault.Start.Line, fault.End.Line), tree.lastLine);
            report((int)line, "", $"This is not YAML: {Sentence(fault.Message)}", advice);
            return null;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 16.3 throws so when a plain text breaks off inside brackets.
            report(tree.lastLine, "", "This is not YAML: a bracket opens here and is not closed.", advice);
            return null;
        }
    }

    private static string Sentence(string message)
    {
        var colon = message.StartsWith('(') ? message.LastIndexOf("): ", StringComparison.Ordinal) : -1;
        var plain = (colon < 0 ? message : message[(colon + 3)..]).Trim().TrimEnd('.');
        return plain.Length == 0 ? "it cannot be read." : $"{plain}.";
    }

    private YamlNode? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _)) return null;
        parser.Consume<DocumentStart>();
        var root = ReadNode(0);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
            report((int)second.Start.Line, "---", "A second document starts here.", "Keep one document in the file.");
        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        var next = parser.Current ?? throw new YamlException("the file ends too early");
        lastLine = (int)next.Start.Line;
        if (depth > DeepestNest) throw new YamlException(next.Start, next.End, $"more than {DeepestNest} levels inside each other");
        if (next is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            throw new YamlException(next.Start, next.End, "anchors (&) and aliases (*) are not used in a plan");
        return next switch
        {
            SequenceStart => ReadSequence(depth),
            MappingStart => ReadMapping(depth),
            _ => ReadScalar(),
        };
    }

    private YamlNode ReadScalar()
    {
        var scalar = parser.Consume<Scalar>();
        var isPlain = scalar.Style == ScalarStyle.Plain;
        if (scalar.Value.Contains('\uFFFD', StringComparison.Ordinal))
            report((int)scalar.Start.Line, scalar.Value, "The text holds the sign of a letter lost in a conversion (�).",
                "Retype it and save the file as UTF-8.");
        return new()
        {
            Kind = YamlKind.Scalar,
            Line = (int)scalar.Start.Line,
            Text = scalar.Value,
            IsNull = isPlain && scalar.Value is "" or "~" or "null",
        };
    }

    private YamlNode ReadSequence(int depth)
    {
        var start = parser.Consume<SequenceStart>();
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(ReadNode(depth + 1));
        return new() { Kind = YamlKind.Sequence, Line = (int)start.Start.Line, Items = items };
    }

    private YamlNode ReadMapping(int depth)
    {
        var start = parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (key.Kind != YamlKind.Scalar)
                report(key.Line, key.ToString(), "A name must be a single word here.", "Write name: value.");
            else if (!lines.TryAdd(key.Text, key.Line))
                report(key.Line, key.Text, $"The name is given twice; first on line {lines[key.Text]}.", "Keep one of the two.");
            else
                entries.Add(new(key.Text, key.Line, value));
        }

        return new() { Kind = YamlKind.Mapping, Line = (int)start.Start.Line, Entries = entries };
    }
}
