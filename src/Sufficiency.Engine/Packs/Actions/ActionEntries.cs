using System.Globalization;
using Sufficiency.Engine.Codes;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Packs.Actions;

/// <summary>The entries of one mapping of an action file, taken as its section of the schema says; every fault is reported.</summary>
internal sealed class ActionEntries
{
    private readonly string file;
    private readonly YamlNode node;
    private readonly string path;
    private readonly IReadOnlyList<PlanValueSchema> schema;
    private readonly IssueCollector issues;

    /// <summary>Looks whether every entry is known and every one that must be is there.</summary>
    /// <param name="file">The file.</param>
    /// <param name="node">The mapping.</param>
    /// <param name="path">How faults name it.</param>
    /// <param name="section">Its section of data/schema/actions.yaml.</param>
    /// <param name="issues">Where faults go.</param>
    public ActionEntries(string file, YamlNode node, string path, string section, IssueCollector issues)
    {
        (this.file, this.node, this.path, this.issues) = (file, node, path, issues);
        schema = PackSchema.SectionOf("actions.yaml", section);
        var names = schema.Select(entry => entry.Path).ToList();
        if (node.Kind != YamlKind.Mapping)
        {
            Report(null, node.ToString(), "Names with values belong here.", $"Its entries are {string.Join(", ", names)}.");
            return;
        }

        foreach (var entry in node.Entries.Where(entry => !names.Contains(entry.Name, StringComparer.Ordinal)))
            issues.Add(new(file, entry.Line, Named(entry.Name), null, "There is no such entry.",
                NearestName.Advise(entry.Name, names, $"The entries here are {string.Join(", ", names)}.")), entry.Name);
        foreach (var entry in schema.Where(entry => entry.IsRequired && IsMissing(entry.Path)))
            Report(entry.Path, null, $"{entry.Path} is not given.",
                "Give it: every action says what it is and where its figures come from.");
    }

    /// <summary>Whether an entry is left out or empty.</summary>
    public bool IsMissing(string name) => node.Find(name)?.Value is not { IsNull: false } value
        || (value.Kind == YamlKind.Scalar && value.Text.Trim().Length == 0);

    /// <summary>The piece of YAML of an entry; null where it is missing.</summary>
    public YamlNode? Find(string name) => IsMissing(name) ? null : node.Find(name)!.Value;

    /// <summary>The line of an entry; of the mapping where it is missing.</summary>
    public int LineOf(string name) => node.Find(name)?.Line ?? node.Line;

    /// <summary>The value of an entry; null where it is missing or at fault.</summary>
    public object? Value(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.Kind != YamlKind.Scalar)
        {
            Report(name, value.ToString(), $"{name} is not a single value.", "Write name: value.");
            return null;
        }

        return Parsed(name, Schema(name), value.Text.Trim());
    }

    /// <summary>The text of an entry; empty where it is missing or at fault.</summary>
    public string Text(string name) => Value(name) as string ?? "";

    /// <summary>The number of an entry; null where it is missing or at fault.</summary>
    public double? Number(string name) => Value(name) as double?;

    /// <summary>The items of a list, each taken as a type of the schema; null with a fault, none where it is missing.</summary>
    public IReadOnlyList<T>? List<T>(string name, string type, double? minimum = null, double? maximum = null)
        where T : notnull
    {
        if (Find(name) is not { } value) return [];
        var texts = value.Kind switch
        {
            YamlKind.Scalar => value.Text.Split(';', StringSplitOptions.TrimEntries),
            YamlKind.Sequence when value.Items.All(item => item is { Kind: YamlKind.Scalar, IsNull: false }) =>
                value.Items.Select(item => item.Text.Trim()).ToArray(),
            _ => null,
        };
        if (texts is null || texts.Length == 0)
        {
            Report(name, value.ToString(), $"{name} is not a list of single values.", "Write [one, another].");
            return null;
        }

        var codes = CodeBook.Find(type);
        var item = Schema(name) with
        {
            Type = type,
            Minimum = minimum,
            Maximum = maximum,
            Values = codes?.Words ?? [],
            Codes = codes?.Name,
        };
        var items = texts.Select(text => Parsed(name, item, text)).ToList();
        return items.Any(one => one is null) ? null : [.. items.Cast<T>()];
    }

    /// <summary>Where the figures come from, what is missing taken from another provenance.</summary>
    public Provenance Provenance(Provenance? otherwise = null) => new(
        IsMissing("source") ? otherwise?.Source ?? "" : Text("source"), IsMissing("year") ? otherwise?.Year ?? "" : Text("year"),
        Value("certainty") as Certainty? ?? otherwise?.Certainty ?? Certainty.Assumed);

    /// <summary>Reports a fault of an entry, or of the mapping where none is named.</summary>
    public void Report(string? name, string? value, string problem, string advice) => issues.Add(new(
        file, name is null ? node.Line : LineOf(name), name is null ? path : Named(name), value, problem, advice), problem);

    private string Named(string name) => $"{path}.{name}";

    private PlanValueSchema Schema(string name) => schema.First(entry => string.Equals(entry.Path, name, StringComparison.Ordinal));

    private object? Parsed(string name, PlanValueSchema entry, string text)
    {
        var value = ValueParser.Parse(entry, text, out var fault);
        if (fault is not null)
            Report(name, text, string.Create(CultureInfo.InvariantCulture, $"{name} {fault.Predicate}."), fault.Advice);
        return value;
    }
}
