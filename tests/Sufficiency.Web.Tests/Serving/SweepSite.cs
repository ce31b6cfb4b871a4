using System.Net;
using System.Text.RegularExpressions;
using Sufficiency.Web.Serving;

namespace Sufficiency.Web.Tests.Serving;

/// <summary>The web application on the small pack, and a client that has been let in.</summary>
internal sealed partial class SweepSite : IAsyncDisposable
{
    private readonly DirectoryInfo place;
    private readonly HttpClient client;
    private WebServer server;

    private SweepSite(DirectoryInfo place, WebServer server, HttpClient client) =>
        (this.place, this.server, this.client) = (place, server, client);

    /// <summary>The folder of runs.</summary>
    public string Runs => Path.Combine(place.FullName, "runs");

    /// <summary>Starts it with an empty folder of runs.</summary>
    public static async Task<SweepSite> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("sufficiency-web-");
        var site = new SweepSite(folder, await StartAsync(Path.Combine(folder.FullName, "runs")),
            new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }));
        await site.client.GetAsync(site.server.Address);
        return site;
    }

    /// <summary>Ends the application and starts it again on the same folder, as after a stop of the program.</summary>
    public async Task RestartAsync()
    {
        await server.DisposeAsync();
        server = await StartAsync(Runs);
        await client.GetAsync(server.Address);
    }

    /// <summary>A page as text.</summary>
    public async Task<string> GetAsync(string address)
    {
        var answer = await client.GetAsync(new Uri(server.Address, address));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.IsSuccessStatusCode, page);
        return page;
    }

    /// <summary>Bytes of a download.</summary>
    public async Task<byte[]> TakeAsync(string address) => await client.GetByteArrayAsync(new Uri(server.Address, address));

    /// <summary>The status of a page.</summary>
    public async Task<HttpStatusCode> StatusOfAsync(string address) =>
        (await client.GetAsync(new Uri(server.Address, address))).StatusCode;

    /// <summary>Posts a form of a page to an address.</summary>
    public async Task<(HttpStatusCode Status, string Address, string Page)> PostAsync(string page, string address,
        params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", await TokenAsync(page)),
            .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
        var answer = await client.PostAsync(new Uri(server.Address, address), form);
        return (answer.StatusCode, answer.RequestMessage!.RequestUri!.AbsolutePath,
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Sends a zip to be imported.</summary>
    public async Task<string> ImportAsync(byte[] zip)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await TokenAsync("/")), "__RequestVerificationToken" },
            { new ByteArrayContent(zip), "zip", "sweep.zip" },
        };
        var answer = await client.PostAsync(new Uri(server.Address, "/import"), form);
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    /// <summary>The page once no job is open on it.</summary>
    public async Task<string> WhenDoneAsync(string address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            var page = await GetAsync(address);
            if (!page.Contains("data-refresh", StringComparison.Ordinal)) return page;
            await Task.Delay(50, patience.Token);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        place.Delete(recursive: true);
    }

    private static Task<WebServer> StartAsync(string runs) => WebServer.StartAsync(
        new(runs, Path.Combine(AppContext.BaseDirectory, "Packs"), TimeProvider.System)
        {
            MakeDocument = (_, _, _) => Task.FromResult(Array.Empty<byte>()),
        }, CancellationToken.None);

    private async Task<string> TokenAsync(string page) =>
        Token().Match(await client.GetStringAsync(new Uri(server.Address, page))).Groups["token"].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
