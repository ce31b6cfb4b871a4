using System.CommandLine;
using Sufficiency.Engine.Planning;
using Sufficiency.Runner.Terminal;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency forecast</c>: how many plans, by tier and phase, on three paths.</summary>
internal sealed class ForecastCommand : Command
{
    private readonly CommandContext context;
    private readonly DataOptions data = new();

    private readonly Option<string?> against = new("--against")
    {
        Description = "An earlier scenario, whose forecast is set beside what this one counts, to show how far off it was.",
        HelpName = "name or file",
    };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of the tables." };

    public ForecastCommand(CommandContext context)
        : base("forecast", "Forecast EHC plans by the provision they need and by phase: low, central and high.")
    {
        this.context = context;
        data.AddTo(this, looksAtSchemes: false);
        Add(against);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var forecast = ForecastRun.Make(data.Request(result, context), data.RequestOf(result.GetValue(against), result, context));
        if (result.GetValue(json)) ForecastDocument.Write(context.Output, forecast);
        else ForecastPage.Write(new Screen(context.Output), forecast);
        return ExitCode.Done;
    }
}
