using System.Globalization;
using System.Text;
using CsvHelper;
using Sufficiency.Engine.Domain.Evidence;

namespace Sufficiency.OpenData.Sources;

/// <summary>A table of a pack to be written: sorted by its key columns, which stand first, in UTF-8 with \n line ends.</summary>
/// <param name="name">File name, such as <c>providers.csv</c>.</param>
/// <param name="keyCount">Number of key columns.</param>
/// <param name="columns">Names of the columns.</param>
internal sealed class PackTable(string name, int keyCount, params string[] columns)
{
    private readonly List<object?[]> rows = [];

    /// <summary>Number of rows.</summary>
    public int Count => rows.Count;

    /// <summary>Adds a row: texts, whole numbers, numbers, yes/no, certainties; null for an empty cell.</summary>
    public void Add(params object?[] cells)
    {
        if (cells.Length != columns.Length)
            throw new ArgumentException($"{name} has {columns.Length} columns; {cells.Length} cells were given.", nameof(cells));
        rows.Add(cells);
    }

    /// <summary>Writes the table into a folder; the file appears whole or not at all.</summary>
    public void WriteTo(string folder)
    {
        rows.Sort(Compare);
        for (var i = 1; i < rows.Count; i++)
        {
            if (Compare(rows[i - 1], rows[i]) == 0)
                throw SourceFault.Single(name, $"two rows have the key {string.Join(", ", rows[i].Take(keyCount).Select(Format))}.",
                    "Look for the doubled row in the sources.");
        }

        WriteWhole(Path.Combine(folder, name), writer =>
        {
            using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
            WriteLine(csv, columns);
            foreach (var row in rows) WriteLine(csv, row.Select(Format));
        });
    }

    /// <summary>Writes a text file under another name first and moves it into place, so that no reader sees half of it.</summary>
    public static void WriteWhole(string path, Action<TextWriter> write)
    {
        var partial = path + ".partial";
        try
        {
            using (var writer =
                new StreamWriter(partial, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" })
            {
                write(writer);
            }

            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static void WriteLine(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells) csv.WriteField(cell);
        csv.EndRecord();
    }

    private int Compare(object?[] left, object?[] right)
    {
        for (var i = 0; i < keyCount; i++)
        {
            var order = (left[i], right[i]) switch
            {
                (string a, string b) => string.CompareOrdinal(a, b),
                (null, null) => 0,
                (null, _) => -1,
                (_, null) => 1,
                var (a, b) => Convert.ToDouble(a, CultureInfo.InvariantCulture)
                    .CompareTo(Convert.ToDouble(b, CultureInfo.InvariantCulture)),
            };
            if (order != 0) return order;
        }

        return 0;
    }

    private static string Format(object? cell) => cell switch
    {
        null => "",
        string text => text,
        bool yes => yes ? "yes" : "no",
        int whole => whole.ToString(CultureInfo.InvariantCulture),
        double number => number == 0.0 ? "0" : number.ToString("0.############", CultureInfo.InvariantCulture),
        Certainty certainty => certainty.ToString().ToLowerInvariant(),
        _ => throw new ArgumentException($"A cell cannot be a {cell.GetType().Name}.", nameof(cell)),
    };
}
