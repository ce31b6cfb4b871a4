using System.Diagnostics;
using System.Text;
using Sufficiency.Runner.Commands;

namespace Sufficiency.Runner.Tests;

/// <summary>An output on a full disk, for every command that prints.</summary>
public sealed class FullDiskTests(FullDiskTests.Runs runs) : IClassFixture<FullDiskTests.Runs>
{
    private readonly InProcess process = runs.Process;

    public static TheoryData<string, string> Printing => new()
    {
        { "plan --data PACK --areas msoa --out again --force", "Tables: FOLDER/again" },
        { "plan --data PACK --areas msoa --out again --force --json", "Tables: FOLDER/again" },
        { "validate --data PACK", "No faults found." },
        { "forecast --data PACK", "" },
        { "forecast --data PACK --json", "" },
        { "compare run other", "" },
        { "compare run other --json", "" },
        { "runs .", "" },
        { "runs . --json", "" },
        { "open run", "Tables: FOLDER/run" },
        { "report run --format docx", "" },
        { "--help", "" },
        { "plan --help", "" },
    };

    [Theory]
    [MemberData(nameof(Printing))]
    public async Task ACommandThatCannotPrintEndsWithOneAndSaysWhatItWrote(string command, string words)
    {
        await using var full = new FullWriter();
        using var error = new StringWriter();

        var exitCode = await Runner.Commands.CommandLine.RunAsync(Arguments(command),
            new CommandContext(full, error, false, AppContext.BaseDirectory, process.Folder, TimeProvider.System, false), default);

        Assert.Equal(ExitCode.InputAtFault, exitCode);
        Assert.Contains("No space left on device", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(words.Replace("FOLDER", process.Folder, StringComparison.Ordinal), error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("inside Sufficiency", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFaultOfTheInputKeepsItsExitCode()
    {
        await using var full = new FullWriter();
        using var error = new StringWriter();

        var exitCode = await Runner.Commands.CommandLine.RunAsync(["validate", "--data", "nowhere"],
            new CommandContext(full, error, false, AppContext.BaseDirectory, process.Folder, TimeProvider.System, false), default);

        Assert.Equal(ExitCode.InputAtFault, exitCode);
        Assert.DoesNotContain("No space left", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheProgramItselfEndsSoOnAFullDevice()
    {
        if (!File.Exists("/dev/full")) return; // Linux alone has such a device
        var start = new ProcessStartInfo("sh") { UseShellExecute = false, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"dotnet '{typeof(ExitCode).Assembly.Location}' validate --data '{InProcess.SmallPack}' > /dev/full");
        using var program = Process.Start(start)!;

        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();

        Assert.Equal(ExitCode.InputAtFault, program.ExitCode);
        Assert.Contains("No space left on device", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static string[] Arguments(string command) =>
        [.. command.Split(' ').Select(word => word == "PACK" ? InProcess.SmallPack : word)];

    /// <summary>Two runs of the small pack.</summary>
    public sealed class Runs : IAsyncLifetime
    {
        internal InProcess Process { get; } = new();

        public async Task InitializeAsync()
        {
            foreach (var name in new[] { "run", "other" })
                Assert.Equal(ExitCode.Done, (await Process.RunAsync(Arguments($"plan --data PACK --areas msoa --out {name}"))).ExitCode);
        }

        public Task DisposeAsync()
        {
            Process.Dispose();
            return Task.CompletedTask;
        }
    }

    private sealed class FullWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}
