using Sufficiency.Engine.Results.Summary;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Runner.Terminal;

/// <summary>What to read before a plan is shown, above everything else.</summary>
internal static class CautionSection
{
    public static void Write(Screen screen, PlanSummary summary, bool choosesSchemes)
    {
        screen.Heading("Read before you show this");
        foreach (var caution in summary.Cautions) screen.Line($"- {caution.Text}");
        foreach (var line in Checked(summary.AssumptionChecks, summary.RangeEnds, choosesSchemes)) screen.Line($"- {line}");
    }

    private static IEnumerable<string> Checked(IReadOnlyList<AssumptionCheck>? checks, int ends, bool choosesSchemes)
    {
        if (checks is null)
        {
            if (choosesSchemes)
                yield return "Which assumption would change the chosen schemes is not checked: run plan --check-assumptions.";
            yield break;
        }

        var (solved, rest) = (checks.Where(check => check.Status == AssumptionCheck.Solved).ToList(),
            checks.Where(check => check.Status != AssumptionCheck.Solved).ToList());
        var turning = solved.Count(check => check.IsTurning);
        var change = turning switch { 0 => "none changes", 1 => "one changes", _ => $"{turning} change" };
        yield return checks.Count == 0 && ends == 0
            ? "The data gives no ranges of assumptions (assumption_ranges), so none was tried."
            : $"{solved.Count} of {ends} ends of assumptions' ranges tried by MSOA: {change} the chosen schemes by more "
            + "than the proof allows.";
        if (rest.Count > 0)
            yield return $"Not tried: {string.Join("; ", rest.Select(check => $"{check.Name} {check.End} ({check.Status})"))}.";
    }
}
