using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Tables;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Packs.Additions;

/// <summary>Reads the rows of added schemes, from YAML or from CSV, as rows of one table.</summary>
internal static class AdditionTable
{
    private const string HowToWrite = "Write name: value on each line, as data/schema/addition.yaml says.";

    /// <summary>The table with its cells taken; faults go to <paramref name="issues"/>.</summary>
    public static Table Read(string file, string text, IssueCollector issues)
    {
        var table = new Table(PackSchema.Current.Additions, file, issues,
            row => row.TextOf("name") is { Length: > 0 } name ? name : "this scheme");
        if (IsCsv(text)) TableFileReader.Fill(table, text);
        else ReadYaml(table, text);
        CellReader.Read(table);
        return table;
    }

    /// <summary>The first line of a CSV file is names between commas; that of a YAML file has a colon, a dash or a bracket.</summary>
    private static bool IsCsv(string text)
    {
        var first = text.Split('\n').Select(line => line.Trim('\r', ' ')).FirstOrDefault(line => line.Length > 0 && line[0] != '#') ?? "";
        return first.IndexOfAny([',', ';', '\t']) >= 0 && first.IndexOfAny([':', '{', '[']) < 0 && first[0] != '-';
    }

    private static void ReadYaml(Table table, string text)
    {
        var root = YamlTree.Read(text, (line, value, problem, advice) =>
            table.Report(line, null, value.Length == 0 ? null : value, problem, Advice(problem, advice)));
        if (root is null)
        {
            if (table.IsWhole) table.Report(1, null, null, "The text holds no scheme.", HowToWrite);
            return;
        }

        if (root is { Kind: YamlKind.Sequence, Items.Count: > 0 })
        {
            foreach (var item in root.Items) AddRow(table, item);
        }
        else
        {
            AddRow(table, root);
        }
    }

    private static string Advice(string problem, string advice) => problem.Contains("alias", StringComparison.Ordinal)
        ? "Write every need in quotation marks: needs: \"*\"." : advice;

    private static void AddRow(Table table, YamlNode node)
    {
        if (node is not { Kind: YamlKind.Mapping, Entries.Count: > 0 })
        {
            table.Report(node.Line, null, node.ToString(), "A scheme belongs here: names with values.", HowToWrite);
            return;
        }

        var texts = new string[table.Schema.Columns.Count];
        Array.Fill(texts, "");
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in node.Entries)
        {
            if (table.Schema.Find(entry.Name) is not { } column)
            {
                var names = table.Schema.Columns.Select(known => known.Name);
                table.Report(entry.Line, entry.Name, null, "A scheme has no such entry.",
                    NearestName.Advise(entry.Name, names, $"Its entries are {string.Join(", ", names)}."));
                continue;
            }

            lines[entry.Name] = entry.Line;
            texts[column.Index] = TextOf(table, entry);
        }

        table.Add(new(table, node.Line, texts)
        {
            Origin = new(table.File, node.Line, lines,
            new Dictionary<string, string>(StringComparer.Ordinal))
        });
    }

    private static string TextOf(Table table, YamlEntry entry)
    {
        switch (entry.Value)
        {
            case { Kind: YamlKind.Scalar } scalar:
                return scalar.IsNull ? "" : scalar.Text.Trim();
            case { Kind: YamlKind.Sequence } list when list.Items.All(item => item is { Kind: YamlKind.Scalar, IsNull: false }):
                return string.Join(';', list.Items.Select(item => item.Text.Trim()));
            default:
                table.Report(entry.Line, entry.Name, entry.Value.ToString(), "One value belongs here.", "Write name: value.");
                return "";
        }
    }
}
