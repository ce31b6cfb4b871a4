using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Sufficiency.Runner.Documents;
using Sufficiency.Web.Serving;

namespace Sufficiency.Browser.Tests;

/// <summary>A sweep from its first line to its deletion, in a real browser.</summary>
[Collection(nameof(Application))]
public sealed class SweepTests : IAsyncLifetime
{
    private const float Patience = 100_000;
    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("sufficiency-browser-");
    private WebServer server = null!;
    private IPlaywright? playwright;
    private IBrowser browser = null!;
    private IPage page = null!;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        if (Application.BrowserPath is null) return;
        var packs = Path.Combine(AppContext.BaseDirectory, "Packs");
        server = await WebServer.StartAsync(new(Path.Combine(place.FullName, "runs"), packs, TimeProvider.System)
        {
            MakeDocument = RunDocuments.MakeAsync,
        }, CancellationToken.None);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Application.BrowserPath, Args = ["--no-sandbox"] });
        page = await browser.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        await page.GotoAsync(server.Address.ToString());
        await page.WaitForURLAsync("**/");
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (playwright is not null)
        {
            await browser.DisposeAsync();
            playwright.Dispose();
            await server.DisposeAsync();
        }

        place.Delete(recursive: true);
    }

    /// <summary>The whole way of a sweep; every page of it at both widths.</summary>
    [SkippableFact]
    public async Task ASweepIsWrittenStartedStoppedGoneOnWithReadAndDeleted()
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        List<string> faults = [];
        await page.GotoAsync(new Uri(server.Address, "/sweeps").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "New sweep" }).ClickAsync();
        await WriteAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check, and count the futures" }).ClickAsync();
        await Assertions.Expect(page.GetByText("18 futures")).ToBeVisibleAsync();
        await LookAsync("new", faults);

        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("dt", new() { HasText = "Still to solve" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Assertions.Expect(page.Locator("strong.tag.stopped")).ToBeVisibleAsync();
        await LookAsync("stopped", faults);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(page.Locator("strong.tag.done")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Show the results" }).ClickAsync();
        await page.GetByLabel("Columns").SelectOptionAsync("discount");
        await Assertions.Expect(page.Locator(".matrix thead")).ToContainTextAsync("discount");
        await LookAsync("results", faults);

        await page.GetByRole(AriaRole.Link, new() { Name = "Plans compared" }).ClickAsync();
        await LookAsync("compare-before", faults);

        await page.GetByRole(AriaRole.Link, new() { Name = "Delete" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Assertions.Expect(page.GetByText("There is none in the folder of runs yet.")).ToBeVisibleAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task WriteAsync()
    {
        await page.GetByLabel("Title").FillAsync("The annexe");
        await FillAxisAsync(0, "annexe", "late", "schemes[annexe].earliest_opening+=1", "never", "schemes[annexe].status=withdrawn");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an axis" }).ClickAsync();
        await FillAxisAsync(1, "growth", "low", "demand.growth=low", "high", "demand.growth=high");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an axis" }).ClickAsync();
        await FillAxisAsync(2, "discount", "two", "costs.discount_rate=0.02");
    }

    private async Task FillAxisAsync(int axis, string name, params string[] levels)
    {
        if (levels.Length > 2) await page.GetByRole(AriaRole.Button, new() { Name = $"Add a level to axis {axis + 1}" }).ClickAsync();
        await page.Locator($"#axis{axis}").FillAsync(name);
        await page.Locator($"#axis{axis}-level0-name").FillAsync("as now");
        for (var level = 1; level <= levels.Length / 2; level++)
        {
            await page.Locator($"#axis{axis}-level{level}-name").FillAsync(levels[(level * 2) - 2]);
            await page.Locator($"#axis{axis}-level{level}-changes").FillAsync(levels[(level * 2) - 1]);
        }
    }

    private async Task LookAsync(string name, List<string> faults)
    {
        foreach (var width in new[] { 375, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var found = await page.RunAxe();
            faults.AddRange(found.Violations.Select(fault => $"{name} at {width}: {fault.Id}: {fault.Help}: {fault.Nodes[0].Html}"));
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (wide > width) faults.Add($"{name} at {width}: the page is {wide} pixels wide");
            if (Environment.GetEnvironmentVariable("SUFFICIENCY_PICTURES") is { } pictures)
                await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(pictures, $"sweep-{name}-{width}.png") });
        }
    }
}
