using System.Text;
using CsvHelper;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.OpenData.Sources;

/// <summary>A column of a source table.</summary>
/// <param name="Index">Zero-based position.</param>
/// <param name="Name">Name as the file writes it.</param>
internal readonly record struct SourceColumn(int Index, string Name);

/// <summary>A publisher's CSV file in memory: BOM and quoted commas understood, columns found by any of their names.</summary>
internal sealed class SourceTable
{
    private readonly string[] header;
    private readonly List<(int Line, string[] Cells)> lines;

    private SourceTable(string name, string[] header, List<(int Line, string[] Cells)> lines)
    {
        Name = name;
        this.header = header;
        this.lines = lines;
    }

    /// <summary>The file as messages call it.</summary>
    public string Name { get; }

    /// <summary>Number of rows below the header.</summary>
    public int Count => lines.Count;

    /// <summary>The names of the columns in file order.</summary>
    public IReadOnlyList<string> Header => header;

    /// <summary>Reads a file with a header line.</summary>
    public static SourceTable Open(string path, string name)
    {
        if (!File.Exists(path)) throw SourceFault.Single(name, "the file is not there.", "Build the step that writes it, or download it.");
        using var reader = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return Parse(reader, name, header: null);
    }

    /// <summary>Reads a file without a header line, such as Code-Point Open, whose columns are known.</summary>
    public static SourceTable OpenHeaderless(string path, string name, params string[] header)
    {
        if (!File.Exists(path)) throw SourceFault.Single(name, "the file is not there.", "Download it.");
        using var reader = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return Parse(reader, name, header);
    }

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
            if (header is null) header = [.. cells.Select(cell => cell.Trim().TrimStart('\uFEFF'))];
            else read.Add(((int)csv.LineNumber, cells));
        }

        if (header is null) throw SourceFault.Single(name, "the file is empty.", "Download it again.");
        var width = header.Length;
        var ragged = read.Where(line => line.Cells.Length != width)
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
    public SourceColumn? FindColumn(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var index = Array.FindIndex(header, cell => string.Equals(cell, name, StringComparison.OrdinalIgnoreCase));
            if (index >= 0) return new SourceColumn(index, header[index]);
        }

        return null;
    }

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
}
