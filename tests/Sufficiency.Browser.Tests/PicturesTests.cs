using Microsoft.Playwright;
using Sufficiency.Runner.Documents;
using Sufficiency.Web.Serving;

namespace Sufficiency.Browser.Tests;

/// <summary>Makes the pictures of README and user guide; <c>docs/make-pictures</c> calls it.</summary>
public sealed class PicturesTests
{
    private const int Width = 1280;

    // One screen each. A page that is not there, or that shows nothing of a run, gives no picture.
    private static readonly (string File, string Address)[] Pages =
    [
        ("summary", "/runs/RUN/summary"), ("map", "/runs/RUN/map"), ("lack", "/runs/RUN/lack"), ("schemes", "/runs/RUN/schemes"),
        ("what-if", "/what-if/RUN"), ("sweep", "/sweeps/SWEEP"),
    ];

    [SkippableFact]
    public async Task EveryPageOfTheListThatThereIsGivesAPicture()
    {
        var target = Environment.GetEnvironmentVariable("SUFFICIENCY_PICTURES_DOCS");
        Skip.If(target is null, "Pictures are made by docs/make-pictures alone.");
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        var runs = Environment.GetEnvironmentVariable("SUFFICIENCY_PICTURES_RUNS")!;
        await using var server = await WebServer.StartAsync(new(runs, Path.Combine(AppContext.BaseDirectory, "data"), TimeProvider.System)
        {
            MakeDocument = RunDocuments.MakeAsync,
        }, CancellationToken.None);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Application.BrowserPath, Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = Width, Height = 960 }, Locale = "en-GB" });
        await page.GotoAsync(server.Address.ToString());
        await page.WaitForURLAsync("**/");
        Directory.CreateDirectory(target!);
        List<string> made = [];
        foreach (var (file, address) in Pages)
        {
            var named = address.Replace("RUN", "oxfordshire", StringComparison.Ordinal)
                .Replace("SWEEP", "futures", StringComparison.Ordinal);
            if (!(await page.GotoAsync(new Uri(server.Address, named).ToString()))!.Ok) continue;
            await page.ScreenshotAsync(new() { Path = Path.Combine(target!, file + ".png") });
            made.Add(file);
        }

        Assert.Contains("summary", made, StringComparer.Ordinal);
    }
}
