using System.Globalization;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Sweeps.Files;

/// <summary>Reads the sample of a sweep file.</summary>
internal sealed class SampleReader(SweepReport report)
{
    private static readonly string[] Kinds = ["uniform", "triangular", "normal", "lognormal", "choice"];
    private static readonly string[] Changes = ["set", "add", "multiply"];

    /// <summary>Number of draws asked for, whatever else is wrong; null where it cannot be taken.</summary>
    public double? Draws { get; private set; }

    /// <summary>The sample; null, with faults, where it cannot be had.</summary>
    public SweepSample? Read(YamlNode node, SweepPlace place)
    {
        if (!report.IsMapping(node, place, "Write draws, seed and factors.")) return null;
        var entries = report.Entries(node, place, "sample");
        Draws = (double?)report.Value(entries, place, "sample", "draws");
        if (Draws is { } given && given != Math.Truncate(given))
            report.Add(place.Inside("draws", entries["draws"].Line), entries["draws"].Value.Text, "Draws are counted in whole numbers.",
                "Give a whole number such as 1000.");
        var method = report.Value(entries, place, "sample", "method") as string;
        var seed = report.Value(entries, place, "sample", "seed") as int?;
        var factors = entries.TryGetValue("factors", out var list) ? ReadFactors(list.Value, place.Inside("factors", list.Line)) : [];
        return Draws is { } draws and <= int.MaxValue && seed is { } first
            && factors.Count > 0 ? new((int)draws, method != "monte-carlo", first, factors) : null;
    }

    private List<SweepFactor> ReadFactors(YamlNode node, SweepPlace place)
    {
        if (!report.IsMapping(node, place, "Write name: {distribution, and what it changes}.")) return [];
        return [.. node.Entries.Select(entry => ReadFactor(entry, place.Inside(entry.Name, entry.Line))).OfType<SweepFactor>()];
    }

    private SweepFactor? ReadFactor(YamlEntry entry, SweepPlace place)
    {
        var isNamed = report.IsName(entry.Name, place);
        if (!report.IsMapping(entry.Value, place, "Write {uniform: [0.9, 1.1], multiply: [path]}.")) return null;
        var parts = report.Entries(entry.Value, place, "factor");
        var targets = Changes.Where(parts.ContainsKey).SelectMany(change => ReadTargets(change, parts[change], place)).ToList();
        if (targets.Count == 0 && !Changes.Any(parts.ContainsKey))
            report.Add(place, null, "The factor changes nothing.", "Add set, add or multiply with a list of paths.");
        var kinds = Kinds.Where(parts.ContainsKey).ToList();
        if (kinds.Count != 1)
        {
            report.Add(place, null, kinds.Count == 0 ? "The factor has no distribution." : $"The factor has {kinds.Count} distributions.",
                $"Give one of {string.Join(", ", Kinds)}.");
            return null;
        }

        var distribution = ReadDistribution(kinds[0], parts, place);
        return isNamed && distribution is not null && targets.Count > 0 ? new(entry.Name, distribution, targets) : null;
    }

    private IEnumerable<SweepTarget> ReadTargets(string change, YamlEntry entry, SweepPlace place)
    {
        var paths = entry.Value.Kind == YamlKind.Scalar ? [entry.Value] : entry.Value.Items;
        if (entry.Value.Kind == YamlKind.Mapping || paths.Count == 0
            || paths.Any(path => path.Kind != YamlKind.Scalar || path.Text.Length == 0))
        {
            report.Add(place.Inside(change, entry.Line), entry.Value.ToString(), "A list of paths belongs here.",
                "Write [path, path], paths with brackets in quotation marks.");
            return [];
        }

        var sign = change switch { "add" => "+=", "multiply" => "*=", _ => "=" };
        return paths.Select(path => new SweepTarget(path.Text, path.Text + sign, place.Inside(change, path.Line)));
    }

    private Distribution? ReadDistribution(string kind, IReadOnlyDictionary<string, YamlEntry> parts, SweepPlace place)
    {
        var at = place.Inside(kind, parts[kind].Line);
        if (kind == "choice") return ReadChoice(parts[kind].Value, at);
        var numbers = Numbers(parts[kind].Value, at, kind == "triangular" ? 3 : 2);
        var (least, most) = (kind == "lognormal" ? 0.0 : double.NegativeInfinity, double.PositiveInfinity);
        if (parts.TryGetValue("within", out var within))
        {
            var inside = place.Inside("within", within.Line);
            if (kind is not ("normal" or "lognormal"))
                report.Add(inside, within.Value.ToString(), $"A {kind} distribution has its own bounds.", "Delete within.");
            if (Numbers(within.Value, inside, 2) is not { } bounds
                || !Holds(bounds[0] < bounds[1], inside, within.Value, "The bounds are not in order.", "Write [least, most].")) return null;
            (least, most) = (bounds[0], bounds[1]);
        }

        if (numbers is null) return null;
        var holds = kind switch
        {
            "uniform" => numbers[0] < numbers[1],
            "triangular" => numbers[0] <= numbers[1] && numbers[1] <= numbers[2] && numbers[0] < numbers[2],
            "lognormal" => numbers[0] > 0 && numbers[1] > 0 && least >= 0,
            _ => numbers[1] > 0,
        };
        if (!Holds(holds, at, parts[kind].Value, "These numbers make no distribution.",
            "Order them as data/schema/sweep.yaml says; a standard deviation is above 0, a median too.")) return null;
        return kind switch
        {
            "uniform" => new UniformDistribution(numbers[0], numbers[1]),
            "triangular" => new TriangularDistribution(numbers[0], numbers[1], numbers[2]),
            "normal" => new NormalDistribution(numbers[0], numbers[1], least, most),
            _ => new LognormalDistribution(numbers[0], numbers[1], least, most),
        };
    }

    private ChoiceDistribution? ReadChoice(YamlNode node, SweepPlace place)
    {
        if (!report.IsMapping(node, place, "Write {0: 0.5, 1: 0.5}: value and probability.")) return null;
        var choices = new List<(double, double)>();
        foreach (var entry in node.Entries)
        {
            var value = report.Number(new() { Kind = YamlKind.Scalar, Line = entry.Line, Text = entry.Name }, place);
            if (report.Number(entry.Value, place) is not { } probability || value is null) return null;
            if (!Holds(probability is >= 0 and <= 1, place, entry.Value, "A probability lies between 0 and 1.",
                "Write 0.25 for one in four.")) return null;
            choices.Add((value.Value, probability));
        }

        var sum = choices.Sum(choice => choice.Item2);
        return Holds(Math.Abs(sum - 1) < 1e-9,
            place, node, $"The probabilities sum to {sum.ToString("0.######", CultureInfo.InvariantCulture)}, not to 1.", "Correct them.")
            ? new(choices) : null;
    }

    private bool Holds(bool holds, SweepPlace place, YamlNode node, string problem, string advice)
    {
        if (!holds) report.Add(place, node.ToString(), problem, advice);
        return holds;
    }

    private double[]? Numbers(YamlNode node, SweepPlace place, int count)
    {
        if (node.Kind != YamlKind.Sequence || node.Items.Count != count)
        {
            report.Add(place, node.ToString(), $"A list of {count} numbers belongs here.", "See data/schema/sweep.yaml.");
            return null;
        }

        var numbers = node.Items.Select(item => report.Number(item, place)).ToList();
        return numbers.Any(number => number is null) ? null : [.. numbers.Select(number => number!.Value)];
    }
}
