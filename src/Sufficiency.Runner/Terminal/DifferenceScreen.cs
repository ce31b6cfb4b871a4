using System.Text.Json;
using Sufficiency.Engine.Sweeps.Differences;
using Sufficiency.Web.Charts;
using Sufficiency.Web.Comparison.Difference;

namespace Sufficiency.Runner.Terminal;

/// <summary>Why two runs differ, on one page.</summary>
internal static class DifferenceScreen
{
    public static void Write(Screen screen, RunDifference difference)
    {
        var (from, to) = DifferenceWords.Names(difference);
        screen.Heading($"Why {to} differs from {from}");
        foreach (var sentence in DifferenceWords.Sentences(difference)) screen.Line(sentence);
        screen.Line(DifferenceWords.Proof(difference));
        foreach (var waterfall in difference.Waterfalls.Where(one => one.Figure.PartOf is null && one.Steps.Any(step => step.Change != 0)))
        {
            screen.Heading($"{waterfall.Figure.Name} ({waterfall.Figure.Unit})");
            Table(screen, DifferenceWords.Table(waterfall), 1);
        }

        foreach (var step in difference.Steps.Where(step => step.Changes > 0))
        {
            var changes = difference.Changes.Where(change => step.Subjects.Contains(change.Subject)).ToList();
            screen.Heading($"What changed: {step.Title}");
            Table(screen, DifferenceWords.Inputs(changes), 5);
            if (changes.Count > DifferenceWords.MostChanges)
                screen.Line($"{changes.Count - DifferenceWords.MostChanges} more are in the table changed_inputs.");
        }
    }

    /// <summary>The same for a script.</summary>
    public static void WriteDocument(TextWriter output, RunDifference difference) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            difference.From,
            difference.To,
            difference.FirstYear,
            difference.LastYear,
            Sentences = DifferenceWords.Sentences(difference),
            Steps = difference.Steps.Select(step => new { step.Code, step.Title, step.Changes, step.Moved }),
            Figures = difference.Waterfalls.Select(waterfall => new
            {
                waterfall.Figure.Code,
                waterfall.Figure.Name,
                waterfall.Figure.Unit,
                waterfall.Figure.PartOf,
                waterfall.Start,
                waterfall.Steps,
                waterfall.End,
            }),
            difference.Changes,
        },
        PlanDocument.Options));

    private static void Table(Screen screen, ChartTable table, int textColumns) => screen.Table(table.Columns, table.Rows, textColumns);
}
