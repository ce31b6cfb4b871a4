using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>The long tables, behind the pages that a committee reads.</summary>
internal static class Appendix
{
    /// <summary>The kind of place with most schools, whose table stands here.</summary>
    public const string LongKind = "resource_base";

    /// <summary>All of them.</summary>
    public static IEnumerable<Block> Of(RunView run)
    {
        yield return new PageBreak();
        yield return new Heading(1, "Appendix: tables by year");
        yield return Blocks.Table("Pupils with a plan by kind of place", PupilTables.Provision(run));
        if (!LackTables.IsEmpty(run)) yield return Blocks.Table("Places short by town, with the plan", LackTables.TownYears(run));
        if (SchoolTables.Kinds(run).Contains(LongKind, StringComparer.Ordinal))
        {
            yield return Blocks.Table($"Places and pupils of {SchoolTables.Plural(LongKind)}", SchoolTables.Short(run, LongKind));
        }

        if (run.Money.Years.Count > 0)
        {
            yield return Blocks.Table("Money by year", MoneyTables.Years(run));
            yield return new Paragraph(MoneyTables.YearsText);
        }

        if (run.Money.Ledger.Count > 0)
        {
            yield return Blocks.Table("High-needs ledger, in cash", MoneyTables.Ledger(run));
            yield return new Paragraph(MoneyTables.SpendingText);
        }

        if (run.Journeys.Count == 0) yield break;
        yield return Blocks.Table($"Journeys one way in {run.LastYear.Label}", PupilTables.Journeys(run));
        yield return new Paragraph(PupilTables.JourneyText(run));
    }
}
