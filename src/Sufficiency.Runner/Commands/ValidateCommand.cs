using System.CommandLine;
using Sufficiency.Engine.Planning;
using Sufficiency.Runner.Terminal;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency validate</c>: every fault of a data pack at once, or what it holds.</summary>
internal sealed class ValidateCommand : Command
{
    private readonly CommandContext context;
    private readonly DataOptions data = new();

    public ValidateCommand(CommandContext context)
        : base("validate", "Check a data pack: every fault at once, or what the pack holds.")
    {
        this.context = context;
        data.AddTo(this, looksAtSchemes: true);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        PackPage.Write(new Screen(context.Output), PackInspection.Inspect(data.Request(result, context)));
        context.Error.WriteLine("No faults found.");
        return ExitCode.Done;
    }
}
