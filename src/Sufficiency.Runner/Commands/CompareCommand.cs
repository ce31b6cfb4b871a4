using System.CommandLine;
using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Runner.Settings;
using Sufficiency.Runner.Terminal;
using Sufficiency.Solver.Problem;
using Sufficiency.Web.Comparison;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency compare</c>: which plan to choose when the future is not known.</summary>
internal sealed class CompareCommand : Command
{
    private readonly CommandContext context;
    private readonly DifferenceOptions difference = new();
    private readonly Argument<string[]> folders = new("folder")
    {
        Description = "Folder of a sweep, or the folders of two to four runs.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<double> gap = new("--gap")
    {
        Description = "How near to the best placements each plan is carried out in each future: 1e-4 is £1 in £10,000.",
        CustomParser = argument =>
            Choices.Number(argument, number => number is >= 1e-9 and < 1, "--gap is a share between 1e-9 and 1, such as 1e-4."),
        DefaultValueFactory = _ => 1e-4,
        HelpName = "share",
    };

    private readonly Option<double> tolerance = new("--tolerance")
    {
        Description = "How far above the least expected cost a plan may lie and still be a good one: 0.02 is 2%.",
        CustomParser = argument =>
            Choices.Number(argument, number => number is >= 0 and <= 1, "--tolerance is a share between 0 and 1, such as 0.02."),
        DefaultValueFactory = _ => 0.02,
        HelpName = "share",
    };

    private readonly Option<double> tail = new("--tail")
    {
        Description = "Share of futures, the dearest, that CVaR is the mean of.",
        CustomParser = argument =>
            Choices.Number(argument, number => number is > 0 and <= 1, "--tail is a share above 0 and up to 1, such as 0.1."),
        DefaultValueFactory = _ => 0.1,
        HelpName = "share",
    };

    private readonly Option<int> plans = Count("--plans", "Most plans compared: those that most scenarios choose.", 8);
    private readonly Option<int> futures = Count("--futures", "Most futures they are carried out in, evenly over the sweep.", 60);
    private readonly Option<int> schemes =
        Count("--schemes", "Most schemes of the best plan whose delay and break-even are worked out: the dearest.", 3);
    private readonly Option<int> workers = Count("--workers", "Futures solved side by side.", Environment.ProcessorCount);
    private readonly Option<string?> file =
        new("--file") { Description = "The sweep file, where it no longer lies where it did when the sweep was made.", HelpName = "file" };
    private readonly Option<string?> data =
        new("--data") { Description = "Folder with scenarios of your own, where the sweep was made with one.", HelpName = "folder" };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document instead of the page." };

    public CompareCommand(CommandContext context)
        : base("compare", "Set two to four runs beside each other on one baseline; or carry every plan of a sweep out in every future.")
    {
        this.context = context;
        Add(folders);
        foreach (var option in OfASweep) Add(option);
        difference.AddTo(this);
        Add(json);
        SetAction(RunAsync);
    }

    private IReadOnlyList<Option> OfASweep => [gap, tolerance, tail, plans, futures, schemes, workers, file, data];

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        var named = result.GetRequiredValue(folders).Select(folder => Path.GetFullPath(folder, context.CurrentFolder)).ToList();
        if (difference.IsAsked(result, named.Count))
        {
            RefuseOfASweep(result);
            return await difference.RunAsync(result, context, named, result.GetValue(json), cancellation);
        }

        if (named.Count > 1) return CompareRuns(result, named);
        if (File.Exists(Path.Combine(named[0], "run.json")))
            throw new RequestException($"{named[0]} holds a run. Name the folders of two to four runs, or the folder of one sweep.");
        return await CompareSweepAsync(result, named[0], cancellation);
    }

    /// <summary>Sets runs beside each other.</summary>
    private int CompareRuns(ParseResult result, IReadOnlyList<string> runs)
    {
        RefuseOfASweep(result);
        var view = ComparisonReader.Read(runs);
        if (result.GetValue(json)) RunComparePage.WriteDocument(context.Output, view);
        else RunComparePage.Write(new Screen(context.Output), view);
        context.Error.WriteLine("With charts and a map: report and the same folders. This is planning, never a decision about a child.");
        return ExitCode.Done;
    }

    private void RefuseOfASweep(ParseResult result)
    {
        var given = Choices.Given(result, OfASweep);
        if (given.Count > 0)
            throw new RequestException($"{string.Join(" and ", given)} {(given.Count == 1 ? "is" : "are")} for a sweep, and runs are named."
                + $" Leave {(given.Count == 1 ? "it" : "them")} out.");
    }

    /// <summary>Carries the plans of a sweep out in its futures.</summary>
    private async Task<int> CompareSweepAsync(ParseResult result, string folder, CancellationToken cancellation)
    {
        var locator = new SweepLocator(context.ProgramFolder, context.CurrentFolder);
        var request = new CompareRequest(folder)
        {
            File = result.GetValue(file) is { } moved ? locator.Locate(moved) : null,
            DataFolders = locator.DataFolders(result.GetValue(data)),
            Limits = new SolveLimits(result.GetValue(gap)),
            Tolerance = result.GetValue(tolerance),
            Tail = result.GetValue(tail),
            MostPlans = result.GetValue(plans),
            MostFutures = result.GetValue(futures),
            MostSchemes = result.GetValue(schemes),
            Workers = result.GetValue(workers),
        };
        CompareOutcome outcome;
        try
        {
            outcome = await new CompareRun(context.Clock).RunAsync(request, new StepLines(context.Error, context.Clock), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await context.Error.WriteLineAsync("Stopped. What is solved is kept; go on with the same command.");
            return ExitCode.NoPlan;
        }

        if (result.GetValue(json)) ComparePage.WriteDocument(context.Output, outcome);
        else ComparePage.Write(new Screen(context.Output), outcome);
        context.Error.WriteLine($"Tables: {outcome.Folder}");
        return ExitCode.Done;
    }

    private static Option<int> Count(string name, string description, int otherwise) => new(name)
    {
        Description = description,
        CustomParser = argument => (int)Choices.Number(argument, number => number is >= 1 and <= 100_000 && number == Math.Truncate(number),
            $"{name} is a whole number from 1."),
        DefaultValueFactory = _ => otherwise,
        HelpName = "number",
    };

    private sealed class StepLines(TextWriter error, TimeProvider clock) : IProgress<CompareProgress>
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
        private readonly Lock gate = new();
        private string step = "";
        private long last;

        public void Report(CompareProgress value)
        {
            lock (gate)
            {
                if (value.Step == step && value.Done < value.Total && clock.GetElapsedTime(last) < Pause) return;
                (step, last) = (value.Step, clock.GetTimestamp());
                var left = value.Left is { } time && value.Done < value.Total ? $", about {Words.Duration(time)} left" : "";
                error.WriteLine(FormattableString.Invariant($"{value.Step}: {value.Done:N0} of {value.Total:N0}{left}"));
            }
        }
    }
}
