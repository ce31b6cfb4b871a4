using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Sufficiency.Web.Serving;
using Sufficiency.Web.Tests.Documents;

namespace Sufficiency.Web.Tests.Serving;

/// <summary>The web application over a folder of runs of its own, asked as a browser asks it and as an attacker does.</summary>
internal sealed partial class Site : IAsyncDisposable
{
    private readonly DirectoryInfo place;
    private readonly WebServer server;
    private readonly CookieContainer cookies = new();
    private readonly HttpClient client;
    private bool isStopped;

    private Site(WebServer server, DirectoryInfo place)
    {
        (this.server, this.place) = (server, place);
        client = new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Home };
    }

    /// <summary>The folder of runs.</summary>
    public string Runs => Path.Combine(place.FullName, "runs");

    /// <summary>A folder beside the folder of runs, which nobody may see.</summary>
    public string Beside => Path.Combine(place.FullName, "beside");

    /// <summary>The printed address, with its token.</summary>
    public Uri Printed => server.Address;

    /// <summary>The address without token.</summary>
    public Uri Home => new(Printed, "/");

    /// <summary>The cookies of the browser, as a header.</summary>
    public string Cookies => cookies.GetCookieHeader(Home);

    /// <summary>Starts it over one run written by hand, named <c>paper</c>, or over a copy of another.</summary>
    public static async Task<Site> StartAsync(string? run = null, bool isOpened = true, string name = "paper")
    {
        var made = Directory.CreateTempSubdirectory("sufficiency-site-");
        var (runs, data) = (Path.Combine(made.FullName, "runs"), Path.Combine(made.FullName, "data"));
        using (var paper = new HandMadeRun()) Copy(run ?? paper.Folder, Path.Combine(runs, name));
        var started = await WebServer.StartAsync(new(runs, data, TimeProvider.System)
        {
            MakeDocument = (_, _, _) => Task.FromResult("document"u8.ToArray()),
        }, CancellationToken.None);
        var site = new Site(started, made);
        if (isOpened) (await site.client.GetAsync(site.Printed)).EnsureSuccessStatusCode();
        return site;
    }

    /// <summary>Asks as the browser that was let in.</summary>
    public Task<HttpResponseMessage> GetAsync(string address) => client.GetAsync(address);

    /// <summary>The text of a page.</summary>
    public Task<string> ReadAsync(string address) => client.GetStringAsync(address);

    /// <summary>The antiforgery token of the pages' forms.</summary>
    public async Task<string> FormTokenAsync() =>
        FormToken().Match(await ReadAsync("/")) is { Success: true } match ? match.Groups["token"].Value
            : throw new InvalidOperationException("No form.");

    /// <summary>Sends a form as a page of the application does.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, string? token = null) =>
        await client.PostAsync(address, Form(token ?? await FormTokenAsync()));

    /// <summary>Sends a zip as the page of runs does.</summary>
    public async Task<HttpResponseMessage> ImportAsync(HttpContent zip)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await FormTokenAsync()), "__RequestVerificationToken" } };
        form.Add(zip, "zip", "run.zip");
        return await client.PostAsync("/import", form);
    }

    /// <summary>Sends a request of any kind, with the cookies of the browser that was let in.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => client.SendAsync(request);

    /// <summary>A form with its token.</summary>
    public static FormUrlEncodedContent Form(string token) => new([new("__RequestVerificationToken", token)]);

    /// <summary>Sends a request line as it is, which no client writes so, and returns the whole answer.</summary>
    public async Task<string> RawAsync(string target, string? host = null)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Home.Port);
        await using var stream = socket.GetStream();
        string[] lines =
            [$"GET {target} HTTP/1.1", $"Host: {host ?? Home.Authority}", $"Cookie: {Cookies}", "Connection: close"];
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Ends the program; the folder of runs stays.</summary>
    public async Task StopAsync()
    {
        if (!isStopped) await server.DisposeAsync();
        isStopped = true;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await StopAsync();
        place.Delete(recursive: true);
    }

    /// <summary>Copies a folder.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex FormToken();
}
