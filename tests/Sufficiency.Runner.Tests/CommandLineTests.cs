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
