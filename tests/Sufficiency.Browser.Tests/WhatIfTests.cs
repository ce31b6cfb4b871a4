using Microsoft.Playwright;

namespace Sufficiency.Browser.Tests;

/// <summary>A scheme is changed in a real browser, and the proven plan is seen again.</summary>
[Collection(nameof(Application))]
public sealed class WhatIfTests(Application application)
{
    [SkippableFact]
    public async Task ASchemeIsClosedTheAnswerComesAndIsKeptAsARun()
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        var page = await FormAsync();
        var scheme = page.Locator("select[name^='scheme.']").First;
        await scheme.SelectOptionAsync("never");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the plan" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "What you changed" }).WaitForAsync();
        Assert.Contains("=never", await page.Locator("main code").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Proven", await page.Locator(".proof").First.InnerTextAsync(), StringComparison.Ordinal);

        await page.GetByLabel("Keep it as a run called").FillAsync("without-it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep as a run" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the result" }).PressAsync("Enter");
        await page.WaitForURLAsync("**/runs/without-it/summary");
        Assert.True(File.Exists(Path.Combine(application.Runs, "without-it", "report.html")));
        Assert.True(File.Exists(Path.Combine(application.Runs, "without-it", "plan.xlsx")));
        await page.CloseAsync();
    }

    [SkippableFact]
    public async Task TwoWindowsAskDifferentQuestionsAndEachGetsItsOwnAnswer()
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        var (one, other) = (await FormAsync(), await FormAsync());
        await one.GetByLabel("Other changes").FillAsync("demand.growth=high");
        await other.GetByLabel("Other changes").FillAsync("demand.growth=low");
        await Task.WhenAll(one.GetByRole(AriaRole.Button, new() { Name = "Show the plan" }).ClickAsync(),
            other.GetByRole(AriaRole.Button, new() { Name = "Show the plan" }).ClickAsync());
        foreach (var (page, said) in new[] { (one, "demand.growth=high"), (other, "demand.growth=low") })
        {
            await page.GetByRole(AriaRole.Heading, new() { Name = "What you changed" }).WaitForAsync();
            Assert.Equal($"--set {said}", await page.Locator("main code").First.InnerTextAsync());
            await page.CloseAsync();
        }
    }

    [SkippableFact]
    public async Task AFaultIsShownAtItsFieldAndNothingThatWasTypedIsLost()
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        var page = await FormAsync();
        await page.GetByLabel("Other changes").FillAsync("demand.grwth=high");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the plan" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        Assert.Contains("demand.growth", await page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("demand.grwth=high", await page.GetByLabel("Other changes").InputValueAsync());
        await page.CloseAsync();
    }

    private async Task<IPage> FormAsync()
    {
        var page = await application.OpenAsync("/what-if/small");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the plan" }).WaitForAsync();
        return page;
    }
}
