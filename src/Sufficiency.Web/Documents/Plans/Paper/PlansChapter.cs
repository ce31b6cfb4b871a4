using Sufficiency.Web.Charts;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>Chapter 3: plans now by age, need and provision, beside England.</summary>
internal static class PlansChapter
{
    public static IEnumerable<Block> Of(RunView run)
    {
        yield return new Heading(1, "3 Plans now");
        var england = EnglandShares.Embedded;
        yield return new Paragraph($"{Words.Count(run.AllPlans[0])} EHC plans were counted in {run.Years[0].Label}."
            + $" England beside: {Words.Count(england.Plans)} plans in January {england.January[..4]}, as shares of plans whose group is "
            + $"recorded ({england.Source}).");
        foreach (var way in (string[])[Ways.Age, Ways.Need, Ways.Setting])
        {
            if (CountedTables.Groups(run, way).Count > 0)
                yield return Blocks.Table($"Plans by {Name(way)}, {run.Years[0].Label}", CountedTables.Of(run, way, england));
        }

        if (run.SmallNumbers is null && run.Assumptions.All.FirstOrDefault(one => one.Path == "plans") is { Source.Length: > 0 } counted)
            yield return new Paragraph($"Counted from: {counted.Source}.");
        if (run.SmallNumbers is not null)
            yield return new Paragraph("Plans by provision are left out: beside rolls by kind of place they could tell of few pupils.");
        if (NeedsChart(run, england) is { } chart) yield return chart;
    }

    private static string Name(string way) => way switch { Ways.Age => "age", Ways.Need => "primary need", _ => "provision" };

    private static Chart? NeedsChart(RunView run, EnglandShares england)
    {
        var groups = CountedTables.Groups(run, Ways.Need);
        if (groups.Count == 0) return null;
        double? Percent(double? share) => share is { } known ? Math.Round(100.0 * known, 1) : null;
        var own = groups.Select(group => Percent(group.Plans / run.AllPlans[0])).ToList();
        var beside = groups.Select(group => Percent(england.Find(Ways.Need, group.Code))).ToList();
        return Blocks.Pairs(
            "Plans by primary need, in per cent of all plans",
            "In per cent of all plans, here and in England: " + string.Join("; ", groups.Select((group, i) =>
                $"{CountedTables.Name(Ways.Need, group.Code)} {Words.Tenths(own[i])} and {Words.Tenths(beside[i])}")) + ".",
            "Primary need", [.. groups.Select(group => Words.Need(group.Code))],
            [new("This authority", own), new("England", beside)]) with
        { NumberFormat = "0.0" };
    }
}
