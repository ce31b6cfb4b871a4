using System.CommandLine;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Sweeps.Robust;
using Sufficiency.Runner.Documents;
using Sufficiency.Runner.Settings;
using Sufficiency.Runner.Terminal;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency plan</c>: the ten-year plan beside do-minimum.</summary>
internal sealed class PlanCommand : Command
{
    private readonly CommandContext context;
    private readonly DataOptions data = new();
    private readonly RobustOptions robust = new();

    private readonly Option<Choice<SchemeChoice>> schemes = Choices.Option("--schemes",
        "Optional schemes: chosen among announced ones (named) or among generic ones too (choose, some minutes), "
            + "opened in their planned year, or not built at all.", Choices.Schemes, "named");

    private readonly LimitOptions limits = new("How near to the best possible plan is near enough: 1e-3 is £1 in £1,000.",
        "Most seconds to spend on planning; the best plan found by then is given with its proven gap.");

    private readonly Option<string?> output = new("--out")
    {
        Description = "Folder for the tables. Default: a new folder under runs.",
        HelpName = "folder",
    };

    private readonly Option<bool> checkAssumptions = new("--check-assumptions")
    {
        Description =
            "Solve again by MSOA with each assumption at each end of its range, to say which of them change the chosen "
            + "schemes; some minutes more.",
    };

    private readonly Option<bool> force = new("--force") { Description = "Replace a run that stands in that folder already." };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of the page." };

    public PlanCommand(CommandContext context)
        : base("plan", "Make the ten-year plan and show it beside committed schemes only.")
    {
        this.context = context;
        data.AddTo(this, looksAtSchemes: true, takesActions: true);
        robust.AddTo(this);
        Add(schemes);
        limits.AddTo(this);
        Add(checkAssumptions);
        Add(output);
        Add(force);
        Add(json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        if (robust.File(result) is { } sweep) return await RunRobustAsync(result, sweep, cancellation);
        robust.RefuseAlone(result);
        var request = Request(result);
        var display = new ProgressDisplay(context.Error, context.Clock);
        var outcome = await display.RunAsync(
            context.ErrorIsTerminal, progress => new PlanningRun(context.Clock).RunAsync(request, progress, cancellation));

        var failed = await RunDocuments.AddAsync(outcome, request);
        if (result.GetValue(json)) PlanDocument.Write(context.Output, outcome);
        else if (outcome.Summary is { } summary) PlanPage.Write(new Screen(context.Output), summary, outcome, request);
        PlanVerdict.Write(context.Error, outcome, request);
        foreach (var sentence in failed) await context.Error.WriteLineAsync(sentence);
        return outcome switch
        {
            { Plan.Reason: StopReason.SolverFailure } or { AuditFindings.Count: > 0 } => ExitCode.OurFault,
            { Summary: null } or { Plan.Reason: StopReason.Cancelled } => ExitCode.NoPlan,
            _ => ExitCode.Done,
        };
    }

    /// <summary>The plan for all futures of a sweep.</summary>
    private async Task<int> RunRobustAsync(ParseResult result, string sweep, CancellationToken cancellation)
    {
        string[] single = [.. data.OfOneFuture(result), .. result.GetValue(checkAssumptions) ? [checkAssumptions.Name]
            : Array.Empty<string>(), .. result.GetValue(schemes).Meaning == SchemeChoice.Named ? Array.Empty<string>() : [schemes.Name]];
        if (single.Length > 0) throw RobustOptions.Refusal(single);
        var locator = new SweepLocator(context.ProgramFolder, context.CurrentFolder);
        var file = locator.Locate(sweep);
        var request = new RobustRequest(file, locator.DataFolders(data.Folder(result)),
            Folder(result, $"{Path.GetFileNameWithoutExtension(file)}-{Code(data.Areas(result))}-robust"))
        {
            Areas = data.Areas(result),
            Limits = limits.Of(result),
            Risk = robust.Risk(result),
            MostFutures = robust.Futures(result),
            Overwrites = result.GetValue(force),
        };
        var display = new ProgressDisplay(context.Error, context.Clock);
        var outcome = await display.RunAsync(context.ErrorIsTerminal,
            progress => new RobustRun(context.Clock).RunAsync(request, progress, cancellation));

        if (result.GetValue(json)) RobustDocument.Write(context.Output, outcome);
        else if (outcome.Figures is not null) RobustPage.Write(new Screen(context.Output), outcome, request);
        RobustVerdict.Write(context.Error, outcome, request);
        return outcome.Plan.Reason == StopReason.SolverFailure ? ExitCode.OurFault : outcome.Figures is not null
            ? ExitCode.Done : ExitCode.NoPlan;
    }

    private PlanningRequest Request(ParseResult result)
    {
        var source = data.Request(result, context);
        var choice = result.GetValue(schemes).Meaning;
        return new(source, choice, limits.Of(result), Folder(result, NameOfRun(source, choice)), result.GetValue(force))
        {
            ChecksAssumptions = result.GetValue(checkAssumptions),
        };
    }

    private string Folder(ParseResult result, string otherwise) => result.GetValue(output) is { } named
        ? Path.GetFullPath(named, context.CurrentFolder)
        : RunFolder.Choose(context.CurrentFolder, otherwise);

    private static string Code(Engine.Packs.AreaLevel areas) => Choices.Areas.First(pair => pair.Value == areas).Key;

    private static string NameOfRun(Engine.Packs.DatasetRequest source, SchemeChoice choice)
    {
        var scenario = Path.GetFileName(source.Path) is "plan.yaml"
            ? Path.GetFileName(Path.GetDirectoryName(source.Path))
            : Path.GetFileNameWithoutExtension(source.Path);
        var schemeWord = Choices.Schemes.First(pair => pair.Value == choice).Key;
        return RunFolder.NameOf([scenario ?? "", Code(source.Areas), schemeWord,
            .. source.Additions.Select(scheme => $"with-{scheme.SchemeId}"),
            .. source.Actions is { } actions ? [$"actions-{string.Join('-', actions.Actions.Select(action => action.Id))}"]
                : Array.Empty<string>(),
            .. source.Overrides.Select(RunFolder.NameOfChange)]);
    }
}
