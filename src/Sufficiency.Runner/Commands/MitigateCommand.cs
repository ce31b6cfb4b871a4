using System.CommandLine;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs.Actions;
using Sufficiency.Engine.Sweeps.Mitigation;
using Sufficiency.Runner.Documents;
using Sufficiency.Runner.Settings;
using Sufficiency.Runner.Terminal;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency mitigate</c>: what actions do, each alone and one on top of another.</summary>
internal sealed class MitigateCommand : Command
{
    private readonly CommandContext context;
    private readonly DataOptions data = new();

    private readonly Argument<string> file = new("file") { Description = "File of actions, as data/schema/actions.yaml says." };

    private readonly Option<string?> only = new(ActionFile.OnlyOption)
    {
        Description = "Only these actions of the file, by identifier, joined by commas.",
        HelpName = "ids",
    };

    private readonly Option<Choice<SchemeChoice>> schemes =
        Choices.Option("--schemes", "Who decides on optional schemes, as in plan.", Choices.Schemes, "named");

    private readonly LimitOptions limits = new("How near to the best possible plan each plan is proven to be. A finer one, such as 3e-4, "
        + "tells smaller steps apart and takes longer.", "Most seconds to spend on all plans together.");

    private readonly Option<string?> output = new("--out")
    {
        Description = "Folder for the two runs and the steps. Default: a new folder under runs.",
        HelpName = "folder",
    };

    private readonly Option<bool> force = new("--force") { Description = "Replace what stands in that folder already." };

    public MitigateCommand(CommandContext context)
        : base("mitigate", "Switch actions on, each alone and one on top of another, and show what each does.")
    {
        this.context = context;
        Add(file);
        data.AddTo(this, looksAtSchemes: true);
        Add(only);
        Add(schemes);
        limits.AddTo(this);
        Add(output);
        Add(force);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        var request = Request(result);
        var display = new ProgressDisplay(context.Error, context.Clock);
        var outcome = await display.RunAsync(context.ErrorIsTerminal,
            progress => new MitigateRun(context.Clock).RunAsync(request, progress, cancellation));

        List<string> failed =
        [
            .. await RunDocuments.AddAsync(outcome.Unmitigated, outcome.UnmitigatedRequest),
            .. await RunDocuments.AddAsync(outcome.Mitigated, outcome.MitigatedRequest),
            .. await RunDocuments.AddAsync(outcome),
        ];
        MitigatePage.Write(new Screen(context.Output), outcome);
        await context.Error.WriteLineAsync(
            $"Tables: {outcome.Folder}. The runs lie in its folders {MitigateRequest.UnmitigatedFolder} "
                + $"and {MitigateRequest.MitigatedFolder}.");
        foreach (var sentence in failed) await context.Error.WriteLineAsync(sentence);
        var findings = (outcome.Unmitigated.AuditFindings ?? []).Concat(outcome.Mitigated.AuditFindings ?? []).ToList();
        foreach (var finding in findings) await context.Error.WriteLineAsync($"The check of the tables disagrees: {finding}");
        return findings.Count > 0 ? ExitCode.OurFault : ExitCode.Done;
    }

    private MitigateRequest Request(ParseResult result)
    {
        var path = Path.GetFullPath(result.GetValue(file)!, context.CurrentFolder);
        var actions = ActionFile.ReadFile(path).Only(DataOptions.Ids(result.GetValue(only)));
        var source = data.Request(result, context);
        var folder = result.GetValue(output) is { } named ? Path.GetFullPath(named, context.CurrentFolder)
            : RunFolder.Choose(context.CurrentFolder, RunFolder.NameOf(
                ["mitigate", Path.GetFileNameWithoutExtension(path), .. source.Overrides.Select(RunFolder.NameOfChange)]));
        return new(source, actions, result.GetValue(schemes).Meaning, limits.Of(result), folder, result.GetValue(force));
    }
}
