using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Sufficiency.Runner.Tests;

/// <summary>The web application as a command: where it starts, where it cannot, how it ends.</summary>
public sealed class ServeCommandTests : IDisposable
{
    private readonly InProcess process = new();

    public void Dispose() => process.Dispose();

    [Fact]
    public async Task ItPrintsAnAddressOfThisMachineAndEndsWhenItIsAskedTo()
    {
        var ran = await process.RunUntilAsync("Ctrl-C ends the program.", ["serve", "--no-browser"]);

        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Matches("^Open http://127\\.0\\.0\\.1:[0-9]+/\\?token=[0-9a-f]{64}\\s+$", ran.Output);
        Assert.Contains("nothing is half written", ran.Error, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(process.Folder, "runs")));
    }

    [Fact]
    public async Task ATakenPortGivesAdvice()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var ran = await process.RunAsync(["serve", "--no-browser", "--port", port]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Empty(ran.Output);
        Assert.Contains("Name another --port", ran.Error, StringComparison.Ordinal);
        Assert.Contains(port, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileInThePlaceOfTheFolderOfRunsGivesAdvice()
    {
        await File.WriteAllTextAsync(Path.Combine(process.Folder, "runs"), "a file");

        var ran = await process.RunAsync(["serve", "--no-browser"]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains("--runs folder", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("70000")]
    [InlineData("-1")]
    [InlineData("80.5")]
    [InlineData("http")]
    public async Task APortThatIsNoneIsRefused(string port)
    {
        var ran = await process.RunAsync(["serve", "--no-browser", "--port", port]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains("--port is a whole number from 0 to 65535", ran.Error, StringComparison.Ordinal);
    }
}
