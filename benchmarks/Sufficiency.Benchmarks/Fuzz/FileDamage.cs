using System.Text;

namespace Sufficiency.Benchmarks.Fuzz;

/// <summary>Damage of whole files, whatever they hold.</summary>
internal static class FileDamage
{
    private const string Page = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to go on</body></html>\n";

    /// <summary>Every kind of it.</summary>
    public static IReadOnlyList<DamageKind> All { get; } =
    [
        Of("a file missing", (_, _, _) => null),
        Of("a file of no bytes", (_, _, _) => []),
        Of("a file of blanks", (_, _, _) => "  \n\n \n"u8.ToArray()),
        Of("another file in its place", (pack, name, random) => pack.Bytes(Other(pack, name, random))),
        Of("a page of the web in its place", (_, _, _) => Encoding.UTF8.GetBytes(Page)),
        Of("an archive in its place", (_, _, random) => [.. "PK\u0003\u0004"u8, .. Noise(random, 400)]),
        Of("a file twice in itself", (pack, name, _) => [.. pack.Bytes(name), .. pack.Bytes(name)]),
        Of("a byte changed", (pack, name, random) => Each(pack.Bytes(name),
            bytes => bytes[random.Next(bytes.Length)] = (byte)random.Next(256)))
            with { Bound = DamageKind.Tenth },
        Of("four bytes lost", (pack, name, random) =>
        {
            var bytes = pack.Bytes(name);
            var at = random.Next(bytes.Length - 4);
            return [.. bytes[..at], .. bytes[(at + 4)..]];
        }) with { Bound = DamageKind.Tenth },
        Of("a block of zero bytes", (pack, name, random) => Each(pack.Bytes(name), bytes =>
            bytes.AsSpan(random.Next(bytes.Length / 2), Math.Min(bytes.Length / 2, 64)).Clear())),
        new("files", "a header without rows", DamageKind.Nothing, (pack, random) =>
        {
            var table = pack.Tables[random.Next(pack.Tables.Count)];
            var text = pack.Text(table);
            return Changed(table, Encoding.UTF8.GetBytes(text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)]));
        }),
        new("files", "two files exchanged", DamageKind.Nothing, (pack, random) =>
        {
            var one = pack.Tables[random.Next(pack.Tables.Count)];
            var other = Other(pack, one, random);
            return new($"{one} and {other}", new Dictionary<string, byte[]?>(StringComparer.Ordinal)
            {
                [one] = pack.Bytes(other),
                [other] = pack.Bytes(one),
            });
        }),
    ];

    /// <summary>One changed file.</summary>
    public static Damage Changed(string file, byte[]? bytes) =>
        new(file, new Dictionary<string, byte[]?>(StringComparer.Ordinal) { [file] = bytes });

    private static DamageKind Of(string name, Func<PackFiles, string, Random, byte[]?> change) =>
        new("files", name, DamageKind.Nothing, (pack, random) =>
        {
            string[] files = [.. pack.Tables, "areas.geojson", "plan.yaml"];
            var file = files[random.Next(files.Length)];
            return Changed(file, change(pack, file, random));
        });

    private static string Other(PackFiles pack, string name, Random random)
    {
        var others = pack.Tables.Where(one => one != name).ToList();
        return others[random.Next(others.Count)];
    }

    private static byte[] Each(byte[] bytes, Action<byte[]> change)
    {
        var copy = bytes.ToArray();
        change(copy);
        return copy;
    }

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
