namespace Sufficiency.Runner.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly InProcess program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task HelpNamesEveryCommand()
    {
        var ran = await program.RunAsync(["--help"]);

        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.All(["plan", "forecast", "validate", "data"],
            command => Assert.Contains($"  {command} ", ran.Output, StringComparison.Ordinal));
        Assert.Empty(ran.Error);
    }

    [Fact]
    public async Task TheProgramAloneHelpsWithThreeExamples()
    {
        var ran = await program.RunAsync([]);

        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Equal(4, ran.Output.Split("\n  sufficiency plan --", StringSplitOptions.None).Length
            + ran.Output.Split("\n  sufficiency compare ", StringSplitOptions.None).Length - 1);
        Assert.Empty(ran.Error);
    }

    [Fact]
    public async Task ShortHelpHasALineForEachOptionAndLongHelpSaysMore()
    {
        var brief = await program.RunAsync(["plan", "-h"]);
        var whole = await program.RunAsync(["plan", "--help"]);

        Assert.InRange(brief.Output.Length, 100, whole.Output.Length - 100);
        Assert.Contains("--help says more.", brief.Output, StringComparison.Ordinal);
        Assert.All(brief.Output.Split('\n').Where(line => line.StartsWith("  --", StringComparison.Ordinal)),
            line => Assert.DoesNotContain(". ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[default: lsoa]", "plan")]
    [InlineData("[default: named]", "plan")]
    [InlineData("[default: html]", "report")]
    [InlineData("[default: lsoa]", "sweep")]
    public async Task DefaultsArePrintedAsTheyAreTyped(string shown, string command)
    {
        var ran = await program.RunAsync([command, "--help"]);

        Assert.Contains(shown, ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan --areas ", "lsoa", "msoa")]
    [InlineData("sufficiency plan --sche", "--schemes")]
    [InlineData("ope", "open")]
    public async Task TheLineBeforeTheCursorIsCompleted(string line, params string[] words)
    {
        var ran = await program.RunAsync([$"[suggest:{line.Length}]", line]);

        var offered = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(words, offered);
    }

    [Fact]
    public async Task TheVersionIsANumber() =>
        Assert.Matches(@"^\d+\.\d+\.\d+", (await program.RunAsync(["--version"])).Output);

    [Theory]
    [InlineData("plan", "--schemes")]
    [InlineData("forecast", "--json")]
    [InlineData("validate", "--data")]
    [InlineData("data", "build")]
    public async Task EveryCommandExplainsItself(string command, string part)
    {
        var ran = await program.RunAsync([command, "--help"]);

        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Contains(part, ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--areas", "lsoaa", "Did you mean lsoa?")]
    [InlineData("--schemes", "planned", "as-planned")]
    [InlineData("--gap", "0", "--gap is a share")]
    [InlineData("--gap", "little", "--gap is a share")]
    [InlineData("--time-limit", "-3", "--time-limit is a number of seconds above 0")]
    public async Task AnImpossibleValueIsNamed(string option, string value, string expected)
    {
        var ran = await program.RunAsync(["plan", option, value]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }

    [Theory]
    [InlineData("plan", "--scenaro")]
    [InlineData("validate", "--strict")]
    public async Task AnUnknownOptionIsTheUsersToMend(string command, string option)
    {
        var ran = await program.RunAsync([command, option]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains(option, ran.Error, StringComparison.Ordinal);
        Assert.Contains("--help", ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }

    [Fact]
    public async Task AnUnknownCommandIsTheUsersToMend()
    {
        var ran = await program.RunAsync(["plann"]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains("plann", ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }
}
