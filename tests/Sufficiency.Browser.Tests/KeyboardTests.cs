using Microsoft.Playwright;

namespace Sufficiency.Browser.Tests;

/// <summary>Every action by the keyboard alone.</summary>
[Collection(nameof(Application))]
public sealed class KeyboardTests(Application application)
{
    [SkippableFact]
    public async Task TheFirstTabOffersToSkipToTheMainPart()
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        var page = await application.OpenAsync("/");

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the main part", await Keys.FocusAsync(page));
        Assert.True(await page.Locator("a.skip").IsVisibleAsync());
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.closest('main') !== null"));
        await page.CloseAsync();
    }

    [SkippableFact]
    public async Task RoomsAndPagesOfARunAreReached()
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        var page = await application.OpenAsync("/runs/small/summary");

        await Keys.FollowAsync(page, "Money", "**/runs/small/money");
        await Keys.FollowAsync(page, "Work in progress", "**/jobs");
        await Keys.FollowAsync(page, "Runs", "**/");
        await page.CloseAsync();
    }

    [SkippableFact]
    public async Task ATableIsFilteredAndSorted()
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        var page = await application.OpenAsync("/runs/small/tables");

        await Keys.FollowAsync(page, "years", "**/tables/years");
        var rows = page.Locator("main tbody tr");
        var all = await rows.CountAsync();
        await Keys.TabToAsync(page, "#filter");
        await page.Keyboard.TypeAsync("academic_year");
        await Keys.TabToAsync(page, "#value");
        await page.Keyboard.TypeAsync(">2025");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**filter=academic_year**");
        Assert.InRange(await rows.CountAsync(), 1, all - 1);
        foreach (var order in (string[])["ascending", "descending"])
        {
            await Keys.FollowAsync(page, "academic_year", "**sort=academic_year**");
            await Assertions.Expect(page.Locator("th[aria-sort]")).ToHaveAttributeAsync("aria-sort", order);
        }

        Assert.Contains("filter=academic_year", page.Url, StringComparison.Ordinal);
        await page.CloseAsync();
    }

    [SkippableFact]
    public async Task ADocumentIsChosenAndDownloaded()
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        var page = await application.OpenAsync("/runs/small/downloads");

        await Keys.TabToAsync(page, "#format");
        await page.Keyboard.TypeAsync("Workbook for Lib");
        await Keys.TabToAsync(page, "Download");
        var file = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.Equal("small.ods", file.SuggestedFilename);
        await page.CloseAsync();
    }

    [SkippableFact]
    public async Task ARunGoesOutAsAZipComesBackAndIsDeletedAfterAQuestion()
    {
        Skip.IfNot(Application.WhyNot.Length == 0, Application.WhyNot);
        var page = await application.OpenAsync("/runs/small/downloads");
        await Keys.TabToAsync(page, "Download the run as a zip");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.Equal("small.zip", download.SuggestedFilename);

        await Keys.FollowAsync(page, "Runs", "**/");
        await Keys.TabToAsync(page, "#zip");
        await page.SetInputFilesAsync("#zip", await NamedAsync(download));
        await Keys.FollowAsync(page, "Import", "**/runs/small-2/summary");

        await Keys.FollowAsync(page, "Downloads", "**/runs/small-2/downloads");
        await Keys.FollowAsync(page, "Delete this run", "**/runs/small-2/delete");
        Assert.True(Directory.Exists(Path.Combine(application.Runs, "small-2")));
        await Keys.FollowAsync(page, "Delete small-2", "**/");
        Assert.False(Directory.Exists(Path.Combine(application.Runs, "small-2")));
        Assert.Equal(0, await page.GetByText("small-2").CountAsync());
        await page.CloseAsync();
    }

    private static async Task<FilePayload> NamedAsync(IDownload download) => new()
    {
        Name = "run.zip",
        MimeType = "application/zip",
        Buffer = await File.ReadAllBytesAsync(await download.PathAsync()),
    };
}
