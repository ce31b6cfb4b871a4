using System.Globalization;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Documents.Word;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>The report of a run as a committee's Word document: the answer first, long tables last.</summary>
public static class WordReport
{
    /// <summary>Its name in a run folder.</summary>
    public const string FileName = "report.docx";

    /// <summary>Writes it; the same run gives the same bytes.</summary>
    /// <param name="run">The run.</param>
    /// <param name="target">Where the file goes; it stays open.</param>
    public static void Write(RunView run, Stream target) => DocxWriter.Write(Build(run), target);

    /// <summary>Builds it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="date">Date to show; null for none, so that the document depends on the run alone.</param>
    public static TextDocument Build(RunView run, DateOnly? date = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new()
        {
            Title = $"{run.Record.Title}: places for pupils with EHC plans",
            Subtitle = $"{run.FirstPlanned.Label} to {run.LastYear.Label}"
                + (date is { } day ? $", {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}" : ""),
            Blocks =
            [
                .. Answer(run), .. ReadFirst(run), .. Summary(run), .. PupilPages.Lack(run),
                .. PupilPages.Schools(run), .. MoneyPages.Schemes(run), .. MoneyPages.Actions(run), .. MoneyPages.Money(run),
                .. MoneyPages.Assumptions(run),
                .. MoneyPages.Method(run), .. Appendix.Of(run),
            ],
        };
    }

    private static IEnumerable<Block> Answer(RunView run) =>
    [
        new Paragraph(Answers.InShort(run), IsLead: true),
        Blocks.Table("The plan in four numbers", new(
            ["Figure", "Plan", "Beside it"],
            [.. Answers.FourNumbers(run).Select(number => (IReadOnlyList<string>)[number.Name, number.Figure, number.Beside])], [2])),
    ];

    private static IEnumerable<Block> ReadFirst(RunView run) =>
    [
        new Heading(1, "Read before you show this"),
        new BulletList(
        [
            .. run.Record.ReadFirst.DefaultIfEmpty("The run's own checks found nothing to warn of."), RunWords.Trials(run),
            .. run.Record.DataWarnings.Count > 0 ? (string[])[RunWords.OutOfTheOrdinary(run)] : [],
            .. run.SmallNumbers is { } small ? (string[])[small.Statement, MethodWords.LeftOut] : [], MethodWords.Planning,
        ]),
        Blocks.Table("How this plan was asked for", new(
            ["What", "Answer"],
            [
                ["Years planned", $"{run.FirstPlanned.Label} to {run.LastYear.Label}"],
                ["Settings", RunWords.Settings(run)],
                ["Changed for this run", run.Record.Overrides.Count == 0 ? "Nothing" : string.Join(
                    "\n", run.Record.Overrides.Select(change => $"{change.Path} from {change.OldValue} to {change.NewValue}"))],
                [Words.Committed, RunWords.CommittedSchemes(run)],
            ],
            [1])),
    ];

    private static IEnumerable<Block> Summary(RunView run) =>
    [
        new Heading(1, "Summary"),
        new BulletList(Answers.ThreeSentences(run)),
        new Paragraph($"How sure is the arithmetic? {RunWords.Proof(run)}"),
        Blocks.Counts("Places the county lacks", PupilTables.ShortText(run), ChartForm.Lines, PupilTables.Planned(run),
            PupilTables.Short(run)),
        .. PupilTables.ForecastLines(run) is { Count: > 0 } lines
            ? (Block[])
            [
                Blocks.Counts("EHC plans expected, with range", PupilTables.ForecastText(run), ChartForm.Lines,
                    PupilTables.AllYears(run), lines),
                new Paragraph(PupilTables.ForecastText(run)),
            ]
            : [],
        Blocks.Counts("Where pupils with a plan are", PupilTables.SupplyText, ChartForm.StackedColumns, PupilTables.AllYears(run),
            PupilTables.Supply(run)),
        new Paragraph(PupilTables.SupplyText),
        new Heading(2, "Words that are easily mixed up"),
        new BulletList([.. MethodWords.Terms.Select(term => $"{term.Word}: {term.Meaning}")]),
    ];
}
