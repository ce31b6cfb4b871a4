using System.Globalization;
using System.Text;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>
/// A whole data pack, small enough to reason about: four areas in two MSOAs, five providers (mainstream, a base, two special schools, an
/// out-of-county market), two schemes, three needs (ASD, MLD, SEMH), base 2024/25 and three planned years 2025–2027.
/// </summary>
/// <remarks>
/// How to use it: <c>using var pack = new SmallPack(); var dataset = pack.Read();</c>. To alter it, chain
/// <c>pack.Cell("providers", "hill", "needs", "MLD")</c>, <c>.AddRow("schemes", "…")</c>, <c>.DropRow(…)</c>, <c>.PlanLine(old, new)</c>,
/// <c>.Text(file, text)</c> or <c>.Bytes(file, bytes)</c>, then <c>Read()</c> or <c>Issues()</c>. The folder is deleted with the pack.
/// </remarks>
internal sealed class SmallPack : IDisposable
{
    /// <summary>First planned year.</summary>
    public const int FirstYear = 2025;

    /// <summary>Planned years.</summary>
    public const int YearCount = 3;

    private static int created;
    private readonly string root;
    private readonly List<string> overrides = [];

    /// <summary>Writes the pack to a folder of its own.</summary>
    public SmallPack()
    {
        root = Path.Combine(Path.GetTempPath(),
            string.Create(CultureInfo.InvariantCulture, $"small-pack-{Environment.ProcessId}-{Interlocked.Increment(ref created)}"));
        Folder = Path.Combine(root, "data", "small");
        Directory.CreateDirectory(Folder);
        foreach (var (file, text) in SmallPackFiles.All) File.WriteAllText(PathOf(file), text);
    }

    /// <summary>The folder of plan.yaml.</summary>
    public string Folder { get; }

    /// <summary>The full path of a file of the pack.</summary>
    public string PathOf(string file) => Path.GetFullPath(Path.Combine(Folder, file));

    /// <summary>The text of a file.</summary>
    public string TextOf(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Replaces a file.</summary>
    public SmallPack Text(string file, string text) => Bytes(file, Encoding.UTF8.GetBytes(text));

    /// <summary>Replaces a file.</summary>
    public SmallPack Bytes(string file, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllBytes(PathOf(file), bytes);
        return this;
    }

    /// <summary>Changes the text of a file.</summary>
    public SmallPack Edit(string file, Func<string, string> change)
    {
        var before = TextOf(file);
        var after = change(before);
        Assert.False(string.Equals(before, after, StringComparison.Ordinal), $"Nothing changed in {file}.");
        return Text(file, after);
    }

    /// <summary>Replaces a piece of plan.yaml that occurs once.</summary>
    public SmallPack PlanLine(string old, string replacement) => Edit("plan.yaml", text =>
    {
        Assert.Equal(2, text.Split(old).Length);
        return text.Replace(old, replacement, StringComparison.Ordinal);
    });

    /// <summary>Sets a cell of the row whose line starts with <paramref name="rowStart"/> (its key, comma-joined).</summary>
    public SmallPack Cell(string table, string rowStart, string column, string text) => EditRows(table, (header, rows) =>
    {
        var index = IndexOfRow(rows, rowStart);
        var cells = rows[index].Split(',');
        cells[header.Split(',').ToList().FindIndex(name => name == column)] = text;
        rows[index] = string.Join(',', cells);
    });

    /// <summary>Adds a row at the end.</summary>
    public SmallPack AddRow(string table, string row) => EditRows(table, (_, rows) => rows.Add(row));

    /// <summary>Deletes the row whose line starts so.</summary>
    public SmallPack DropRow(string table, string rowStart) => EditRows(table, (_, rows) => rows.RemoveAt(IndexOfRow(rows, rowStart)));

    /// <summary>Deletes a file.</summary>
    public SmallPack Delete(string file)
    {
        File.Delete(PathOf(file));
        return this;
    }

    /// <summary>Adds an override.</summary>
    public SmallPack Set(string pathAndValue)
    {
        overrides.Add(pathAndValue);
        return this;
    }

    /// <summary>The line of the row that starts so, counted from 1 with the header.</summary>
    public int LineOf(string table, string rowStart) => IndexOfRow(RowsOf(table).Rows, rowStart) + 2;

    /// <summary>What asks for it.</summary>
    public DatasetRequest Request(AreaLevel areas = AreaLevel.Lsoa) => new(Folder, overrides, areas);

    /// <summary>Reads it, with the files and overrides it was made from.</summary>
    public LoadedDataset Load(AreaLevel areas = AreaLevel.Lsoa) => new DatasetReader().Load(Request(areas));

    /// <summary>Reads it with schemes added.</summary>
    public LoadedDataset Load(IReadOnlyList<AddedScheme> additions) =>
        new DatasetReader().Load(new(Folder, overrides) { Additions = additions });

    /// <summary>Reads it.</summary>
    public PlanningDataset Read(AreaLevel areas = AreaLevel.Lsoa) => Load(areas).Dataset;

    /// <summary>The faults found in it; none where it can be read.</summary>
    public IReadOnlyList<DataIssue> Issues()
    {
        try
        {
            Load();
            return [];
        }
        catch (DataIssueException fault)
        {
            return fault.Issues;
        }
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(root, recursive: true);

    private static int IndexOfRow(List<string> rows, string rowStart)
    {
        var index = rows.FindIndex(row => row.StartsWith(rowStart, StringComparison.Ordinal));
        Assert.True(index >= 0, $"No row starts with {rowStart}.");
        return index;
    }

    private (string Header, List<string> Rows) RowsOf(string table)
    {
        var lines = TextOf($"{table}.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (lines[0], [.. lines[1..]]);
    }

    private SmallPack EditRows(string table, Action<string, List<string>> change)
    {
        var (header, rows) = RowsOf(table);
        change(header, rows);
        return Text($"{table}.csv", string.Join('\n', [header, .. rows]) + "\n");
    }
}
