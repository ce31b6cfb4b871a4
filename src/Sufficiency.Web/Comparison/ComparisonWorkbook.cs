using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using static Sufficiency.Web.Documents.Plans.Columns;

namespace Sufficiency.Web.Comparison;

/// <summary>A comparison of runs as a workbook: one sheet a table.</summary>
public static class ComparisonWorkbook
{
    /// <summary>Name of the file where none is named.</summary>
    public const string FileName = "comparison.xlsx";

    /// <summary>Builds it.</summary>
    public static Workbook Build(ComparisonView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        List<Sheet> sheets = [Figures(view), Explained(view), Inputs(view), Schemes(view)];
        foreach (var step in view.Steps)
        {
            var pair = $"{step.To.Letter} less {step.From.Letter}";
            sheets.Add(Money($"Cost by kind, {pair}", "Kind of cost", step, step.ByKind));
            sheets.Add(Money($"Cost by year, {pair}", "Year", step, step.ByYear));
            sheets.Add(Money($"Cost by place, {pair}", "Place", step, step.ByPlace));
        }

        sheets.AddRange([Lack(view), Towns(view), Ledger(view)]);
        return new() { Title = $"{view.First.View.Record.Title}: plans compared", Sheets = sheets };
    }

    private static Sheet Figures(ComparisonView view) => new()
    {
        Name = "Figures",
        Title = $"{view.First.View.Record.Title}: {view.Runs.Count} plans compared, {view.Span}",
        Notes = [view.Baseline.Sentence, .. view.Cautions, "This is planning, never a decision about a child."],
        Columns =
        [
            Text("Figure", 52), Text("Unit", 10), Decimal(Words.Committed), .. Each(view, Decimal),
            .. view.Runs.Skip(1).Select(run => Decimal($"{run.Name} less A")),
        ],
        Rows =
        [
            .. view.Figures.Select(figure => (IReadOnlyList<Cell>)
            [
                Cell.Of(figure.Name), Cell.Of(figure.Kind == FigureKind.Pounds ? "£m" : "number"), Value(figure, figure.Baseline),
                .. figure.Values.Select(value => Value(figure, value)),
                .. figure.Values.Skip(1).Select(value => Value(figure, value - figure.Values[0])),
            ]),
        ],
    };

    private static Sheet Explained(ComparisonView view) => new()
    {
        Name = "Explained",
        Title = "Each difference in a sentence",
        Columns = [Text("Run", 10), Text("Figure", 44), Text("What differs", 110)],
        Rows =
        [
            .. view.Steps.SelectMany(step => step.Explanations.Select(one =>
                (IReadOnlyList<Cell>)[Cell.Of(step.To.Name), Cell.Of(one.Figure), Cell.Of(one.Sentence)])),
        ],
    };

    private static Sheet Inputs(ComparisonView view) => new()
    {
        Name = "Inputs that differ",
        Title = "What went into the runs and differs",
        Notes = [view.Inputs.Count == 0 ? "Nothing differs: data, settings and changes are the same."
            : "A file is told by its size and hash."],
        Columns = [Text("Input", 50), .. Each(view, name => Text(name, 40))],
        Rows = [.. view.Inputs.Select(input => (IReadOnlyList<Cell>)[Cell.Of(input.Name), .. input.Values.Select(Cell.Of)])],
    };

    private static Sheet Schemes(ComparisonView view) => new()
    {
        Name = "Schemes",
        Title = "When schemes open",
        Notes = ["Every scheme that opens in one of the runs."],
        Columns =
        [
            Text("Scheme", 52), Text("Status", 12), Places("Places once full"), Millions("Capital"), .. Each(view, name => Text(name, 14)),
            Text("Differs", 9),
        ],
        Rows =
        [
            .. view.Schemes.Select(scheme =>
            {
                var known = scheme.InRuns.First(one => one is not null)!;
                return (IReadOnlyList<Cell>)
                [
                    Cell.Of(scheme.Name), Cell.Of(scheme.IsCommitted ? "Committed" : "Optional"), Count(known.Places),
                    Documents.Plans.Columns.Money(known.Capital), .. scheme.InRuns.Select(one => Cell.Of(ComparisonTables.Opening(one))),
                    Cell.Of(scheme.Differs ? "yes" : ""),
                ];
            }),
        ],
    };

    private static Sheet Money(string name, string heading, RunStep step, IReadOnlyList<CostLine> lines) => new()
    {
        Name = name,
        Title = $"From the cost of {step.From.InText} to that of {step.To.InText}, to the penny",
        Notes = ["Money of all planned years at base-year prices. The lines add up to the last one."],
        Columns = [Text(heading, 52), Pounds(step.From.Name), Pounds(step.To.Name), Pounds("Difference")],
        Rows =
        [
            .. lines.Append(new CostLine("", "All", step.From.TotalPence, step.To.TotalPence)).Select(line => (IReadOnlyList<Cell>)
                [Cell.Of(line.Name), Cell.Of(line.From / 100.0), Cell.Of(line.To / 100.0), Cell.Of(line.Difference / 100.0)]),
        ],
        TotalRows = 1,
    };

    private static Sheet Lack(ComparisonView view) => new()
    {
        Name = "Places short by year",
        Title = "Places short and pupils waiting by year",
        Notes = ["Places short: pupils in further places bought or in packages for one pupil, and pupils waiting."],
        Columns = [Text("Plan", 30), Text("Year", 10), Pupils("Places short"), Pupils("Waiting")],
        Rows =
        [
            .. Years(view.Baseline.Owner.View, Words.Committed, view.Baseline.Owner.View.Committed),
            .. view.Runs.SelectMany(run => Years(run.View, run.FullName, run.View.Plan)),
        ],
    };

    private static IEnumerable<IReadOnlyList<Cell>> Years(RunView run, string name, PupilFigures figures)
    {
        var lack = figures.Short;
        return run.Planned.Select(entry => (IReadOnlyList<Cell>)
            [Cell.Of(name), Cell.Of(entry.Year.Label), Count(lack[entry.Index]), Count(figures.Waiting[entry.Index])]);
    }

    private static Sheet Towns(ComparisonView view)
    {
        var lacks = view.Runs.SelectMany((run, i) => run.View.Lacks.Select(lack => (lack.Town, lack.Year, Run: i, lack.Plan)))
            .GroupBy(lack => (lack.Town, lack.Year))
            .OrderBy(group => group.Key.Town, StringComparer.Ordinal).ThenBy(group => group.Key.Year);
        return new()
        {
            Name = "Places short by town",
            Title = "Places short by town and year",
            Columns = [Text("Town", 24), Text("Year", 10), .. Each(view, name => Pupils(name))],
            FrozenColumns = 2,
            Rows =
            [
                .. lacks.Select(group => (IReadOnlyList<Cell>)
                [
                    Cell.Of(group.Key.Town), Cell.Of(Words.Year(group.Key.Year)),
                    .. view.Runs.Select((_, i) => Count(group.Where(lack => lack.Run == i).Sum(lack => lack.Plan))),
                ]),
            ],
        };
    }

    private static Sheet Ledger(ComparisonView view) => new()
    {
        Name = "High-needs balance",
        Title = "High-needs balance at the end of each year, in cash",
        Notes = ["Below nought is a deficit. Capital and transport are paid elsewhere."],
        Columns = [Text("Plan", 30), Text("Year", 10), Millions("Council bears all", 20), Millions("Government bears later deficits", 24)],
        Rows =
        [
            .. view.Baseline.Owner.View.Money.Ledger.Select(row => (IReadOnlyList<Cell>)
                [Cell.Of(Words.Committed), Cell.Of(Words.Year(row.Year)), Documents.Plans.Columns.Money(row.ClosingCommitted), Cell.Blank]),
            .. view.Runs.SelectMany(run => run.View.Money.Ledger.Select(row => (IReadOnlyList<Cell>)
                [Cell.Of(run.FullName), Cell.Of(Words.Year(row.Year)), Documents.Plans.Columns.Money(row.Closing),
                    Documents.Plans.Columns.Money(row.ClosingIfGovernment)])),
        ],
    };

    private static IEnumerable<SheetColumn> Each(ComparisonView view, Func<string, SheetColumn> column) =>
        view.Runs.Select(run => column(run.Name));

    private static SheetColumn Decimal(string header) => new(header, CellFormat.TwoDecimals, 16);

    private static SheetColumn Pounds(string header) => new(header, CellFormat.TwoDecimals, 20, "£");

    private static Cell Value(ComparedFigure figure, double? value) =>
        figure.Kind == FigureKind.Pounds ? Documents.Plans.Columns.Money(value) : Count(value);
}
