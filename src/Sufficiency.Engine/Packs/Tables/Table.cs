using System.Runtime.CompilerServices;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Engine.Packs.Tables;

/// <summary>A table as it stands in its file.</summary>
internal sealed class Table(TableSchema schema, string file, IssueCollector issues, Func<TableRow, string> label)
{
    private readonly List<TableRow> rows = [];

    /// <summary>What it should hold.</summary>
    public TableSchema Schema { get; } = schema;

    /// <summary>Name of the file.</summary>
    public string File { get; } = file;

    /// <summary>Where faults go.</summary>
    public IssueCollector Issues { get; } = issues;

    /// <summary>Rows in the order of the file.</summary>
    public IReadOnlyList<TableRow> Rows => rows;

    /// <summary>Whether every line was read and every cell can be taken, so that what is missing is missing indeed.</summary>
    public bool IsWhole { get; set; } = true;

    /// <summary>Whether every line was read, whatever its cells hold.</summary>
    public bool HasEveryLine { get; private set; } = true;

    /// <summary>Rows whose every cell can be taken.</summary>
    public IEnumerable<TableRow> ValidRows => rows.Where(row => row.IsValid);

    /// <summary>How officers would name a row.</summary>
    public string LabelOf(TableRow row) => label(row);

    /// <summary>Columns that the header lacks, each reported once.</summary>
    public HashSet<string> MissingColumns { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the header has the column.</summary>
    public bool HasColumn(ColumnSchema column) => !MissingColumns.Contains(column.Name);

    /// <summary>Adds a row.</summary>
    public void Add(TableRow row) => rows.Add(row);

    /// <summary>Reports a fault of the whole file or of a line of it.</summary>
    public void Report(int? line, string? column, string? value, string problem, string advice, [CallerMemberName] string member = "",
        [CallerLineNumber] int sourceLine = 0)
    {
        IsWhole = HasEveryLine = false;
        Issues.Add(new(File, line, column, value, problem, advice), member, sourceLine);
    }
}

/// <summary>One row: its cells as text and, once taken, as values.</summary>
internal sealed class TableRow(Table table, int line, string[] texts)
{
    private readonly object?[] values = new object?[texts.Length];
    private Dictionary<int, string>? overridePaths;

    /// <summary>The table it stands in.</summary>
    public Table Table { get; } = table;

    /// <summary>Its line in the file, counted from 1 with the header.</summary>
    public int Line { get; } = line;

    /// <summary>Where its cells were written; null where that is the table's own file.</summary>
    public RowOrigin? Origin { get; init; }

    /// <summary>Whether every cell could be taken.</summary>
    public bool IsValid { get; set; } = true;

    /// <summary>How officers would name it.</summary>
    public string Label => Table.LabelOf(this);

    /// <summary>The text of a cell; empty where nothing stands there.</summary>
    public string TextOf(ColumnSchema column) => texts[column.Index];

    /// <summary>The text of a cell; empty where nothing stands there.</summary>
    public string TextOf(string column) => texts[IndexOf(column)];

    /// <summary>Puts another text in a cell, on the word of an override.</summary>
    public void Override(ColumnSchema column, string text, string path)
    {
        texts[column.Index] = text;
        (overridePaths ??= [])[column.Index] = path;
    }

    /// <summary>Whether an override set the cell of a column.</summary>
    public bool IsSetForTheRun(string column) => Table.Schema.Find(column) is { } schema && OverridePathOf(schema) is not null;

    /// <summary>The path of the override that set a cell, or null.</summary>
    public string? OverridePathOf(ColumnSchema column) => overridePaths?.GetValueOrDefault(column.Index);

    /// <summary>Keeps the value of a cell.</summary>
    public void Keep(ColumnSchema column, object? value) => values[column.Index] = value;

    /// <summary>A cell so written that equal values are equal: 2027 and 2027.0 are the same year.</summary>
    public string Canonical(ColumnSchema column) => values[column.Index] switch
    {
        null or Enum => texts[column.Index],
        var value => value.ToString()!,
    };

    /// <summary>The value of a cell that is never empty.</summary>
    public T Get<T>(string column) => (T)values[IndexOf(column)]!;

    /// <summary>The value of a cell that may be empty.</summary>
    public T? Find<T>(string column)
        where T : struct => (T?)values[IndexOf(column)];

    /// <summary>The text of a cell that may be empty, null where it is.</summary>
    public string? FindText(string column) => (string?)values[IndexOf(column)];

    /// <summary>The number of a cell.</summary>
    public double Number(string column) => Get<double>(column);

    /// <summary>The amount of a cell.</summary>
    public Pounds Pounds(string column) => new(Number(column));

    /// <summary>The academic year of a cell.</summary>
    public AcademicYear Year(string column) => Get<AcademicYear>(column);

    /// <summary>The year group of a cell.</summary>
    public YearGroup YearGroup(string column) => Get<YearGroup>(column);

    /// <summary>Reports a fault of a cell, or of the whole row where no column is named.</summary>
    public void Report(string? column, string problem, string advice, [CallerMemberName] string member = "",
        [CallerLineNumber] int sourceLine = 0)
    {
        var (file, line, name, value) = PlaceOf(column);
        Table.Issues.Add(new(file, line, name, value, problem, advice), member, sourceLine);
    }

    /// <summary>Where a cell was written and what stands there; the whole row where no column is named.</summary>
    public (string File, int? Line, string? Column, string? Value) PlaceOf(string? column)
    {
        var schema = column is null ? null : Table.Schema.Find(column);
        var value = schema is null ? null : TextOf(schema);
        if (schema is not null && OverridePathOf(schema) is { } path) return ("--set", null, path, value);
        var (file, line, name) = Origin?.PlaceOf(column) ?? (Table.File, Line, column);
        return (file, line, name, value);
    }

    private int IndexOf(string column) =>
        (Table.Schema.Find(column) ?? throw new ArgumentException($"{Table.Schema.Name} has no column {column}.", nameof(column))).Index;
}

/// <summary>Where a row was written that does not stand in its table's own file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Line of the row; null where the row stands in no file.</param>
/// <param name="Lines">Lines of single entries, where they differ from the row's.</param>
/// <param name="Names">What a column of the table is called there, where the names differ.</param>
internal sealed record RowOrigin(string File, int? Line, IReadOnlyDictionary<string, int> Lines, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>Where a column of the table was written.</summary>
    public (string File, int? Line, string? Column) PlaceOf(string? column)
    {
        var name = column is null ? null : Names.GetValueOrDefault(column, column);
        return (File, name is not null && Lines.TryGetValue(name, out var line) ? line : Line, name);
    }
}
