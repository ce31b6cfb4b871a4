using System.Text;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Reading;

/// <summary>Writes a whole pack into one folder: edited tables, all other files as they are, and the plan file that names them.</summary>
internal sealed class PackFiles
{
    private readonly BasePack pack;
    private readonly PlanText plan;
    private readonly Dictionary<string, TableEdit> edits;
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly bool isUnchanged;

    public PackFiles(BasePack pack, PlanText plan, IReadOnlyList<TableEdit> edits)
    {
        this.pack = pack;
        this.plan = plan;
        this.edits = edits.ToDictionary(edit => edit.Table.Schema.Name, StringComparer.Ordinal);
        foreach (var table in pack.Files) Name($"tables.{table}", table, $"{table}.csv");
        Name("outlines", "outlines", "areas.geojson");
        Name("travel.matrix.value", "travel.matrix", "");
        foreach (var edit in edits.Where(edit => edit.Table.Path is null && edit.Rows.Count > 0))
        {
            var table = edit.Table.Schema.Name;
            names[table] = $"{table}.csv";
            plan.Append("tables", $"{table}: {table}.csv");
        }

        isUnchanged = plan.Edited() == pack.Text;
    }

    /// <summary>The name of a table's file in the folder; null where the pack does without it.</summary>
    public string? NameOf(string table) => names.GetValueOrDefault(table);

    /// <summary>Writes every file.</summary>
    public void Write(string folder)
    {
        foreach (var (table, name) in names)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (edits.TryGetValue(table, out var edit)) edit.Write(path);
            else File.Copy(SourceOf(table), path);
        }

        var target = Path.Combine(folder, PackFolder.PlanFile);
        if (isUnchanged) File.Copy(pack.PlanPath, target);
        else File.WriteAllText(target, plan.Edited(), new UTF8Encoding(false));
    }

    private string SourceOf(string table) =>
        pack.Files.Contains(table, StringComparer.Ordinal) ? pack[table].Path!
            : Path.GetFullPath(Given(table)!, Path.GetDirectoryName(pack.PlanPath)!);

    private string? Given(string entry) => plan.Find(entry == "outlines" ? entry : $"{entry}.value") ?? plan.Find(entry);

    /// <summary>Names a file inside the folder; a file of another pack is copied beside the plan file under a name of its own.</summary>
    private void Name(string path, string entry, string ownName)
    {
        if (plan.Find(path) is not { Length: > 0 } given) return;
        var isInside = !Path.IsPathRooted(given) && !given.Split('/', '\\').Contains("..", StringComparer.Ordinal);
        var name = isInside ? given.Replace('\\', '/') : ownName.Length > 0 ? ownName : Path.GetFileName(given);
        names[entry] = name;
        if (!isInside) plan.Replace(path, name);
    }
}
