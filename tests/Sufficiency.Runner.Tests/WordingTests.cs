using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Runner.Terminal;

namespace Sufficiency.Runner.Tests;

/// <summary>Pages say what they mean: wording that misled people stays away.</summary>
public sealed class WordingTests : IDisposable
{
    private readonly InProcess program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task ThePlanPageBeginsWithDoubtAndNamesOnceWhatItIsLaidBeside()
    {
        var ran = await program.RunAsync(["plan", "--data", InProcess.SmallPack]);
        var page = OneLine(ran.Output);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.InRange(page.IndexOf("Read before you show this", StringComparison.Ordinal), 0,
            page.IndexOf("In short", StringComparison.Ordinal));
        Assert.Contains("Which assumption would change the chosen schemes is not checked: run plan --check-assumptions.", page,
            StringComparison.Ordinal);
        Assert.Equal(2, page.Split("Committed schemes only: ").Length); // named once
        Assert.Contains("Committed schemes only: nothing is built; no scheme is committed.", page, StringComparison.Ordinal);
        Assert.Contains("pupil-years of waiting", page, StringComparison.Ordinal);
        Assert.Contains("Beside committed schemes only the plan ", page, StringComparison.Ordinal);
        Assert.All(["nothing more", "saved −", "years between them", "£0.0m of capital"], wrong =>
            Assert.DoesNotContain(wrong, page, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task AlikeWordsStandInOneBox()
    {
        var page = (await program.RunAsync(["plan", "--data", InProcess.SmallPack, "--schemes", "none"])).Output;
        var box = page[page.IndexOf("Words on this page", StringComparison.Ordinal)..page.IndexOf("Pupils with a plan, by",
            StringComparison.Ordinal)];
        Assert.All(["Waiting: ", "No school place: ", "Places short: "], word => Assert.Contains(word, box, StringComparison.Ordinal));
    }

    [Fact]
    public async Task GuidanceIsLeftOutWhereNobodyTravelsTooFar()
    {
        var far = await program.RunAsync(
            ["plan", "--data", InProcess.SmallPack, "--out", "far", "--set", "travel.primary_guidance_minutes=1", "--set",
                "travel.secondary_guidance_minutes=1"]);
        var near = await program.RunAsync(
            ["plan", "--data", InProcess.SmallPack, "--out", "near", "--set", "travel.primary_guidance_minutes=600", "--set",
                "travel.secondary_guidance_minutes=600"]);
        Assert.Contains("beyond what guidance advises", far.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("beyond what guidance advises", near.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASchemeWithoutCapitalHasNoneGiven()
    {
        var page = (await program.RunAsync(
            ["plan", "--data", InProcess.SmallPack, "--set", "schemes[annexe].capital_gbp=0", "--schemes", "as-planned"])).Output;
        Assert.Contains("none given", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1_240_000, "saves £1.2m")]
    [InlineData(120_700_000, "costs £120.7m more")]
    [InlineData(-30_000, "costs the same")]
    public void APlanSavesOrCostsAndNeverSavesLessThanNothing(double difference, string words) =>
        Assert.Equal(words, MoneySection.SavesOrCosts(difference));

    [Fact]
    public void ASweepSaysWhatEachPlanSavesOrCosts()
    {
        var outcome = new SweepOutcome
        {
            Title = "Title",
            Done = 1,
            Failures = [],
            Folder = "out",
            Seconds = 1,
            Scenarios = [new("base", 1e9, 12, -120_700_000, 3)],
        };
        var page = Page(screen => SweepPage.Write(screen, outcome));
        Assert.Contains("costs £120.7m more", page, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing more", page, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLeastCostSoFarStandsBesideItsLackOfPlaces()
    {
        using var error = new StringWriter();
        new SweepDisplay(error, TimeProvider.System).Report(new()
        {
            Done = 1,
            Failed = 0,
            Remaining = 0,
            Left = null,
            Best = "base",
            BestCostGbp = 9e6,
            BestPlacesShort = 760.2,
            Latest = "base solved",
        });
        Assert.Contains("least cost so far £9.0m, 760 places short (base)", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AComparisonNamesPlansAndSchemesAndTellsOfPaybackFirst()
    {
        var page = Page(screen => ComparePage.Write(screen, Comparison));
        Assert.Contains("without Faringdon", page, StringComparison.Ordinal);
        Assert.Contains("Annexe, from 2026/27: a first step in all of them", page, StringComparison.Ordinal);
        Assert.Contains("Annexe is worth it if growth ≥ 1.1.", page, StringComparison.Ordinal);
        Assert.Contains("a year's wait counts at more than the dearest place", page, StringComparison.Ordinal);
        Assert.Contains("costs £2.0m more", page, StringComparison.Ordinal);
        Assert.InRange(page.IndexOf("No future's own plan pays back", StringComparison.Ordinal), 0,
            page.IndexOf("is worth it if", StringComparison.Ordinal));
        Assert.All(["plan-1", "annexe,", "ays for itself"], wrong => Assert.DoesNotContain(wrong, page, StringComparison.Ordinal));
    }

    private static CompareOutcome Comparison { get; } = new()
    {
        Title = "A sweep",
        Futures = (2, 2, 2),
        Plans =
        [
            new()
            {
                Name = "plan-1",
                Title = "without Faringdon",
                Openings = new Dictionary<string, int>(StringComparer.Ordinal) { ["annexe"] = 2026 },
                Scenarios = 2,
                ExpectedGbp = 1e9,
                TailGbp = 1e9,
                MaximumRegretGbp = 0,
                Merits = ["least expected cost"],
            },
        ],
        SchemeNames = new Dictionary<string, string>(StringComparer.Ordinal) { ["annexe"] = "Annexe", ["faringdon"] = "Faringdon" },
        NotEverywhere = [],
        Common = [("annexe", 2026, true)],
        Tornado = [],
        Schemes =
        [
            new()
            {
                SchemeId = "annexe",
                PaysShare = 0.5,
                MeanSavingGbp = -2e6,
                DelayGbp = [1e6],
                DelayWaiting = [3],
                BreakEven = ["growth ≥ 1.1"],
            },
        ],
        Payback = (null, null, 0, 2),
        Reference = "base",
        Folder = "out",
    };

    /// <summary>A page without the breaks at the width of a file.</summary>
    internal static string OneLine(string page) => string.Join(' ', page.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Page(Action<Screen> write)
    {
        using var text = new StringWriter();
        write(new Screen(text));
        return OneLine(text.ToString());
    }
}
