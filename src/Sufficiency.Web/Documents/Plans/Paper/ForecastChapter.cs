using Sufficiency.Web.Charts;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>Chapter 5: the forecast with its range.</summary>
internal static class ForecastChapter
{
    public static IEnumerable<Block> Of(RunView run)
    {
        yield return new Heading(1, $"5 Forecast to {run.LastYear.Label}");
        if (Growth(run) is { Length: > 0 } growth) yield return new Paragraph(growth);
        if (PupilTables.ForecastLines(run) is { Count: > 0 } lines)
        {
            yield return Blocks.Counts("EHC plans expected, with range", PupilTables.ForecastText(run), ChartForm.Lines,
                PupilTables.AllYears(run), lines);
            yield return new Paragraph(PupilTables.ForecastText(run));
            yield return Blocks.Table("EHC plans expected, with range", Range(run));
        }

        yield return Blocks.Counts("Where pupils with a plan are", PupilTables.SupplyText, ChartForm.StackedColumns,
            PupilTables.AllYears(run), PupilTables.Supply(run));
        yield return new Paragraph(PupilTables.SupplyText);
    }

    private static string Growth(RunView run)
    {
        var (counted, expected) = (run.AllPlans[0], run.AllPlans[^1]);
        return !(counted > 0.0) || !double.IsFinite(expected) ? ""
            : $"Plans go from {Words.Count(counted)} in {run.Years[0].Label} to {Words.Count(expected)} in {run.LastYear.Label}: "
                + $"{Words.Percent(Math.Abs(expected - counted) / counted)} {(expected >= counted ? "more" : "fewer")}. "
                + "What the growth rests on stands in appendix B, under demand.";
    }

    private static ChartTable Range(RunView run)
    {
        var (all, special) = (run.AllPlansRange!, run.SpecialistRange);
        return new(
            [
                "Year", "All plans, least", "Expected", "Most",
                .. special is null ? (string[])[] : ["Needing a base or more, least", "Expected", "Most"],
            ],
            [
                .. run.Years.Select((year, i) => (IReadOnlyList<string>)
                [
                    year.LongLabel, Words.Count(all.Low[i]), Words.Count(all.Central[i]), Words.Count(all.High[i]),
                    .. special is null ? (string[])[]
                        : [Words.Count(special.Low[i]), Words.Count(special.Central[i]), Words.Count(special.High[i])],
                ]),
            ]);
    }
}
