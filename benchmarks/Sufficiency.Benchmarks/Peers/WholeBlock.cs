using System.Globalization;
using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>The size of a problem as one block, estimated before it is written.</summary>
/// <param name="Columns">Columns.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Entries">Entries of the matrix: at least two an arc.</param>
internal sealed record WholeBlock(long Columns, long Rows, long Entries)
{
    // MPSolver keeps an object of some 200 bytes a column on our side, and a solver the matrix twice or more.
    private const long BytesAColumn = 300;
    private const long BytesAnEntry = 40;

    /// <summary>The size of a problem; the intakes are counted as if each were shared.</summary>
    public static WholeBlock Of(MixedIntegerProblem problem) => new(
        problem.ArcCount + problem.Intakes.Count + problem.SideColumns.Count + 1,
        problem.Rows.Count + problem.SourceCount + problem.Intakes.Count,
        (2 * problem.ArcCount) + problem.Intakes.Sum(intake => intake.Rows.Indices.Length + 1L) + problem.SideColumns.Sum(column => (long)column.Rows.Indices.Length));

    /// <summary>Words for a block that needs more memory than there is; null where it may fit.</summary>
    public string? WhyTooLarge()
    {
        var (bytes, most) = ((Columns * BytesAColumn) + (Entries * BytesAnEntry), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        return bytes <= most ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"does not fit: {Columns:N0} columns and {Entries:N0} entries take {bytes / 1048576.0:N0} MiB before any solving, of {most / 1048576.0:N0} MiB; not tried");
    }

    /// <summary>What a status of the block means for the table.</summary>
    public static string Remark(BlockSolution answer) => answer.Status switch
    {
        BlockStatus.Optimal => "",
        BlockStatus.NotSolved => $"nothing found in the time: {FirstSentence(answer.Message)}",
        BlockStatus.Feasible => "the time was up",
        _ => $"{answer.Status}: {FirstSentence(answer.Message)}",
    };

    private static string FirstSentence(string message)
    {
        var line = message.Split('\n', 2)[0];
        return line.Length > 160 ? line[..160] + "…" : line;
    }
}
