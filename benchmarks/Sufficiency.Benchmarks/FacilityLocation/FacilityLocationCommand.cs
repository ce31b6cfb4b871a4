using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Solving.FacilityLocation;
using Sufficiency.Engine.Solving.OrTools;

namespace Sufficiency.Benchmarks.FacilityLocation;

/// <summary>Solves facility-location instances of the literature through the engine's solving room: one line a file.</summary>
internal static class FacilityLocationCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "Instance files (OR-Library or Holmberg layout).", Arity = ArgumentArity.OneOrMore };
        var singleSource = new Option<bool>("--single-source") { Description = "Each customer is served by one facility." };
        var capacity = new Option<double?>("--capacity") { Description = "What stands for the word \"capacity\" in capa, capb and capc." };
        var gap = new Option<double>("--gap") { Description = "Relative gap to prove.", DefaultValueFactory = _ => 1e-7 };
        var timeLimit = new Option<double?>("--time-limit") { Description = "Seconds a file." };
        var command = new Command("facility-location", "Solve capacitated facility-location files: name, objective, bound, gap, seconds.") { files, singleSource, capacity, gap, timeLimit };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(files)!,
            parsed.GetValue(singleSource),
            parsed.GetValue(capacity),
            new SolveLimits(parsed.GetValue(gap), parsed.GetValue(timeLimit) is { } seconds ? TimeSpan.FromSeconds(seconds) : null),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, bool singleSource, double? capacity, SolveLimits limits, CancellationToken cancellation)
    {
        await using var blocks = new OrToolsBlockSolver();
        var solver = new FacilityLocationSolver(blocks);
        var failures = 0;
        foreach (var file in files)
        {
            try
            {
                var instance = FacilityLocationReader.Read(Path.GetFileName(file), await File.ReadAllTextAsync(file, cancellation), capacity);
                var clock = Stopwatch.StartNew();
                var solution = await solver.SolveAsync(instance, singleSource, limits, new StandardError(), cancellation);
                Write(instance.Name, solution, clock.Elapsed);
                if (solution.Status != SolutionStatus.WithinGap) failures++;
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
        var (objective, bound, gap) = (Number(solution.Objective, "0.######"), Number(solution.Bound, "0.######"), Number(solution.Gap, "0.0e+0"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {objective} {bound} {gap} {elapsed.TotalSeconds:0.00}"));
        if (solution.Status != SolutionStatus.WithinGap) Console.Error.WriteLine($"{name}: {solution.Status}, {solution.Reason}. {solution.Message}");
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";

    private sealed class StandardError : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) =>
            Console.Error.WriteLine($"  {value.Stage}: {Number(value.Incumbent, "0.###")} / {Number(value.Bound, "0.###")}");
    }
}
