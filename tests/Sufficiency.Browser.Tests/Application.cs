using Microsoft.Playwright;
using Sufficiency.Runner.Documents;
using Sufficiency.Web.Serving;

namespace Sufficiency.Browser.Tests;

/// <summary>The web application on the small pack, and a browser that has opened it; shared by the tests of a class.</summary>
public sealed class Application : IAsyncLifetime
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("sufficiency-browser-");
    private IPlaywright? playwright;

    /// <summary>The browser of this machine; null if there is none.</summary>
    public static string? BrowserPath => Browsers.FirstOrDefault(File.Exists);

    /// <summary>Why the tests cannot run; empty if they can.</summary>
    public static string WhyNot => BrowserPath is null ? "There is no chromium on this machine (apt-get install chromium)." : "";

    /// <summary>The folder of runs.</summary>
    public string Runs => Path.Combine(place.FullName, "runs");

    /// <summary>The server.</summary>
    public WebServer Server { get; private set; } = null!;

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <summary>A window that has been let in.</summary>
    public IBrowserContext Window { get; private set; } = null!;

    /// <summary>Addresses that the browser asked for outside the application.</summary>
    public List<string> Outside { get; } = [];

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        if (BrowserPath is null) return;
        await MakeRunAsync("small");
        await MakeRunAsync("small-none", "--schemes", "none");
        Server = await WebServer.StartAsync(new(Runs, Path.Combine(AppContext.BaseDirectory, "data"), TimeProvider.System)
        {
            MakeDocument = RunDocuments.MakeAsync,
            AddDocuments = RunDocuments.AddAsync,
        }, CancellationToken.None);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserPath, Args = ["--no-sandbox"] });
        Window = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "en-GB" });
        Window.SetDefaultTimeout(60_000);
        Window.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not "data" and not "blob" } address && address.Authority != Server.Address.Authority)
                lock (Outside) Outside.Add(request.Url);
        };
        var page = await Window.NewPageAsync();
        await page.GotoAsync(Server.Address.ToString());
        await page.WaitForURLAsync("**/");
        await page.CloseAsync();
    }

    /// <summary>A new page at an address of the application.</summary>
    public async Task<IPage> OpenAsync(string address)
    {
        var page = await Window.NewPageAsync();
        var answer = await page.GotoAsync(new Uri(Server.Address, address).ToString());
        Assert.True(answer!.Ok, $"{address} answers {answer.Status}");
        return page;
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (BrowserPath is null) return;
        await Browser.DisposeAsync();
        playwright!.Dispose();
        await Server.DisposeAsync();
        place.Delete(recursive: true);
    }

    private async Task MakeRunAsync(string name, params string[] more)
    {
        using var text = new StringWriter();
        var context = new Runner.Commands.CommandContext(text, text, false, AppContext.BaseDirectory, place.FullName,
            TimeProvider.System, true);
        var code = await Runner.Commands.CommandLine.RunAsync(
            ["plan", "--data", Path.Combine(AppContext.BaseDirectory, "Packs", "small"), "--out", Path.Combine(Runs, name), .. more],
            context, CancellationToken.None);
        Assert.True(code == 0, text.ToString());
    }
}
