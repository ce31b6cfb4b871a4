using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sufficiency.Benchmarks.Fuzz;

/// <summary>Damage of lines of the plan file, and of the outlines.</summary>
internal static partial class PlanDamage
{
    private const string Plan = "plan.yaml";
    private const string Outlines = "areas.geojson";

    /// <summary>Every kind of it.</summary>
    public static IReadOnlyList<DamageKind> All { get; } =
    [
        Of("an assumption a tenth off", DamageKind.Tenth, (line, random) => Scaled(line, random.Next(2) == 0 ? 0.9 : 1.1)),
        Of("an assumption a hundred times as large", DamageKind.Nothing, (line, _) => Scaled(line, 100.0)),
        Of("an assumption without a value", DamageKind.Nothing, (line, _) =>
            Value().IsMatch(line) ? Value().Replace(line, "value: ,", 1) : null),
        Of("words in the place of an assumption", DamageKind.Nothing, (line, _) =>
            Value().IsMatch(line) ? Value().Replace(line, "value: about right,", 1) : null),
        Of("a line of the plan file lost", DamageKind.Nothing, (_, _) => ""),
        Of("a line of the plan file twice", DamageKind.Nothing, (line, _) => $"{line}\n{line}"),
        Of("a name of the plan file misspelt", DamageKind.Nothing, (line, random) => line.TrimStart().Length > 3 && !line.StartsWith('#')
            ? line.Remove(line.Length - line.TrimStart().Length + random.Next(2), 1) : null),
        Of("a tab before a line", DamageKind.Nothing, (line, _) => "\t" + line),
        Of("a line moved to the right", DamageKind.Nothing, (line, _) => "    " + line),
        Of("a sign that YAML knows", DamageKind.Nothing, (line, random) => line.Insert(random.Next(line.Length + 1), "{[&*!|>%@`\"'"[
            random.Next(11)].ToString())),
        OfOutlines("outlines with latitude first", (text, _) => Pair().Replace(text, "[${north},${east}]")),
        OfOutlines("outlines in metres", (text, _) => Pair().Replace(text, "[612345.1,462345.2]")),
        OfOutlines("a ring that is not closed", (text, _) => LastPair().Replace(text, "]]", 1)),
        OfOutlines("an outline lost", (text, random) =>
        {
            var lines = text.Split('\n').ToList();
            lines.RemoveAt(1 + random.Next(lines.Count - 3));
            return string.Join('\n', lines);
        }),
        OfOutlines("outlines keyed by another name", (text, _) => text.Replace("\"area_code\"", "\"LSOA11CD\"", StringComparison.Ordinal)),
        OfOutlines("a sign lost in the outlines", (text, random) => text.Remove(random.Next(text.Length), 1)),
    ];

    private static DamageKind Of(string name, double bound, Func<string, Random, string?> change) =>
        new("plan file", name, bound, (pack, random) =>
        {
            var lines = pack.Text(Plan).Split('\n');
            var at = random.Next(lines.Length - 1);
            if (change(lines[at], random) is not { } line || line == lines[at]) return null;
            var old = lines[at].Trim();
            lines[at] = line;
            return FileDamage.Changed(Plan, Encoding.UTF8.GetBytes(string.Join('\n', lines))) with
            {
                Where = $"{Plan}, line {at + 1}: {(old.Length > 60 ? old[..60] + "…" : old)}",
            };
        });

    private static DamageKind OfOutlines(string name, Func<string, Random, string> change) =>
        new("outlines", name, DamageKind.Nothing, (pack, random) =>
            FileDamage.Changed(Outlines, Encoding.UTF8.GetBytes(change(pack.Text(Outlines), random))));

    private static string? Scaled(string line, double factor) => !Number().IsMatch(line) ? null : Number().Replace(line, found =>
    {
        var value = double.Parse(found.Groups["number"].Value, CultureInfo.InvariantCulture) * factor;
        return $"value: {value.ToString("0.######", CultureInfo.InvariantCulture)},";
    });

    [GeneratedRegex(@"value: (?<number>-?\d+(?:\.\d+)?),", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"value: [^,\[]+,", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Value();

    [GeneratedRegex(@"\[(?<east>-?\d+\.?\d*),(?<north>-?\d+\.?\d*)\]", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Pair();

    [GeneratedRegex(@",\[[^\[\]]*\]\]\]", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex LastPair();
}
