using System.Text;

namespace Sufficiency.Benchmarks.Fuzz;

/// <summary>Texts in other encodings, with other line ends or separators: read as meant, or refused.</summary>
internal static class EncodingDamage
{
    /// <summary>Every kind of it.</summary>
    public static IReadOnlyList<DamageKind> All { get; } =
    [
        Of("UTF-8 with a mark", (text, _) => Marked(new UTF8Encoding(true), text)),
        Of("UTF-16 with a mark", (text, _) => Marked(Encoding.Unicode, text)),
        Of("UTF-16, the other way round, with a mark", (text, _) => Marked(Encoding.BigEndianUnicode, text)),
        Of("UTF-16 without a mark", (text, _) => Encoding.Unicode.GetBytes(text)),
        Of("UTF-16, cut in the middle of a letter", (text, _) => Marked(Encoding.Unicode, text)[..^1]),
        Of("UTF-32 with a mark", (text, _) => Marked(Encoding.UTF32, text)),
        Of("Windows-1252 with a dash, £ and é", (text, random) => Encoding.Latin1.GetBytes(Put(text, random, "\u0096 \u00A3 \u00E9"))),
        Of("a byte that no letter of UTF-8 has there", (text, random) =>
        {
            var at = Place(text, random);
            return [.. Encoding.UTF8.GetBytes(text[..at]), 0xC3, 0x28, .. Encoding.UTF8.GetBytes(text[at..])];
        }),
        Of("half a letter at the end", (text, _) => [.. Encoding.UTF8.GetBytes(text), 0xE2, 0x82]),
        Of("a mark in the middle", (text, random) => Encoding.UTF8.GetBytes(Put(text, random, "\uFEFF"))),
        Of("letters without width", (text, random) => Encoding.UTF8.GetBytes(Put(text, random, "\u200B"))),
        Of("line ends of Windows", (text, _) => Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal))),
        Of("line ends of an old Mac", (text, _) => Encoding.UTF8.GetBytes(text.Replace('\n', '\r'))),
        Of("line ends of all kinds", (text, random) => Encoding.UTF8.GetBytes(string.Concat(text.Select(sign =>
            sign != '\n' ? sign.ToString() : random.Next(2) == 0 ? "\n" : "\r\n")))),
        Of("semicolons between cells", (text, _) => Encoding.UTF8.GetBytes(text.Replace(',', ';'))),
        Of("tabs between cells", (text, _) => Encoding.UTF8.GetBytes(text.Replace(',', '\t'))),
        Of("quotation marks around every cell", (text, _) => Encoding.UTF8.GetBytes(string.Concat(CsvText.Parse(text)
            .Select(row => string.Join(',', row.Select(cell => $"\"{cell}\"")) + "\n")))),
    ];

    private static DamageKind Of(string name, Func<string, Random, byte[]> change) =>
        new("encodings", name, DamageKind.Nothing, (pack, random) =>
        {
            var table = pack.Tables[random.Next(pack.Tables.Count)];
            return FileDamage.Changed(table, change(pack.Text(table), random));
        });

    private static byte[] Marked(Encoding encoding, string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];

    private static string Put(string text, Random random, string what) => text.Insert(Place(text, random), what);

    private static int Place(string text, Random random) => random.Next(text.Length);
}
