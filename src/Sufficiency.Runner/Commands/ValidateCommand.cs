using System.CommandLine;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;
using Sufficiency.Runner.Terminal;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency validate</c>: every fault of a data pack at once, or what it holds and what is out of the ordinary.</summary>
internal sealed class ValidateCommand : Command
{
    private readonly CommandContext context;
    private readonly DataOptions data = new();
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of the page." };

    public ValidateCommand(CommandContext context)
        : base("validate", "Check a data pack: every fault at once, or what the pack holds and what in it is out of the ordinary.")
    {
        this.context = context;
        data.AddTo(this, looksAtSchemes: true);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var pack = Inspect(result);
        if (result.GetValue(json)) PackDocument.Write(context.Output, pack, []);
        else PackPage.Write(new Screen(context.Output), pack);
        context.Error.WriteLine("No faults found.");
        return ExitCode.Done;
    }

    private PackInspection Inspect(ParseResult result)
    {
        try
        {
            return PackInspection.Inspect(data.Request(result, context));
        }
        catch (DataIssueException found) when (result.GetValue(json))
        {
            PackDocument.Write(context.Output, null, found.Issues);
            throw;
        }
    }
}
