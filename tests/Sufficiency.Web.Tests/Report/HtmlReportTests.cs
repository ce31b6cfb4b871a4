using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Sufficiency.Engine.Storage;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Report;

namespace Sufficiency.Web.Tests.Report;

/// <summary>The report of a small run, made from its folder alone.</summary>
public sealed class HtmlReportTests(SmallRun run) : IClassFixture<SmallRun>
{
    private const int MostBytes = 3_000_000;

    [Fact]
    public async Task TheSectionsStandInTheirOrderUnderOneHeading()
    {
        var page = Parse(await HtmlReport.RenderAsync(run.Folder));

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(
            [
                "Read before you show this", "Summary", "Map", "Lack of places", "Schools", "Schemes", "Why", "Money", "Assumptions",
                    "Method and limits",
            ],
            page.QuerySelectorAll("section > h2").Select(heading => heading.TextContent), StringComparer.Ordinal);
        Assert.Equal(
            page.QuerySelectorAll("section").Select(section => "#" + section.Id),
            page.QuerySelectorAll(".contents a").Select(link => link.GetAttribute("href")!), StringComparer.Ordinal);
    }

    [Fact]
    public async Task TheSameRunGivesTheSameBytesAndFewOfThem()
    {
        var (first, second) = (await HtmlReport.RenderAsync(run.Folder), await HtmlReport.RenderAsync(run.Folder));

        Assert.Equal(first, second);
        Assert.InRange(Encoding.UTF8.GetByteCount(first), 10_000, MostBytes);
    }

    [Fact]
    public async Task NothingIsFetchedFromElsewhere()
    {
        var page = Parse(await HtmlReport.RenderAsync(run.Folder));

        Assert.Empty(page.QuerySelectorAll("link, img, iframe, object, script[src], [srcset]"));
        Assert.All(page.QuerySelectorAll("[href]"), link => Assert.StartsWith("#", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.DoesNotContain("@import", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryIdentifierIsGivenOnceAndEveryPictureIsNamed()
    {
        var page = Parse(await HtmlReport.RenderAsync(run.Folder));

        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids, StringComparer.Ordinal);
        var pictures = page.QuerySelectorAll("figure svg.drawing");
        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert
            .All(picture.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.Contains(id, ids, StringComparer.Ordinal)));
        Assert.All(page.QuerySelectorAll("figure"), figure => Assert.NotEmpty(figure.QuerySelectorAll("details table tbody tr")));
    }

    [Fact]
    public async Task TheForecastStandsWithItsRange()
    {
        var view = RunReader.Read(run.Folder);
        var page = Parse(await HtmlReport.RenderAsync(run.Folder));

        var all = view.AllPlansRange!;
        var range = $"{Words.Count(all.Low[^1])} to {Words.Count(all.High[^1])}";
        Assert.Equal(view.AllPlans[^1], all.Central[^1], 6);
        Assert.Equal(all.Low[0], all.High[0]);
        Assert.Equal(2, page.QuerySelectorAll("#forecast path.band").Length);
        Assert.Contains(range, page.QuerySelector(".numbers")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"({range})", page.QuerySelector(".sentences li")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunWithoutARangeShowsNone()
    {
        using var old = new CopiedRun(run.Folder);
        File.Delete(Path.Combine(old.Folder, "forecast_range.parquet"));
        var page = Parse(await HtmlReport.RenderAsync(old.Folder));

        Assert.Null(page.QuerySelector("#forecast"));
        Assert.DoesNotContain(" (", page.QuerySelector(".sentences li")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SchemesGoByTheirNames()
    {
        var page = Parse(await HtmlReport.RenderAsync(run.Folder));

        Assert.Contains("Vale School annexe", page.QuerySelector("#schemes")!.TextContent, StringComparison.Ordinal);
        var ids = RunReader.Read(run.Folder).Schemes.Where(scheme => scheme.Id != scheme.Name).Select(scheme => scheme.Id);
        var cells = page.QuerySelectorAll("#schemes th, #schemes td, #schemes text").Select(cell => cell.TextContent)
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(ids, id => Assert.DoesNotContain(id, cells));
    }

    [Fact]
    public async Task FiguresAreThoseOfTheTables()
    {
        var view = RunReader.Read(run.Folder);
        var page = Parse(await HtmlReport.RenderAsync(run.Folder));

        var numbers = page.QuerySelectorAll(".numbers .large").Select(number => number.TextContent).ToList();
        Assert.Equal(
            [Words.Count(view.Plan.Short[^1]), Words.Count(view.AllPlans[^1]), "1", Words.Millions(view.Record.TotalCostGbp)], numbers,
            StringComparer.Ordinal);
        Assert.Equal(view.Record.TotalCostGbp, view.Money.Years.Where(row => row.Year >= view.FirstPlanned.Start).Sum(row => row.Paid), 0);
        Assert.Equal(view.Plan.Short[^1], view.Lacks.Where(lack => lack.Year == view.LastYear.Start).Sum(lack => lack.Plan), 6);
    }

    [Fact]
    public async Task ALinkToASpecialSchoolShowsTheLinesOfItsPupils()
    {
        var rides = RunReader.Read(run.Folder).Map.Rides;
        var page = Parse(await HtmlReport.RenderAsync(run.Folder));

        Assert.NotEmpty(rides);
        var links = page.QuerySelectorAll("#map a[href*=ride]").Select(link => link.GetAttribute("href")!).Distinct(StringComparer.Ordinal);
        Assert.All(links, link => Assert.NotEmpty(page.QuerySelectorAll($"{link} path.ride")));
        Assert.Equal(rides.Count, page.QuerySelectorAll(".rides path.ride.under").Length);
    }

    [Fact]
    public void AFolderWithoutARunIsRefused()
    {
        var fault = Assert.Throws<RunFolderException>(() => RunReader.Read(Path.GetTempPath()));

        Assert.Contains("holds no whole run", fault.Message, StringComparison.Ordinal);
    }

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
