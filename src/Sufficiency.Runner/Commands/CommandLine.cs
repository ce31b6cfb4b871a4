using System.CommandLine;
using System.CommandLine.Invocation;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Differences;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.WhatIf;
using Sufficiency.Returns.Mapping;
using Sufficiency.Runner.Settings;
using Sufficiency.Runner.Terminal;
using Sufficiency.Solver.Mip;
using Sufficiency.Web.Comparison;
using Sufficiency.Web.Documents;

namespace Sufficiency.Runner.Commands;

/// <summary>The whole command line: every command, and what becomes of what they throw.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command line and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments, CommandContext context, CancellationToken cancellation)
    {
        await using var output = new OutputGuard(context.Output);
        await using var error = new OutputGuard(context.Error);
        var exitCode = await RunGuardedAsync(arguments, context with
        {
            Output = context.OutputIsTerminal ? context.Output : output, // a terminal is never full, and known by its stream
            Error = context.ErrorIsTerminal ? context.Error : error,
        }, cancellation);
        await output.FlushAsync(CancellationToken.None);
        if (output.Refusal is not { } refusal) return exitCode;
        await error.WriteLineAsync($"What was to be printed could not be: {refusal.TrimEnd('.')}. Print it to a disk with room.");
        return exitCode == ExitCode.Done ? ExitCode.InputAtFault : exitCode;
    }

    private static async Task<int> RunGuardedAsync(string[] arguments, CommandContext context, CancellationToken cancellation)
    {
        var result = CreateRoot(context).Parse(arguments);
        if (result.Action is ParseErrorAction parseError) parseError.ShowHelp = false;
        var isRefused = result.Errors.Count > 0 && result.Action is not Help;
        var invocation = new InvocationConfiguration
        {
            Output = isRefused ? context.Error : context.Output,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            var exitCode = await result.InvokeAsync(invocation, cancellation);
            if (isRefused) await context.Error.WriteLineAsync("See what there is with --help.");
            return exitCode;
        }
        catch (DataIssueException faults)
        {
            IssueList.Write(context.Error, faults.Issues);
            return ExitCode.InputAtFault;
        }
        catch (SweepRefusedException refusal)
        {
            IssueList.Write(context.Error, refusal.Issues);
            await context.Error.WriteLineAsync(refusal.Scenarios is { } count
                ? $"The sweep file would make {count} scenarios. None was solved." : "No scenario was solved.");
            return ExitCode.InputAtFault;
        }
        catch (Exception fault) when (fault is RequestException or RunFolderException or DocumentException or ComparisonException
            or WhatIfRefusedException or DifferenceRefusedException or ReturnException)
        {
            await context.Error.WriteLineAsync(fault.Message);
            return ExitCode.InputAtFault;
        }
        catch (SolverUnavailableException fault)
        {
            await context.Error.WriteLineAsync(fault.Message);
            return ExitCode.OurFault;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await context.Error.WriteLineAsync("Stopped. Nothing was written.");
            return ExitCode.NoPlan;
        }
        catch (Exception fault)
        {
            FaultReport.Write(context.Error, fault, context.ShowsDetails);
            return ExitCode.OurFault;
        }
    }

    private static RootCommand CreateRoot(CommandContext context)
    {
        var root = new RootCommand(
            "Sufficiency plans SEND places: who needs which place where, what it costs, who waits, and which schemes open when. "
            + "It is planning, never a decision about a child, and needs no personal data.")
        {
            new PlanCommand(context),
            new MitigateCommand(context),
            new SweepCommand(context),
            new CompareCommand(context),
            new ReportCommand(context),
            new ServeCommand(context),
            new ReturnCommand(context),
            new ExplainCommand(context),
            new OpenCommand(context),
            new RunsCommand(context),
            new ForecastCommand(context),
            new ValidateCommand(context),
            new InitCommand(context),
            new TemplateCommand(context),
            new ImportCommand(context),
            new ExportCommand(context),
            new DataCommand(context),
            new TutorialCommand(context),
        };
        Help.AddTo(root);
        return root;
    }
}
