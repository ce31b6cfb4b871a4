using System.Text.Json;
using Sufficiency.Web.Charts;
using Sufficiency.Web.Comparison;

namespace Sufficiency.Runner.Terminal;

/// <summary>Two to four runs on one page, on one baseline.</summary>
internal static class RunComparePage
{
    public static void Write(Screen screen, ComparisonView view)
    {
        screen.Heading($"{view.First.View.Record.Title}: {view.Runs.Count} plans compared, {view.Span}");
        foreach (var run in view.Runs) screen.Line($"{run.Name}: {run.Folder}");
        screen.Line(view.Baseline.Sentence);
        foreach (var caution in view.Cautions) screen.Line($"Caution: {caution}");
        Inputs(screen, view);
        screen.Heading("Figures");
        Table(screen, ComparisonTables.Figures(view));
        foreach (var step in view.Steps)
        {
            screen.Heading($"What makes {step.To.InText} differ from {step.From.InText}");
            foreach (var one in step.Explanations) screen.Line($"- {one.Sentence}");
        }

        Schemes(screen, view);
        foreach (var step in view.Steps)
        {
            screen.Heading($"From the cost of {step.From.InText} to that of {step.To.InText}, to the penny");
            Table(screen, ComparisonTables.Lines("Kind of cost", step, step.ByKind));
            Table(screen, ComparisonTables.Lines("Year", step, step.ByYear));
        }
    }

    /// <summary>The same for a script.</summary>
    public static void WriteDocument(TextWriter output, ComparisonView view) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            view.First.View.Record.Title,
            Runs = view.Runs.Select(run => new { run.Letter, run.Folder, CostGbp = run.TotalPence / 100.0 }),
            Baseline = new
            {
                Run = view.Baseline.Owner.Letter,
                view.Baseline.IsShared,
                CostGbp = view.Baseline.Owner.CommittedPence / 100.0,
            },
            view.Cautions,
            view.Inputs,
            Figures = view.Figures.Select(figure => new { figure.Name, Unit = figure.Kind.ToString(), figure.Baseline, figure.Values }),
            Schemes = view.Schemes.Select(scheme => new { SchemeId = scheme.Id, scheme.Name, scheme.IsCommitted, scheme.Openings }),
            Steps = view.Steps.Select(step => new
            {
                From = step.From.Letter,
                To = step.To.Letter,
                DifferenceGbp = step.DifferencePence / 100.0,
                ByKind = step.ByKind.Select(Line),
                ByYear = step.ByYear.Select(Line),
                ByPlace = step.ByPlace.Select(Line),
                step.Explanations,
            }),
        },
        PlanDocument.Options));

    private static object Line(CostLine line) =>
        new { line.Name, FromGbp = line.From / 100.0, ToGbp = line.To / 100.0, DifferenceGbp = line.Difference / 100.0 };

    private static void Inputs(Screen screen, ComparisonView view)
    {
        screen.Heading("What differs in the inputs");
        if (view.Inputs.Count == 0) screen.Line("Nothing: data, settings and changes are the same.");
        else Table(screen, ComparisonTables.Inputs(view));
    }

    private static void Schemes(Screen screen, ComparisonView view)
    {
        screen.Heading("Schemes");
        var differing = view.Schemes.Count(scheme => scheme.Differs);
        if (differing == 0) screen.Line($"All {view.Schemes.Count} open in the same year in every run.");
        else
        {
            var table = ComparisonTables.Schemes(view);
            Table(screen, table with { Rows = [.. table.Rows.Take(differing)] });
            if (view.Schemes.Count > differing)
                screen.Line($"{Words.Many(view.Schemes.Count - differing, "other scheme")} open in the same year in every run.");
        }
    }

    private static void Table(Screen screen, ChartTable table) => screen.Table(table.Columns, table.Rows,
        Enumerable.Range(0, table.Columns.Count).TakeWhile(table.IsText).Count());
}
