using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>The pages about places, schools and pupils.</summary>
internal static class PupilPages
{
    private const string WholePounds = "\"£\"#,##0\",000\"";

    /// <summary>Where which places are short.</summary>
    public static IEnumerable<Block> Lack(RunView run)
    {
        yield return new Heading(1, "Where places are short");
        if (LackTables.IsEmpty(run))
        {
            yield return new Paragraph(LackTables.None);
            yield break;
        }

        yield return new Paragraph(LackTables.Text);
        yield return Blocks.Pairs($"Places short by town in {run.LastYear.Label}", LackTables.TownText(run), "Town",
            LackTables.TownNames(run), LackTables.TownSeries(run));
        yield return new Paragraph("Pupils are counted where they live, wherever their school is. "
            + "The map of all years stands in the report for web browsers.");
        yield return Blocks.Table("Places short by town", LackTables.Towns(run));
        yield return Blocks.Table($"Places short by need and phase in {run.LastYear.Label}, with the plan",
            LackTables.KindTable(run, run.LastYear));
    }

    /// <summary>How full schools are, what a place is worth, and where mainstream schools feel it.</summary>
    public static IEnumerable<Block> Schools(RunView run)
    {
        yield return new Heading(1, "Schools");
        foreach (var kind in SchoolTables.Kinds(run).Where(kind => kind != Appendix.LongKind))
            yield return Blocks.Table($"Places and pupils of {SchoolTables.Plural(kind)}", SchoolTables.Short(run, kind));
        if (SchoolTables.Values(run) is { Count: > 0 } values)
        {
            yield return Blocks.Bars("What one more place would save", SchoolTables.ValueText, "School", "Saving over the planned years",
                values, 1_000.0, WholePounds);
            yield return new Paragraph(SchoolTables.ValueText);
        }

        if (run.Pressures.Count == 0) yield break;
        yield return Blocks.Table("Mainstream schools where pressure rises most", SchoolTables.Pressure(run));
        yield return new Paragraph(SchoolTables.PressureText(run));
    }
}
