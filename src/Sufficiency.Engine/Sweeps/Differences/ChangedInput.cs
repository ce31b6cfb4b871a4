using System.Security.Cryptography;
using Sufficiency.Engine.Packs.Files;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Plans;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Tables;
using YamlDotNet.RepresentationModel;

namespace Sufficiency.Engine.Sweeps.Differences;

/// <summary>An input that differs between two runs.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="File">The table or file, or where else it was given: <c>plan.yaml</c>, <c>--set</c>, <c>--add</c>, <c>settings</c>.</param>
/// <param name="Row">The row by its key, or the name of the assumption.</param>
/// <param name="Column">The column; empty if a whole row is added or left out, or if there are no columns.</param>
/// <param name="Old">The value in the first run; null if it has none.</param>
/// <param name="New">The value in the second run; null if it has none.</param>
public sealed record ChangedInput(InputSubject Subject, string File, string Row, string Column, string? Old, string? New);

/// <summary>Finds the rows and values that differ between two sound packs.</summary>
internal sealed class ChangedInputs
{
    private const string PlanFile = "plan.yaml";
    private readonly (PackParts Pack, PackTables Tables) before;
    private readonly (PackParts Pack, PackTables Tables) after;

    private ChangedInputs(PackParts before, PackParts after) =>
        (this.before, this.after) = ((before, TablesOf(before)), (after, TablesOf(after)));

    /// <summary>Every value that differs, in the order of the schema, then of the rows.</summary>
    public static IReadOnlyList<ChangedInput> Between(PackParts before, PackParts after)
    {
        var packs = new ChangedInputs(before, after);
        return [.. packs.OfPlan(), .. packs.Outlines(), .. PackSchema.Current.Tables.SelectMany(packs.OfTable)];
    }

    private IEnumerable<ChangedInput> OfPlan()
    {
        var (old, now) = (ValuesOf(before.Pack), ValuesOf(after.Pack));
        return from path in old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
               let values = (Old: old.GetValueOrDefault(path), New: now.GetValueOrDefault(path))
               where values.Old != values.New
               select new ChangedInput(InputSubjects.OfPath(path), PlanFile, path, "", values.Old, values.New);
    }

    private IEnumerable<ChangedInput> Outlines()
    {
        var (old, now) = (DigestOf(before.Pack), DigestOf(after.Pack));
        if (old == now) yield break;
        yield return new(InputSubject.Areas, "outlines", "the whole file", "", old, now);
    }

    private IEnumerable<ChangedInput> OfTable(TableSchema schema)
    {
        var (old, now) = (RowsOf(schema, before.Tables), RowsOf(schema, after.Tables));
        var subject = InputSubjects.OfTable(schema.Name);
        foreach (var (key, row) in old)
        {
            if (!now.TryGetValue(key, out var other))
            {
                yield return new(subject, schema.Name, row.Label, "", TextOf(row), null);
                continue;
            }

            foreach (var column in schema.Columns.Where(column => row.TextOf(column) != other.TextOf(column)))
                yield return new(subject, schema.Name, row.Label, column.Name, row.TextOf(column), other.TextOf(column));
        }

        foreach (var (_, row) in now.Where(entry => !old.ContainsKey(entry.Key)))
            yield return new(subject, schema.Name, row.Label, "", null, TextOf(row));
    }

    private static Dictionary<string, string> ValuesOf(PackParts pack)
    {
        var issues = new IssueCollector();
        var plan = PlanFileReader.Read(PlanFile, TextFile.Read(pack.PlanFile, PlanFile), [], issues);
        issues.ThrowIfAny();
        return plan!.Leaves.Select(leaf => (Path: leaf.Key, Text: leaf.Value.Node.ToString()))
            .Concat(plan.Plain.Where(entry => entry.Key != "outlines")
                .Select(entry => (Path: entry.Key, Text: entry.Value.ToString() ?? "")))
            .ToDictionary(entry => entry.Path, entry => entry.Text, StringComparer.Ordinal);
    }

    private static string? DigestOf(PackParts pack) => pack.Find("outlines") is YamlScalarNode { Value: { } name }
        ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(pack.PathOf(name))))[..8] : null;

    /// <summary>All tables of a pack, so that a row can be named by its school or scheme.</summary>
    private static PackTables TablesOf(PackParts pack)
    {
        var issues = new IssueCollector();
        var tables = new PackTables(issues);
        foreach (var schema in PackSchema.Current.Tables)
        {
            var table = tables.Add(schema, schema.Name);
            if (pack.FileOf(schema) is { } file) TableFileReader.Fill(table, TextFile.Read(file, schema.Name));
        }

        issues.ThrowIfAny();
        return tables;
    }

    private static Dictionary<string, TableRow> RowsOf(TableSchema schema, PackTables tables) => tables[schema.Name].Rows
        .ToDictionary(row => string.Join('\n', schema.Key.Select(row.TextOf)), StringComparer.Ordinal);

    private static string TextOf(TableRow row) => string.Join(", ",
        row.Table.Schema.Columns.Except(row.Table.Schema.Key).Select(row.TextOf).Where(text => text.Length > 0));
}
