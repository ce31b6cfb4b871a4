using System.Net;

namespace Sufficiency.Web.Tests.Serving;

public sealed class SweepPagesTests
{
    private const string New = "/sweeps/new";

    private static (string Name, string Value)[] Form(string growth, string button) =>
    [
        ("title", "The annexe"), ("base", "small"), ("schemes", "named"), ("areas", "msoa"), ("gap", "0.001"),
        ("axis0", "annexe"), ("axis0-level0-name", "as planned"), ("axis0-level0-changes", ""),
        ("axis0-level1-name", "never"), ("axis0-level1-changes", "schemes[annexe].status=withdrawn"),
        ("axis1", "growth"), ("axis1-level0-name", "central"), ("axis1-level0-changes", ""),
        ("axis1-level1-name", "high"), ("axis1-level1-changes", $"demand.growth={growth}"), ("do", button),
    ];

    [Fact]
    public async Task AFaultLeadsToItsFieldAndNothingIsStartedOrLost()
    {
        await using var site = await SweepSite.StartAsync();

        var (status, _, page) = await site.PostAsync(New, New, Form("highest", "start"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("href=\"#axis1-level1-changes\"", page, StringComparison.Ordinal);
        Assert.Contains("Write one of low, central, high", page, StringComparison.Ordinal);
        Assert.Contains(">demand.growth=highest</textarea>", page, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(site.Runs));
    }

    [Fact]
    public async Task AnotherAxisAnotherLevelAndTheFileAsTextKeepWhatIsWritten()
    {
        await using var site = await SweepSite.StartAsync();

        Assert.Contains("id=\"axis2-level1-changes\"", (await site.PostAsync(New, New, Form("high", "add-axis"))).Page,
            StringComparison.Ordinal);
        Assert.Contains("id=\"axis0-level2-changes\"", (await site.PostAsync(New, New, Form("high", "add-level-0"))).Page,
            StringComparison.Ordinal);
        var text = (await site.PostAsync(New, New, Form("high", "text"))).Page;
        Assert.Contains("\"demand.growth\": \"high\"", text, StringComparison.Ordinal);
        var faulty = await site.PostAsync(New, New,
            ("yaml", "name: a\nbase: smal\n"), ("areas", "msoa"), ("gap", "0.001"), ("do", "check"));
        Assert.Contains("Line 2: base: “smal”", faulty.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAddressCanBeginASweepWithTheChangesOfAWhatIf()
    {
        await using var site = await SweepSite.StartAsync();

        var page = await site.GetAsync(New + "?base=small&axis=growth&level=high:demand.growth=high");

        Assert.Contains("value=\"growth\"", page, StringComparison.Ordinal);
        Assert.Contains(">demand.growth=high</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"as-now\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASweepIsSolvedComparedTakenAwayBroughtBackAndDeleted()
    {
        await using var site = await SweepSite.StartAsync();
        var (_, address, _) = await site.PostAsync(New, New, Form("high", "start"));
        Assert.Equal("/sweeps/the-annexe", address);

        var page = await site.WhenDoneAsync(address);
        Assert.Contains("In 4 futures the plan costs", page, StringComparison.Ordinal);
        Assert.Contains("short</span>", page, StringComparison.Ordinal);
        await site.PostAsync(address + "/compare", address + "/compare");
        Assert.Contains("Largest regret", await site.WhenDoneAsync(address + "/compare"), StringComparison.Ordinal);

        Assert.Equal("/sweeps/the-annexe-2", await site.ImportAsync(await site.TakeAsync(address + "/archive")));
        Assert.Contains("4 of 4 futures solved", await site.GetAsync("/sweeps/the-annexe-2"), StringComparison.Ordinal);
        await site.PostAsync(address + "/delete", address + "/delete");
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusOfAsync(address));
        Assert.False(Directory.Exists(Path.Combine(site.Runs, "the-annexe")));
    }

    [Fact]
    public async Task ASweepThatLostAFutureGoesOnAfterTheProgramWasStartedAgain()
    {
        await using var site = await SweepSite.StartAsync();
        var (_, address, _) = await site.PostAsync(New, New, Form("high", "start"));
        await site.WhenDoneAsync(address);
        Directory.Delete(Directory.EnumerateDirectories(Path.Combine(site.Runs, "the-annexe"), "scenario=*").Order(StringComparer.Ordinal)
            .Last(), recursive: true);

        await site.RestartAsync();
        Assert.Contains("3 of 4 futures solved, 0 failed, 1 still to solve", await site.GetAsync(address), StringComparison.Ordinal);
        await site.PostAsync(address, address + "/go-on");

        Assert.Contains("4 of 4 futures solved", await site.WhenDoneAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASweepThatWasOnlyWrittenDownCanBeStarted()
    {
        await using var site = await SweepSite.StartAsync();
        var folder = Directory.CreateDirectory(Path.Combine(site.Runs, "later")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "sweep.yaml"),
            "name: later\nbase: small\nschemes: none\naxes: {growth: {central: base, high: {demand.growth: high}}}\n");

        Assert.Contains("has not begun", await site.GetAsync("/sweeps/later"), StringComparison.Ordinal);
        await site.PostAsync("/sweeps/later", "/sweeps/later/go-on", ("areas", "msoa"), ("gap", "0.001"));

        Assert.Contains("2 of 2 futures solved", await site.WhenDoneAsync("/sweeps/later"), StringComparison.Ordinal);
    }
}
