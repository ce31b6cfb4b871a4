using System.CommandLine;

namespace Sufficiency.Benchmarks.Papers;

/// <summary>The options by which a suite writes its table and its rows of the history.</summary>
internal sealed class PaperOptions
{
    private readonly string suite;

    /// <summary>The options of one suite, added to its command.</summary>
    public PaperOptions(string suite, Command command)
    {
        this.suite = suite;
        command.Add(Record);
        command.Add(Commit);
    }

    /// <summary>File of the tables.</summary>
    public static string CurrentFile => RepositoryFolder.At("benchmarks", "current.md");

    private static string HistoryPath => RepositoryFolder.At("benchmarks", "history.csv");

    private Option<string?> Record { get; } = new("--record")
    {
        Description = "Add the figures to this file; to benchmarks/history.csv where no file is named.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private Option<string?> Commit { get; } = new("--commit")
    {
        Description = "Commit of the build, for --record; git is asked where it is left out.",
    };

    /// <summary>Where a suite's table goes: nowhere where the option is missing, the usual file where it names none.</summary>
    public static Option<string?> Table(string description) => new("--table")
    {
        Description = description,
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The file of a table; null where none was asked for.</summary>
    public static string? TableFile(ParseResult parsed, Option<string?> table) =>
        parsed.GetResult(table) is null ? null : parsed.GetValue(table) ?? CurrentFile;

    /// <summary>Commit that is measured: the one named on the command line, or else what git tells.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="folder">Another checkout; this repository if it is left out.</param>
    public string CommitOf(ParseResult parsed, string? folder = null) =>
        parsed.GetValue(Commit) ?? RepositoryFolder.ReadCommit(folder);

    /// <summary>What adds rows to the history: nothing where that was not asked for.</summary>
    /// <remarks>Git is asked at once, so that a long measurement does not fail at its end.</remarks>
    public Action<IEnumerable<HistoryRow>> Recorder(ParseResult parsed, DateOnly day, string? folder = null)
    {
        if (parsed.GetResult(Record) is null) return _ => { };
        var stamp = new HistoryStamp(day, CommitOf(parsed, folder), Machine.Name);
        var file = parsed.GetValue(Record) ?? HistoryPath;
        return rows => HistoryFile.Append(file, stamp, suite, rows);
    }
}
