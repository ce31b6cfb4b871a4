using System.Globalization;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>The size of a problem as one block, estimated before it is written.</summary>
/// <param name="Columns">Columns; each has two entries or a few more.</param>
internal sealed record WholeBlock(long Columns)
{
    // Growth of a process's peak from 172,269 to 2,067,228 arcs with a time limit of one second: what solving itself takes comes on top.

    /// <summary>Bytes a column that CBC takes.</summary>
    public const long BytesOfCbc = 900;

    /// <summary>Bytes a column that SCIP takes.</summary>
    public const long BytesOfScip = 2_500;

    /// <summary>Bytes a column that HiGHS takes.</summary>
    public const long BytesOfHighs = 700;

    /// <summary>The size of a problem; the sinks are counted as if each were shared.</summary>
    public static WholeBlock Of(MixedIntegerProblem problem) =>
        new(problem.ArcCount + problem.Sinks.Count + problem.LinkingVariables.Count + 1);

    /// <summary>Words for a block that needs more memory than there is; null where it may fit.</summary>
    public string? WhyTooLarge(long bytesAColumn, long memoryBytes)
    {
        var needed = Columns * bytesAColumn;
        return needed <= memoryBytes ? null : string.Create(
            CultureInfo.InvariantCulture, $"does not fit: some {needed >> 20:N0} MiB, of {memoryBytes >> 20:N0}; not tried");
    }
}
