using System.CommandLine;
using Sufficiency.Engine.Sweeps.Catalogue;
using Sufficiency.Runner.Settings;
using Sufficiency.Runner.Terminal;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency runs</c>: runs and sweeps under a folder, the newest first.</summary>
internal sealed class RunsCommand : Command
{
    private readonly CommandContext context;

    private readonly Argument<string?> folder = new("folder")
    {
        Description = "Folder that holds runs. Default: runs, where plan writes them.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of the list." };

    public RunsCommand(CommandContext context)
        : base("runs", "List runs and sweeps under a folder, the newest first.")
    {
        this.context = context;
        Add(folder);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var named = result.GetValue(folder);
        var path = Path.GetFullPath(named ?? RunFolder.DefaultParent, context.CurrentFolder);
        if (named is not null && !Directory.Exists(path)) throw new RequestException($"There is no folder {path}.");
        var entries = RunCatalogue.List(path);
        if (result.GetValue(json)) RunsPage.WriteDocument(context.Output, entries);
        else RunsPage.Write(new Screen(context.Output), entries, path, context.Clock.LocalTimeZone);
        if (entries.Count == 0) context.Error.WriteLine($"There are no runs in {path} yet. plan makes one.");
        return ExitCode.Done;
    }
}
