using System.Globalization;
using System.Text;

namespace Sufficiency.Benchmarks.Fuzz;

/// <summary>Damage of columns of a table.</summary>
internal static class ColumnDamage
{
    /// <summary>Every kind of it.</summary>
    public static IReadOnlyList<DamageKind> All { get; } =
    [
        Of("a column lost", (rows, at, _) => Each(rows, row => RowDamage.Without(row, at))),
        Of("columns in another order", (rows, _, random) =>
        {
            var order = Enumerable.Range(0, rows[0].Length).ToArray();
            random.Shuffle(order);
            Each(rows, row => [.. order.Select(i => row[i])]);
        }),
        Of("a heading misspelt", (rows, at, random) => rows[0][at] = rows[0][at].Remove(random.Next(rows[0][at].Length), 1)),
        Of("a heading in capitals", (rows, at, _) => rows[0][at] = rows[0][at].ToUpperInvariant()),
        Of("a column twice", (rows, at, _) => Each(rows, row => [.. row, row[at]])),
        Of("two headings exchanged", (rows, at, random) =>
        {
            var other = random.Next(rows[0].Length);
            (rows[0][at], rows[0][other]) = (rows[0][other], rows[0][at]);
        }),
        Of("a column moved down a line", (rows, at, _) =>
        {
            for (var row = rows.Count - 1; row > 1; row--) rows[row][at] = rows[row - 1][at];
        }),
        Of("a column sorted alone", (rows, at, _) =>
        {
            var sorted = rows.Skip(1).Select(row => row[at]).Order(StringComparer.Ordinal).ToList();
            for (var row = 1; row < rows.Count; row++) rows[row][at] = sorted[row - 1];
        }),
        Of("a column filled from its first cell", (rows, at, _) =>
        {
            for (var row = 2; row < rows.Count; row++) rows[row][at] = rows[1][at];
        }),
        Of("a column of numbers in thousands", (rows, at, _) => Scale(rows, at, 0.001)),
        Of("a column of numbers times a hundred", (rows, at, _) => Scale(rows, at, 100.0)),
        Of("a column emptied", (rows, at, _) =>
        {
            for (var row = 1; row < rows.Count; row++) rows[row][at] = "";
        }),
        Of("an empty column at the end", (rows, _, _) => Each(rows, row => [.. row, ""])),
        Of("a column more", (rows, _, _) =>
        {
            for (var row = 0; row < rows.Count; row++) rows[row] = [.. rows[row], row == 0 ? "remarks" : "see letter"];
        }),
    ];

    private static DamageKind Of(string name, Action<List<string[]>, int, Random> change) =>
        new("columns", name, DamageKind.Nothing, (pack, random) =>
        {
            var table = pack.Tables[random.Next(pack.Tables.Count)];
            var rows = pack.Rows(table);
            var at = random.Next(rows[0].Length);
            var heading = rows[0][at];
            var before = CsvText.Write(rows);
            change(rows, at, random);
            var after = CsvText.Write(rows);
            return after == before ? null : new($"{table}, {heading}",
                new Dictionary<string, byte[]?>(StringComparer.Ordinal) { [table] = Encoding.UTF8.GetBytes(after) });
        });

    private static void Each(List<string[]> rows, Func<string[], string[]> change)
    {
        for (var row = 0; row < rows.Count; row++) rows[row] = change(rows[row]);
    }

    private static void Scale(List<string[]> rows, int at, double factor)
    {
        foreach (var row in rows.Skip(1))
        {
            if (double.TryParse(row[at], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                row[at] = (value * factor).ToString("0.#########", CultureInfo.InvariantCulture);
        }
    }
}
