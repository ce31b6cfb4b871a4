using System.CommandLine;
using Sufficiency.Engine.Sweeps.Catalogue;
using Sufficiency.Runner.Documents;
using Sufficiency.Runner.Settings;
using Sufficiency.Runner.Terminal;
using Sufficiency.Web.Reading;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency open</c>: the page of an old run again.</summary>
internal sealed class OpenCommand : Command
{
    private readonly CommandContext context;
    private readonly Argument<string> run = new("run") { Description = "Folder of a run, such as runs/oxfordshire-lsoa-named." };

    public OpenCommand(CommandContext context)
        : base("open", "Print the page of a run again.")
    {
        this.context = context;
        Add(run);
        SetAction((result, cancellation) => RunAsync(result, cancellation));
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(result.GetRequiredValue(run), context.CurrentFolder);
        Refuse(folder);
        var page = Path.Combine(folder, RunDocuments.PageName);
        if (File.Exists(page))
        {
            await context.Output.WriteAsync(await File.ReadAllTextAsync(page, cancellation));
            await context.Error.WriteLineAsync("The page as it was printed when the plan was made.");
        }
        else
        {
            RunPage.Write(new Screen(context.Output), RunReader.Read(folder));
            await context.Error.WriteLineAsync($"{RunDocuments.PageName} is missing, so these main figures are read from the tables. "
                + "The report has more: type report and the folder.");
        }

        await context.Error.WriteLineAsync($"Tables: {folder}");
        return ExitCode.Done;
    }

    /// <summary>Refuses what is no run, and says what to type instead.</summary>
    private static void Refuse(string folder)
    {
        if (RunCatalogue.List(folder) is not [{ } entry] || entry.Folder != Path.TrimEndingDirectorySeparator(folder)) return;
        if (entry.Kind == CatalogueKind.Sweep)
            throw new RequestException($"{folder} holds a sweep. compare and the folder say which plan to choose.");
        if (entry.Kind == CatalogueKind.JointPlan)
            throw new RequestException($"{folder} holds a plan for many futures, whose page is not kept. Its tables lie in the folder.");
    }
}
