using System.CommandLine;
using Sufficiency.Engine;
using Sufficiency.Runner.Settings;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency sweep merge</c>: joins the parts of a sweep that several machines solved.</summary>
internal sealed class SweepMergeCommand : Command
{
    private readonly CommandContext context;
    private readonly Argument<string[]> parts = new("folders") { Description = "Folders of the parts.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> output = new("--out") { Description = "Folder for the whole sweep.", HelpName = "folder", Required = true };

    private readonly Option<string?> file = new("--file") { Description = "The sweep file, where it no longer lies where it did when the parts were solved.", HelpName = "file" };

    public SweepMergeCommand(CommandContext context)
        : base("merge", "Join the parts of a sweep and verify that every scenario is there.")
    {
        this.context = context;
        Add(parts);
        Add(output);
        Add(file);
        SetAction((result, cancellation) => Task.Run(() => Run(result, cancellation), CancellationToken.None));
    }

    private int Run(ParseResult result, CancellationToken cancellation)
    {
        var folders = result.GetRequiredValue(parts).Select(part => Path.GetFullPath(part, context.CurrentFolder)).ToList();
        var target = Path.GetFullPath(result.GetRequiredValue(output), context.CurrentFolder);
        if (folders.Contains(target, StringComparer.Ordinal)) throw new RequestException("--out is one of the parts. Name a folder of its own.");
        var locator = new SweepLocator(context.ProgramFolder, context.CurrentFolder);
        var merged = SweepMerge.Run(folders, target, result.GetValue(file) is { } named ? locator.Locate(named) : null, locator.DataFolders(null), cancellation);
        context.Error.WriteLine($"{merged.Done} scenarios solved, {merged.Failed} failed: all {merged.Done + merged.Failed} are there. Tables: {target}");
        return merged.Failed > 0 ? ExitCode.NoPlan : ExitCode.Done;
    }
}
