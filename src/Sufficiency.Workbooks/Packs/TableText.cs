using System.Globalization;
using System.Text;
using CsvHelper;
using Sufficiency.Engine.Packs.Files;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Workbooks.Forms;

namespace Sufficiency.Workbooks.Packs;

/// <summary>A table of a pack as texts, in the order of its file.</summary>
/// <param name="Schema">What it holds.</param>
/// <param name="Path">Full path of its file; null where the pack does without it.</param>
/// <param name="Header">Names of its columns.</param>
/// <param name="Rows">Its rows; each has a cell for each column.</param>
internal sealed record TableText(TableSchema Schema, string? Path, IReadOnlyList<string> Header, IReadOnlyList<string[]> Rows)
{
    private Dictionary<string, int>? columns;

    /// <summary>The text of a cell; empty where the table lacks the column.</summary>
    public string Get(string[] row, string column) =>
        (columns ??= Header.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index,
            StringComparer.Ordinal))
        .TryGetValue(column, out var at) ? row[at] : "";

    /// <summary>Reads a file of a pack that was found sound.</summary>
    public static TableText Read(TableSchema schema, string? path)
    {
        if (path is null)
            return new(schema, null, [.. schema.Columns.Where(column => !column.IsOptional).Select(column => column.Name)], []);
        using var reader = CsvReader.FromText(TextFile.Read(path, schema.Name), new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
        });
        string[]? header = null;
        var rows = new List<string[]>();
        while (reader.Read())
        {
            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
            if (header is null) header = cells;
            else if (cells.Length == header.Length) rows.Add(cells);
        }

        return new(schema, path, header ?? [], rows);
    }
}

/// <summary>A row of a table that is to be written.</summary>
/// <param name="Cells">Its texts, in the order of the edited table's header.</param>
/// <param name="Origin">The row of the workbook that it came from; null where the pack has it so.</param>
/// <param name="Headings">Headings of the workbook by column of the table.</param>
internal sealed record EditedRow(string[] Cells, FormRow? Origin, IReadOnlyDictionary<string, string> Headings);

/// <summary>A table with its changes: rows kept as they are keep their bytes.</summary>
/// <param name="table">The table as the pack has it.</param>
internal sealed class TableEdit(TableText table)
{
    private static readonly Dictionary<string, string> NoHeadings = [];
    private readonly List<EditedRow> rows = [];
    private readonly List<string> header = [.. table.Header];

    /// <summary>The table as the pack has it.</summary>
    public TableText Table { get; } = table;

    /// <summary>Rows in the order in which they are written.</summary>
    public IReadOnlyList<EditedRow> Rows => rows;

    /// <summary>Whether it is what the pack has.</summary>
    public bool IsUnchanged => rows.Count == Table.Rows.Count
        && rows.Zip(Table.Rows).All(pair => ReferenceEquals(pair.First.Cells, pair.Second));

    /// <summary>Keeps a row as the pack has it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="origin">The row of the workbook that says the same, for faults.</param>
    /// <param name="headings">Headings of the workbook by column.</param>
    public void Keep(string[] row, FormRow? origin = null, IReadOnlyDictionary<string, string>? headings = null) =>
        rows.Add(new(row, origin, headings ?? NoHeadings));

    /// <summary>Adds a row that differs from the pack's, or is new.</summary>
    public void Add(IReadOnlyDictionary<string, string> cells, FormRow? origin, IReadOnlyDictionary<string, string>? headings = null)
    {
        foreach (var column in Table.Schema.Columns.Where(column => !header.Contains(column.Name, StringComparer.Ordinal)
            && cells.GetValueOrDefault(column.Name, "").Length > 0)) header.Add(column.Name);
        rows.Add(new([.. header.Select(name => cells.GetValueOrDefault(name, ""))], origin, headings ?? NoHeadings));
    }

    /// <summary>The cells of a row by column.</summary>
    public Dictionary<string, string> Copy(string[] row) =>
        Table.Header.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => row[pair.index],
            StringComparer.Ordinal);

    /// <summary>Writes the file: the pack's own bytes where nothing changed.</summary>
    public void Write(string path)
    {
        if (IsUnchanged && Table.Path is { } file)
        {
            File.Copy(file, path);
            return;
        }

        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        foreach (var name in header) csv.WriteField(name);
        csv.EndRecord();
        foreach (var row in rows)
        {
            for (var i = 0; i < header.Count; i++) csv.WriteField(i < row.Cells.Length ? row.Cells[i] : "");
            csv.EndRecord();
        }
    }

    /// <summary>The cell of the workbook that a line and column of the written file came from; null where there is none.</summary>
    public CellPlace? PlaceOf(int? line, string? column)
    {
        if (line is not { } number || number < 2 || number - 2 >= rows.Count || rows[number - 2].Origin is not { } origin) return null;
        return origin.Place(column is null ? null : rows[number - 2].Headings.GetValueOrDefault(column));
    }
}

/// <summary>Numbers as texts of tables.</summary>
internal static class NumberText
{
    /// <summary>The number of a text; null where it is none.</summary>
    public static double? Find(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether two texts say the same: equal, or equal numbers but for the last digits of a sum.</summary>
    public static bool Same(string left, string right) => left == right
        || (Find(left) is { } a && Find(right) is { } b && Math.Abs(a - b) <= 1e-9 * Math.Max(1.0, Math.Abs(a)));
}
