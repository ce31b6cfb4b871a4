using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Overrides;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Packs.Plans;

/// <summary>Reads plan.yaml against its schema; every fault at once.</summary>
internal sealed class PlanFileReader
{
    private static readonly string[] LeafNames = ["value", "unit", "source", "year", "certainty"];
    private readonly string file;
    private readonly IssueCollector issues;
    private readonly IReadOnlyList<Override> overrides;
    private readonly PackSchema schema = PackSchema.Current;
    private readonly Dictionary<string, PlanLeaf> leaves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object> plain = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int?> plainLines = new(StringComparer.Ordinal);

    private PlanFileReader(string file, IssueCollector issues, IReadOnlyList<Override> overrides)
    {
        this.file = file;
        this.issues = issues;
        this.overrides = overrides;
    }

    /// <summary>Reads the text; null where it is no mapping at all.</summary>
    public static PlanFile? Read(string file, string text, IReadOnlyList<Override> overrides, IssueCollector issues)
    {
        var root = YamlTree.Read(text, (line, value, problem, advice) =>
            issues.Add(new(file, line, null, value.Length == 0 ? null : value, problem, advice), problem));
        if (root is { Kind: YamlKind.Mapping }) return new PlanFileReader(file, issues, overrides).Read(root);
        if (root is not null || !issues.AnyIn(file))
            issues.Add(new(file, root?.Line ?? 1, null, null, "The plan holds no entries.",
                "Write name: value on each line, as data/schema/plan.yaml says."));
        return null;
    }

    private PlanFile Read(YamlNode root)
    {
        foreach (var entry in root.Entries)
        {
            if (!schema.Plain.Any(known => known.Path == entry.Name)) Walk(entry, "");
        }

        foreach (var value in schema.Plain) ReadPlain(root, value);
        foreach (var value in schema.Leaves.Concat(LeavesByScheme())) CompleteLeaf(value);
        var tablesReader = new PlanTablesReader(file, issues);
        foreach (var change in overrides.Where(change => change is { Cell: null, IsApplied: false })) RefuseOverride(change);
        var tables = tablesReader.ReadTables(root.Find("tables")?.Value);
        return new()
        {
            File = file,
            Plain = plain,
            PlainLines = plainLines,
            Tables = tables,
            TableSources = tablesReader.ReadSources(root.Find("table_sources")?.Value, tables),
            Leaves = leaves,
        };
    }

    private void Walk(YamlEntry entry, string parent)
    {
        var path = parent.Length == 0 ? entry.Name : $"{parent}.{entry.Name}";
        if (schema.FindLeaf(path) is { } leafSchema)
        {
            ReadLeaf(leafSchema, entry);
            return;
        }

        if (!schema.Leaves.Concat(schema.ByScheme).Any(leaf => leaf.Path.StartsWith($"{path}.", StringComparison.Ordinal)))
        {
            var names = schema.Leaves.Select(leaf => leaf.Path).Concat(schema.Plain.Select(value => value.Path))
                .Concat(["demand", "travel", "costs", "penalties", "policy", "capital", "delivery", "openings", "delayed_openings"]);
            issues.Add(new(file, entry.Line, path, null, "The name is not known in a plan.",
                NearestName.Advise(path, names, "Delete it, or see data/schema/plan.yaml for the names.")), path);
            return;
        }

        if (entry.Value.Kind != YamlKind.Mapping)
        {
            if (!entry.Value.IsNull)
                issues.Add(new(file, entry.Line, path, entry.Value.ToString(), "A group of assumptions belongs here.",
                    "Write each assumption of the group on lines of its own, further in."), path);
            return;
        }

        foreach (var child in entry.Value.Entries) Walk(child, path);
    }

    private void ReadLeaf(PlanValueSchema leaf, YamlEntry entry)
    {
        var node = entry.Value;
        if (node.Kind != YamlKind.Mapping)
        {
            issues.Add(new(file, entry.Line, leaf.Path, node.ToString(), "The assumption lacks its source.",
                "Write {value, unit, source, year, certainty}."), leaf.Path);
            node = new() { Kind = YamlKind.Mapping, Line = entry.Line, Entries = [new("value", entry.Line, node)] };
        }
        else
        {
            foreach (var part in node.Entries.Where(part => !LeafNames.Contains(part.Name, StringComparer.Ordinal)))
                issues.Add(new(file, part.Line, leaf.Path, part.Name, "An assumption has no such part.",
                    NearestName.Advise(part.Name, LeafNames, "Its parts are value, unit, source, year, certainty.")), leaf.Path);
        }

        if (node.Find("value") is not { } value)
        {
            issues.Add(new(file, entry.Line, leaf.Path, null, "The assumption has no value.",
                "Write {value, unit, source, year, certainty}."), leaf.Path);
            return;
        }

        var provenance = entry.Value.Kind == YamlKind.Mapping ? PlanProvenance.Read(node, entry.Line, leaf.Path, file, issues)
            : new("", "", Certainty.Assumed);
        leaves[leaf.Path] = new()
        {
            Schema = leaf,
            File = file,
            Line = value.Line,
            Node = value.Value,
            Unit = node.FindText("unit") ?? leaf.Unit,
            Provenance = provenance,
        };
    }

    private void CompleteLeaf(PlanValueSchema value)
    {
        foreach (var change in overrides.Where(change => change.Cell is null && change.Path == value.Path)) OverrideLeaf(value, change);
        if (!leaves.TryGetValue(value.Path, out var leaf))
        {
            if (value.IsRequired && !IsReported(value.Path))
                issues.Add(new(file, null, value.Path, null, $"The assumption {value.Path} is missing.",
                    "Add it with value, unit, source, year and certainty."), value.Path);
            return;
        }

        if (leaf is { Line: null, Node.IsNull: true } && !value.IsRequired)
        {
            leaves.Remove(value.Path); // an override that empties an optional assumption leaves it out
            return;
        }

        leaf.Value = PlanValueReader.Read(value, leaf.Node, out var fault);
        if (fault is not null)
            issues.Add(new(leaf.File, leaf.Line, value.Path, leaf.Node.ToString(), $"The value of {value.Path} {fault.Predicate}.",
                fault.Advice), fault.Kind);
    }

    /// <summary>The assumptions by scheme that the plan or an override gives, in the order of their paths.</summary>
    private IEnumerable<PlanValueSchema> LeavesByScheme() => leaves.Keys
        .Concat(overrides.Where(change => change.Cell is null).Select(change => change.Path))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .Select(schema.FindLeaf)
        .OfType<PlanValueSchema>()
        .Where(leaf => !schema.Leaves.Contains(leaf))
        .ToList();

    private bool IsReported(string path) => issues.AnyAt(file, path);

    private void OverrideLeaf(PlanValueSchema value, Override change)
    {
        change.IsApplied = true;
        var old = leaves.GetValueOrDefault(value.Path);
        var node = NodeOf(change, value, old?.Node);
        if (node is null) return;
        change.Note(change.Path, old?.Node.ToString(), change.Kind == OverrideKind.Set ? change.Value : node.ToString());
        var source = old is null ? "Set for this run." : $"Set for this run in place of {old.Node} ({old.Provenance.Source}).";
        leaves[value.Path] = new()
        {
            Schema = value,
            File = Override.File,
            Line = null,
            Node = node,
            Unit = old?.Unit ?? value.Unit,
            Provenance = new(source, old?.Provenance.Year ?? "", Certainty.Assumed),
        };
    }

    private YamlNode? NodeOf(Override change, PlanValueSchema value, YamlNode? old)
    {
        if (change.Kind == OverrideKind.Set) return NodeOf(change);
        Fault? fault = new("move", "cannot be moved: only cells of tables can", "Write TABLE[KEY].COLUMN>OTHER=SHARE.");
        var node = change.Kind == OverrideKind.Move ? null
            : RelativeValue.Of(change.Kind, value.Type, old ?? new() { Kind = YamlKind.Scalar, Line = 1 }, change.Value, out fault);
        if (fault is not null)
            issues.Add(new(Override.File, null, change.Path, change.Value, $"The value of {value.Path} {fault.Predicate}.", fault.Advice),
                fault.Kind);
        return node;
    }

    private YamlNode? NodeOf(Override change) =>
        YamlTree.Read(change.Value,
            (_, _, problem, advice) => issues.Add(new(Override.File, null, change.Path, change.Value, problem, advice)))
        ?? (change.Value.Length == 0 ? new() { Kind = YamlKind.Scalar, Line = 1, IsNull = true } : null);

    private void ReadPlain(YamlNode root, PlanValueSchema value)
    {
        var change = overrides.FirstOrDefault(change => change.Cell is null && change.Path == value.Path && value.Type != "mapping");
        var entry = root.Find(value.Path);
        var node = change is null ? entry?.Value : NodeOf(change, value, entry?.Value);
        if (change is not null)
        {
            change.IsApplied = true;
            if (node is not null)
                change.Note(change.Path, entry?.Value.ToString(), change.Kind == OverrideKind.Set ? change.Value : node.ToString());
        }

        if (node is null or { IsNull: true })
        {
            if (value.IsRequired)
                issues.Add(new(file, entry?.Line, value.Path, null, $"The entry {value.Path} is missing.",
                    $"Add {value.Path} to the plan."), value.Path);
            return;
        }

        if (value.Type == "mapping") return;
        plainLines[value.Path] = change is null ? entry!.Line : null;
        var taken = PlanValueReader.Read(value, node, out var fault);
        if (taken is not null) plain[value.Path] = taken;
        if (fault is not null)
            issues.Add(new(change is null ? file : Override.File, plainLines[value.Path], value.Path, node.ToString(),
                $"The value of {value.Path} {fault.Predicate}.", fault.Advice), fault.Kind);
    }

    private void RefuseOverride(Override change)
    {
        var names = schema.Leaves.Select(leaf => leaf.Path).Concat(schema.Plain.Select(value => value.Path))
            .Concat(schema.ByScheme.Select(leaf => leaf.Path));
        issues.Add(
            new(Override.File, null, change.Path, change.Value, "The override matches nothing.",
                NearestName.Advise(change.Path, names, "Name an assumption of plan.yaml, or a cell as TABLE[KEY].COLUMN.")),
            change.Path);
    }
}
