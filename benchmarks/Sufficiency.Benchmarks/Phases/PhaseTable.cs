using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;
using Sufficiency.Benchmarks.Papers;

namespace Sufficiency.Benchmarks.Phases;

/// <summary>What one phase took.</summary>
/// <param name="Size">Size of the county.</param>
/// <param name="Phase">Name of the phase.</param>
/// <param name="Milliseconds">Mean time.</param>
/// <param name="Deviation">Standard deviation of the time, in milliseconds.</param>
/// <param name="Mebibytes">Memory allocated.</param>
internal sealed record PhaseResult(string Size, string Phase, double Milliseconds, double Deviation, double Mebibytes)
{
    /// <summary>The results of a run of BenchmarkDotNet.</summary>
    public static IReadOnlyList<PhaseResult> Of(Summary summary) =>
    [
        .. from report in summary.Reports
           let times = report.ResultStatistics
           where report.Success && times is not null
           select new PhaseResult(
               report.BenchmarkCase.Parameters[nameof(PhaseBenchmarks.Size)]?.ToString() ?? "",
               report.BenchmarkCase.Descriptor.WorkloadMethod.Name,
               times.Mean / 1e6,
               times.StandardDeviation / 1e6,
               (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / 1048576.0),
    ];
}

/// <summary>The phases as a table and as rows of the history.</summary>
internal static class PhaseTable
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>One phase a row.</summary>
    public static string Text(DateOnly day, string job, IReadOnlyList<PhaseResult> results)
    {
        var text = new StringBuilder();
        text.Append(Culture, $"{day:yyyy-MM-dd}: {Machine.Name}; BenchmarkDotNet, job {job}.\n\n");
        text.Append("| size | phase | ms | ± | allocated MiB |\n|---|---|--:|--:|--:|\n");
        foreach (var result in results)
        {
            text.Append(Culture, $"| {result.Size} | {result.Phase} | {Number(result.Milliseconds)} | {Number(result.Deviation)} | ")
                .Append(Culture, $"{Number(result.Mebibytes)} |\n");
        }

        return text.ToString();
    }

    /// <summary>What goes into the history.</summary>
    public static IEnumerable<HistoryRow> History(IEnumerable<PhaseResult> results) =>
        results.Select(result => new HistoryRow($"{result.Size} {result.Phase}", result.Milliseconds, "ms"));

    private static string Number(double value) => value.ToString(value < 10 ? "G3" : "N0", Culture);
}
