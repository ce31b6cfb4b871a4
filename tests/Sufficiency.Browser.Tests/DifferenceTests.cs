using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Sufficiency.Browser.Tests;

/// <summary>Two runs are compared in a real browser, and the difference is explained by their inputs.</summary>
[Collection(nameof(Application))]
public sealed class DifferenceTests(Application application)
{
    [SkippableFact]
    public async Task TheDifferenceOfTwoRunsIsExplainedFromTheirComparison()
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        var page = await application.OpenAsync("/compare?run=small-none&run=small");
        await page.GetByRole(AriaRole.Button, new() { Name = "Explain the difference" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the result" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Why small differs from small-none" }).WaitForAsync();
        Assert.Contains("How the plan was asked for (1 value)", await page.Locator("main ol li").First.InnerTextAsync(),
            StringComparison.Ordinal);
        foreach (var width in new[] { 1280, 375 })
        {
            await page.SetViewportSizeAsync(width, 900);
            Assert.Empty((await page.RunAxe()).Violations);
            Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 0, width);
        }

        Assert.True(File.Exists(Path.Combine(application.Runs, "small-none-to-small", "difference.html")));
        await page.CloseAsync();
    }
}
