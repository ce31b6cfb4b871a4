using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>The pages about schemes, money, assumptions and method.</summary>
internal static class MoneyPages
{
    /// <summary>Which schemes open when, and why others do not.</summary>
    public static IEnumerable<Block> Schemes(RunView run)
    {
        yield return new Heading(1, "Schemes");
        yield return new Paragraph(SchemeTables.Opened(run));
        yield return Blocks.Table("Schemes that open", SchemeTables.Open(run));
        if (SchemeTables.Capital(run) is { Count: > 0 } capital)
        {
            yield return Blocks.Money("Capital by year of spending", SchemeTables.CapitalText, ChartForm.StackedColumns,
                SchemeTables.CapitalYears(run), capital);
            yield return new Paragraph(SchemeTables.CapitalText);
        }

        if (SchemeTables.Left(run) is { Rows.Count: > 0 } left)
        {
            yield return new Paragraph(SchemeTables.LeftText);
            yield return Blocks.Table("Schemes left out, and why", left);
        }

        if (SchemeTables.Generic(run) is { Length: > 0 } generic) yield return new Paragraph(generic);
    }

    /// <summary>The actions that both plans have; nothing where there is none.</summary>
    public static IEnumerable<Block> Actions(RunView run)
    {
        if (!ActionTables.HasAny(run)) yield break;
        yield return new Heading(1, ActionTables.Title);
        yield return new Paragraph(ActionTables.Sentence(run));
        yield return Blocks.Table(ActionTables.Title, ActionTables.Of(run));
    }

    /// <summary>Why the plan costs more or less.</summary>
    public static IEnumerable<Block> Money(RunView run)
    {
        yield return new Heading(1, "Money");
        yield return new Paragraph($"The plan {Words.SavesOrCosts(run.Money.Difference)}. {MoneyTables.Span(run)}");
        if (MoneyTables.Steps(run) is { Rows.Count: > 1 } steps) yield return Blocks.Table("Why: by kind of cost", steps);
        if (MoneyTables.Payback(run) is { Length: > 0 } payback) yield return new Paragraph(payback);
        if (MoneyTables.Kinds(run) is { Count: > 0 } kinds)
        {
            yield return Blocks.Money("What the plan costs by year", MoneyTables.KindsText(run), ChartForm.StackedColumns,
                PupilTables.Planned(run), kinds) with
            { HeightCentimetres = 9.5 };
        }

        if (run.Money.Ledger.Count == 0) yield break;
        yield return Blocks.Money("High-needs balance at the end of each year", MoneyTables.LedgerText, ChartForm.Lines,
            MoneyTables.LedgerYears(run), MoneyTables.LedgerSeries(run));
        yield return new Paragraph(MoneyTables.LedgerText);
    }

    /// <summary>What the plan is made from, and what turns the answer.</summary>
    public static IEnumerable<Block> Assumptions(RunView run)
    {
        yield return new Heading(1, "Assumptions");
        yield return new Paragraph(AssumptionWords.Meaning);
        yield return Blocks.Table("Figures by certainty", AssumptionWords.ByCertainty(run));
        yield return new Paragraph(RunWords.Trials(run));
        if (run.Assumptions.Checks.Count > 0) yield return Blocks.Table("What turns the answer", AssumptionWords.Trials(run));
        yield return new Paragraph("The workbook lists every assumption with its source.");
    }

    /// <summary>How the plan is made and what it cannot say.</summary>
    public static IEnumerable<Block> Method(RunView run) =>
    [
        new Heading(1, "Method and limits"),
        new Heading(2, "How it is worked out"),
        new BulletList(MethodWords.Steps(run)),
        new Heading(2, "What it cannot say"),
        new BulletList(MethodWords.Limits),
        new Paragraph($"Version {run.Record.EngineVersion}. Solved by: {run.Record.Plan.Solver}."),
    ];
}
