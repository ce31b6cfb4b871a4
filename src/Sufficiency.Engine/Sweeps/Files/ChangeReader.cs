using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Sweeps.Files;

/// <summary>Reads changes of the pack into the texts that <c>--set</c> takes, and the schemes that <c>add</c> names.</summary>
/// <param name="report">Where faults of the sweep file go.</param>
/// <param name="issues">Where faults of the files it names go.</param>
/// <param name="folder">The folder of the sweep file, from which it names files.</param>
internal sealed class ChangeReader(SweepReport report, IssueCollector issues, string folder)
{
    private static readonly string[] Ways = ["value", "add", "multiply", "move"];

    /// <summary>The changes of a mapping of paths; faults are reported.</summary>
    public IReadOnlyList<SweepOverride> Read(YamlNode node, SweepPlace place)
    {
        if (!report.IsMapping(node, place, "Write path: value, such as demand.growth: high.")) return [];
        return
        [
            .. node.Entries.SelectMany(entry => entry.Name == SweepOverride.AddWord
                ? ReadAdditions(entry, place.Inside(entry.Name, entry.Line))
                : ReadOne(entry, place.Inside(entry.Name, entry.Line)) is { } change ? [change] : []),
        ];
    }

    /// <summary>The schemes of the file, or of each file of a list.</summary>
    private List<SweepOverride> ReadAdditions(YamlEntry entry, SweepPlace place)
    {
        var files = entry.Value.Kind == YamlKind.Sequence ? entry.Value.Items : [entry.Value];
        var found = new List<SweepOverride>();
        foreach (var file in files)
        {
            if (file is not { Kind: YamlKind.Scalar, IsNull: false, Text.Length: > 0 })
            {
                report.Add(place, file.ToString(), "The name of a file with a scheme belongs here.", "Write add: school.yaml.");
                continue;
            }

            var (schemes, sha256) = AddedSchemeFile.Read(Path.Combine(folder, file.Text), issues);
            found.AddRange(schemes.Select(scheme =>
                new SweepOverride(SweepOverride.AddWord, $"add={file.Text}", file.Text, place) { Added = scheme, Sha256 = sha256 }));
        }

        return found;
    }

    private SweepOverride? ReadOne(YamlEntry entry, SweepPlace place)
    {
        var node = entry.Value;
        if (node.Kind != YamlKind.Mapping) return new(entry.Name, $"{entry.Name}={TextOf(node)}", TextOf(node), place);
        var parts = report.Entries(node, place, "change");
        var ways = Ways.Where(parts.ContainsKey).ToList();
        if (ways.Count != 1)
        {
            report.Add(place, node.ToString(), ways.Count == 0 ? "The change does not say what to do."
                : $"The change says {string.Join(" and ", ways)}.", "Give one of value, add, multiply, move.");
            return null;
        }

        if (parts.ContainsKey("to") != parts.ContainsKey("move"))
        {
            report.Add(place, node.ToString(), "Moving needs a share and where it goes.", "Write {move: 0.05, to: B}.");
            return null;
        }

        if (parts.ContainsKey("unit")) CheckUnit(entry.Name, parts["unit"], place);
        if (ways[0] == "value") return new(entry.Name, $"{entry.Name}={TextOf(parts["value"].Value)}", TextOf(parts["value"].Value), place);
        if (report.Value(parts, place, "change", ways[0]) is null) return null;
        var number = parts[ways[0]].Value.Text;
        var text = ways[0] switch
        {
            "add" => $"{entry.Name}+={number}",
            "multiply" => $"{entry.Name}*={number}",
            _ => $"{entry.Name}>{parts["to"].Value.Text}={number}",
        };
        return new(entry.Name, text, number, place);
    }

    /// <summary>A value as text; nothing where the file says nothing, which empties a cell or an optional assumption.</summary>
    private static string TextOf(YamlNode node) => node.IsNull ? "" : node.ToString();

    private void CheckUnit(string path, YamlEntry unit, SweepPlace place)
    {
        if (UnitOf(path) is not { } known || string.Equals(known, unit.Value.Text, StringComparison.OrdinalIgnoreCase)) return;
        report.Add(place.Inside("unit", unit.Line), unit.Value.Text, known.Length == 0 ? $"{path} has no unit."
            : $"{path} is given in {known}.", known.Length == 0 ? "Leave unit out." : $"Work the value out in {known}.");
    }

    /// <summary>The unit of an assumption or column; null where the path names none, which is told elsewhere.</summary>
    private static string? UnitOf(string path)
    {
        var open = path.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) return PackSchema.Current.FindLeaf(path)?.Unit;
        var table = PackSchema.Current.Tables.FirstOrDefault(table => string.Equals(table.Name, path[..open], StringComparison.Ordinal));
        return table?.Find(path[(path.LastIndexOf('.') + 1)..])?.Unit;
    }
}
