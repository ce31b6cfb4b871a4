using Sufficiency.Engine.Data.Issues;

namespace Sufficiency.Engine.Data.Overrides;

/// <summary>Takes <c>PATH=VALUE</c> apart.</summary>
internal static class OverrideParser
{
    /// <summary>The overrides in the order given; faults go to <paramref name="issues"/>.</summary>
    public static IReadOnlyList<Override> Parse(IEnumerable<string> texts, IssueCollector issues)
    {
        var overrides = new List<Override>();
        foreach (var text in texts)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var path = equals < 0 ? text.Trim() : text[..equals].Trim();
            if (equals <= 0 || path.Length == 0)
                issues.Add(new(Override.File, null, null, text, "The override does not say what to set to which value.", "Write PATH=VALUE, such as demand.growth=high."));
            else if (overrides.Any(other => string.Equals(other.Path, path, StringComparison.Ordinal)))
                issues.Add(new(Override.File, null, path, text[(equals + 1)..], "The value is set twice.", "Keep one of the two."));
            else if (CellOf(path, issues, out var cell))
                overrides.Add(new(path, text[(equals + 1)..].Trim(), cell));
        }

        return overrides;
    }

    private static bool CellOf(string path, IssueCollector issues, out CellPath? cell)
    {
        cell = null;
        var open = path.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) return true;
        var close = path.IndexOf("].", open, StringComparison.Ordinal);
        if (open == 0 || close < 0 || close + 2 == path.Length)
        {
            issues.Add(new(Override.File, null, path, null, "The path names no cell of a table.", "Write TABLE[KEY].COLUMN, such as schemes[faringdon].planned_opening=2029."));
            return false;
        }

        cell = new(path[..open], path[(open + 1)..close].Split(',', StringSplitOptions.TrimEntries), path[(close + 2)..]);
        return true;
    }
}
