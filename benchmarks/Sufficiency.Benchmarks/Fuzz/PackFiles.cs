using System.Text;

namespace Sufficiency.Benchmarks.Fuzz;

/// <summary>The files of a data pack in memory, and a folder that holds them with the damage of one case.</summary>
internal sealed class PackFiles
{
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    /// <summary>Reads the plan file and every file that it names.</summary>
    public PackFiles(string folder)
    {
        var plan = File.ReadAllText(Path.Combine(folder, "plan.yaml"));
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            var name = Path.GetFileName(file);
            if (name == "plan.yaml" || plan.Contains($": {name}", StringComparison.Ordinal)) files[name] = File.ReadAllBytes(file);
        }
    }

    /// <summary>Names of the tables that every plan reads, in order.</summary>
    public IReadOnlyList<string> Tables => [.. files.Keys.Where(name => name.EndsWith(".csv", StringComparison.Ordinal)
        && name != "postcodes.csv")];

    /// <summary>The bytes of a file.</summary>
    public byte[] Bytes(string name) => files[name];

    /// <summary>The text of a file.</summary>
    public string Text(string name) => Encoding.UTF8.GetString(files[name]);

    /// <summary>A table's header and rows.</summary>
    public List<string[]> Rows(string name) => CsvText.Parse(Text(name));

    /// <summary>Writes all files into a folder.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (name, bytes) in files) File.WriteAllBytes(Path.Combine(folder, name), bytes);
    }

    /// <summary>Puts damaged files in the place of sound ones; null stands for a missing file.</summary>
    public static void Damage(string folder, Damage damage)
    {
        foreach (var (name, bytes) in damage.Files)
        {
            var path = Path.Combine(folder, name);
            if (bytes is null) File.Delete(path);
            else File.WriteAllBytes(path, bytes);
        }
    }

    /// <summary>Puts sound files back.</summary>
    public void Restore(string folder, Damage damage)
    {
        foreach (var name in damage.Files.Keys) File.WriteAllBytes(Path.Combine(folder, name), files[name]);
    }
}

/// <summary>CSV as the pack writes it: commas, a quotation mark only around a cell that needs one.</summary>
internal static class CsvText
{
    /// <summary>Every line as its cells.</summary>
    public static List<string[]> Parse(string text) =>
        [.. text.TrimEnd('\n').Split('\n').Select(line => Cells(line).ToArray())];

    /// <summary>The text of lines.</summary>
    public static string Write(IEnumerable<string[]> rows) => string.Concat(rows.Select(row => Line(row) + "\n"));

    /// <summary>The text of a line, without its end.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(cell =>
        cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private static IEnumerable<string> Cells(string line)
    {
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
            else if (line[i] == '"') isQuoted = !isQuoted;
            else if (line[i] == ',' && !isQuoted)
            {
                yield return cell.ToString();
                cell.Clear();
            }
            else cell.Append(line[i]);
        }

        yield return cell.ToString();
    }
}
