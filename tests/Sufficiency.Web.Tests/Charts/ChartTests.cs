using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Tests.Charts;

/// <summary>Each chart on figures that can be checked on paper.</summary>
public sealed class ChartTests : BunitContext
{
    [Fact]
    public void ABarIsAsLongAsItsValueAndTheTableHoldsTheSame()
    {
        var chart = Chart<Bars>(add => add
            .Add(bars => bars.Items, [new Bar("Banbury", 100, "100"), new Bar("Witney", 25, "25")]).Add(bars => bars.Quantity, "Pupils"));

        var lengths = chart.FindAll("rect.bar").Select(bar => Number(bar, "width")).ToList();
        Assert.Equal(0.25, lengths[1] / lengths[0], 3);
        Assert.Equal([["Item", "Pupils"], ["Banbury", "100"], ["Witney", "25"]], Table(chart, "Item"));
    }

    [Fact]
    public void PartsOfAStackStandOnEachOtherAndAddUp()
    {
        var chart = Chart<StackedBars>(add => add
            .Add(bars => bars.Categories, ["2026/27"])
            .Add(bars => bars.Parts, [new Series("Own", [30.0]), new Series("Bought", [10.0])]));

        var parts = chart.FindAll("rect.part");
        Assert.Equal(3.0, Number(parts[0], "height") / Number(parts[1], "height"), 2);
        Assert.Equal(Number(parts[0], "y"), Number(parts[1], "y") + Number(parts[1], "height"), 1);
        Assert.Equal([["Year", "Own", "Bought", "All"], ["2026/27", "30", "10", "40"]], Table(chart, "Year"));
        Assert.NotEqual(parts[0].GetAttribute("fill"), parts[1].GetAttribute("fill"), StringComparer.Ordinal);
    }

    [Fact]
    public void ALineRisesWithItsValuesAndItsBandStandsInTheTable()
    {
        var chart = Chart<Lines>(add => add
            .Add(lines => lines.Categories, ["2026/27", "2027/28"])
            .Add(lines => lines.Series, [new Series("Plans", [10.0, 20.0], [8.0, 15.0], [12.0, 25.0])]));

        var heights = chart.Find("path.line").GetAttribute("d")!.Split('M', 'L').Skip(1)
            .Select(point => double.Parse(point.Split(' ')[1], CultureInfo.InvariantCulture)).ToList();
        Assert.True(heights[1] < heights[0]);
        Assert.Single(chart.FindAll("path.band"));
        Assert.Equal(
            [["Year", "Plans", "Plans, low", "Plans, high"], ["2026/27", "10", "8", "12"], ["2027/28", "20", "15", "25"]],
                Table(chart, "Year"));
    }

    [Fact]
    public void EveryCellOfAHeatMapHoldsItsFigureAsText()
    {
        var chart = Chart<HeatMap>(add => add
            .Add(map => map.Columns, [new HeatColumn("ASD", "Primary"), new HeatColumn("All", IsTotal: true)])
            .Add(map => map.Rows,
                [new HeatRow("Banbury", [10.0, 10.0]), new HeatRow("Witney", [0.2, 0.2]), new HeatRow("All", [10.2, 10.2], true)]));

        Assert.Equal(["10", "0"], chart.FindAll("text.cell").Select(cell => cell.TextContent), StringComparer.Ordinal);
        Assert.Equal(["heat level-5", "heat level-0"], chart.FindAll("rect.heat").Select(cell => cell.ClassName!), StringComparer.Ordinal);
        Assert.Equal([["Row", "Primary, ASD", "All"], ["Banbury", "10", "10"], ["Witney", "0", "0"], ["All", "10", "10"]],
            Table(chart, "Row"));
        Assert.Equal("total", chart.FindAll("tbody tr")[2].ClassName);
    }

    [Fact]
    public void ATornadoPutsTheWidestRangeFirst()
    {
        var chart = Chart<Tornado>(add => add
            .Add(tornado => tornado.Central, 100).Add(tornado => tornado.CentralText, "£100m")
            .Add(tornado => tornado.Items,
                [new TornadoBar("Growth", 95, 105, "£95m", "£105m"), new TornadoBar("Fees", 80, 120, "£80m", "£120m")]));

        var lengths = chart.FindAll("rect.bar").Select(bar => Number(bar, "width")).ToList();
        Assert.Equal(4.0, lengths[0] / lengths[1], 2);
        Assert.Equal(["Fees", "Growth"], Table(chart, "Assumption").Skip(1).Select(row => row[0]), StringComparer.Ordinal);
    }

    [Fact]
    public void ABarOfATimelineRunsFromTheOpeningToTheEnd()
    {
        var chart = Chart<Timeline>(add => add
            .Add(line => line.Periods, ["2026/27", "2027/28", "2028/29", "2029/30"])
            .Add(line => line.Rows,
                [new TimelineRow("Faringdon", 1, 2, "2027/28", false), new TimelineRow("Witney", null, 0, "not built", false)])
            .Add(line => line.Table, new ChartTable(["Scheme", "Opens"], [["Faringdon", "2027/28"], ["Witney", "not built"]])));

        var bar = Assert.Single(chart.FindAll(".drawing rect.open"));
        Assert.Equal((Timeline.Right - Timeline.Left) * 0.75, Number(bar, "width"), 1);
        Assert.Equal(2, chart.FindAll(".drawing path.planned").Count);
        Assert.Contains("not built", chart.Find(".drawing").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void StepsOfAWaterfallLeadToItsTotal()
    {
        var chart = Chart<Waterfall>(add => add
            .Add(fall => fall.Steps, [new WaterfallStep("Packages", -30, "−£30m"), new WaterfallStep("Capital", 10, "+£10m")])
            .Add(fall => fall.Total, new WaterfallStep("All", -20, "−£20m")));

        var steps = chart.FindAll("rect.step");
        Assert.Equal(["step less", "step more", "step sum"], steps.Select(step => step.ClassName!), StringComparer.Ordinal);
        Assert.Equal(3.0, Number(steps[0], "width") / Number(steps[1], "width"), 2);
        Assert.Equal(Number(steps[0], "x"), Number(steps[1], "x"), 1);
        Assert.Equal(Number(steps[1], "x") + Number(steps[1], "width"), Number(steps[2], "x"), 1);
        Assert.Equal([["Step", "Change"], ["Packages", "−£30m"], ["Capital", "+£10m"], ["All", "−£20m"]], Table(chart, "Step"));
    }

    [Fact]
    public void TheMapHasAPictureForEachYearAndMeasureAndWritesItsFigures()
    {
        var town = new TownShape("Banbury", "M0 0L10 0L10 10Z", 5, 5);
        var school = new School("s", "Frank Wise School", "special_school", [100.0, 100.0], [90.0, 110.0], [90.0, 95.0], [], 0.0);
        var map = new MapFigures(100, 100, false, [town], [new("Banbury", 2026, 3, 5, 20, 31, 30)], [new(school, 4, 4)], []);
        var chart = Chart<TownMap>(add => add
            .Add(one => one.Map, map).Add(one => one.AllYears, [new RunYear(2024, false, false), new RunYear(2026, true, false)]));

        Assert.Equal(
            ["3", "5", "−2", "20", "31 min", "30 min", "+1 min"], chart.FindAll("text.figure").Select(figure => figure.TextContent),
            StringComparer.Ordinal);
        Assert.True(chart.Find(".not-d1 path.school").ClassList.Contains("over"));
        Assert.Equal("Frank Wise School: 110 pupils in 100 places", chart.Find(".not-d1 path.school title").TextContent);
        Assert.Equal(["Banbury", "3", "5", "20", "31"], Table(chart, "Town")[1], StringComparer.Ordinal);
    }

    private IRenderedComponent<T> Chart<T>(Action<ComponentParameterCollectionBuilder<T>> set)
        where T : ChartBase
    {
        var chart = Render<T>(add =>
        {
            set(add);
            add.Add(one => one.Id, "c").Add(one => one.Title, "A title").Add(one => one.Description, "What it shows.");
        });
        Assert.Equal("A title", chart.Find("figcaption h3").TextContent);
        Assert.Equal("A title", chart.Find("svg.drawing title").TextContent);
        Assert.Equal("What it shows.", chart.Find("svg.drawing desc").TextContent);
        var named = chart.Find("svg.drawing").GetAttribute("aria-labelledby")!.Split(' ');
        Assert.All(named, id => Assert.Single(chart.FindAll($"#{id}")));
        return chart;
    }

    /// <summary>The table of a chart as text, after its first heading is looked at.</summary>
    private static List<List<string>> Table(IRenderedComponent<IComponent> chart, string firstHeading)
    {
        var rows = chart.FindAll("details table tr").Select(row => row.Children.Select(cell => cell.TextContent).ToList()).ToList();
        Assert.Equal(firstHeading, rows[0][0]);
        return rows;
    }

    private static double Number(IElement element, string attribute) => double
        .Parse(element.GetAttribute(attribute)!, CultureInfo.InvariantCulture);
}
