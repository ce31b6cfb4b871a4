using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>Value, slope and curvature of a smoothed dual, summed part by part.</summary>
internal sealed class SmoothSum(int rowCount)
{
    public double Value;
    public double[] Slope = [];
    public double[]? Curvature; // lower triangle
    private const double LeastShare = 1e-9;
    private double[] curvatureBuffer = [];
    private double[] shareBuffer = [];
    private double[] used = [];
    private double[] pairs = [];
    private int[] carrying = [];

    public void Begin(bool withCurvature)
    {
        (Value, Slope) = (0.0, new double[rowCount]);
        if (withCurvature && curvatureBuffer.Length == 0) curvatureBuffer = new double[rowCount * rowCount];
        else if (withCurvature) Array.Clear(curvatureBuffer);
        Curvature = withCurvature ? curvatureBuffer : null;
    }

    public void Add(SmoothSum other)
    {
        Value += other.Value;
        for (var r = 0; r < Slope.Length; r++) Slope[r] += other.Slope[r];
        if (Curvature is null) return;
        Parallel.For(0, rowCount, row =>
        {
            for (var i = row * rowCount; i <= (row * rowCount) + row; i++) Curvature[i] += other.Curvature![i];
        });
    }

    public void Add(SmoothColumn column, double[] prices, double temperature)
    {
        var heat = temperature * column.Heat;
        var reduced = column.Cost - SmoothDual.Dot(column.Rows, prices);
        var range = column.Upper - column.Lower;
        var inner = SoftMinimum.Inner(reduced, range, heat);
        if (double.IsPositiveInfinity(range))
        {
            Value += heat - (heat * Math.Log(inner));
            Use(column.Rows, inner);
            if (Curvature is not null) Bend(column.Rows, column.Rows, 0.5 * inner * inner / heat);
            return;
        }

        var near = SoftMinimum.Near(reduced, range, heat);
        var far = range - near;
        Value += ((column.Lower + inner) * reduced) - (heat * (Math.Log(near) + Math.Log(far)));
        Use(column.Rows, column.Lower + inner);
        if (Curvature is not null) Bend(column.Rows, column.Rows, 0.5 / ((heat / (near * near)) + (heat / (far * far))));
    }

    public void Add(SmoothFamily family, double[] prices, double temperature)
    {
        var arcCount = family.Rows.Length;
        if (used.Length < arcCount) (shareBuffer, used, carrying) = (new double[arcCount], new double[arcCount], new int[arcCount]);
        if (Curvature is not null && pairs.Length < arcCount * arcCount) pairs = new double[arcCount * arcCount];
        Array.Clear(used, 0, arcCount);
        if (Curvature is not null) Array.Clear(pairs, 0, arcCount * arcCount);
        var earns = SoftMinimum.Earns(family, prices);
        var heat = temperature * family.Heat;
        for (var m = 0; m < family.MemberCount; m++)
        {
            var start = family.Start[m];
            var shares = shareBuffer.AsSpan(0, family.Start[m + 1] - start);
            Value += family.Supply[m] * SoftMinimum.Share(family, m, earns, heat, shares);
            var count = 0;
            for (var k = 0; k < shares.Length; k++)
            {
                if (shares[k] <= LeastShare) continue;
                used[family.Position[start + k]] += family.Supply[m] * shares[k];
                carrying[count++] = k;
            }

            if (Curvature is not null && count > 1) AddPairs(family, m, start, shares, count, family.Supply[m] / heat, arcCount);
        }

        for (var a = 0; a < arcCount; a++)
        {
            if (used[a] > 0) Use(family.Rows[a], used[a]);
        }

        if (Curvature is not null) BendPairs(family, arcCount);
    }

    private void AddPairs(SmoothFamily family, int member, int start, Span<double> shares, int count, double weight, int arcCount)
    {
        for (var i = 0; i < count; i++)
        {
            var (a, share) = (family.Position[start + carrying[i]], shares[carrying[i]]);
            pairs[(a * arcCount) + a] += weight * share * (1.0 - share);
            for (var j = 0; j < i; j++)
            {
                var b = family.Position[start + carrying[j]];
                pairs[a > b ? (a * arcCount) + b : (b * arcCount) + a] -= weight * share * shares[carrying[j]];
            }
        }
    }

    private void BendPairs(SmoothFamily family, int arcCount)
    {
        for (var a = 0; a < arcCount; a++)
        {
            for (var b = 0; b < a; b++)
            {
                var pair = pairs[(a * arcCount) + b];
                if (pair == 0.0) continue;
                Bend(family.Rows[a], family.Rows[b], pair);
            }

            var own = pairs[(a * arcCount) + a];
            if (own != 0.0) Bend(family.Rows[a], family.Rows[a], 0.5 * own);
        }
    }

    private void Use(SparseVector rows, double amount)
    {
        for (var e = 0; e < rows.Indices.Length; e++) Slope[rows.Indices[e]] -= amount * rows.Coefficients[e];
    }

    /// <summary>Adds weight × (left rightᵀ + right leftᵀ).</summary>
    private void Bend(SparseVector left, SparseVector right, double weight)
    {
        for (var i = 0; i < left.Indices.Length; i++)
        {
            var (row, scaled) = (left.Indices[i], weight * left.Coefficients[i]);
            for (var j = 0; j < right.Indices.Length; j++)
            {
                var other = right.Indices[j];
                var add = scaled * right.Coefficients[j];
                if (other < row) Curvature![(row * rowCount) + other] += add;
                else if (other > row) Curvature![(other * rowCount) + row] += add;
                else Curvature![(row * rowCount) + row] += 2.0 * add;
            }
        }
    }
}
