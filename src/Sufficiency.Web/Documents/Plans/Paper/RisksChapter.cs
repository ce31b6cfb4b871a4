using System.Globalization;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>Chapter 9: warnings, ranges, delay, and what would change the choice.</summary>
internal static class RisksChapter
{
    public static IEnumerable<Block> Of(RunView run)
    {
        yield return new Heading(1, "9 Risks, and what would change the choice");
        yield return new Heading(2, "Read before this paper is shown");
        yield return new BulletList(
        [
            .. run.Record.ReadFirst.DefaultIfEmpty(run.SmallNumbers is null ? "The run's own checks found nothing to warn of."
                : "No warning that can be shown without telling of few pupils."),
            .. run.Record.DataWarnings.Count > 0 ? (string[])[RunWords.OutOfTheOrdinary(run)] : [],
        ]);
        yield return Blocks.Table("What may come otherwise", RangeTable.Of(run));
        yield return new Heading(2, "What would change the choice");
        yield return new Paragraph(RunWords.Trials(run) + (run.Assumptions.Checks.Count > 0 ? ""
            : " The setting \"--check-assumptions\" tries both ends of each range, and takes some minutes."));
        if (run.Assumptions.Checks.Count > 0) yield return Blocks.Table("What turns the answer", AssumptionWords.Trials(run));
        yield return new Heading(2, "Delay");
        yield return new Paragraph(Delay(run));
        if (Openings(run) is { Length: > 0 } openings) yield return new Paragraph(openings);
    }

    private static string Delay(RunView run)
    {
        if (run.Record.Slip is not { } slip) return "The data names no delayed openings, so this run does not reckon what a delay costs.";
        var waiting = run.SmallNumbers is not null ? ""
            : string.Create(CultureInfo.InvariantCulture, $", {slip.WaitingPupilYearsMore:N0} pupil-years more of waiting and "
                + $"{slip.OutOfCountyPupilYearsMore:N0} more out of county");
        return $"If schemes open as late as the data says they may, there are {Words.Count(slip.PlaceYearsFewer)} "
            + $"place-years fewer{waiting}. "
            + $"That costs {Words.Millions(Math.Abs(slip.CostMoreGbp))} {(slip.CostMoreGbp < 0.0 ? "less" : "more")} "
            + "over the planned years.";
    }

    private static string Openings(RunView run)
    {
        var built = Answers.Built(run);
        string Names(IEnumerable<SchemeFigures> schemes) => Words.List([.. schemes.Select(scheme =>
            $"{scheme.Name} ({Words.Year(scheme.Opening!.Value)}, planned {Words.Year(scheme.Planned!.Value)})")]);
        var (early, late) = (built.Where(scheme => scheme.Opening < scheme.Planned).ToList(),
            built.Where(scheme => scheme.Opening > scheme.Planned).ToList());
        return string.Join(' ', ((string[])
        [
            early.Count == 0 ? "" : $"Earlier here than planned, so check that it can be done: {Names(early)}.",
            late.Count == 0 ? "" : $"Later here than planned: {Names(late)}.",
        ]).Where(text => text.Length > 0));
    }
}
