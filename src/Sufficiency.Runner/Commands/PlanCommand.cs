using System.CommandLine;
using Sufficiency.Engine;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Solving;
using Sufficiency.Runner.Settings;
using Sufficiency.Runner.Terminal;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency plan</c>: the ten-year plan beside do-nothing.</summary>
internal sealed class PlanCommand : Command
{
    private readonly CommandContext context;
    private readonly DataOptions data = new();

    private readonly Option<SchemeChoice> schemes = new("--schemes")
    {
        Description = "Optional schemes: chosen by the plan, opened in their planned year, or not built at all.",
        CustomParser = Choices.Parser(Choices.Schemes),
        DefaultValueFactory = _ => SchemeChoice.Choose,
        HelpName = string.Join('|', Choices.Schemes.Keys),
    };

    private readonly Option<double> gap = new("--gap")
    {
        Description = "How near to the best possible plan is near enough: 1e-3 is £1 in £1,000.",
        CustomParser = argument => Choices.Number(argument, number => number is >= 1e-9 and < 1, "--gap is a share between 1e-9 and 1, such as 1e-3."),
        DefaultValueFactory = _ => 1e-3,
        HelpName = "share",
    };

    private readonly Option<double?> timeLimit = new("--time-limit")
    {
        CustomParser = argument => Choices.Number(argument, number => number is > 0 and < 1e7, "--time-limit is a number of seconds above 0."),
        Description = "Most seconds to spend on planning; the best plan found by then is given with its proven gap.",
        HelpName = "seconds",
    };

    private readonly Option<string?> output = new("--out")
    {
        Description = "Folder for the tables. Default: a new folder under runs.",
        HelpName = "folder",
    };

    private readonly Option<bool> force = new("--force") { Description = "Replace a run that stands in that folder already." };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of the page." };

    public PlanCommand(CommandContext context)
        : base("plan", "Make the ten-year plan and show it beside building nothing more.")
    {
        this.context = context;
        data.AddTo(this);
        Add(schemes);
        Add(gap);
        Add(timeLimit);
        Add(output);
        Add(force);
        Add(json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        var request = Request(result);
        var display = new ProgressDisplay(context.Error, context.Clock);
        var outcome = await display.RunAsync(
            context.ErrorIsTerminal, progress => new PlanningRun(context.Clock).RunAsync(request, progress, cancellation));

        if (result.GetValue(json)) PlanDocument.Write(context.Output, outcome);
        else if (outcome.Summary is { } summary) PlanPage.Write(new Screen(context.Output), summary, outcome.Slip, request);
        PlanVerdict.Write(context.Error, outcome, request);
        return outcome switch
        {
            { Summary: null, Plan.Reason: StopReason.WorkerFailure } => ExitCode.OurFault,
            { Summary: null } => ExitCode.NoPlan,
            { AuditFindings.Count: > 0 } => ExitCode.OurFault,
            _ => ExitCode.Done,
        };
    }

    private PlanningRequest Request(ParseResult result)
    {
        var source = data.Request(result, context);
        var choice = result.GetValue(schemes);
        var limits = new SolveLimits(result.GetValue(gap), result.GetValue(timeLimit) is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        var folder = result.GetValue(output) is { } named
            ? Path.GetFullPath(named, context.CurrentFolder)
            : RunFolder.Choose(context.CurrentFolder, NameOfRun(source, choice));
        return new(source, choice, limits, folder, result.GetValue(force));
    }

    private static string NameOfRun(Engine.Data.DatasetRequest source, SchemeChoice choice)
    {
        var scenario = Path.GetFileName(source.Path) is "plan.yaml"
            ? Path.GetFileName(Path.GetDirectoryName(source.Path))
            : Path.GetFileNameWithoutExtension(source.Path);
        var schemeWord = Choices.Schemes.First(pair => pair.Value == choice).Key;
        var areaWord = Choices.Areas.First(pair => pair.Value == source.Areas).Key;
        return $"{scenario}-{areaWord}-{schemeWord}";
    }
}
