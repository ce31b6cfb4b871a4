using Sufficiency.Web.Charts;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>Chapter 10: who decides and who was heard, for the council to fill, and what a yearly review can hold the plan to.</summary>
internal static class GovernanceChapter
{
    public static IEnumerable<Block> Of(RunView run) =>
    [
        new Heading(1, "10 Governance and review"),
        new Paragraph("[The council adds: the boards that oversee this, and the dates of decision and review.]"),
        new Paragraph("[The council adds: what parents, young people, schools and partners said, and what changed because of it.]"),
        new Heading(2, "What to look at each year"),
        new Paragraph(
            "Each January's count of plans stands beside this table. Where it leaves the range, or a scheme opens later than shown, "
            + "plan again with the new figures and compare the two plans."),
        Blocks.Table("Milestones of the plan", Milestones(run)),
    ];

    private static ChartTable Milestones(RunView run)
    {
        var range = run.AllPlansRange;
        return new(
            ["Year", "Plans expected", "Range", "Places short, plan", "Opens in the year"],
            [
                .. run.Planned.Select(entry => (IReadOnlyList<string>)
                [
                    entry.Year.Label, Words.Count(run.AllPlans[entry.Index]),
                    range is null ? "–" : double.IsFinite(range.Low[entry.Index])
                        ? $"{Words.Count(range.Low[entry.Index])} to {Words.Count(range.High[entry.Index])}" : Words.Hidden,
                    Words.Count(run.Plan.Short[entry.Index]), Opens(run, entry.Year.Start),
                ]),
            ],
            [2, 4]);
    }

    private static string Opens(RunView run, int year)
    {
        var names = run.Schemes.Where(scheme => scheme.Opening == year).Select(scheme => scheme.Name).ToList();
        return names.Count == 0 ? "–" : string.Join("; ", names);
    }
}
