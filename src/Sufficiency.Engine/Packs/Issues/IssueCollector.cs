using System.Globalization;
using System.Runtime.CompilerServices;

namespace Sufficiency.Engine.Packs.Issues;

/// <summary>Gathers every fault; of one kind in one column it keeps the first twenty and counts the rest.</summary>
internal sealed class IssueCollector
{
    /// <summary>Faults of one kind in one column of one file that are shown one by one.</summary>
    public const int ShownOfAKind = 20;

    private const int LongestValue = 100;
    private readonly Dictionary<Kind, Tally> tallies = [];

    /// <summary>Whether there is any fault.</summary>
    public bool Any => tallies.Count > 0;

    /// <summary>Adds a fault; where it is reported from tells its kind.</summary>
    public void Add(DataIssue issue, [CallerMemberName] string member = "", [CallerLineNumber] int sourceLine = 0)
    {
        var kind = new Kind(issue.File, issue.Column, member, sourceLine);
        if (!tallies.TryGetValue(kind, out var tally)) tallies.Add(kind, tally = new(tallies.Count));
        tally.Add(issue with { Value = issue.Value is null ? null : VisibleText.Show(Shortened(issue.Value)) });
    }

    /// <summary>Whether a file has a fault.</summary>
    public bool AnyIn(string file) => tallies.Keys.Any(kind => string.Equals(kind.File, file, StringComparison.Ordinal));

    /// <summary>Whether a file has a fault in a column or at a path.</summary>
    public bool AnyAt(string file, string column) =>
        tallies.Keys.Any(kind => string.Equals(kind.File, file, StringComparison.Ordinal)
            && string.Equals(kind.Column, column, StringComparison.Ordinal));

    /// <summary>The faults in the order of file and line.</summary>
    public IReadOnlyList<DataIssue> ToList() =>
    [
        .. tallies.Values
            .OrderBy(tally => tally.Order)
            .SelectMany(tally => tally.Issues())
            .OrderBy(issue => issue.File, StringComparer.Ordinal)
            .ThenBy(issue => issue.Line ?? 0),
    ];

    /// <summary>Throws where there is any fault.</summary>
    /// <exception cref="DataIssueException">There is.</exception>
    public void ThrowIfAny()
    {
        if (Any) throw new DataIssueException(ToList());
    }

    private static string Shortened(string value) => value.Length > LongestValue ? $"{value[..LongestValue]}…" : value;

    private readonly record struct Kind(string File, string? Column, string Member, int SourceLine);

    private sealed class Tally(int order)
    {
        private readonly List<DataIssue> shown = [];
        private DataIssue? firstLeftOut;
        private long leftOut;

        public int Order { get; } = order;

        public void Add(DataIssue issue)
        {
            if (shown.Count < ShownOfAKind)
            {
                shown.Add(issue);
                return;
            }

            leftOut++;
            if (firstLeftOut is null || issue.Line < firstLeftOut.Line) firstLeftOut = issue;
        }

        public IEnumerable<DataIssue> Issues()
        {
            foreach (var issue in shown) yield return issue;
            if (firstLeftOut is null) yield break;
            var count = leftOut.ToString("N0", CultureInfo.InvariantCulture);
            yield return new(firstLeftOut.File, firstLeftOut.Line, firstLeftOut.Column, null,
                $"There are {count} more faults of this kind from here on.", "Mend those shown, then look for the same in the rest.");
        }
    }
}
