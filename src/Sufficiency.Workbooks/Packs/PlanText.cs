using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sufficiency.Workbooks.Packs;

/// <summary>The text of a plan file, of which single entries can be replaced while every other byte stays.</summary>
internal sealed class PlanText
{
    private readonly string text;
    private readonly Dictionary<string, (int Start, int End, string? Scalar)> spans = new(StringComparer.Ordinal);
    private readonly List<(int Start, int End, string Text)> edits = [];

    public PlanText(string text)
    {
        this.text = text;
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        Walk(parser, "");
    }

    /// <summary>Whether an entry is there.</summary>
    public bool Has(string path) => spans.ContainsKey(path);

    /// <summary>The text of a single value; null where there is none.</summary>
    public string? Find(string path) => spans.TryGetValue(path, out var span) ? span.Scalar : null;

    /// <summary>The entry as it is written; null where there is none.</summary>
    public string? Written(string path) => spans.TryGetValue(path, out var span) ? text[span.Start..span.End] : null;

    /// <summary>Puts other YAML in place of an entry's value.</summary>
    public void Replace(string path, string yaml) => edits.Add((spans[path].Start, spans[path].End, yaml));

    /// <summary>Adds an entry to a group after its last one, further in by two spaces.</summary>
    public void Append(string group, string yaml)
    {
        var last = spans.Where(pair => pair.Key.StartsWith(group + ".", StringComparison.Ordinal)).Max(pair => pair.Value.End);
        edits.Add((last, last, $"\n  {yaml}"));
    }

    /// <summary>The text with every change.</summary>
    public string Edited()
    {
        var edited = text;
        foreach (var (start, end, yaml) in edits.OrderByDescending(edit => edit.Start)
            .ThenByDescending(edit => edit.Text, StringComparer.Ordinal))
            edited = edited[..start] + yaml + edited[end..];
        return edited;
    }

    /// <summary>A text in quotation marks.</summary>
    public static string Quoted(string text) =>
        $"\"{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Goes through a value and returns where its last sign ends.</summary>
    private int Walk(Parser parser, string path)
    {
        var first = parser.Current!;
        var start = checked((int)first.Start.Index);
        var end = checked((int)first.End.Index);
        string? scalar = null;
        switch (first)
        {
            case Scalar single:
                scalar = single.Value;
                parser.MoveNext();
                break;
            case SequenceStart sequence:
                parser.MoveNext();
                for (var i = 0; !parser.Accept<SequenceEnd>(out _); i++) end = Walk(parser, $"{path}[{i}]");
                end = EndOf(parser, sequence.Style is SequenceStyle.Flow ? ']' : null, end);
                break;
            case MappingStart mapping:
                parser.MoveNext();
                while (!parser.Accept<MappingEnd>(out _))
                {
                    var name = parser.Consume<Scalar>().Value;
                    end = Walk(parser, path.Length == 0 ? name : $"{path}.{name}");
                }

                end = EndOf(parser, mapping.Style is MappingStyle.Flow ? '}' : null, end);
                break;
            default:
                throw new InvalidOperationException($"A plan holds no {first.GetType().Name}.");
        }

        spans[path] = (start, end, scalar);
        return end;
    }

    /// <summary>YamlDotNet tells where the closing bracket of a flow begins, and of a block where the next entry does.</summary>
    private int EndOf(Parser parser, char? bracket, int lastInside)
    {
        var end = checked((int)parser.Current!.Start.Index);
        parser.MoveNext();
        return bracket is { } sign ? text.IndexOf(sign, end) + 1 : lastInside;
    }
}
