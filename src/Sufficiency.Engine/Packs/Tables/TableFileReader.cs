using CsvHelper;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Packs.Tables;

/// <summary>Takes a CSV text apart into rows in the order of the schema's columns.</summary>
internal sealed class TableFileReader
{
    private const int LargestLineBytes = 1024 * 1024;
    private const int MostBrokenLines = 1000;
    private readonly Table table;
    private readonly CsvReader reader;
    private CsvMalformedReason? malformed;
    private int brokenLines;

    private TableFileReader(Table table, string text)
    {
        this.table = table;
        reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
            MaxRecordSize = LargestLineBytes,
            OnMalformedRecord = record => malformed = record.Reason,
        });
    }

    /// <summary>Fills the table from the text of its file; faults go to the table.</summary>
    public static void Fill(Table table, string text)
    {
        var filler = new TableFileReader(table, text);
        using (filler.reader) filler.Fill();
    }

    /// <summary>Fills the table from a file that a program wrote: where its last line has no end, the file may be cut off.</summary>
    public static void FillWhole(Table table, string text)
    {
        Fill(table, text);
        if (text.Length > 0 && text[^1] is not ('\n' or '\r'))
            table.Report(text.Count(letter => letter == '\n') + 1, null, null, "The last line has no end: the table may be cut off here.",
                "Copy or export the file again; if the last row is whole, press Enter after it.");
    }

    private void Fill()
    {
        var line = 1;
        try
        {
            if (!reader.Read())
            {
                table.Report(null, null, null, "The file is empty.", "Fill it, or copy the file again.");
                return;
            }

            if (HeaderMap((int)reader.LineNumber, Cells()) is not { } columns) return;
            while (brokenLines < MostBrokenLines && Advance(ref line)) AddRow(line, Cells(), columns);
            if (brokenLines >= MostBrokenLines)
                table.Report(line, null, null, $"Reading stopped here after {MostBrokenLines} broken lines.",
                    "Check that this is the right file and export it again.");
        }
        catch (CsvFormatException)
        {
            table.Report(line + 1, null, null, "The line is longer than 1 MB.", "Check that this is the right file and export it again.");
        }

        if (table.IsWhole && table.Rows.Count == 0 && !table.Schema.MayBeEmpty)
            table.Report(1, null, null, "The table has a header and no rows.", "Add the rows or copy the file again.");
    }

    private bool Advance(ref int line)
    {
        malformed = null;
        if (!reader.Read()) return false;
        line = (int)reader.LineNumber;
        return true;
    }

    private string[] Cells()
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
        return cells;
    }

    private int[]? HeaderMap(int line, string[] header)
    {
        if (header.Length == 1 && WrongSeparator(header[0]) is { } separator)
        {
            table.Report(line, null, null, $"The columns are separated by {separator}.",
                "Export the table with commas between columns and a full stop as decimal mark.");
            return null;
        }

        var map = new int[header.Length];
        Array.Fill(map, -1);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var named = header.Length;
        while (named > 1 && header[named - 1].Length == 0) named--;
        if (named < header.Length)
            table.Report(line, header[named - 1], null, $"{Columns(header.Length - named)} without a name on its right.",
                "Delete the empty columns in the spreadsheet, and export the table again.");
        for (var i = 0; i < named; i++) map[i] = MapHeading(line, header[i], seen);
        var missing = table.Schema.Columns.Where(column => !column.IsOptional && !seen.Contains(column.Name)).ToList();
        foreach (var column in missing)
        {
            table.MissingColumns.Add(column.Name);
            var nearest = NearestName.Find(column.Name, header.Where(name => table.Schema.Find(name) is null));
            table.Report(line, column.Name, null, $"The column {column.Name} is missing.",
                nearest is null ? "Add it to the header and fill it." : $"Rename {nearest} if that is what it holds.");
        }

        return missing.Count * 2 > table.Schema.Columns.Count ? null : map;
    }

    private int MapHeading(int line, string heading, HashSet<string> seen)
    {
        var names = table.Schema.Columns.Select(column => column.Name);
        if (table.Schema.Find(heading) is not { } column)
            table.Report(line, VisibleText.Show(Shortened(heading)), null, "The column is not known.",
                NearestName.Advise(heading, names, $"Delete it; {table.Schema.Name} has the columns {string.Join(", ", names)}."));
        else if (!seen.Add(heading))
            table.Report(line, heading, null, "The column stands twice in the header.", "Delete one of the two.");
        else
            return column.Index;
        return -1;
    }

    private void AddRow(int line, string[] cells, int[] map)
    {
        if (cells.All(cell => cell.Length == 0) && malformed is null)
        {
            if (cells.Length > 1) Break(line, null, "The line holds commas and nothing else.", "Delete the line.");
            return;
        }

        if (malformed is { } kind)
        {
            if (kind is CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.UnterminatedQuote)
                Break(line, null, "A quotation mark opens a cell and is never closed on the line.",
                    "Close it or delete it; cells hold no line breaks.");
            else
                Break(line, null, "A quotation mark stands inside a cell.",
                    "Put the whole cell in quotation marks and double those inside, or delete it.");
            return;
        }

        if (cells.Length > map.Length && cells.Skip(map.Length).All(cell => cell.Length == 0))
        {
            Break(line, null, $"The line has {cells.Length} cells, the header {map.Length}; those beyond are empty.",
                "Delete the commas at the end of the line, or the empty columns in the spreadsheet.");
            return;
        }

        if (cells.Length != map.Length)
        {
            Break(line, null, $"The line has {cells.Length} cells, the header {map.Length}.",
                "Count the commas; put quotation marks around a cell that contains one.");
            return;
        }

        var texts = new string[table.Schema.Columns.Count];
        Array.Fill(texts, "");
        for (var i = 0; i < map.Length; i++)
        {
            if (map[i] >= 0) texts[map[i]] = cells[i];
        }

        table.Add(new(table, line, texts));
    }

    private void Break(int line, string? column, string problem, string advice)
    {
        brokenLines++;
        table.Report(line, column, null, problem, advice, advice);
    }

    private static string Columns(int number) => number == 1 ? "The header has a column" : $"The header has {number} columns";

    private static string? WrongSeparator(string header) =>
        header.Contains(';', StringComparison.Ordinal) ? "semicolons"
        : header.Contains('\t', StringComparison.Ordinal) ? "tabs"
        : header.Contains('|', StringComparison.Ordinal) ? "bars (|)"
        : null;

    private static string Shortened(string text) => text.Length <= 60 ? text : $"{text[..57]}…";
}
