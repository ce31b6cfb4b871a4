using System.CommandLine;
using System.Diagnostics;
using Sufficiency.Benchmarks.Papers;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Sweeps.WhatIf;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Benchmarks.WhatIf;

/// <summary>`what-if`: seconds of changed plans from a warm session, beside a cold `plan` of the same change.</summary>
internal static class WhatIfCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var areas = new Option<AreaLevel[]>("--areas")
        {
            Description = "Msoa, Lsoa or both; both where it is left out.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [AreaLevel.Msoa, AreaLevel.Lsoa],
        };
        var cases = new Option<int[]>("--cases")
        {
            Description = "Numbers of the questions to ask, from 1; all where it is left out.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [.. Enumerable.Range(1, WhatIfCase.All.Count)],
        };
        var withoutCold = new Option<bool>("--without-cold") { Description = "Make no cold plan beside." };
        var table = PaperOptions.Table("Write the table into this file; into benchmarks/current.md where no file is named.");
        var command = new Command("what-if", "Measure changed plans from a warm session.") { areas, cases, withoutCold, table };
        var papers = new PaperOptions("what-if", command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var record = papers.Recorder(parsed, day);
            var results = new List<WhatIfResult>();
            foreach (var level in parsed.GetValue(areas)!)
            {
                var asked = parsed.GetValue(cases)!.Select(number => WhatIfCase.All[number - 1]);
                await foreach (var result in RunAsync(level, asked, !parsed.GetValue(withoutCold), cancellation))
                {
                    results.Add(result);
                    await Console.Out.WriteLineAsync(WhatIfTable.Row(result));
                }
            }

            if (PaperOptions.TableFile(parsed, table) is { } file) WhatIfTable.Write(file, results, day);
            record(results.SelectMany(WhatIfTable.History));
            return 0;
        });
        return command;
    }

    private static async IAsyncEnumerable<WhatIfResult> RunAsync(AreaLevel areas, IEnumerable<WhatIfCase> cases, bool withCold,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var scratch = Directory.CreateTempSubdirectory("sufficiency-what-if-").FullName;
        try
        {
            var run = Path.Combine(scratch, "run");
            var (_, cold) = await TimedAsync(() => PlanAsync(areas, SchemeChoice.Named, [], run, cancellation));
            var (session, open) = await TimedAsync(() => WhatIfSession.OpenAsync(run, null, TimeProvider.System, null, cancellation));
            using var warm = session;
            yield return new(areas, "open the run", "–", open, cold, null, null);
            foreach (var (name, change) in cases)
            {
                foreach (var choosesAgain in new[] { false, true })
                {
                    var (answer, took) = await TimedAsync(() => session.AnswerAsync(
                        change with { ChoosesAgain = choosesAgain }, Path.Combine(scratch, "answer"), null, cancellation));
                    Measured? beside = null;
                    if (withCold)
                    {
                        (_, beside) = await TimedAsync(() =>
                            PlanAsync(areas, answer.Schemes, answer.Sets, Path.Combine(scratch, "cold"), cancellation));
                    }

                    yield return new(areas, name, choosesAgain ? "chosen" : "given", took, beside, answer.Plan.Gap, answer);
                }
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<string> PlanAsync(AreaLevel areas, SchemeChoice schemes, IReadOnlyList<string> sets, string folder,
        CancellationToken cancellation)
    {
        var data = new DatasetRequest(RepositoryFolder.At("data", "oxfordshire"), sets, areas);
        var request = new PlanningRequest(data, schemes, new SolveLimits(), folder, Overwrites: true);
        await new PlanningRun(TimeProvider.System).RunAsync(request, null, cancellation);
        return folder;
    }

    private static async Task<(T Result, Measured Took)> TimedAsync<T>(Func<Task<T>> work)
    {
        using var process = Process.GetCurrentProcess();
        var (processor, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        var result = await work();
        process.Refresh();
        return (result, new(watch.Elapsed.TotalSeconds, (process.TotalProcessorTime - processor).TotalSeconds));
    }
}
