using Microsoft.Playwright;
using Sufficiency.Runner.Documents;
using Sufficiency.Web.Serving;

namespace Sufficiency.Browser.Tests;

/// <summary>Tests that share one application, one after the other.</summary>
[CollectionDefinition(nameof(Application))]
public sealed class ApplicationTests : ICollectionFixture<Application>;

/// <summary>The web application on the small pack, and a browser that has opened it.</summary>
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

    /// <summary>What pages said on the console: faults of scripts, breaches of the content policy. The tests end with none.</summary>
    public List<string> Messages { get; } = [];

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
        Window = await Browser.NewContextAsync(Options());
        Watch(Window);
        var page = await Window.NewPageAsync();
        await page.GotoAsync(Server.Address.ToString());
        await page.WaitForURLAsync("**/");
        await page.CloseAsync();
    }

    /// <summary>A second window of the browser that was let in, which runs no script.</summary>
    public async Task<IBrowserContext> WithoutScriptAsync()
    {
        var options = Options();
        options.JavaScriptEnabled = false;
        options.StorageState = await Window.StorageStateAsync();
        var window = await Browser.NewContextAsync(options);
        Watch(window);
        return window;
    }

    /// <summary>An address of the application.</summary>
    public string At(string address) => new Uri(Server.Address, address).ToString();

    /// <summary>A new page at an address of the application.</summary>
    public async Task<IPage> OpenAsync(string address)
    {
        var page = await Window.NewPageAsync();
        var answer = await page.GotoAsync(At(address));
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
        Assert.Empty(Outside);
        Assert.Empty(Messages);
    }

    private static BrowserNewContextOptions Options() => new()
    {
        ViewportSize = new() { Width = 1280, Height = 900 },
        Locale = "en-GB",
    };

    private void Watch(IBrowserContext window)
    {
        window.SetDefaultTimeout(60_000);
        window.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not "data" and not "blob" } address && address.Authority != Server.Address.Authority)
                lock (Outside) Outside.Add(request.Url);
        };
        window.Console += (_, message) =>
        {
            if (!IsOfRefusedPage(message)) Note($"{message.Type} on {message.Page?.Url}: {message.Text}");
        };
        window.WebError += (_, fault) => Note($"fault on {fault.Page?.Url}: {fault.Error}");
    }

    /// <summary>Whether the browser only says that a page was refused, as tests of faulty input ask for.</summary>
    private static bool IsOfRefusedPage(IConsoleMessage message) => message.Page is { } page
        && message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
        && message.Location.StartsWith(page.Url, StringComparison.Ordinal);

    private void Note(string message)
    {
        lock (Messages) Messages.Add(message);
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
