using System.CommandLine;
using Sufficiency.Benchmarks.Papers;

namespace Sufficiency.Benchmarks.Fuzz;

/// <summary>`fuzz-packs`: damaged copies of the tutorial pack, validated and planned by MSOA.</summary>
internal static class FuzzPacksCommand
{
    private const int Told = 500;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var cases = new Option<int>("--cases") { Description = "How many damaged packs.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same cases.", DefaultValueFactory = _ => 1 };
        var workers = new Option<int>("--workers") { Description = "Packs judged side by side.", DefaultValueFactory = _ => 1 };
        var only = new Option<int?>("--only") { Description = "Number of the one case to judge." };
        var table = PaperOptions.Table("Write the table into this file; into benchmarks/current.md where no file is named.");
        var command = new Command("fuzz-packs", "Validate and plan damaged packs.") { cases, seed, workers, only, table };
        var papers = new PaperOptions("fuzz-packs", command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var record = papers.Recorder(parsed, day);
            IEnumerable<int> numbers = parsed.GetValue(only) is { } one ? [one] : Enumerable.Range(0, int.MaxValue);
            var outcomes = await RunAsync(parsed.GetValue(seed), numbers, parsed.GetValue(only) is null ? parsed.GetValue(cases) : 1,
                parsed.GetValue(workers), cancellation);
            foreach (var line in FuzzTable.Lines(outcomes)) await Console.Out.WriteLineAsync(line);
            foreach (var outcome in outcomes.Where(found => found.IsFailure || found.IsSilent || parsed.GetValue(only) is not null))
                await Console.Out.WriteLineAsync(FuzzTable.Told(outcome));
            if (PaperOptions.TableFile(parsed, table) is { } file) FuzzTable.Write(file, parsed.GetValue(seed), outcomes, day);
            record(FuzzTable.History(outcomes));
            return 0;
        });
        return command;
    }

    /// <summary>Judges cases in the order of their numbers, until so many had a place to damage.</summary>
    public static async Task<IReadOnlyList<FuzzOutcome>> RunAsync(int seed, IEnumerable<int> numbers, int count, int workers,
        CancellationToken cancellation)
    {
        var pack = new PackFiles(RepositoryFolder.At("data", "tutorial"));
        using var queue = numbers.GetEnumerator();
        var gate = new Lock();
        var outcomes = new SortedDictionary<int, FuzzOutcome>();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(WorkAsync, cancellation)));
        return [.. outcomes.Values.Take(count)];

        async Task WorkAsync()
        {
            using var judge = await FuzzJudge.OpenAsync(pack);
            while (Next() is { } number)
            {
                cancellation.ThrowIfCancellationRequested();
                if (await judge.JudgeAsync(seed, number) is { } outcome) Add(outcome);
            }
        }

        int? Next()
        {
            lock (gate) return outcomes.Count < count && queue.MoveNext() ? queue.Current : null;
        }

        void Add(FuzzOutcome outcome)
        {
            lock (gate)
            {
                outcomes[outcome.Number] = outcome;
                if (outcomes.Count % Told == 0) Console.Error.WriteLine($"{outcomes.Count} cases");
            }
        }
    }
}
