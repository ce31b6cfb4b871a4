using System.Net;

namespace Sufficiency.Web.Tests.Serving;

/// <summary>What other web sites try in the browser that was let in.</summary>
public sealed class ForgeryTests
{
    private const string Delete = "/runs/paper/delete";

    [Fact]
    public async Task AFormOfTheApplicationIsTaken()
    {
        await using var site = await Site.StartAsync();

        using var answer = await site.PostAsync(Delete);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(site.Runs));
    }

    [Theory]
    [InlineData("Origin", "http://evil.test")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "http://localhost")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task AFormFromElsewhereIsRefusedEvenWithTheRightToken(string header, string value)
    {
        await using var site = await Site.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Delete) { Content = Site.Form(await site.FormTokenAsync()) };
        request.Headers.Add(header, value);

        using var answer = await site.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.True(File.Exists(Path.Combine(site.Runs, "paper", "run.json")));
    }

    [Fact]
    public async Task AFormOfItsOwnOriginIsTaken()
    {
        await using var site = await Site.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Delete) { Content = Site.Form(await site.FormTokenAsync()) };
        request.Headers.Add("Origin", site.Home.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        using var answer = await site.SendAsync(request);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    public async Task AFormWithoutTheRightTokenIsRefused(string token)
    {
        await using var site = await Site.StartAsync();
        await site.FormTokenAsync(); // the cookie that belongs to a token

        using var answer = await site.PostAsync(Delete, token);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.True(Directory.Exists(Path.Combine(site.Runs, "paper")));
    }

    [Fact]
    public async Task ATokenOfAnotherStartOfTheProgramIsRefused()
    {
        await using var site = await Site.StartAsync();
        await using var other = await Site.StartAsync();
        await site.FormTokenAsync();

        using var answer = await site.PostAsync(Delete, await other.FormTokenAsync());
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task ATextThatPassesForAFormIsRefused()
    {
        await using var site = await Site.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Delete)
        {
            Content = new StringContent($"__RequestVerificationToken={await site.FormTokenAsync()}"),
        };

        using var answer = await site.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("INVENTED")]
    public async Task OtherMethodsAreRefusedWithoutAWordOfOtherOrigins(string method)
    {
        await using var site = await Site.StartAsync();
        using var request = new HttpRequestMessage(new(method), Delete);
        request.Headers.Add("Origin", "http://evil.test");
        request.Headers.Add("Access-Control-Request-Method", "POST");

        using var answer = await site.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/runs/paper/delete")]
    [InlineData("/runs/paper/tables")]
    [InlineData("/runs/paper/tables/years")]
    [InlineData("/runs/paper/tables/years.csv")]
    [InlineData("/runs/paper/tables/years.xlsx")]
    [InlineData("/runs/paper/tables/years?page=abc")]
    [InlineData("/runs/paper/archive")]
    [InlineData("/runs/paper/document?format=xlsx")]
    [InlineData("/runs/paper/document?format=exe")]
    [InlineData("/runs/nobody/summary")]
    [InlineData("/import")]
    [InlineData("/look.css")]
    [InlineData("/no-such-page")]
    public async Task EveryAnswerForbidsWhatTheBrowserNeedNotDo(string address)
    {
        await using var site = await Site.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Origin", "http://evil.test");

        using var answer = await site.SendAsync(request);
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }
}
