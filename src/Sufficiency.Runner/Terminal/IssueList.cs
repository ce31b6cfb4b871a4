using System.Globalization;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Runner.Terminal;

/// <summary>Every fault of an input, one a line.</summary>
internal static class IssueList
{
    private const int MostShown = 200;

    /// <summary>Writes the faults; of very many the first.</summary>
    public static void Write(TextWriter error, IReadOnlyList<DataIssue> issues)
    {
        foreach (var issue in issues.Take(MostShown)) error.WriteLine(issue);
        if (issues.Count > MostShown)
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {issues.Count - MostShown:N0} more like these."));
        error.WriteLine();
        error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{issues.Count:N0} {(issues.Count == 1 ? "fault" : "faults")} to mend before there can be a plan."));
    }
}
