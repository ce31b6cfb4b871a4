using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Sufficiency.Web.Comparison;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Documents.Word;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Tests.Documents;

namespace Sufficiency.Web.Tests.Comparison;

/// <summary>A comparison as report and as workbook.</summary>
public sealed class ComparisonReportTests(SmallRuns runs) : IClassFixture<SmallRuns>
{
    [Fact]
    public async Task EveryPictureIsNamedHasItsTableAndAnIdOfItsOwn()
    {
        var page = new HtmlParser().ParseDocument(await RenderAsync());

        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids, StringComparer.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal(page.QuerySelectorAll("section").Select(section => "#" + section.Id),
            page.QuerySelectorAll(".contents a").Select(link => link.GetAttribute("href")!), StringComparer.Ordinal);
        Assert.All(page.QuerySelectorAll("figure svg.drawing"), picture => Assert
            .All(picture.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.Contains(id, ids, StringComparer.Ordinal)));
        Assert.All(page.QuerySelectorAll("figure"), figure => Assert.NotEmpty(figure.QuerySelectorAll("details table tbody tr")));
    }

    [Fact]
    public async Task TheMapSaysHowManyPlacesARunLacksMoreThanTheFirst()
    {
        var view = ComparisonReader.Read([runs.Planned, runs.High]);
        var (first, other) = (view.Runs[0], view.Runs[1]);
        var (town, year) = (first.View.Map.Towns[0].Name, first.View.LastYear.Start);
        Lack Short(double pupils) => new(town, "primary", "ASD", year, pupils, 0.0);

        var page = new HtmlParser().ParseDocument(await ComparisonReport.RenderAsync(ComparisonReader.Compare(
            [first with { View = first.View with { Lacks = [Short(2.4)] } },
                other with { View = other.View with { Lacks = [Short(7.5)] } }])));

        var row = page.QuerySelectorAll("#map-B tbody tr").Single(row => row.QuerySelector("th")!.TextContent == town);
        Assert.Equal("+6", row.QuerySelector("td:last-child")!.TextContent);
        Assert.Equal("0", row.QuerySelector("td")!.TextContent);
        Assert.Contains($"{town}, {first.View.LastYear.Label}: +6 places short",
            page.QuerySelectorAll("#map-B path.more-5 title").Select(title => title.TextContent), StringComparer.Ordinal);
    }

    [Fact]
    public async Task TheSameRunsGiveTheSameBytesAndNothingIsFetched()
    {
        var first = await RenderAsync();

        Assert.Equal(first, await RenderAsync());
        Assert.Empty(new HtmlParser().ParseDocument(first).QuerySelectorAll("link, img, iframe, object, script[src]"));
    }

    [Fact]
    public void TheWorkbookHasASheetForEachTableAndItsMoneyAddsUp()
    {
        var view = ComparisonReader.Read([runs.Planned, runs.Earlier, runs.High]);
        var workbook = ComparisonWorkbook.Build(view);

        Assert.Equal(workbook.Sheets.Select(sheet => sheet.Name).Distinct(StringComparer.Ordinal).Count(), workbook.Sheets.Count);
        Assert.All(workbook.Sheets, sheet => Assert.All(sheet.Rows, row => Assert.Equal(sheet.Columns.Count, row.Count)));
        var money = workbook.Sheets.Where(sheet => sheet.Name.StartsWith("Cost by", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, money.Count);
        Assert.All(money, sheet => Assert.Equal(
            sheet.Rows[^1][3].Value, sheet.Rows.SkipLast(1).Sum(row => row[3].Value), 0.001));
    }

    [Fact]
    public void TheWordDocumentIsValidHasTheTablesOfThePageAndAddsUp()
    {
        var text = ComparisonDocument.Build(ComparisonReader.Read([runs.Planned, runs.Earlier, runs.High]));

        Assert.Equal(6, text.Blocks.OfType<Heading>().Count(heading => heading.Level == 1));
        Assert.Equal(6, text.Blocks.OfType<TableBlock>()
            .Count(table => table.Caption.StartsWith("Cost of run A", StringComparison.Ordinal)));
        Assert.All(text.Blocks.OfType<BulletList>(), list => Assert.NotEmpty(list.Items));
        var bytes = SampleDocuments.Bytes(stream => DocxWriter.Write(text, stream));
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document));
    }

    private Task<string> RenderAsync() => ComparisonReport.RenderAsync(ComparisonReader.Read([runs.Planned, runs.Earlier, runs.High]));
}
