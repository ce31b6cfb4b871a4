using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>Chapter 11: who lacks places, by need, phase and deprivation of the home area.</summary>
internal static class EqualitiesChapter
{
    public static IEnumerable<Block> Of(RunView run)
    {
        yield return new Heading(1, "11 Equalities: who lacks places");
        if (EqualityTables.WaysOf(run) is not { Count: > 0 } ways)
        {
            yield return new Paragraph("This run has no tables to tell it. Plan again to have them.");
            yield break;
        }

        yield return new Paragraph(EqualityTables.Text);
        if (ways.Select(way => EqualityTables.Sentence(run, way)).Where(text => text.Length > 0).ToList() is { Count: > 0 } sentences)
            yield return new BulletList(sentences);
        foreach (var way in ways)
            yield return Blocks.Table($"Who lacks places in {run.LastYear.Label}, by {EqualityTables.WayInText(way)}",
                EqualityTables.Of(run, way));
        yield return new Paragraph(EqualityTables.FifthsText);
        yield return new Paragraph("The plan knows no sex, ethnicity or religion: no count of plans by them was used. "
            + "[The council adds: its equality impact assessment.]");
    }
}
