using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sufficiency.Benchmarks.Peers;

namespace Sufficiency.Runner.Tests.Benchmarks;

/// <summary>Peers are run, each in a process of its own, and their table is made as it says.</summary>
public sealed class PeersTests : IDisposable
{
    private static readonly string[] Peers = ["ours", "CBC", "SCIP", "HiGHS"];
    private readonly InProcess program = new();

    public static TheoryData<string> PeerNames => [.. Peers];

    private string Table => Path.Combine(program.Folder, "table.md");

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task EveryPeerFindsTheSameOptimumOfASmallCounty()
    {
        await File.WriteAllTextAsync(Table, "before\n<!-- peers: begin -->\nan older table\n<!-- peers: end -->\nafter\n");

        var plan = new PeerRunPlan(["small"], Peers, [1e-6], TimeSpan.FromSeconds(120), new(2025, 9, 1));

        await PeersCommand.RunAsync(plan, Table, CancellationToken.None);

        var text = await File.ReadAllTextAsync(Table);
        Assert.StartsWith("before\n<!-- peers: begin -->\n2025-09-01: ", text, StringComparison.Ordinal);
        Assert.EndsWith("<!-- peers: end -->\nafter\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("an older table", text, StringComparison.Ordinal);
        Assert.Contains(text.Split('\n'),
            line => line.StartsWith("| small | ", StringComparison.Ordinal) && line.EndsWith(" | 2 |", StringComparison.Ordinal));
        var rows = text.Split('\n').Where(line => line.StartsWith("| small | 1e-6 ", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        Assert.Equal(Peers, rows.Select(row => row[3]), StringComparer.Ordinal);
        var optima = rows.Select(row => double.Parse(row[4], NumberStyles.Number, CultureInfo.InvariantCulture)).ToList();
        Assert.All(optima, optimum => Assert.InRange(optimum, 1e6, 1e8));
        var within = 1.0 + (1e-6 * optima[0]); // the gap asked for, in whole pounds
        Assert.All(optima, optimum => Assert.InRange(optimum, optima[0] - within, optima[0] + within));
        Assert.All(rows, row => Assert.InRange(double.Parse(row[9], NumberStyles.Number, CultureInfo.InvariantCulture), 1, 4096));
        Assert.All(rows, row => Assert.Equal("", row[10]));
    }

    [Theory]
    [MemberData(nameof(PeerNames))]
    public async Task ASolvePrintsOneLineOfJsonAndNoBanner(string peer)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        string[] arguments =
        [
            typeof(PeersCommand).Assembly.Location, "peer-run", "--instance", "small", "--peer", peer,
            "--gap", "1e-6", "--time-limit", "120",
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.Equal("built", (await error).Trim());
        Assert.Equal(output.TrimEnd().Length, output.IndexOf('\n', StringComparison.Ordinal));
        var result = JsonSerializer.Deserialize<PeerResult>(output)!;
        Assert.Equal(peer, result.Peer);
        Assert.True(result.IsWithinGap);
    }

    [Fact]
    public async Task AProcessThatTakesTooMuchMemoryIsEndedAndItsRowSaysSo()
    {
        var ceilings = new PeerCeilings(TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(60), MemoryMebibytes: 1);
        var result = await PeerProcess.RunAsync("small", "HiGHS", 1e-6, ceilings, CancellationToken.None);

        Assert.Equal("ended at 1 MiB", result.Remark);
        Assert.Null(result.Objective);
        Assert.True(result.Mebibytes > 1);
    }

    [Fact]
    public void AProcessIsEndedWhenItsLimitAndItsGraceAreOver()
    {
        var ceilings = new PeerCeilings(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), MemoryMebibytes: 100);
        var minute = TimeSpan.FromMinutes(1);

        Assert.Null(ceilings.WhyEnd(minute, null, 100));
        Assert.Null(ceilings.WhyEnd(minute, TimeSpan.FromSeconds(15), 100));
        Assert.Equal("ended 5 s after its limit of 10 s", ceilings.WhyEnd(minute, TimeSpan.FromSeconds(15.1), 100));
        Assert.Equal("ended at 100 MiB", ceilings.WhyEnd(minute, null, 100.5));
        Assert.Equal("ended: the instance was not built in time", ceilings.WhyEnd(TimeSpan.FromMinutes(15.1), null, 100));
        Assert.Null((ceilings with { MemoryMebibytes = null }).WhyEnd(minute, null, 1e6));
    }
}
