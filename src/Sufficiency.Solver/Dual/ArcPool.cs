using System.Numerics;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>
/// Arcs that several classes may share: how much they bend the dual is summed pair by pair before it is
/// spread over rows, which is the dear part.
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

    /// <summary>What a unit along each arc earns. [slot]</summary>
    public void ReadDualValues(double[] prices, Span<double> dualValues)
    {
        for (var slot = 0; slot < Rows.Length; slot++) dualValues[slot] = SmoothDual.Dot(Rows[slot], prices);
    }

    /// <summary>Adds weight × (left rightᵀ + right leftᵀ) for two slots.</summary>
    public void AddOuter(SkylineMatrix curvature, int left, int right, double weight)
    {
        var (first, second) = (firstRow[left], firstRow[right]);
        if (first < 0 || second < 0) curvature.AddOuter(Rows[left], Rows[right], weight);
        else if (first > second + Rows[right].Indices.Length
            - 1) curvature.AddOuterRuns(first, Rows[left].Coefficients, second, padded[right], weight);
        else if (second > first + Rows[left].Indices.Length
            - 1) curvature.AddOuterRuns(second, Rows[right].Coefficients, first, padded[left], weight);
        else curvature.AddOuter(Rows[left], Rows[right], weight);
    }

    private static bool IsRun(SparseVector rows) =>
        rows.Indices.Length > 0 && rows.Indices[^1] - rows.Indices[0] == rows.Indices.Length - 1;

    private static double[] Padded(double[] coefficients)
    {
        var whole = new double[(coefficients.Length + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count];
        coefficients.CopyTo(whole, 0);
        return whole;
    }
}
