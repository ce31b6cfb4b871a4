using System.Globalization;
using System.Text;

namespace Sufficiency.Benchmarks.Fuzz;

/// <summary>Damage of lines of a table.</summary>
internal static class RowDamage
{
    /// <summary>Every kind of it.</summary>
    public static IReadOnlyList<DamageKind> All { get; } =
    [
        Of("a line lost", DamageKind.Tenth, (rows, at, _) => rows.RemoveAt(at)),
        Of("a line twice", DamageKind.Nothing, (rows, at, random) => rows.Insert(1 + random.Next(rows.Count), rows[at])),
        Of("a line twice with another number", DamageKind.Nothing, (rows, at, random) =>
            rows.Insert(1 + random.Next(rows.Count), [.. rows[at].Select(WithAnotherNumber)])),
        Of("lines in another order", DamageKind.Nothing, (rows, _, random) =>
        {
            var shuffled = rows.Skip(1).ToArray();
            random.Shuffle(shuffled);
            rows.RemoveRange(1, rows.Count - 1);
            rows.AddRange(shuffled);
        }),
        Of("a cell too few", DamageKind.Nothing, (rows, at, random) => rows[at] = Without(rows[at], random.Next(rows[at].Length))),
        Of("a cell too many", DamageKind.Nothing, (rows, at, random) =>
        {
            List<string> cells = [.. rows[at]];
            cells.Insert(random.Next(cells.Count + 1), random.Next(2) == 0 ? "" : "7");
            rows[at] = [.. cells];
        }),
        Of("a tenth of the lines lost in the middle", DamageKind.Nothing, (rows, at, _) =>
            rows.RemoveRange(at, Math.Min(rows.Count - at, Math.Max(1, rows.Count / 10)))),
        Of("the last lines lost", DamageKind.Nothing, (rows, at, _) => rows.RemoveRange(at, rows.Count - at)),
        Of("an empty line", DamageKind.Nothing, (rows, at, _) => rows.Insert(at, [""])),
        Of("a line of commas", DamageKind.Nothing, (rows, at, _) => rows.Insert(at, [.. rows[0].Select(_ => "")])),
        Of("the header again in the middle", DamageKind.Nothing, (rows, at, _) => rows.Insert(at, rows[0])),
        Of("a line of totals at the end", DamageKind.Nothing, (rows, _, _) =>
            rows.Add([.. rows[0].Select((_, i) => i == 0 ? "Total" : i == rows[0].Length - 1 ? "1264" : "")])),
        Of("a title above the header", DamageKind.Nothing, (rows, _, _) => rows.Insert(0, ["Doggershire, January 2025"])),
        Of("no header", DamageKind.Nothing, (rows, _, _) => rows.RemoveAt(0)),
        Text("cut off in the middle of a line", DamageKind.Nothing, (text, random) => text[..(1 + random.Next(text.Length - 2))]),
        Text("the end of the last line lost", DamageKind.Nothing, (text, _) => text.TrimEnd('\n')),
    ];

    /// <summary>A row without one of its cells.</summary>
    public static string[] Without(string[] row, int at) => [.. row[..at], .. row[(at + 1)..]];

    private static string WithAnotherNumber(string cell) =>
        double.TryParse(cell, CultureInfo.InvariantCulture, out _) ? cell + "1" : cell;

    private static DamageKind Of(string name, double bound, Action<List<string[]>, int, Random> change) =>
        new("rows", name, bound, (pack, random) =>
        {
            var table = pack.Tables[random.Next(pack.Tables.Count)];
            var rows = pack.Rows(table);
            var at = 1 + random.Next(rows.Count - 1);
            change(rows, at, random);
            return Changed(table, at, CsvText.Write(rows));
        });

    private static DamageKind Text(string name, double bound, Func<string, Random, string> change) =>
        new("rows", name, bound, (pack, random) =>
        {
            var table = pack.Tables[random.Next(pack.Tables.Count)];
            var text = change(pack.Text(table), random);
            return Changed(table, text.Count(sign => sign == '\n'), text);
        });

    private static Damage Changed(string table, int at, string text) => new($"{table}, line {at + 1}",
        new Dictionary<string, byte[]?>(StringComparer.Ordinal) { [table] = Encoding.UTF8.GetBytes(text) });
}
