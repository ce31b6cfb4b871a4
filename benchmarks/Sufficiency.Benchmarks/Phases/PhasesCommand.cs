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

namespace Sufficiency.Benchmarks.Phases;

/// <summary>`phases`: BenchmarkDotNet over the phases of a run.</summary>
internal static class PhasesCommand
{
    // BenchmarkDotNet's own five minutes are too short for a county.
    private static readonly TimeSpan LongestBenchmark = TimeSpan.FromHours(3);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var job = new Option<string>("--job") { Description = "dry (once), short or medium.", DefaultValueFactory = _ => "short" };
        job.AcceptOnlyFromAmong("dry", "short", "medium");
        var filter = new Option<string[]>("--filter") { Description = "Phases to measure, such as *Read* or *Solve*.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => ["*"] };
        var size = new Option<PhaseSize?>("--size") { Description = "Small, Msoa or Lsoa; all where it is left out." };
        var command = new Command("phases", "Measure the phases of a run one by one: read, forecast, matrix, build, solve, read-back, write.") { job, filter, size };
        command.SetAction(parsed => Run(parsed.GetValue(job)!, parsed.GetValue(filter)!, parsed.GetValue(size)));
        return command;
    }

    private static int Run(string job, string[] patterns, PhaseSize? size)
    {
        var config = ManualConfig.CreateEmpty()
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .AddJob(JobOf(job).WithToolchain(new InProcessEmitToolchain(LongestBenchmark, logOutput: false)))
            .AddFilter(new GlobFilter(patterns))
            .WithSummaryStyle(SummaryStyle.Default.WithTimeUnit(TimeUnit.Millisecond));
        if (size is { } wanted) config.AddFilter(new SimpleFilter(benchmark => benchmark.Parameters[nameof(PhaseBenchmarks.Size)].Equals(wanted)));
        var summary = BenchmarkRunner.Run<PhaseBenchmarks>(config);
        return summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success) || summary.Reports.IsEmpty ? 1 : 0;
    }

    private static Job JobOf(string name) => name switch
    {
        "dry" => Job.Dry,
        "medium" => Job.MediumRun,
        _ => Job.ShortRun,
    };
}
