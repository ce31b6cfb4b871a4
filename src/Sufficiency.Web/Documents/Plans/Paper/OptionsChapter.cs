using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>Chapter 7: options, bases first, and what each town gets.</summary>
internal static class OptionsChapter
{
    private const string WholePounds = "\"£\"#,##0\",000\"";

    public static IEnumerable<Block> Of(RunView run)
    {
        yield return new Heading(1, "7 Options and schemes, bases first");
        yield return new Paragraph(OptionTables.BasesFirst);
        if (OptionTables.HowFarBasesGo(run) is { Length: > 0 } bases) yield return new Paragraph(bases);
        yield return new Paragraph(SchemeTables.Opened(run));
        if (run.Record.Additions.Count > 0)
        {
            yield return new Heading(2, "Schemes added for this paper, which the data does not hold");
            yield return new BulletList(RunWords.Additions(run));
        }

        if (OptionTables.Groups(run) is { Count: > 0 } groups)
        {
            yield return new Paragraph(OptionTables.WorthText);
            if (OptionTables.TooClose(run) is { Length: > 0 } close) yield return new Paragraph(close);
            foreach (var group in groups)
            {
                yield return new Heading(2, OptionTables.Heading(group));
                yield return new Paragraph(OptionTables.Sentence(run, group));
                yield return Blocks.Table($"Options: {OptionTables.Heading(group)}", OptionTables.Of(run, group)) with { IsSmall = true };
            }
        }

        if (SchemeTables.Generic(run) is { Length: > 0 } generic) yield return new Paragraph(generic);
        foreach (var block in Towns(run).Concat(Values(run)).Concat(Actions(run))) yield return block;
    }

    private static IEnumerable<Block> Actions(RunView run)
    {
        if (!ActionTables.HasAny(run)) yield break;
        yield return new Heading(2, ActionTables.Title);
        yield return new Paragraph(ActionTables.Sentence(run));
        yield return Blocks.Table(ActionTables.Title, ActionTables.Of(run)) with { IsSmall = true };
    }

    private static IEnumerable<Block> Towns(RunView run)
    {
        if (run.Strategy.Schemes.Count == 0) yield break;
        yield return new Heading(2, "Town by town");
        yield return new Paragraph(TownTables.Text);
        if (TownTables.Without(run) is { Length: > 0 } without) yield return new Paragraph(without);
        yield return Blocks.Table("What each town gets", TownTables.Of(run)) with { IsSmall = true };
    }

    private static IEnumerable<Block> Values(RunView run)
    {
        if (SchoolTables.Values(run) is not { Count: > 0 } values) yield break;
        yield return new Heading(2, "Where one more place is worth most");
        yield return Blocks.Bars("What one more place would save", SchoolTables.ValueText, "School", "Saving over the planned years",
            values, 1_000.0, WholePounds);
        yield return new Paragraph(SchoolTables.ValueText);
    }
}
