using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Tests.Reading;
using Sufficiency.Web.Tests.Report;

namespace Sufficiency.Web.Tests.Charts;

/// <summary>The page's map of a small run.</summary>
public sealed class MapExplorerTests(SmallRun run) : BunitContext, IClassFixture<SmallRun>
{
    private const string Place = "/runs/small/map";

    [Fact]
    public void EveryLinkOfThePictureHasANameAndIsAChoiceOfTheRun()
    {
        using var reader = new MapExplorerReader(run.Folder);
        var view = reader.Read(new MapChoice { Measure = "minutes", Phase = "primary" });
        var page = Map(view);

        var links = page.FindAll("svg a");
        Assert.Equal(view.Shapes.Count + view.Sites.Count, links.Count);
        Assert.All(links, link =>
        {
            Assert.NotEmpty(link.GetAttribute("aria-label")!);
            Assert.StartsWith(Place + "?", link.GetAttribute("href"), StringComparison.Ordinal);
            var next = reader.Read(MapChoice.Parse(MapChoiceTests.Parameters(link.GetAttribute("href")!)));
            Assert.Empty(next.Notices);
            Assert.Equal(view.Choice, next.Choice with { Selected = "" });
            Assert.NotNull(next.SelectedName);
        });
    }

    [Fact]
    public void TheFormAsksForWhatIsShownAndKeepsTheSelection()
    {
        using var reader = new MapExplorerReader(run.Folder);
        var site = reader.Read(new MapChoice()).Sites[0];
        var view = reader.Read(new MapChoice { Phase = "secondary", Selected = MapChoice.SchoolPrefix + site.Id });
        var form = Map(view).Find("form");

        Assert.Equal(("get", Place), (form.GetAttribute("method"), form.GetAttribute("action")));
        var asked = form.QuerySelectorAll("select").Select(select => new KeyValuePair<string, string>(
                select.GetAttribute("name")!, select.QuerySelector("option[selected]")!.GetAttribute("value")!))
            .Append(new("selected", form.QuerySelector("input[name=selected]")!.GetAttribute("value")!));
        Assert.Equal(view.Choice, MapChoice.Parse(asked));
        Assert.All(form.QuerySelectorAll("select"), select => Assert.Single(form.QuerySelectorAll($"label[for={select.Id}]")));
    }

    [Fact]
    public void FiguresOnTheMapAreThoseOfTheTableBelow()
    {
        var view = MapExplorerReader.Read(run.Folder, new MapChoice { Plan = "do_minimum" });
        var page = Map(view);

        var written = page.FindAll("text.figure").Select(text => text.TextContent);
        Assert.Equal(Cells(page, "Figures of this map", 2), written, StringComparer.Ordinal);
        Assert.Equal(
            view.Shapes.Select(shape => Words.Count(view.Find(MapCountKind.Committed, shape.Key)!.Value)), written, StringComparer.Ordinal);
    }

    [Fact]
    public void LinesAreAsManyAsHomesAndTheirTableHoldsThePupils()
    {
        using var reader = new MapExplorerReader(run.Folder);
        var view = reader.Read(new MapChoice()).Sites
            .Select(site => reader.Read(new MapChoice { Selected = MapChoice.SchoolPrefix + site.Id }))
            .First(one => one.Of(MapCountKind.Ride).Any());
        var page = Map(view);

        var pupils = view.Of(MapCountKind.Ride).Select(count => Words.Count(count.Pupils)).ToList();
        Assert.Equal(pupils, page.FindAll("text.ride-number").Select(text => text.TextContent), StringComparer.Ordinal);
        Assert.Equal(pupils.Count, page.FindAll("path.ride:not(.under)").Count);
        Assert.Equal(
            pupils, page.FindAll("#m-rides tbody tr").Select(row => row.Children[1].TextContent), StringComparer.Ordinal);
    }

    [Fact]
    public void AHiddenCountIsHatchedAndNowhereWritten()
    {
        var view = MapExplorerReader.Read(run.Folder, new MapChoice { Measure = "demand" }).HideUnder(100_000);
        var page = Map(view);

        Assert.All(view.Of(MapCountKind.Plan), count => Assert.True(count.IsHidden && count.Value is null && count.Pupils is null));
        Assert.All(page.FindAll("path.land"), land => Assert.Equal("fill:url(#m-hidden)", land.GetAttribute("style")));
        Assert.All(page.FindAll("text.figure"), text => Assert.Equal("<100000", text.TextContent));
        Assert.All(Cells(page, "Figures of this map", 1), cell => Assert.Equal("fewer than 100000", cell));
    }

    [Fact]
    public void TheTitleSaysTheWholeChoiceInWords()
    {
        var view = MapExplorerReader.Read(run.Folder, new MapChoice { Phase = "secondary", Need = "SEMH" });

        var year = Words.Year(int.Parse(view.Choice.Year, CultureInfo.InvariantCulture));
        Assert.Equal($"Places short for secondary pupils with SEMH, {year}, plan", Map(view).Find("figcaption h3").TextContent);
    }

    private IRenderedComponent<MapExplorer> Map(MapView view) =>
        Render<MapExplorer>(add => add.Add(map => map.Id, "m").Add(map => map.View, view).Add(map => map.Action, Place));

    private static List<string> Cells(IRenderedComponent<MapExplorer> page, string heading, int column)
    {
        var table = page.FindAll("h3").First(one => one.TextContent == heading).NextElementSibling!;
        return [.. table.QuerySelectorAll("tbody tr").Select(row => row.Children[column].TextContent)];
    }
}
