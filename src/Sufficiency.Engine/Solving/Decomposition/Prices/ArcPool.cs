using System.Numerics;
using System.Runtime.CompilerServices;
using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition.Prices;

/// <summary>
/// Arcs that several families may share: how much they bend the dual is summed pair by pair before it is spread over rows, which is the dear part.
/// </summary>
internal sealed class ArcPool
{
    private readonly int[] firstRow; // [slot]: where its rows follow one another, else −1
    private readonly double[][] padded; // [slot]: coefficients, filled up with nil to whole vectors

    /// <summary>Makes a pool.</summary>
    /// <param name="rows">Coefficients of a unit along each arc on the coupling rows. [slot]</param>
    public ArcPool(SparseVector[] rows)
    {
        Rows = rows;
        firstRow = [.. rows.Select(vector => IsRun(vector) ? vector.Indices[0] : -1)];
        padded = [.. rows.Select(vector => Padded(vector.Coefficients))];
    }

    /// <summary>Coefficients of a unit along each arc on the coupling rows. [slot]</summary>
    public SparseVector[] Rows { get; }

    /// <summary>Room that a matrix needs beyond its last value, since whole vectors are written.</summary>
    public static int Spare => Vector<double>.Count;

    /// <summary>What a unit along each arc earns. [slot]</summary>
    public void ReadEarns(double[] prices, Span<double> earns)
    {
        for (var slot = 0; slot < Rows.Length; slot++) earns[slot] = SmoothDual.Dot(Rows[slot], prices);
    }

    /// <summary>Adds weight × (left rightᵀ + right leftᵀ) to a lower triangle, for two slots.</summary>
    public void Bend(double[] curvature, int rowCount, int left, int right, double weight)
    {
        var (first, second) = (firstRow[left], firstRow[right]);
        if (first < 0 || second < 0) Bend(curvature, rowCount, Rows[left], Rows[right], weight);
        else if (first > second + Rows[right].Indices.Length - 1) BendRuns(curvature, rowCount, left, right, weight);
        else if (second > first + Rows[left].Indices.Length - 1) BendRuns(curvature, rowCount, right, left, weight);
        else Bend(curvature, rowCount, Rows[left], Rows[right], weight);
    }

    /// <summary>Adds weight × (left rightᵀ + right leftᵀ) to a lower triangle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Bend(double[] curvature, int rowCount, SparseVector left, SparseVector right, double weight)
    {
        for (var i = 0; i < left.Indices.Length; i++)
        {
            var (row, scaled) = (left.Indices[i], weight * left.Coefficients[i]);
            for (var j = 0; j < right.Indices.Length; j++)
            {
                var other = right.Indices[j];
                var add = scaled * right.Coefficients[j];
                if (other < row) curvature[(row * rowCount) + other] += add;
                else if (other > row) curvature[(other * rowCount) + row] += add;
                else curvature[(row * rowCount) + row] += 2.0 * add;
            }
        }
    }

    /// <summary>The same where all rows of one slot follow one another and stand after all of the other, which do too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BendRuns(double[] curvature, int rowCount, int lower, int upper, double weight)
    {
        var (row, column) = (firstRow[lower], firstRow[upper]);
        var across = padded[upper];
        foreach (var coefficient in Rows[lower].Coefficients)
        {
            var scale = new Vector<double>(weight * coefficient);
            var line = curvature.AsSpan((row++ * rowCount) + column, across.Length);
            for (var j = 0; j < across.Length; j += Vector<double>.Count)
            {
                var part = line[j..];
                (new Vector<double>(part) + (scale * new Vector<double>(across, j))).CopyTo(part);
            }
        }
    }

    private static bool IsRun(SparseVector rows) => rows.Indices.Length > 0 && rows.Indices[^1] - rows.Indices[0] == rows.Indices.Length - 1;

    private static double[] Padded(double[] coefficients)
    {
        var whole = new double[(coefficients.Length + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count];
        coefficients.CopyTo(whole, 0);
        return whole;
    }
}
