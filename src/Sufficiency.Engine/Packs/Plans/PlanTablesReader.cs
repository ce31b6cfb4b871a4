using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Packs.Plans;

/// <summary>Reads which file holds each table, and the sources of tables without columns of their own for it.</summary>
internal sealed class PlanTablesReader(string file, IssueCollector issues)
{
    private readonly IReadOnlyList<TableSchema> schemas = PackSchema.Current.Tables;

    /// <summary>Tables and their files; one that is missing or not known is a fault.</summary>
    public IReadOnlyList<TableEntry> ReadTables(YamlNode? node)
    {
        if (!IsMapping(node, "tables")) return [];
        ReportUnknown(node!, "tables");
        var entries = new List<TableEntry>();
        foreach (var schema in schemas)
        {
            var name = schema.Name;
            var entry = node!.Find(name);
            if (entry?.Value is { Kind: YamlKind.Scalar, IsNull: false, Text.Length: > 0 } value)
                entries.Add(new(name, value.Text, entry.Line));
            else if (entry is not null || !schema.IsOptional)
                issues.Add(new(file, entry?.Line ?? node.Line, $"tables.{name}", null, $"The plan names no file for the table {name}.",
                    $"Add {name}: {name}.csv under tables."), name);
        }

        return entries;
    }

    /// <summary>Sources by table; a table without columns for its source must have one, unless the pack does without the table.</summary>
    public IReadOnlyDictionary<string, Provenance> ReadSources(YamlNode? node, IReadOnlyList<TableEntry> tables)
    {
        var sources = new Dictionary<string, Provenance>(StringComparer.Ordinal);
        if (!IsMapping(node, "table_sources")) return sources;
        ReportUnknown(node!, "table_sources");
        foreach (var schema in schemas)
        {
            var path = $"table_sources.{schema.Name}";
            var entry = node!.Find(schema.Name);
            if (entry?.Value is { Kind: YamlKind.Mapping } value)
                sources[schema.Name] = PlanProvenance.Read(value, entry.Line, path, file, issues);
            else if (entry is not null || (schema.Find("source") is null
                && (!schema.IsOptional || tables.Any(table => table.Table == schema.Name))))
                issues.Add(new(file, entry?.Line ?? node.Line, path, null, $"The source of the table {schema.Name} is not given.",
                    "Write {source, year, certainty}."), path);
        }

        return sources;
    }

    private bool IsMapping(YamlNode? node, string path)
    {
        if (node is { Kind: YamlKind.Mapping }) return true;
        if (node is { IsNull: false })
            issues.Add(new(file, node.Line, path, node.ToString(), "A list of tables belongs here.",
                "Write each table on a line of its own, further in: providers: providers.csv."));
        return false;
    }

    private void ReportUnknown(YamlNode node, string path)
    {
        var names = schemas.Select(schema => schema.Name).ToList();
        foreach (var entry in node.Entries.Where(entry => !names.Contains(entry.Name, StringComparer.Ordinal)))
            issues.Add(new(file, entry.Line, $"{path}.{entry.Name}", null, "There is no such table.",
                NearestName.Advise(entry.Name, names, $"The tables are {string.Join(", ", names)}.")), entry.Name);
    }
}
