using System.Text.Json;

namespace Sufficiency.Runner.Tests;

/// <summary>validate and forecast on the small county and on the packs that come with the program.</summary>
public sealed class DataCommandsTests : IDisposable
{
    private readonly InProcess program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task AFaultlessPackIsCounted()
    {
        var ran = await program.RunAsync(["validate", "--data", InProcess.SmallPack]);

        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Contains("38 EHC plans over 3 home areas; 1 pupils await a place.", ran.Output, StringComparison.Ordinal);
        Assert.Equal("No faults found." + Environment.NewLine, ran.Error);
    }

    [Theory]
    [InlineData("oxfordshire", "7,307 EHC plans over 407 home areas")]
    [InlineData("as-announced-2023", "5,427 EHC plans over 407 home areas")]
    public async Task ThePacksThatComeWithTheProgramAreFaultless(string scenario, string expected)
    {
        var ran = await program.RunAsync(["validate", "--scenario", scenario]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.Contains(expected, ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryFaultIsShownAtOnceWithItsPlace()
    {
        var ran = await program.RunOnChangedPackAsync("validate", "initial_roll.csv", text => text
            .Replace("mainstream,3,M,ASD,12", "mainstream,3,M,ASD,-12", StringComparison.Ordinal)
            .Replace("special,6,S,ASD,6", "speciall,6,S,ASDD,6", StringComparison.Ordinal));

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Empty(ran.Output);
        Assert.Contains("initial_roll.csv, line 3, pupils", ran.Error, StringComparison.Ordinal);
        Assert.Contains("initial_roll.csv, line 5, need", ran.Error, StringComparison.Ordinal);
        Assert.Contains("to mend before there can be a plan.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOverrideThatMatchesNothingIsAFault()
    {
        var ran = await program.RunAsync(["validate", "--data", InProcess.SmallPack, "--set", "demand.grwth=high"]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains("demand.grwth", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ValidateListsWhatIsOutOfTheOrdinaryAndStaysDone()
    {
        var page = await program.RunAsync(["validate", "--data", InProcess.SmallPack]);
        var json = await program.RunAsync(["validate", "--data", InProcess.SmallPack, "--json"]);

        Assert.Equal((ExitCode.Done, ExitCode.Done), (page.ExitCode, json.ExitCode));
        Assert.Contains("figures out of the ordinary", page.Output, StringComparison.Ordinal);
        Assert.Contains("They change no result and refuse nothing.", page.Output, StringComparison.Ordinal);
        var document = JsonDocument.Parse(json.Output).RootElement;
        Assert.True(document.GetProperty("is_sound").GetBoolean());
        Assert.Contains(document.GetProperty("data_warnings").EnumerateArray(),
            warning => warning.GetProperty("check").GetString() == "special_school_places" && warning.GetProperty("line").GetInt32() == 5);
    }

    [Fact]
    public async Task JsonHoldsTheFaultsOfAPackThatCannotBeTaken()
    {
        var ran = await program.RunAsync(["validate", "--data", InProcess.SmallPack, "--json", "--set", "demand.grwth=high"]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        var document = JsonDocument.Parse(ran.Output).RootElement;
        Assert.False(document.GetProperty("is_sound").GetBoolean());
        Assert.Equal("demand.grwth", document.GetProperty("faults")[0].GetProperty("column").GetString());
    }

    [Fact]
    public async Task CodesAreShownWithTheirMeaning()
    {
        var all = await program.RunAsync(["data", "codes"]);
        var needs = await program.RunAsync(["data", "codes", "need"]);
        var none = await program.RunAsync(["data", "codes", "neds"]);

        Assert.Contains("Social, emotional and mental health", needs.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("post_sixteen_centre", needs.Output, StringComparison.Ordinal);
        Assert.Contains("post_sixteen_centre", all.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Done, ExitCode.Done, ExitCode.InputAtFault), (all.ExitCode, needs.ExitCode, none.ExitCode));
        Assert.Contains("There is no list neds. The lists are need, tier,", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOverrideIsShown()
    {
        var ran = await program.RunAsync(["validate", "--data", InProcess.SmallPack, "--set", "demand.growth=high"]);

        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Contains("Replaced: demand.growth = high (was central)", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheForecastStandsOnThreePaths()
    {
        var ran = await program.RunAsync(["forecast", "--data", InProcess.SmallPack]);

        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Contains("Central (planned for)", ran.Output, StringComparison.Ordinal);
        Assert.Contains("2024/25 (counted)", ran.Output, StringComparison.Ordinal);
        Assert.Empty(ran.Error);
    }

    [Fact]
    public async Task HigherGrowthForecastsMorePlansFromTheSameCount()
    {
        var ran = await program.RunAsync(["forecast", "--data", InProcess.SmallPack, "--json"]);

        var totals = JsonDocument.Parse(ran.Output).RootElement.GetProperty("totals").EnumerateArray()
            .Select(total => total.GetProperty("plans").EnumerateArray().Select(plans => plans.GetDouble()).ToArray()).ToArray();
        Assert.Equal(totals[0][0], totals[2][0], 9);
        Assert.True(totals[0][^1] < totals[1][^1] && totals[1][^1] < totals[2][^1]);
    }

    [Fact]
    public async Task AnUnknownScenarioIsAnsweredWithTheNearest()
    {
        var ran = await program.RunAsync(["plan", "--scenario", "as-anounced-2023"]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains("Did you mean as-announced-2023?", ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }
}
