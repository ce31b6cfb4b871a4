using System.CommandLine;
using Sufficiency.Benchmarks.Papers;
using Sufficiency.Benchmarks.Peers;
using Sufficiency.Benchmarks.Phases;

namespace Sufficiency.Runner.Tests.Benchmarks;

/// <summary>Tables and the history are written where and only when they should be.</summary>
public sealed class PapersTests : IDisposable
{
    private static readonly DateOnly Day = new(2025, 9, 1);
    private readonly InProcess program = new();

    private string Paper => Path.Combine(program.Folder, "paper.md");

    private string History => Path.Combine(program.Folder, "history.csv");

    public void Dispose() => program.Dispose();

    [Fact]
    public void ASuiteReplacesItsOwnTableAndNoOther()
    {
        File.WriteAllText(
            Paper, "# Title\n<!-- peers: begin -->\nold\n<!-- peers: end -->\n<!-- phases: begin -->\n<!-- phases: end -->\n");

        MarkedSection.Write(Paper, "phases", "| phases |\n");
        MarkedSection.Write(Paper, "peers", "| peers |\n");

        Assert.Equal(
            "# Title\n<!-- peers: begin -->\n| peers |\n<!-- peers: end -->\n<!-- phases: begin -->\n| phases |\n<!-- phases: end -->\n",
            File.ReadAllText(Paper));
    }

    [Fact]
    public void AFileWithoutMarkersIsNotWritten()
    {
        File.WriteAllText(Paper, "no markers\n");

        Assert.Throws<InvalidDataException>(() => MarkedSection.Write(Paper, "peers", "| peers |\n"));
        Assert.Equal("no markers\n", File.ReadAllText(Paper));
    }

    [Fact]
    public void AFileThatIsNotThereIsMadeOfTheTable()
    {
        MarkedSection.Write(Paper, "peers", "| peers |\n");

        Assert.Equal("<!-- peers: begin -->\n| peers |\n<!-- peers: end -->\n", File.ReadAllText(Paper));
    }

    [Fact]
    public void RowsAreAddedAtTheEndOfTheHistory()
    {
        var stamp = new HistoryStamp(Day, "abc1234", "2 cores, 23 GiB");

        HistoryFile.Append(History, stamp, "peers", [new("msoa:1 to 1e-3 by HiGHS", 179.8, "s")]);
        HistoryFile.Append(History, stamp, "phases", [new("the \"small\" one", 1234567.8, "ms")]);

        Assert.Equal(
            "date,commit,machine,suite,case,value,unit\n"
            + "2025-09-01,abc1234,\"2 cores, 23 GiB\",peers,msoa:1 to 1e-3 by HiGHS,179.8,s\n"
            + "2025-09-01,abc1234,\"2 cores, 23 GiB\",phases,\"the \"\"small\"\" one\",1234568,ms\n",
            File.ReadAllText(History));
    }

    [Fact]
    public void TheHistoryGrowsOnlyWhereThatIsAskedFor()
    {
        var command = new Command("suite");
        var papers = new PaperOptions("suite", command);
        HistoryRow[] rows = [new("a case", 1, "s")];

        papers.Recorder(command.Parse([]), Day)(rows);
        Assert.False(File.Exists(History));

        papers.Recorder(command.Parse(["--record", History, "--commit", "abc1234"]), Day)(rows);
        Assert.Equal(2, File.ReadAllLines(History).Length);
    }

    [Fact]
    public void ASolveThatReachedItsGapGivesSecondsAndAnotherItsGap()
    {
        var reached = new PeerResult
        {
            Instance = "msoa:1",
            Peer = "ours",
            GapAsked = 1e-3,
            Objective = 100,
            Bound = 99.95,
            Seconds = 3,
            ProcessorSeconds = 5,
            Mebibytes = 300.4,
        };
        var late = reached with { Peer = "HiGHS", Bound = 99, Seconds = 120 };
        var nothing = late with { Peer = "CBC", Objective = null, Mebibytes = null };
        var notRun = nothing with { Peer = "SCIP", Seconds = 0, ProcessorSeconds = 0 };

        var rows = PeerTable.History([reached, late, nothing, notRun]).ToList();

        Assert.Equal(
            [
                new("msoa:1 to 1e-3 by ours", 3, "s"),
                new("msoa:1 to 1e-3 by ours", 5, "CPU s"),
                new("msoa:1 to 1e-3 by ours", 300, "MiB"),
                new("msoa:1 to 1e-3 by HiGHS, not reached", 0.01, "gap"),
                new("msoa:1 to 1e-3 by HiGHS", 5, "CPU s"),
                new("msoa:1 to 1e-3 by HiGHS", 300, "MiB"),
                new("msoa:1 to 1e-3 by CBC, no gap proven", 120, "s"),
                new("msoa:1 to 1e-3 by CBC", 5, "CPU s"),
            ],
            rows);
    }

    [Fact]
    public void ThePhasesTableHasARowAPhase()
    {
        var text = PhaseTable.Text(Day, "short", [new("Lsoa", "Solve", 8334.4, 120.2, 0.25)]);

        Assert.StartsWith("2025-09-01: ", text, StringComparison.Ordinal);
        Assert.EndsWith("| Lsoa | Solve | 8,334 | 120 | 0.25 |\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("current.md", "<!-- peers: begin -->\n")]
    [InlineData("current.md", "<!-- phases: end -->\n")]
    [InlineData("history.csv", "date,commit,machine,suite,case,value,unit\n")]
    public void ThePapersOfTheRepositoryCanBeWritten(string file, string text)
    {
        var folder = Path.GetDirectoryName(PaperOptions.CurrentFile)!;

        Assert.Contains(text, File.ReadAllText(Path.Combine(folder, file)), StringComparison.Ordinal);
    }
}
