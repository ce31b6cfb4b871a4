using Sufficiency.Web.Charts;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>The appendices: long tables, assumptions with source and certainty, method and proof.</summary>
internal static class Appendices
{
    private const int LeastGroup = 3; // places short in some year, for a line of its own

    public static IEnumerable<Block> Of(RunView run) =>
        [new PageBreak(), .. Tables(run), .. Assumptions(run), .. Method(run), .. Proof(run)];

    private static IEnumerable<Block> Tables(RunView run)
    {
        yield return new Heading(1, "Appendix A: tables by year");
        yield return Blocks.Table("Pupils with a plan by kind of place", PupilTables.Provision(run));
        if (!LackTables.IsEmpty(run)) yield return Blocks.Table("Places short by town, with the plan", LackTables.TownYears(run));
        if (run.Lacks.Count > 0)
        {
            yield return Blocks.Table("Places short by town, phase and need, with the plan",
                new LackGrid(run.Lacks).Everything([.. run.Planned.Select(entry => entry.Year)], LeastGroup));
            yield return new Paragraph($"Groups of less than {LeastGroup} places in every year are left out. The workbook has them all.");
        }

        if (run.Money.Years.Count > 0)
        {
            yield return Blocks.Table("Money by year", MoneyTables.Years(run));
            yield return new Paragraph(MoneyTables.YearsText);
        }

        if (run.Money.Ledger.Count > 0) yield return Blocks.Table("High-needs ledger, in cash", MoneyTables.Ledger(run));
        if (run.Journeys.Count == 0) yield break;
        yield return Blocks.Table($"Journeys one way in {run.LastYear.Label}", PupilTables.Journeys(run));
        yield return new Paragraph(PupilTables.JourneyText(run));
    }

    private static IEnumerable<Block> Assumptions(RunView run)
    {
        yield return new Heading(1, "Appendix B: assumptions with source and certainty");
        yield return new Paragraph(AssumptionWords.Meaning);
        yield return Blocks.Table("Figures by certainty", AssumptionWords.ByCertainty(run));
        yield return new Paragraph("Below stand the figures that hold for the whole plan. The workbook also lists those of single schools, "
            + "schemes, needs and year groups.");
        foreach (var part in AssumptionWords.Parts(run))
        {
            if (run.SmallNumbers is not null && part == AssumptionWords.Counted) continue; // its sources give counts
            if (AssumptionWords.Whole(run, part) is { Rows.Count: > 0 } table)
                yield return Blocks.Table($"Assumptions: {part}", table) with { IsSmall = true };
        }
    }

    private static IEnumerable<Block> Method(RunView run) =>
    [
        new Heading(1, "Appendix C: method and limits"),
        new Heading(2, "How it is worked out"),
        new BulletList(MethodWords.Steps(run)),
        new Heading(2, "What it cannot say"),
        new BulletList(MethodWords.Limits),
        Blocks.Table("How this plan was asked for", new ChartTable(
            ["What", "Answer"],
            [
                ["Years planned", $"{run.FirstPlanned.Label} to {run.LastYear.Label}"],
                ["Settings", RunWords.Settings(run)],
                ["Changed for this run", run.Record.Overrides.Count == 0 ? "Nothing" : string.Join(
                    "\n", run.Record.Overrides.Select(change => $"{change.Path} from {change.OldValue} to {change.NewValue}"))],
                ["Added for this run", run.Record.Additions.Count == 0 ? "Nothing" : string.Join("\n", RunWords.Additions(run))],
                [Words.Committed, RunWords.CommittedSchemes(run)],
            ],
            [1])),
    ];

    private static IEnumerable<Block> Proof(RunView run) =>
    [
        new Heading(1, "Appendix D: proof"),
        new Paragraph(RunWords.Proof(run)),
        new Paragraph($"{MethodWords.Audited(run)} Version {run.Record.EngineVersion}. Solved by: {run.Record.Plan.Solver}."),
    ];
}
