using System.CommandLine;
using System.Globalization;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Runner.Settings;
using Sufficiency.Runner.Terminal;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency sweep</c>: many futures of one data pack, side by side.</summary>
internal sealed class SweepCommand : Command
{
    private readonly CommandContext context;

    private readonly Argument<string?> file =
        new("file") { Description = "A sweep file, or the name of one that comes with the program.", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<string?> data = new("--data")
    {
        Description = "Folder with scenarios of your own, which the sweep file may name as its base.",
        HelpName = "folder",
    };

    private readonly Option<Choice<AreaLevel>> areas =
        Choices.Option("--areas", "How finely home areas are cut.", Choices.Areas, "lsoa");

    private readonly Option<int?> workers = new("--workers")
    {
        Description = "Scenarios solved side by side. Default: as many as processors and memory allow.",
        CustomParser = argument => (int)Choices.Number(argument, number => number is >= 1 and <= 256 && number == Math.Truncate(number),
            "--workers is a whole number from 1 to 256."),
        HelpName = "number",
    };

    private readonly Option<string?> shard = new("--shard")
    {
        Description =
            "Solve one part of the sweep only: 2/8, or env to read it from Slurm, AWS Batch, Azure Batch or a Kubernetes Indexed Job.",
        HelpName = "i/n|env",
    };

    private readonly Option<double> gap = new("--gap")
    {
        Description = "How near to the best possible plan is near enough: 1e-3 is £1 in £1,000.",
        CustomParser = argument =>
            Choices.Number(argument, number => number is >= 1e-9 and < 1, "--gap is a share between 1e-9 and 1, such as 1e-3."),
        DefaultValueFactory = _ => 1e-3,
        HelpName = "share",
    };

    private readonly Option<double?> timeLimit = new("--time-limit")
    {
        Description = "Most seconds for each plan; with a limit, results may differ from machine to machine.",
        CustomParser = argument =>
            Choices.Number(argument, number => number is > 0 and < 1e7, "--time-limit is a number of seconds above 0."),
        HelpName = "seconds",
    };

    private readonly Option<string?> output =
        new("--out") { Description = "Folder for the sweep. Default: a new folder under runs.", HelpName = "folder" };
    private readonly Option<bool> resume =
        new("--resume") { Description = "Go on with the sweep that stands in --out: nothing is solved twice." };
    private readonly Option<bool> retry = new("--retry-failed") { Description = "With --resume: try scenarios that failed again." };
    private readonly Option<bool> force = new("--force") { Description = "Replace a sweep that stands in that folder already." };
    private readonly Option<bool> check =
        new("--check") { Description = "Check the file and say how many scenarios it makes; solve nothing." };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of the page." };

    public SweepCommand(CommandContext context)
        : base("sweep", "Solve many futures of one data pack: delays, growth, costs, with and without schemes.")
    {
        this.context = context;
        Add(file);
        foreach (Option option in new Option[] { data, areas, workers, shard, gap, timeLimit, output, resume, retry, force, check, json })
            Add(option);
        Add(new SweepMergeCommand(context));
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        if (result.GetValue(file) is not { } named) throw new RequestException("Name a sweep file, such as openings.");
        var locator = new SweepLocator(context.ProgramFolder, context.CurrentFolder);
        var path = locator.Locate(named);
        var folders = locator.DataFolders(result.GetValue(data));
        if (result.GetValue(check))
        {
            Refuse(result, [workers, shard, gap, timeLimit, output, resume, retry, force, json],
                "would have no effect: --check solves and writes nothing");
            SweepPage.WritePreview(new Screen(context.Output), SweepRun.Check(path, folders));
            return ExitCode.Done;
        }

        var request = Request(result, path, folders);
        var display = new SweepDisplay(context.Error, context.Clock);
        SweepOutcome outcome;
        try
        {
            outcome = await display.RunAsync(context.ErrorIsTerminal,
                progress => new SweepRun(context.Clock).RunAsync(request, progress, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await context.Error.WriteLineAsync(
                $"Stopped. What is solved is kept; go on with the same command, --resume and --out {request.OutputFolder}");
            return ExitCode.NoPlan;
        }

        if (result.GetValue(json)) SweepDocument.Write(context.Output, outcome);
        else SweepPage.Write(new Screen(context.Output), outcome);
        SweepPage.WriteVerdict(context.Error, outcome);
        return outcome.SolverFailed ? ExitCode.OurFault : outcome.Failures.Count > 0 ? ExitCode.NoPlan : ExitCode.Done;
    }

    /// <summary>Refuses options that would silently change nothing.</summary>
    private static void Refuse(ParseResult result, IEnumerable<Option> options, string why)
    {
        var given = Choices.Given(result, options);
        if (given.Count > 0) throw new RequestException($"{string.Join(" and ", given)} {why}.");
    }

    private SweepRequest Request(ParseResult result, string path, IReadOnlyList<string> folders)
    {
        if (result.GetValue(resume) && result.GetValue(force))
            throw new RequestException("--resume goes on with a sweep and --force replaces it: give one of the two.");
        if (result.GetValue(resume) && result.GetValue(output) is null)
            throw new RequestException("--resume needs --out: the folder of the sweep to go on with.");
        if (!result.GetValue(resume)) Refuse(result, [retry], "goes on with a sweep that stands already: give --resume and --out with it");
        string? fault = null;
        var part = result.GetValue(shard) is { } text ? Shard.Parse(text, Environment.GetEnvironmentVariable, out fault) : Shard.Whole;
        if (part is null) throw new RequestException($"--shard: {fault}");
        var folder = result.GetValue(output) is { } named
            ? Path.GetFullPath(named, context.CurrentFolder)
            : RunFolder.Choose(context.CurrentFolder, Path.GetFileNameWithoutExtension(path) + (part == Shard.Whole
                ? "" : string.Create(CultureInfo.InvariantCulture, $"-{part.Index}-of-{part.Count}")));
        return new(path, folders, folder)
        {
            Areas = result.GetValue(areas).Meaning,
            Limits = new(result.GetValue(gap), result.GetValue(timeLimit) is { } seconds ? TimeSpan.FromSeconds(seconds) : null),
            Workers = result.GetValue(workers),
            Shard = part,
            Resumes = result.GetValue(resume),
            RetriesFailures = result.GetValue(retry),
            Overwrites = result.GetValue(force),
        };
    }
}
