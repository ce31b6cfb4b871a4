using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Packs.Overrides;

/// <summary>Takes <c>PATH=VALUE</c>, <c>PATH+=NUMBER</c>, <c>PATH*=NUMBER</c> and <c>PATH&gt;KEY=SHARE</c> apart.</summary>
internal static class OverrideParser
{
    /// <summary>What is said of a value that two overrides set.</summary>
    public const string SetTwice = "The value is set twice.";

    /// <summary>The overrides in the order given; faults go to <paramref name="issues"/>.</summary>
    public static IReadOnlyList<Override> Parse(IEnumerable<string> texts, IssueCollector issues)
    {
        var overrides = new List<Override>();
        foreach (var text in texts)
        {
            var equals = EqualsSign(text);
            var (path, kind, movesTo) = equals < 0 ? (text.Trim(), OverrideKind.Set, null) : TakeApart(text[..equals].Trim());
            var value = equals < 0 ? "" : text[(equals + 1)..].Trim();
            if (kind == OverrideKind.Add && text[equals - 1] == '-') value = Negated(value);
            if (equals <= 0 || path.Length == 0)
                issues.Add(new(Override.File, null, null, text, "The override does not say what to set to which value.",
                    "Write PATH=VALUE, such as demand.growth=high."));
            else if (overrides.Any(other => string.Equals(other.Path, path, StringComparison.Ordinal)
                && !(IsRelative(other.Kind) && IsRelative(kind))))
                issues.Add(new(Override.File, null, path, text[(equals + 1)..], SetTwice, "Keep one of the two."));
            else if (CellOf(path, issues, out var cell))
                overrides.Add(new(path, value, cell, kind, movesTo));
        }

        return overrides;
    }

    private static bool IsRelative(OverrideKind kind) => kind != OverrideKind.Set;

    private static string Negated(string number) => number.StartsWith('-') ? number[1..] : $"-{number}";

    private static (string Path, OverrideKind Kind, string? MovesTo) TakeApart(string left)
    {
        if (left.EndsWith('+') || left.EndsWith('-')) return (left[..^1].Trim(), OverrideKind.Add, null);
        if (left.EndsWith('*')) return (left[..^1].Trim(), OverrideKind.Multiply, null);
        var arrow = left.LastIndexOf('>');
        return arrow < 0 ? (left, OverrideKind.Set, null) : (left[..arrow].Trim(), OverrideKind.Move, left[(arrow + 1)..].Trim());
    }

    /// <summary>The first equals sign outside brackets: inside them it is a condition on a column.</summary>
    private static int EqualsSign(string text)
    {
        var isInside = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '[') isInside = true;
            else if (text[i] is ']') isInside = false;
            else if (text[i] is '=' && !isInside) return i;
        }

        return -1;
    }

    private static bool CellOf(string path, IssueCollector issues, out CellPath? cell)
    {
        cell = null;
        var open = path.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) return true;
        var close = path.IndexOf("].", open, StringComparison.Ordinal);
        if (open == 0 || close < 0 || close + 2 == path.Length)
        {
            issues.Add(new(Override.File, null, path, null, "The path names no cell of a table.",
                "Write TABLE[KEY].COLUMN, such as schemes[faringdon].planned_opening=2029."));
            return false;
        }

        var parts = path[(open + 1)..close].Split(',', StringSplitOptions.TrimEntries);
        var conditions = parts.Where(part => part.Contains('=', StringComparison.Ordinal))
            .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries)).Select(part => (part[0], part[1]));
        cell = new(path[..open], [.. parts.Where(part => !part.Contains('=', StringComparison.Ordinal))],
            [.. conditions], path[(close + 2)..]);
        return true;
    }
}
