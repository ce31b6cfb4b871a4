using System.Text.Json;
using Sufficiency.Engine.Explain;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Runner.Terminal;

/// <summary>Questions about a run with their answers.</summary>
internal static class ExplainPage
{
    /// <summary>Every question as a heading, every sentence as a line.</summary>
    public static void Write(Screen screen, IReadOnlyList<Explanation> answers)
    {
        foreach (var answer in answers)
        {
            screen.Heading(answer.Question);
            foreach (var sentence in answer.Sentences) screen.Line($"- {sentence}");
        }

        screen.Line("");
        screen.Line(
            "Money is at prices of the price base, discounted, to the last year of the plan. Values are those of one more place with "
            + "the schemes as they are. --json gives every figure with its query.");
    }

    /// <summary>The same for a script, with every figure and the query that gives it.</summary>
    public static void WriteDocument(TextWriter output, RunRecord record, IReadOnlyList<Explanation> answers) =>
        output.WriteLine(JsonSerializer.Serialize(
            new
            {
                Run = record.Title,
                Answers = answers.Select(answer => new
                {
                    answer.Question,
                    Answer = answer.Sentences,
                    answer.Change,
                    Figures = answer.Figures.Select(figures => new
                    {
                        figures.Name,
                        Columns = figures.Columns.Select(column => new { column.Name, Unit = column.IsText ? null : column.Unit }),
                        figures.Rows,
                        figures.Sql,
                    }),
                }),
            },
            PlanDocument.Options));
}
