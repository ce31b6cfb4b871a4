using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Sufficiency.Benchmarks.Papers;
using Sufficiency.Peers.FacilityLocation;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Benchmarks.FacilityLocation;

/// <summary>Solves facility-location instances of the literature through the engine's solving room: one line a file.</summary>
internal static class FacilityLocationCommand
{
    private const string Suite = "facility-location";
    private const double MostCapacity = 1e15;
    private const double MostSeconds = 1e7;

    private static readonly Dictionary<string, FacilityLocationLayout> Layouts = new(StringComparer.Ordinal)
    {
        ["or-library"] = FacilityLocationLayout.OrLibrary,
        ["holmberg"] = FacilityLocationLayout.Holmberg,
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Instance files (OR-Library or Holmberg layout).",
            Arity = ArgumentArity.OneOrMore,
        };
        var singleSource = new Option<bool>("--single-source") { Description = "Each customer is served by one facility." };
        var capacity = Number(
            "--capacity",
            "What stands for the word \"capacity\" in capa, capb and capc.",
            value => value is > 0 and <= MostCapacity,
            "a number above 0 and up to 1e15, such as 8000");
        var layout = new Option<string?>("--layout")
        {
            Description = "How the files give demands and costs, where their lines do not tell.",
        };
        layout.AcceptOnlyFromAmong([.. Layouts.Keys]);
        var gap = Number(
            "--gap",
            "Relative gap to prove; 1e-7 where it is not given.",
            value => value is >= 1e-9 and < 1,
            "a share between 1e-9 and 1, such as 1e-6");
        var timeLimit = Number(
            "--time-limit",
            "Seconds a file.",
            value => value is > 0 and <= MostSeconds,
            "a number of seconds above 0 and up to 10,000,000, such as 600");
        var command = new Command(Suite, "Solve capacitated facility-location files: name, objective, bound, gap, seconds.")
        {
            files, singleSource, capacity, layout, gap, timeLimit,
        };
        var papers = new PaperOptions(Suite, command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var record = papers.Recorder(parsed, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
            var seconds = parsed.GetValue(timeLimit);
            var limits = new SolveLimits(parsed.GetValue(gap) ?? 1e-7, seconds is { } most ? TimeSpan.FromSeconds(most) : null);
            var asked = new Asked(
                parsed.GetValue(singleSource),
                parsed.GetValue(capacity),
                parsed.GetValue(layout) is { } name ? Layouts[name] : null,
                limits);
            var solved = new List<HistoryRow>();
            var exitCode = await RunAsync(parsed.GetValue(files)!, asked, solved, cancellation);
            record(solved);
            return exitCode;
        });
        return command;
    }

    private static Option<double?> Number(string name, string description, Func<double, bool> isSound, string sound) => new(name)
    {
        Description = description,
        CustomParser = argument =>
        {
            var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && isSound(value)) return value;
            argument.AddError($"{name} {text}: give {sound}.");
            return null;
        },
    };

    private static async Task<int> RunAsync(string[] files, Asked asked, List<HistoryRow> solved, CancellationToken cancellation)
    {
        var solver = new FacilityLocationSolver(OrToolsBlockSolver.Open());
        var failures = 0;
        foreach (var file in files)
        {
            try
            {
                var instance = FacilityLocationReader.Read(
                    Path.GetFileName(file), await File.ReadAllTextAsync(file, cancellation), asked.Capacity, asked.Layout);
                var clock = Stopwatch.StartNew();
                var solution = await solver.SolveAsync(instance, asked.SingleSource, asked.Limits, new StandardError(), cancellation);
                Write(instance.Name, solution, clock.Elapsed);
                if (solution.Status == SolutionStatus.WithinGap) solved.Add(new(instance.Name, clock.Elapsed.TotalSeconds, "s"));
                else failures++;
            }
            catch (Exception exception) when (exception is InstanceFormatException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(exception.Message);
                failures++;
            }
        }

        return failures == 0 ? 0 : 1;
    }

    private static void Write(string name, ProblemSolution solution, TimeSpan elapsed)
    {
        var (objective, bound) = (Number(solution.Objective, "0.######"), Number(solution.Bound, "0.######"));
        var gap = Number(solution.Gap, "0.0e+0");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {objective} {bound} {gap} {elapsed.TotalSeconds:0.00}"));
        if (solution.Status != SolutionStatus.WithinGap)
            Console.Error.WriteLine($"{name}: {solution.Status}, {solution.Reason}. {solution.Message}");
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";

    private sealed record Asked(bool SingleSource, double? Capacity, FacilityLocationLayout? Layout, SolveLimits Limits);

    private sealed class StandardError : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) =>
            Console.Error.WriteLine($"  {value.Stage}: {Number(value.Incumbent, "0.###")} / {Number(value.Bound, "0.###")}");
    }
}
