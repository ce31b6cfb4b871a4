using System.Text;
using Microsoft.Playwright;

namespace Sufficiency.Browser.Tests;

/// <summary>Pages on paper, the report from disk, and both without a script.</summary>
[Collection(nameof(Application))]
public sealed class PaperAndDiskTests(Application application)
{
    [SkippableTheory]
    [InlineData("summary")]
    [InlineData("map")]
    [InlineData("money")]
    public async Task APrintedPageHasItsFiguresAndNoNavigation(string name)
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        var page = await application.OpenAsync($"/runs/small/{name}");

        var paper = Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4" }));
        Assert.StartsWith("%PDF-", paper, StringComparison.Ordinal);
        Assert.InRange(paper.Split("/Type /Page\n").Length - 1, 1, 20);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var part in await page.Locator("nav, button, form, .skip").AllAsync())
            Assert.False(await part.IsVisibleAsync(), await part.InnerHTMLAsync());
        Assert.True(await page.Locator("main h1").IsVisibleAsync());
        Assert.True(await page.Locator("main figure, main table").First.IsVisibleAsync());
        await page.CloseAsync();
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TheReportOpensFromDiskAsksForNothingAndShowsTheChosenYear(bool hasScript)
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        await using var window = await application.Browser.NewContextAsync(new() { JavaScriptEnabled = hasScript });
        List<string> asked = [], said = [];
        window.Request += (_, request) => asked.Add(request.Url);
        window.Console += (_, message) => said.Add(message.Text);
        window.WebError += (_, fault) => said.Add(fault.Error);
        var page = await window.NewPageAsync();

        var address = new Uri(Path.Combine(application.Runs, "small", "report.html")).AbsoluteUri;
        await page.GotoAsync(address);
        await AssertYearsAsync(page);

        Assert.Equal([address], asked, StringComparer.Ordinal);
        Assert.Empty(said);
    }

    [SkippableFact]
    public async Task ThePagesOfARunWorkWithoutScript()
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        await using var window = await application.WithoutScriptAsync();
        var page = await window.NewPageAsync();

        await page.GotoAsync(application.At("/runs/small/tables/years"));
        await page.SelectOptionAsync("#filter", "academic_year");
        await page.FillAsync("#value", "2026");
        await page.ClickAsync("main form button");
        Assert.Equal(1, await page.Locator("main tbody tr").CountAsync());
        await page.GotoAsync(application.At("/runs/small/schools"));
        Assert.True(await page.Locator("main figure").First.IsVisibleAsync());
    }

    /// <summary>Of the pictures of one switch, that of the chosen year shows, and no other.</summary>
    private static async Task AssertYearsAsync(IPage page)
    {
        var part = page.Locator(".switch:has(input[class^=pick-y])").First;
        var years = await part.Locator("input[class^=pick-y]").CountAsync();
        Assert.True(years > 1);
        foreach (var at in (int[])[years - 1, 0])
        {
            await part.Locator($"input.pick-y{at}").CheckAsync();
            Assert.True(await part.Locator($".y{at}").First.IsVisibleAsync(), $"Year {at} does not show.");
            Assert.False(await part.Locator($".y{years - 1 - at}").First.IsVisibleAsync(), $"Year {years - 1 - at} shows.");
        }
    }
}
