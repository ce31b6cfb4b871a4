using System.CommandLine;
using System.CommandLine.Parsing;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Runner.Settings;
using Sufficiency.Runner.Terminal;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency sweep merge</c>: joins the parts of a sweep that several machines solved.</summary>
internal sealed class SweepMergeCommand : Command
{
    private readonly CommandContext context;
    private readonly Argument<string[]> parts = new("folders") { Description = "Folders of the parts.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> output =
        new("--out") { Description = "Folder for the whole sweep.", HelpName = "folder", Required = true };

    private readonly Option<string?> file = new("--file")
    {
        Description = "The sweep file, where it no longer lies where it did when the parts were solved.",
        HelpName = "file",
    };

    private readonly Option<string?> data =
        new("--data") { Description = "Folder with scenarios of your own, where the sweep was made with one.", HelpName = "folder" };

    public SweepMergeCommand(CommandContext context)
        : base("merge", "Join the parts of a sweep and verify that every scenario is there.")
    {
        this.context = context;
        Add(parts);
        Add(output);
        Add(file);
        Add(data);
        SetAction((result, cancellation) => Task.Run(() => Run(result, cancellation), CancellationToken.None));
    }

    private int Run(ParseResult result, CancellationToken cancellation)
    {
        RefuseWhatStandsBefore(result);
        var folders = result.GetRequiredValue(parts).Select(part => Path.GetFullPath(part, context.CurrentFolder)).ToList();
        var target = Path.GetFullPath(result.GetRequiredValue(output), context.CurrentFolder);
        if (folders.Contains(target, StringComparer.Ordinal))
            throw new RequestException("--out is one of the parts. Name a folder of its own.");
        var locator = new SweepLocator(context.ProgramFolder, context.CurrentFolder);
        var merged = SweepMerge.Run(folders, target, result.GetValue(file) is { } named ? locator.Locate(named) : null,
            locator.DataFolders(result.GetValue(data)), cancellation);
        context.Error.WriteLine($"{Words.Many(merged.Done, "scenario")} solved, {merged.Failed} "
            + $"failed: {(merged.Done + merged.Failed == 1 ? "it is" : $"all {merged.Done + merged.Failed} are")} there. Tables: {target}");
        return merged.Failed > 0 ? ExitCode.NoPlan : ExitCode.Done;
    }

    /// <summary>Refuses what was given to <c>sweep</c> itself: merging has no use for it.</summary>
    private static void RefuseWhatStandsBefore(ParseResult result)
    {
        if (result.CommandResult.Parent is not CommandResult before) return;
        List<string> given = [.. before.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token =>
            token.Value), .. before.Children.OfType<OptionResult>().Where(option => !option.Implicit).Select(option => option.Option.Name)];
        if (given.Count > 0)
            throw new RequestException($"{string.Join(" and ", given)} before merge {(given.Count == 1 ? "has" : "have")} no part in "
                + $"merging. Leave {(given.Count == 1 ? "it" : "them")} out; the sweep file is named with --file.");
    }
}
