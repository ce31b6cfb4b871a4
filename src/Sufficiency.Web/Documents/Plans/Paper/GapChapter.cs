using Sufficiency.Web.Charts;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>Chapter 6: places short by area, need, phase and year.</summary>
internal static class GapChapter
{
    public static IEnumerable<Block> Of(RunView run)
    {
        yield return new Heading(1, "6 Gap: where which places are short");
        if (LackTables.IsEmpty(run) && !(run.Committed.Short.Sum() >= 0.5))
        {
            yield return new Paragraph(LackTables.None);
            yield break;
        }

        yield return new Paragraph($"{LackTables.Text} They are counted where they live, wherever their school is.");
        yield return Blocks.Counts("Places the county lacks", PupilTables.ShortText(run), ChartForm.Lines, PupilTables.Planned(run),
            PupilTables.Short(run));
        foreach (var block in LackMap.Of(run)) yield return block;
        yield return Blocks.Table("Places short by town", LackTables.Towns(run));
        foreach (var block in Kinds(run)) yield return block;
    }

    private static IEnumerable<Block> Kinds(RunView run)
    {
        var (first, last) = (run.FirstPlanned, run.LastYear);
        yield return Blocks.Table($"Places short by need and phase in {last.Label}, with the plan", LackTables.KindTable(run, last));
        if (run.SmallNumbers is not null)
        {
            yield return new Paragraph("Towns are not told apart by phase and need, because almost every such count is small.");
            yield break;
        }

        if (run.Lacks.Count == 0) yield break;
        yield return Blocks.Table("Places short by town and phase", LackTables.TownPhases(run, [first, last]));
        yield return Blocks.Table($"Places short by town and need in {last.Label}, with the plan", LackTables.TownNeeds(run, last));
        yield return new Paragraph("Appendix A gives towns, phases and needs together, year by year.");
    }
}
