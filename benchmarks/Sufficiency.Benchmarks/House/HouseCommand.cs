using System.CommandLine;
using Sufficiency.Benchmarks.Papers;

namespace Sufficiency.Benchmarks.House;

/// <summary>`house`: how large, how tangled and how wordy the source is.</summary>
internal static class HouseCommand
{
    private const string Suite = "house";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var root = new Option<string>("--root")
        {
            Description = "Folder of a checkout; this repository if it is left out.",
            DefaultValueFactory = _ => RepositoryFolder.At(),
        };
        var table = PaperOptions.Table("Replace the table in this Markdown file; in benchmarks/current.md where no file is named.");
        var command = new Command(Suite, "Count files, lines, knots, wide members and long sentences of the source.") { root, table };
        var papers = new PaperOptions(Suite, command);
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(root)!;
            var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var record = papers.Recorder(parsed, day, folder);
            var figures = HouseFigures.Of(SourceTree.Read(folder));
            var text = HouseTable.Text(day, papers.CommitOf(parsed, folder), figures);
            Console.Write(text);
            if (PaperOptions.TableFile(parsed, table) is { } file) MarkedSection.Write(file, Suite, text);
            record(figures.History());
            return 0;
        });
        return command;
    }
}
