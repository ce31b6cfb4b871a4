using Sufficiency.Engine.Results.Summary;

namespace Sufficiency.Runner.Terminal;

/// <summary>The mainstream schools whose pupils with a plan become the most for their size.</summary>
internal static class MainstreamSection
{
    public static void Write(Screen screen, PlanSummary summary)
    {
        if (summary.Pressures.Count == 0) return;
        var (first, last) = (summary.Years[0], summary.Years[^1]);
        screen.Heading("Mainstream schools where pressure rises most");
        screen.Table(
            ["School", $"Pupils with a plan, {first} (counted)", $"{last}", $"Share of its roll, {first}", $"{last}"],
            summary.Pressures.Select(school => (IReadOnlyList<string>)
            [
                school.Name, Words.Count(school.Counted), Words.Count(school.Pupils), Words.Percent(school.CountedShare),
                    Words.Percent(school.Share),
            ]));
        screen.Line(
            "Expected pupils, not a placement of any child. Families are taken to choose among the schools around them as "
            + $"they did in {first}. "
            + "Rolls are taken to stay as they were then; a school that grows has less pressure than shown.");
        if (summary.PressureUnknown is { Schools: > 0 } unknown)
        {
            screen.Line(
                $"Not listed, since their whole rolls are not known: {Words.Count(unknown.Schools)} schools and colleges "
                    + $"with {Words.Count(unknown.Pupils)} pupils with a plan in {last}, {Words.Count(unknown.Counted)} counted.");
        }
    }
}
