using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Playwright;

namespace Sufficiency.Browser.Tests;

/// <summary>What the browser takes away is whole, and is what the page shows.</summary>
[Collection(nameof(Application))]
public sealed class DownloadTests(Application application)
{
    [SkippableFact]
    public async Task TheWorkbookOpensAndHasItsSheets()
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        var page = await application.OpenAsync("/runs/small/downloads");
        await page.SelectOptionAsync("#format", "xlsx");

        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("main form button"));
        await using var bytes = File.OpenRead(await file.PathAsync());
        using var workbook = SpreadsheetDocument.Open(bytes, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(workbook).Select(fault => fault.Description));
        Assert.True(workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().Count() > 5);
        await page.CloseAsync();
    }

    [SkippableFact]
    public async Task TheRowsOfAFilteredTableAreThoseOfThePage()
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        var page = await application.OpenAsync("/runs/small/tables/years?filter=academic_year&value=%3E2025&sort=academic_year&order=desc");
        var shown = await page.Locator("main tbody tr td:first-child").AllInnerTextsAsync();
        Assert.NotEmpty(shown);
        Assert.All(shown, year => Assert.True(int.Parse(year, CultureInfo.InvariantCulture) > 2025));

        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByText("as CSV").ClickAsync());
        var lines = (await File.ReadAllLinesAsync(await file.PathAsync())).Where(line => line.Length > 0).ToList();
        Assert.Equal("years.csv", file.SuggestedFilename);
        Assert.StartsWith("academic_year,", lines[0], StringComparison.Ordinal);
        Assert.Equal(shown, lines.Skip(1).Select(line => line.Split(',')[0]), StringComparer.Ordinal);
        await page.CloseAsync();
    }
}
