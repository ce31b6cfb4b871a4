using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Sufficiency.Benchmarks.Papers;

namespace Sufficiency.Benchmarks.Phases;

/// <summary>`phases`: BenchmarkDotNet over the phases of a run.</summary>
internal static class PhasesCommand
{
    private const string Suite = "phases";

    // BenchmarkDotNet's own five minutes are too short for a county.
    private static readonly TimeSpan LongestBenchmark = TimeSpan.FromHours(3);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var job = new Option<string>("--job") { Description = "dry (once), short or medium.", DefaultValueFactory = _ => "short" };
        job.AcceptOnlyFromAmong("dry", "short", "medium");
        var filter = new Option<string[]>("--filter")
        {
            Description = "Phases to measure, such as *Read* or *Solve*.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => ["*"],
        };
        var size = new Option<PhaseSize?>("--size") { Description = "Small, Msoa or Lsoa; all where it is left out." };
        var table = PaperOptions.Table("Replace the table in this Markdown file; in benchmarks/current.md where no file is named.");
        var description = "Measure the phases of a run one by one: read, forecast, matrix, build, solve, read-back, write.";
        var command = new Command(Suite, description) { job, filter, size, table };
        var papers = new PaperOptions(Suite, command);
        command.SetAction(parsed =>
        {
            var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var record = papers.Recorder(parsed, day);
            var summary = Run(parsed.GetValue(job)!, parsed.GetValue(filter)!, parsed.GetValue(size));
            var results = PhaseResult.Of(summary);
            if (PaperOptions.TableFile(parsed, table) is { } file)
                MarkedSection.Write(file, Suite, PhaseTable.Text(day, parsed.GetValue(job)!, results));
            record(PhaseTable.History(results));
            return summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success) || summary.Reports.IsEmpty ? 1 : 0;
        });
        return command;
    }

    private static Summary Run(string job, string[] patterns, PhaseSize? size)
    {
        var config = ManualConfig.CreateEmpty()
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .AddJob(JobOf(job).WithToolchain(new InProcessEmitToolchain(LongestBenchmark, logOutput: false)))
            .AddFilter(new GlobFilter(patterns))
            .WithSummaryStyle(SummaryStyle.Default.WithTimeUnit(TimeUnit.Millisecond));
        if (size is { } wanted)
            config.AddFilter(new SimpleFilter(benchmark => benchmark.Parameters[nameof(PhaseBenchmarks.Size)].Equals(wanted)));
        return BenchmarkRunner.Run<PhaseBenchmarks>(config);
    }

    private static Job JobOf(string name) => name switch
    {
        "dry" => Job.Dry,
        "medium" => Job.MediumRun,
        _ => Job.ShortRun,
    };
}
