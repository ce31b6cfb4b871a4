using System.Globalization;
using System.Text;

namespace Sufficiency.Benchmarks.Fuzz;

/// <summary>Damage of one cell of a table.</summary>
internal static class CellDamage
{
    private static readonly string[] NoNumbers = ["n/a", "-", "c", "x", "low", "~", ">5", "#REF!", "#N/A", "TBC", "?", "none"];
    private static readonly string[] Impossible = ["NaN", "Infinity", "1e400", "-1", "1e18", "--5", "0x10", "1e-400"];
    private static readonly string[] Dates = ["Jan-25", "01/09/2025", "2025-09-01", "1.51E+07", "45658", "Sept 2025"];

    /// <summary>Every kind of it.</summary>
    public static IReadOnlyList<DamageKind> All { get; } =
    [
        Number("a number a tenth off", DamageKind.Tenth, (text, random) => Written(Value(text) * (random.Next(2) == 0 ? 0.9 : 1.1))),
        Number("a number ten times as large", DamageKind.Tenth, (text, _) => Written(Value(text) * 10)),
        Number("a number a thousand times as large", DamageKind.Tenth, (text, _) => Written(Value(text) * 1000)),
        Number("two digits swapped", DamageKind.Tenth, Swapped),
        Number("a minus before a number", DamageKind.Tenth, (text, _) => "-" + text),
        Number("a decimal comma", DamageKind.Nothing, (text, _) =>
            text.Contains('.', StringComparison.Ordinal) ? text.Replace('.', ',') : null),
        Number("a comma between thousands", DamageKind.Nothing, (text, _) =>
            Value(text) >= 1000 ? Value(text).ToString("#,0.####", CultureInfo.InvariantCulture) : null),
        Number("a unit or sign at a number", DamageKind.Nothing, (text, random) => random.Next(4) switch
        {
            0 => $"£{text}",
            1 => $"{text}%",
            2 => $"{text} pupils",
            _ => $"'{text}",
        }),
        Number("words in the place of a number", DamageKind.Nothing, (_, random) => Any(NoNumbers, random)),
        Number("a number that cannot be", DamageKind.Tenth, (_, random) => Any(Impossible, random)),
        Number("what a spreadsheet made of a number", DamageKind.Tenth, (_, random) => Any(Dates, random)),
        Of("a cell emptied", DamageKind.Tenth, (text, _) => text.Length > 0 ? "" : null),
        Of("a space before or after", DamageKind.Nothing, (text, random) => random.Next(2) == 0 ? $" {text}" : $"{text}  "),
        Of("a no-break space", DamageKind.Nothing, (text, random) => random.Next(2) == 0 ? $"\u00A0{text}" : $"{text}\u202F"),
        Of("a letter more or less", DamageKind.Nothing, (text, random) => Value(text, out _) || text.Length < 2 ? null
            : random.Next(2) == 0 ? text.Remove(random.Next(text.Length), 1) : text.Insert(random.Next(text.Length), "q")),
        Of("capitals and small letters exchanged", DamageKind.Nothing, (text, _) =>
            text.Any(char.IsAsciiLetterUpper) ? text.ToLowerInvariant()
            : text.Any(char.IsAsciiLetterLower) ? text.ToUpperInvariant() : null),
        FromAnotherRow("the cell of another row", DamageKind.Tenth),
        Of("a formula", DamageKind.Nothing, (text, _) => $"=SUM({text})"),
        Of("a line break in a cell", DamageKind.Nothing, (text, _) => $"{text}\nand more"),
        Of("a quotation mark in a cell", DamageKind.Nothing, (text, _) => $"{text}\""),
    ];

    private static DamageKind Number(string name, double bound, Func<string, Random, string?> change) =>
        Of(name, bound, (text, random) => Value(text, out _) ? change(text, random) : null);

    private static DamageKind Of(string name, double bound, Func<string, Random, string?> change) =>
        new("cells", name, bound, (pack, random) => At(pack, random, (rows, row, column) => change(rows[row][column], random)));

    private static DamageKind FromAnotherRow(string name, double bound) => new("cells", name, bound, (pack, random) =>
        At(pack, random, (rows, row, column) => rows[1 + random.Next(rows.Count - 1)][column] is var other
            && other != rows[row][column] ? other : null));

    private static Damage? At(PackFiles pack, Random random, Func<List<string[]>, int, int, string?> change)
    {
        var table = pack.Tables[random.Next(pack.Tables.Count)];
        var rows = pack.Rows(table);
        var (row, column) = (1 + random.Next(rows.Count - 1), random.Next(rows[0].Length));
        if (change(rows, row, column) is not { } text) return null;
        var old = rows[row][column];
        rows[row][column] = text;
        return new($"{table}, line {row + 1}, {rows[0][column]}: «{old}» became «{text}»",
            new Dictionary<string, byte[]?>(StringComparer.Ordinal) { [table] = Encoding.UTF8.GetBytes(CsvText.Write(rows)) });
    }

    private static string? Swapped(string text, Random random)
    {
        var digits = Enumerable.Range(0, text.Length - 1)
            .Where(i => char.IsAsciiDigit(text[i]) && char.IsAsciiDigit(text[i + 1]) && text[i] != text[i + 1]).ToList();
        if (digits.Count == 0) return null;
        var at = digits[random.Next(digits.Count)];
        return $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}";
    }

    private static string Any(string[] texts, Random random) => texts[random.Next(texts.Length)];

    private static bool Value(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static double Value(string text) => Value(text, out var value) ? value : 0.0;

    private static string Written(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
