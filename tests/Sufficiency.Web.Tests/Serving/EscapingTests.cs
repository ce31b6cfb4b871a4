using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Sufficiency.Web.Serving.Layout;
using Sufficiency.Web.Tests.Report;

namespace Sufficiency.Web.Tests.Serving;

/// <summary>Names and titles of a run from elsewhere are shown as they are, and never read as HTML.</summary>
public sealed class EscapingTests(SmallRun run) : IClassFixture<SmallRun>
{
    private const string Attack = "<img src=x onerror=alert(1)>\"'&";
    private const string Folder = "a\"b'c<b>d&e;f#g?h%2fi é";

    [Fact]
    public async Task HtmlInTitlesDoubtsAndNamesOfFoldersIsText()
    {
        await using var site = await StartAsync();

        foreach (var page in RunNav.Pages.Select(page => page.Page).Append("delete"))
        {
            using var answer = await site.GetAsync($"/runs/{Uri.EscapeDataString(Folder)}/{page}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var html = await answer.Content.ReadAsStringAsync();
            var document = new HtmlParser().ParseDocument(html);
            Assert.Empty(document.QuerySelectorAll("img, b, [onerror], iframe"));
            Assert.Contains(Folder, document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            foreach (var link in document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!))
                Assert.True(link[0] is '/' or '#', link);
        }

        Assert.Empty(new HtmlParser().ParseDocument(await site.ReadAsync("/")).QuerySelectorAll("img, b, [onerror]"));
    }

    [Fact]
    public async Task AnAddressThatNamesNoRunIsShownAsText()
    {
        await using var site = await StartAsync();

        var html = await (await site.GetAsync($"/runs/{Uri.EscapeDataString(Attack)}/summary")).Content.ReadAsStringAsync();
        Assert.Empty(new HtmlParser().ParseDocument(html).QuerySelectorAll("img"));
        Assert.Contains("&lt;img", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderNameOfAnyLettersCannotForgeAHeader()
    {
        await using var site = await StartAsync();

        using var answer = await site.GetAsync($"/runs/{Uri.EscapeDataString(Folder)}/document?format=xlsx");
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.Equal(Folder + ".xlsx", disposition.FileNameStar);
    }

    private async Task<Site> StartAsync()
    {
        var site = await Site.StartAsync(run.Folder, name: Folder);
        var path = Path.Combine(site.Runs, Folder, "run.json");
        var record = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        record["title"] = Attack;
        record["scenario"] = Attack;
        record["read_first"] = new JsonArray(Attack);
        await File.WriteAllTextAsync(path, record.ToJsonString());
        return site;
    }
}
