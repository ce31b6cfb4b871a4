using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Sufficiency.Engine.Explain;
using Sufficiency.Web.Tests.Report;

namespace Sufficiency.Web.Tests.Serving;

/// <summary>The page that answers why, asked by its address as a browser without script asks it.</summary>
public sealed class WhyPageTests(SmallRun run) : IClassFixture<SmallRun>
{
    [Fact]
    public async Task WithoutAQuestionItAnswersWhatPeopleAskFirstAndLeadsToEach()
    {
        await using var site = await Site.StartAsync(run.Folder);
        using var explainer = new Explainer(run.Folder);

        var page = await PageAsync(site, "/runs/paper/why");

        Assert.Equal(explainer.StandardAnswers().Select(answer => answer.Question),
            page.QuerySelectorAll("main section h3").Select(heading => heading.TextContent), StringComparer.Ordinal);
        var first = page.QuerySelector("main section p a")!.GetAttribute("href")!;
        Assert.Equal(explainer.StandardAnswers()[0].Question, (await PageAsync(site, first)).QuerySelector("main section h3")!.TextContent);
    }

    [Fact]
    public async Task AQuestionInTheAddressIsAnsweredWithItsFiguresAndStaysChosen()
    {
        await using var site = await Site.StartAsync(run.Folder);
        using var explainer = new Explainer(run.Folder);
        var answer = explainer.Answer(new(WhyTopic.School) { School = "hill", Year = 2026 });

        var page = await PageAsync(site, "/runs/paper/why?topic=school&school=hill&year=2026");

        Assert.Equal(answer.Sentences, page.QuerySelectorAll("main section li").Select(item => item.TextContent), StringComparer.Ordinal);
        Assert.Equal(answer.Figures.Select(figures => figures.Sql),
            page.QuerySelectorAll("details pre").Select(sql => sql.TextContent), StringComparer.Ordinal);
        Assert.Equal(answer.Asked.School, ((IHtmlSelectElement)page.QuerySelector("#school")!).Value);
        Assert.Equal("2026", ((IHtmlSelectElement)page.QuerySelector("#year")!).Value);
    }

    [Fact]
    public async Task ANameThatTheRunLacksLeadsToItsField()
    {
        await using var site = await Site.StartAsync(run.Folder);

        using var answer = await site.GetAsync("/runs/paper/why?topic=town&town=Nortown");
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var fault = page.QuerySelector(".problems a")!;
        Assert.Equal("#town", fault.GetAttribute("href"));
        Assert.Contains("The nearest names are", fault.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunOfAnEarlierVersionSaysWhatToDo()
    {
        using var old = new CopiedRun(run.Folder);
        File.Delete(Path.Combine(old.Folder, "place_values.parquet"));
        await using var site = await Site.StartAsync(old.Folder);

        Assert.Contains("Plan again to ask why.", await site.ReadAsync("/runs/paper/why"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lack", "Lack")]
    [InlineData("schools", "School")]
    [InlineData("schemes", "Scheme")]
    public async Task SectionsLeadToTheirQuestion(string section, string topic)
    {
        await using var site = await Site.StartAsync(run.Folder);

        var page = await PageAsync(site, $"/runs/paper/{section}");

        Assert.NotNull(page.QuerySelector($"main p a[href='/runs/paper/why?topic={topic.ToLowerInvariant()}']"));
    }

    private static async Task<IHtmlDocument> PageAsync(Site site, string address) =>
        new HtmlParser().ParseDocument(await site.ReadAsync(address));
}
