using System.Numerics;
using System.Runtime.CompilerServices;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>A symmetric matrix that holds of each row what stands from its first entry to the diagonal; all else is nil.</summary>
/// <param name="first">The first column that each row may hold. [row]</param>
internal sealed class SkylineMatrix(int[] first)
{
    private readonly int[] start = StartsOf(first); // [row]: where its column 0 would stand
    // whole vectors are written
    private readonly double[] values = new double[first.Select((from, row) => row - from + 1).Sum() + Vector<double>.Count];

    /// <summary>Number of rows.</summary>
    public int RowCount => first.Length;

    /// <summary>A value; nil where none is held.</summary>
    public double this[int row, int column]
    {
        get
        {
            var (lower, upper) = row > column ? (row, column) : (column, row);
            return upper < first[lower] ? 0.0 : values[start[lower] + upper];
        }
    }

    /// <summary>Makes every value nil.</summary>
    public void Clear() => Array.Clear(values);

    /// <summary>Adds a matrix of the same shape.</summary>
    public void Add(SkylineMatrix other)
    {
        const int chunk = 1 << 14;
        Parallel.For(0, (values.Length + chunk - 1) / chunk, part =>
        {
            var (from, count) = (part * chunk, Math.Min(chunk, values.Length - (part * chunk)));
            Span<double> own = values.AsSpan(from, count);
            ReadOnlySpan<double> more = other.values.AsSpan(from, count);
            for (var i = 0; i < count; i++) own[i] += more[i];
        });
    }

    /// <summary>Adds weight × (left rightᵀ + right leftᵀ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddOuter(SparseVector left, SparseVector right, double weight)
    {
        for (var i = 0; i < left.Indices.Length; i++)
        {
            var (row, scaled) = (left.Indices[i], weight * left.Coefficients[i]);
            for (var j = 0; j < right.Indices.Length; j++)
            {
                var other = right.Indices[j];
                var add = scaled * right.Coefficients[j];
                if (other < row) values[At(row, other)] += add;
                else if (other > row) values[At(other, row)] += add;
                else values[At(row, row)] += 2.0 * add;
            }
        }
    }

    /// <summary>
    /// Adds weight × lower upperᵀ, where the rows of each follow one another and all rows of the first stand after those of the second.
    /// </summary>
    /// <param name="row">The first row of the first.</param>
    /// <param name="lower">Its coefficients.</param>
    /// <param name="column">The first row of the second.</param>
    /// <param name="upper">Its coefficients, filled up with nil to whole vectors.</param>
    /// <param name="weight">The weight.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddOuterRuns(int row, double[] lower, int column, double[] upper, double weight)
    {
        foreach (var coefficient in lower)
        {
            var scale = new Vector<double>(weight * coefficient);
            var line = values.AsSpan(At(row++, column), upper.Length);
            for (var j = 0; j < upper.Length; j += Vector<double>.Count)
            {
                var part = line[j..];
                (new Vector<double>(part) + (scale * new Vector<double>(upper, j))).CopyTo(part);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int At(int row, int column) =>
        column >= first[row] ? start[row] + column : throw new InvalidOperationException($"Row {row} holds nothing in column {column}.");

    private static int[] StartsOf(int[] first)
    {
        var starts = new int[first.Length];
        for (var (row, at) = (0, 0); row < first.Length; at += row - first[row] + 1, row++) starts[row] = at - first[row];
        return starts;
    }
}
