using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Yaml;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Sweeps.Files;

/// <summary>Reads pieces of a sweep file against data/schema/sweep.yaml; every fault goes to one list.</summary>
internal sealed class SweepReport(IssueCollector issues)
{
    private const int LongestName = 40;

    /// <summary>Reports a fault.</summary>
    public void Add(SweepPlace place, string? value, string problem, string advice) =>
        issues.Add(new(place.File, place.Line, place.Entry.Length == 0 ? null : place.Entry, value, problem, advice), problem);

    /// <summary>The entries of a mapping that the schema knows; others, and those that are missing, are faults.</summary>
    public IReadOnlyDictionary<string, YamlEntry> Entries(YamlNode node, SweepPlace place, string section)
    {
        var known = PackSchema.SectionOf("sweep.yaml", section);
        var names = known.Select(entry => entry.Path).ToList();
        foreach (var entry in node.Entries.Where(entry => !names.Contains(entry.Name, StringComparer.Ordinal)))
            Add(place.Inside(entry.Name, entry.Line), null, "The name is not known here.",
                NearestName.Advise(entry.Name, names, $"The names are {string.Join(", ", names)}."));
        foreach (var missing in known.Where(entry => entry.IsRequired && node.Find(entry.Path) is null))
            Add(place.Inside(missing.Path, node.Line), null, $"The entry {missing.Path} is missing.",
                $"Add {missing.Path}, as data/schema/sweep.yaml says.");
        return node.Entries.Where(entry => names.Contains(entry.Name, StringComparer.Ordinal))
            .ToDictionary(entry => entry.Name, StringComparer.Ordinal);
    }

    /// <summary>A single value of a type of the schema. Null if the entry is missing; null with a fault if it cannot be taken.</summary>
    public object? Value(IReadOnlyDictionary<string, YamlEntry> entries, SweepPlace place, string section, string name)
    {
        if (!entries.TryGetValue(name, out var entry)) return null;
        var schema = PackSchema.SectionOf("sweep.yaml", section).First(known => string.Equals(known.Path, name, StringComparison.Ordinal));
        Fault? fault = entry.Value.Kind != YamlKind.Scalar ? new("scalar", "is not a single value", "Give one value.")
            : entry.Value.Text.Length == 0 ? new("empty", "is not given", "Give its value.") : null;
        var value = fault is null ? ValueParser.Parse(schema, entry.Value.Text, out fault) : null;
        if (fault is not null)
            Add(place.Inside(name, entry.Line), entry.Value.ToString(), $"The value of {name} {fault.Predicate}.", fault.Advice);
        return value;
    }

    /// <summary>A number of a list; null, with a fault, where it is none.</summary>
    public double? Number(YamlNode node, SweepPlace place)
    {
        Fault? fault = new("scalar", "is not a number", "Give one number.");
        var value = node.Kind == YamlKind.Scalar ? NumberParser.Number(node.Text, null, null, out fault) : null;
        if (fault is not null) Add(place with { Line = node.Line }, node.ToString(), $"The value {fault.Predicate}.", fault.Advice);
        return (double?)value;
    }

    /// <summary>Whether a name can stand in the name of a scenario; a fault where not.</summary>
    public bool IsName(string name, SweepPlace place)
    {
        if (name.Length is > 0 and <= LongestName && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.')
            && name[0] is not '.' && FolderName.FindFault(name) is null) return true;
        var fault = name.Length is > 0 and <= LongestName ? FolderName.FindFault(name) : null;
        Add(place, name, $"This name cannot be part of a folder's name{(fault is null ? "" : $": it {fault}")}.",
            $"Use up to {LongestName} letters, digits, hyphens and full stops, without spaces.");
        return false;
    }

    /// <summary>Reports names that are one folder on Windows or macOS, such as High and high.</summary>
    public void AreApart(IEnumerable<(string Name, SweepPlace Place)> names)
    {
        var first = new Dictionary<string, (string Name, SweepPlace Place)>(StringComparer.Ordinal);
        foreach (var (name, place) in names)
        {
            if (first.TryAdd(FolderName.KeyOf(name), (name, place))) continue;
            var other = first[FolderName.KeyOf(name)];
            Add(place, name, $"This name and {other.Name} (line {other.Place.Line}) are one folder on Windows and macOS.",
                "Give one of them a name that differs in more than capital letters.");
        }
    }

    /// <summary>Whether a node is a mapping with entries; a fault where not.</summary>
    public bool IsMapping(YamlNode node, SweepPlace place, string otherwise)
    {
        if (node is { Kind: YamlKind.Mapping, Entries.Count: > 0 }) return true;
        Add(place, node.IsNull ? null : node.ToString(),
            node.Kind == YamlKind.Mapping || node.IsNull ? "Nothing stands here." : "Names with values belong here.", otherwise);
        return false;
    }
}
