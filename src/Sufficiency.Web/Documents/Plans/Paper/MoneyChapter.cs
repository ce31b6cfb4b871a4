using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>Chapter 8: what the plan costs, the high-needs position with and without it, transport, and who pays for building.</summary>
internal static class MoneyChapter
{
    public static IEnumerable<Block> Of(RunView run) => [.. Costs(run), .. HighNeeds(run), .. Transport(run), .. Capital(run)];

    private static IEnumerable<Block> Costs(RunView run)
    {
        yield return new Heading(1, "8 Money");
        yield return new Paragraph($"The plan {Words.SavesOrCosts(run.Money.Difference)}. {MoneyTables.Span(run)} "
            + "Capital stands in these costs as a level yearly charge over the life of the building, not as the sum that is spent.");
        if (MoneyTables.Steps(run) is { Rows.Count: > 1 } steps) yield return Blocks.Table("Why: by kind of cost", steps);
        if (HighNeedsTables.CapitalText(run) is { Length: > 0 } capital) yield return new Paragraph(capital);
        if (MoneyTables.Payback(run) is { Length: > 0 } payback) yield return new Paragraph(payback);
        if (MoneyTables.Kinds(run) is not { Count: > 0 } kinds) yield break;
        yield return Blocks.Money("What the plan costs by year", MoneyTables.KindsText(run), ChartForm.StackedColumns,
            PupilTables.Planned(run), kinds) with
        { HeightCentimetres = 9.5 };
        yield return new Paragraph(MoneyTables.KindsText(run));
    }

    private static IEnumerable<Block> HighNeeds(RunView run)
    {
        if (run.Money.Ledger.Count == 0) yield break;
        yield return new Heading(2, "High-needs position, with the plan and without");
        yield return Blocks.Money("High-needs balance at the end of each year", MoneyTables.LedgerText, ChartForm.Lines,
            MoneyTables.LedgerYears(run), MoneyTables.LedgerSeries(run));
        yield return new Paragraph(MoneyTables.LedgerText);
        yield return Blocks.Table("High-needs position, in cash", HighNeedsTables.Position(run));
        yield return new Paragraph(
            "Opening balance, with the in-year position and the stability grant, is the closing balance, which opens "
            + "the next year. All columns but the last two are of the plan. "
            + "They are as if the council bears every year's deficit; appendix "
            + $"A also has the balance if the government does. {MoneyTables.SpendingText}");
        if (run.Strategy.HighNeeds.Count == 0) yield break;
        yield return Blocks.Table("From the costs of the plan to high-needs spending", HighNeedsTables.Bridge(run));
        yield return new Paragraph(HighNeedsTables.BridgeText(run));
        if (HighNeedsTables.SavingText(run) is { Length: > 0 } saving) yield return new Paragraph(saving);
    }

    private static IEnumerable<Block> Transport(RunView run)
    {
        yield return new Heading(2, "Transport");
        if (run.Strategy.HighNeeds.Count == 0)
        {
            yield return new Paragraph(run.SmallNumbers is null ? "This run has no table of it."
                : "Left out: divided by a price, it would tell of few pupils.");
            yield break;
        }

        yield return Blocks.Table($"Home to school transport, at prices of {Words.Year(run.Money.PriceBase)}",
            HighNeedsTables.Transport(run));
        if (run.Strategy.HighNeeds.Sum(year => year.Transport - year.CommittedTransport) >= 50_000.0)
            yield return new Paragraph(
                "Transport rises because pupils who would have a package for one pupil, and no journey, ride to school.");
    }

    private static IEnumerable<Block> Capital(RunView run)
    {
        if (SchemeTables.Capital(run) is not { Count: > 0 } capital) yield break;
        yield return new Heading(2, "Capital, and who pays");
        if (run.Strategy.Schemes.Count > 0) yield return Blocks.Table("Capital by who pays", HighNeedsTables.Funders(run));
        yield return new Paragraph("Capital of committed schemes may have been spent before the plan begins; the chart says when.");
        yield return Blocks.Money("Capital by year of spending", SchemeTables.CapitalText, ChartForm.StackedColumns,
            SchemeTables.CapitalYears(run), capital);
        yield return new Paragraph(SchemeTables.CapitalText);
    }
}
