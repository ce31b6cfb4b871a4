using System.CommandLine;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Runner.Settings;
using Sufficiency.Runner.Terminal;
using Sufficiency.Workbooks;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency import</c>: a filled workbook becomes a data pack, or every fault is named by its cell.</summary>
internal sealed class ImportCommand : Command
{
    private readonly CommandContext context;
    private readonly Argument<string> file = new("file") { Description = "The filled workbook (*.xlsx), from template or export." };

    private readonly Option<string> output = new("--out")
    {
        Description = "Folder for the data pack. It is written whole or not at all; an earlier import is replaced.",
        HelpName = "folder",
        Required = true,
    };

    private readonly Option<string?> data = new("--data")
    {
        Description = "Folder with the pack that the workbook is laid over: what it does not hold comes from there. "
            + "Default: the pack that its first sheet names, if it comes with the program.",
        HelpName = "folder",
    };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document, of faults too, instead of sentences." };

    public ImportCommand(CommandContext context)
        : base("import", "Make a data pack of a filled workbook, or name every fault by sheet and cell. "
            + "Plan with it by: sufficiency plan --data FOLDER")
    {
        this.context = context;
        Add(file);
        Add(output);
        Add(data);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var isJson = result.GetValue(json);
        var path = Path.GetFullPath(result.GetRequiredValue(file), context.CurrentFolder);
        var target = Path.GetFullPath(result.GetRequiredValue(output), context.CurrentFolder);
        try
        {
            var outcome = PackWorkbook.Import(path, name => PlanPath(result.GetValue(data), name), target);
            if (isJson) ImportDocument.Write(context.Output, outcome);
            else ImportDocument.Tell(context.Output, context.Error, outcome, result.GetRequiredValue(output));
            return ExitCode.Done;
        }
        catch (DataIssueException faults) when (isJson)
        {
            ImportDocument.Write(context.Output, faults.Issues);
            return ExitCode.InputAtFault;
        }
        catch (PackFolderException fault)
        {
            throw new RequestException(fault.Message);
        }
    }

    private bool HoldsPlan(string folder) => File.Exists(Path.Combine(Path.GetFullPath(folder, context.CurrentFolder), "plan.yaml"));

    /// <summary>The plan file of the pack that a workbook is laid over.</summary>
    /// <param name="folder">The folder that was named, or null.</param>
    /// <param name="name">The pack's name in the workbook, or null.</param>
    private string PlanPath(string? folder, string? name)
    {
        var locator = new ScenarioLocator(context.ProgramFolder, context.CurrentFolder);
        if (folder is not null)
            return locator.Locate(folder, HoldsPlan(folder) ? null : name);
        if (name is null)
            throw new RequestException("The workbook does not say which pack it is laid over. Name the pack's folder with --data.");
        try
        {
            return locator.Locate(null, name);
        }
        catch (RequestException)
        {
            throw new RequestException($"The workbook was made for the pack «{name}», which does not come with the program. "
                + "Name the pack's folder with --data.");
        }
    }
}
