using System.Globalization;
using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>What a block takes in one process once it is handed over to a solver, before any solving.</summary>
/// <param name="Column">Bytes a column.</param>
/// <param name="Entry">Bytes an entry of the matrix.</param>
internal sealed record BlockBytes(long Column, long Entry);

/// <summary>The size of a problem as one block, estimated before it is written.</summary>
/// <param name="Columns">Columns.</param>
/// <param name="Entries">Entries of the matrix: at least two an arc.</param>
internal sealed record WholeBlock(long Columns, long Entries)
{
    /// <summary>CBC: our arrays, an object a column in MPSolver and one on our side, and CBC's own arrays.</summary>
    public static readonly BlockBytes BytesOfCbc = new(230, 40);

    /// <summary>SCIP: our arrays, OR-Tools' message, and SCIP's own columns.</summary>
    public static readonly BlockBytes BytesOfScip = new(230, 40);

    /// <summary>HiGHS: our arrays, whether each column is whole, and HiGHS' copy of all.</summary>
    public static readonly BlockBytes BytesOfHighs = new(66, 24);

    /// <summary>The size of a problem; the intakes are counted as if each were shared.</summary>
    public static WholeBlock Of(MixedIntegerProblem problem) => new(
        problem.ArcCount + problem.Intakes.Count + problem.SideColumns.Count + 1,
        (2 * problem.ArcCount)
            + problem.Intakes.Sum(intake => intake.Rows.Indices.Length + 1L)
            + problem.SideColumns.Sum(column => (long)column.Rows.Indices.Length));

    /// <summary>Words for a block that needs more memory than there is; null where it may fit.</summary>
    public string? WhyTooLarge(BlockBytes bytes, long memoryBytes)
    {
        var needed = (Columns * bytes.Column) + (Entries * bytes.Entry);
        return needed <= memoryBytes ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"does not fit: {needed >> 20:N0} MiB before any solving, of {memoryBytes >> 20:N0} MiB");
    }
}
