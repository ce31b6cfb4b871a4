using Sufficiency.Web.Charts;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Documents.Plans.Paper;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Comparison;

/// <summary>A comparison of runs as a Word document, in the order of its page.</summary>
public static class ComparisonDocument
{
    /// <summary>Builds it.</summary>
    public static TextDocument Build(ComparisonView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new()
        {
            Title = $"{view.First.View.Record.Title}: {view.Runs.Count} plans compared",
            Subtitle = view.Span,
            Blocks = [.. Answer(view), .. Compared(view), .. Schemes(view), .. Cost(view), .. Lack(view), .. Ledger(view)],
        };
    }

    private static IEnumerable<Block> Answer(ComparisonView view) =>
    [
        new Heading(1, "1 The answer"),
        Blocks.Table("Main figures", ComparisonTables.Figures(view)),
        .. view.Steps.SelectMany(step => (Block[])
        [
            new Heading(2, $"What makes {step.To.InText} differ from {step.From.InText}"),
            new BulletList([.. step.Explanations.Select(one => one.Sentence)]),
        ]),
    ];

    private static IEnumerable<Block> Compared(ComparisonView view) =>
    [
        new Heading(1, "2 What is compared"),
        Blocks.Table("Runs", new ChartTable(
            ["What", "Answer"],
            [
                .. view.Runs.Select(run => (IReadOnlyList<string>)
                    [run.FullName, $"{run.View.Record.Title}; {RunWords.Settings(run.View)}"]),
                ["Years planned", $"{view.Span}, at prices of {Words.Year(view.First.View.Money.PriceBase)}"],
                ["Baseline", view.Baseline.Sentence],
                [Words.Committed, RunWords.CommittedSchemes(view.Baseline.Owner.View)],
            ],
            [1])),
        .. view.Cautions.Count == 0 ? (Block[])[] : [new BulletList(view.Cautions)],
        view.Inputs.Count == 0 ? new Paragraph("Nothing differs: data, settings and changes are the same.")
            : Blocks.Table("Inputs that differ", ComparisonTables.Inputs(view)),
        new Paragraph(
            $"Each run has doubts of its own: read chapter 9 of its report before you show figures of it. {MethodWords.Planning}"),
    ];

    private static IEnumerable<Block> Schemes(ComparisonView view) =>
        [new Heading(1, "3 Schemes"), Blocks.Table("When schemes open", ComparisonTables.Schemes(view))];

    private static IEnumerable<Block> Cost(ComparisonView view) =>
    [
        new Heading(1, "4 Why the cost differs"),
        new Paragraph($"Money of {view.Span} at prices of {Words.Year(view.First.View.Money.PriceBase)}, transport included, capital as a "
            + "yearly charge. Every table adds up to the penny."),
        .. view.Steps.SelectMany(step => (Block[])
        [
            Blocks.Table($"Cost of {step.From.InText} and {step.To.InText} by kind",
                ComparisonTables.Lines("Kind of cost", step, step.ByKind)),
            Blocks.Table($"Cost of {step.From.InText} and {step.To.InText} by year", ComparisonTables.Lines("Year", step, step.ByYear)),
            Blocks.Table($"Cost of {step.From.InText} and {step.To.InText} by place",
                ComparisonTables.Lines("Place", step, ComparisonTables.Places(step))),
        ]),
    ];

    private static IEnumerable<Block> Lack(ComparisonView view)
    {
        static Series Line(string name, RunView run, IReadOnlyList<double> values) =>
            new(name, [.. run.Planned.Select(entry => (double?)values[entry.Index])]);
        var baseline = view.Baseline.Owner.View;
        IReadOnlyList<Series> series =
        [
            .. view.Runs.Select(run => Line(run.FullName, run.View, run.View.Plan.Short)),
            Line(Words.Committed, baseline, baseline.Committed.Short),
        ];
        var last = view.First.View.LastYear.Label;
        return
        [
            new Heading(1, "5 Lack of places"),
            Blocks.Counts(
                "Places the county lacks", $"Places short in {last}: "
                    + string.Join("; ", series.Select(one => $"{one.Name} {Words.Count(one.Values[^1])}")) + ".",
                ChartForm.Lines, [.. view.Planned.Select(year => year.Label)], series),
            new Paragraph("Pupils in places that the county would rather not buy, and pupils waiting."),
            Blocks.Table($"Places short by town in {last}", ComparisonTables.Towns(view)),
        ];
    }

    private static IEnumerable<Block> Ledger(ComparisonView view)
    {
        yield return new Heading(1, "6 High-needs balance");
        var years = view.First.View.Money.Ledger.Select(row => row.Year).ToList();
        if (years.Count == 0)
        {
            yield return new Paragraph("The data of these runs names no grant, so there is no balance.");
            yield break;
        }

        Series Line(string name, RunView run, Func<LedgerYear, double?> of)
        {
            var rows = run.Money.Ledger.ToDictionary(row => row.Year, of);
            return new(name, [.. years.Select(year => rows.GetValueOrDefault(year))]);
        }

        const string text = "In cash, if the council bears all; below nought is a deficit. Capital and transport are paid elsewhere.";
        IReadOnlyList<Series> series =
        [
            .. view.Runs.Select(run => Line(run.FullName, run.View, row => row.Closing)),
            Line(Words.Committed, view.Baseline.Owner.View, row => row.ClosingCommitted),
        ];
        yield return Blocks.Money(
            "High-needs balance at the end of each year", text, ChartForm.Lines, [.. years.Select(Words.Year)], series);
        yield return new Paragraph(text);
        yield return Blocks.Table("High-needs balance at the end of each year, in cash", new ChartTable(
            ["Year", .. series.Select(one => one.Name)],
            [.. years.Select((year, i) => (IReadOnlyList<string>)
                [Words.Year(year), .. series.Select(one => Words.Millions(one.Values[i]))])]));
    }
}
