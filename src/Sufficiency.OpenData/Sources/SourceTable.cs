using System.Globalization;
using CsvHelper;
using Sufficiency.Engine.Packs.Files;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.OpenData.Sources;

/// <summary>A column of a source table.</summary>
/// <param name="Index">Zero-based position.</param>
/// <param name="Name">Name as the file writes it.</param>
internal readonly record struct SourceColumn(int Index, string Name);

/// <summary>A publisher's CSV file in memory: encodings and quoted commas understood, columns found by any of their names.</summary>
internal sealed class SourceTable
{
    private readonly string[] header;
    private readonly Dictionary<string, (int First, int Last)> columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(int Line, string[] Cells)> lines;

    private SourceTable(string name, string[] header, List<(int Line, string[] Cells)> lines)
    {
        Name = name;
        this.header = header;
        this.lines = lines;
        for (var column = 0; column < header.Length; column++)
            columns[header[column]] = (columns.TryGetValue(header[column], out var known) ? known.First : column, column);
    }

    /// <summary>The file as messages call it.</summary>
    public string Name { get; }

    /// <summary>Number of rows below the header.</summary>
    public int Count => lines.Count;

    /// <summary>The names of the columns in file order.</summary>
    public IReadOnlyList<string> Header => header;

    /// <summary>Reads a file with a header line.</summary>
    public static SourceTable Open(string path, string name) => OpenText(path, name, header: null);

    /// <summary>Reads a file without a header line, such as Code-Point Open, whose columns are known.</summary>
    public static SourceTable OpenHeaderless(string path, string name, params string[] header) => OpenText(path, name, header);

    /// <summary>Reads a table from text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">The file as messages call it.</param>
    /// <param name="header">Column names where the file has no header line, else null.</param>
    public static SourceTable Parse(TextReader reader, string name, string[]? header)
    {
        var options = new CsvReaderOptions { HasHeader = false, SkipEmptyLines = true, TrackLineNumbers = true };
        using var csv = CsvReader.Create(reader, options, leaveOpen: true);
        var read = new List<(int Line, string[] Cells)>();
        while (csv.Read())
        {
            var cells = new string[csv.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = csv.GetString(i);
            if (header is null) header = WithoutEmptyTail([.. cells.Select(NameOf)]);
            else read.Add(((int)csv.LineNumber, cells));
        }

        if (header is null) throw SourceFault.Single(name, "the file is empty.", "Download it again.");
        var width = header.Length;
        var ragged = read.Where(line => line.Cells.Length < width || !Array.TrueForAll(line.Cells[width..], string.IsNullOrWhiteSpace))
            .Select(line => new DataIssue(name, line.Line, null, null,
                $"the line has {line.Cells.Length} cells where the header has {width}.", "Download the file again; it is cut or edited."))
            .ToArray();
        return ragged.Length == 0 ? new SourceTable(name, header, read) : throw new DataIssueException(ragged);
    }

    /// <summary>A column by the first of its known names that the file has.</summary>
    /// <exception cref="DataIssueException">It has none of them.</exception>
    public SourceColumn Column(params ReadOnlySpan<string> names) => FindColumn(names) ?? throw new DataIssueException(
        [new DataIssue(Name, 1, names[0], null, $"the column is missing (known names: {string.Join(", ", names!)}).",
            "Check that the release is one this version reads.")]);

    /// <summary>A column by the first of its known names that the file has, or null.</summary>
    /// <exception cref="DataIssueException">Two columns have the name.</exception>
    public SourceColumn? FindColumn(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!columns.TryGetValue(name, out var found)) continue;
            return found.First == found.Last ? new SourceColumn(found.First, header[found.First]) : throw new DataIssueException(
                [new DataIssue(Name, 1, name, null, string.Create(CultureInfo.InvariantCulture,
                    $"two columns have this name (columns {found.First + 1} and {found.Last + 1})."), "Delete one of them.")]);
        }

        return null;
    }

    /// <summary>Reads every row into a dictionary in file order; every row whose key stands in an earlier one is a fault.</summary>
    /// <param name="keyOf">The key of a row.</param>
    /// <param name="valueOf">The value of a row.</param>
    /// <param name="keyName">Column or words for the key in messages, such as <c>URN</c>.</param>
    /// <param name="isWanted">Which rows to take; null for all.</param>
    public OrderedDictionary<TKey, TValue> ReadUnique<TKey, TValue>(
        Func<SourceRow, TKey> keyOf, Func<SourceRow, TValue> valueOf, string keyName, Func<SourceRow, bool>? isWanted = null)
        where TKey : notnull => Unique(Name, keyName,
            Read(row => isWanted is null || isWanted(row) ? ((int Line, TKey Key, SourceRow Row)?)(row.Line, keyOf(row), row) : null)
                .OfType<(int Line, TKey Key, SourceRow Row)>(), valueOf);

    /// <summary>Reads every row; faults of all rows are gathered and thrown together.</summary>
    public IReadOnlyList<T> Read<T>(Func<SourceRow, T> read)
    {
        var values = new List<T>(lines.Count);
        var issues = new List<DataIssue>();
        foreach (var (line, cells) in lines)
        {
            try
            {
                values.Add(read(new SourceRow(Name, line, cells)));
            }
            catch (DataIssueException fault)
            {
                issues.AddRange(fault.Issues);
            }
        }

        return issues.Count == 0 ? values : throw new DataIssueException(issues);
    }

    /// <summary>A dictionary of rows in file order; every row whose key stands in an earlier one is a fault.</summary>
    /// <param name="file">The file as messages call it.</param>
    /// <param name="keyName">Column or words for the key in messages.</param>
    /// <param name="rows">Line, key and row.</param>
    /// <param name="valueOf">The value of a row.</param>
    public static OrderedDictionary<TKey, TValue> Unique<TRow, TKey, TValue>(
        string file, string keyName, IEnumerable<(int Line, TKey Key, TRow Row)> rows, Func<TRow, TValue> valueOf)
        where TKey : notnull
    {
        var values = new OrderedDictionary<TKey, TValue>();
        var firstLines = new Dictionary<TKey, int>();
        var issues = new List<DataIssue>();
        foreach (var (line, key, row) in rows)
        {
            if (!firstLines.TryAdd(key, line))
            {
                issues.Add(new DataIssue(file, line, keyName, string.Create(CultureInfo.InvariantCulture, $"{key}"),
                    string.Create(CultureInfo.InvariantCulture, $"this stands twice (first in line {firstLines[key]})."),
                    "Keep the right row and delete the other, or download the file again."));
                continue;
            }

            try
            {
                values.Add(key, valueOf(row));
            }
            catch (DataIssueException fault)
            {
                issues.AddRange(fault.Issues);
            }
        }

        return issues.Count == 0 ? values : throw new DataIssueException(issues);
    }

    private static SourceTable OpenText(string path, string name, string[]? header)
    {
        if (!File.Exists(path)) throw SourceFault.Single(name, "the file is not there.", "Build the step that writes it, or download it.");
        using var reader = TextFile.Open(path, name);
        return Parse(reader, name, header);
    }

    /// <summary>A name of the header without byte order mark, no-break or doubled spaces.</summary>
    private static string NameOf(string cell) => string.Join(' ', cell.TrimStart('\uFEFF')
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Spreadsheets leave empty columns behind the last; they are no part of the table.</summary>
    private static string[] WithoutEmptyTail(string[] names)
    {
        var width = names.Length;
        while (width > 1 && names[width - 1].Length == 0) width--;
        return names[..width];
    }
}
