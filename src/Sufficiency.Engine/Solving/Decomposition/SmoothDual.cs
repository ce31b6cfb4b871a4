using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>The value of the smoothed dual at some prices, its slope, and where asked its curvature.</summary>
/// <param name="Value">The smoothed dual.</param>
/// <param name="Slope">What each row still lacks: its side less what is used. [row]</param>
/// <param name="Curvature">Minus the second derivatives, lower triangle. [row, row], flattened; null where not asked for.</param>
internal sealed record SmoothPoint(double Value, double[] Slope, double[]? Curvature);

/// <summary>
/// The Lagrangian dual with every minimum replaced by a soft minimum −T log Σ exp(−reduced cost / T): concave, smooth, and below the dual itself.
/// </summary>
/// <remarks>
/// At its maximum the soft shares satisfy every row, so that prices and a plan come together; as the temperature T falls both tend to the optimum.
/// Entropic barrier methods: S.-C. Fang, J. R. Rajasekera, H.-S. J. Tsao, Entropy Optimization and Mathematical Programming (1997).
/// </remarks>
internal sealed class SmoothDual(SmoothFamily[] families, IReadOnlyList<SmoothColumn> columns, double[] sides, double constant, int[] signs)
{
    private const int Parts = 8; // fixed, so that sums are made in the same order on any number of cores
    private const double Negligible = 40.0; // temperatures: exp(−40) of a share is nothing
    private const double LeastShare = 1e-9;

    private readonly PartSum[] parts = [.. Enumerable.Range(0, Parts).Select(_ => new PartSum(sides.Length))]; // kept: their curvatures are large

    /// <summary>Sign a price must have: −1, +1, or 0 for any.</summary>
    public int[] Signs => signs;

    /// <summary>The dual at some prices. The curvature lives until it is asked for again.</summary>
    public SmoothPoint At(double[] prices, double temperature, bool withCurvature, CancellationToken cancellation)
    {
        Parallel.For(0, Parts, new ParallelOptions { CancellationToken = cancellation }, part =>
        {
            var sum = parts[part];
            sum.Begin(withCurvature);
            for (var f = part; f < families.Length; f += Parts) sum.Add(families[f], prices, temperature);
        });
        var total = parts[0];
        for (var part = 1; part < Parts; part++) total.Add(parts[part]);
        foreach (var column in columns) total.Add(column, prices, temperature);
        var value = constant + total.Value;
        for (var r = 0; r < sides.Length; r++)
        {
            value += prices[r] * sides[r];
            total.Slope[r] += sides[r];
        }

        return new(value, total.Slope, total.Curvature);
    }

    /// <summary>The soft shares of a family's members along their arcs, in the order of its arcs.</summary>
    public static double[] SharesOf(SmoothFamily family, double[] prices, double temperature)
    {
        var shares = new double[family.Position.Length];
        var earns = Earns(family, prices);
        for (var m = 0; m < family.MemberCount; m++) Share(family, m, earns, temperature * family.Heat, shares.AsSpan(family.Start[m], family.Start[m + 1] - family.Start[m]));
        return shares;
    }

    /// <summary>The value of a column.</summary>
    public static double ValueOf(SmoothColumn column, double[] prices, double temperature) =>
        column.Lower + Inner(column.Cost - Dot(column.Rows, prices), column.Upper - column.Lower, temperature * column.Heat);

    // Where cost x − h log x − h log(range − x) is least.
    private static double Inner(double reduced, double range, double heat)
    {
        if (double.IsPositiveInfinity(range)) return heat / reduced; // a slack: its price has a sign, so that its reduced cost is positive
        var near = Near(reduced, range, heat);
        return reduced >= 0 ? near : range - near;
    }

    // How far that is from the nearer end.
    private static double Near(double reduced, double range, double heat)
    {
        var size = Math.Abs(reduced);
        return 2.0 * heat * range / ((size * range) + (2.0 * heat) + Math.Sqrt((size * range * size * range) + (4.0 * heat * heat)));
    }

    private static double[] Earns(SmoothFamily family, double[] prices)
    {
        var earns = new double[family.Rows.Length];
        for (var a = 0; a < earns.Length; a++) earns[a] = Dot(family.Rows[a], prices);
        return earns;
    }

    /// <summary>Σ price × coefficient.</summary>
    public static double Dot(SparseVector rows, double[] prices)
    {
        var sum = 0.0;
        for (var e = 0; e < rows.Indices.Length; e++) sum += prices[rows.Indices[e]] * rows.Coefficients[e];
        return sum;
    }

    /// <summary>Writes the shares of a member and returns its soft minimum a unit.</summary>
    private static double Share(SmoothFamily family, int member, double[] earns, double heat, Span<double> shares)
    {
        var start = family.Start[member];
        var least = double.PositiveInfinity;
        for (var k = 0; k < shares.Length; k++)
        {
            var reduced = family.Cost[start + k] - earns[family.Position[start + k]];
            shares[k] = reduced;
            if (reduced < least) least = reduced;
        }

        var sum = 0.0;
        for (var k = 0; k < shares.Length; k++)
        {
            var distance = (shares[k] - least) / heat;
            sum += shares[k] = distance > Negligible ? 0.0 : Math.Exp(-distance);
        }

        for (var k = 0; k < shares.Length; k++) shares[k] /= sum;
        return least - (heat * Math.Log(sum));
    }

    private sealed class PartSum(int rowCount)
    {
        public double Value;
        public double[] Slope = [];
        public double[]? Curvature; // lower triangle
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

        public void Add(PartSum other)
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
            var reduced = column.Cost - Dot(column.Rows, prices);
            var range = column.Upper - column.Lower;
            var inner = Inner(reduced, range, heat);
            if (double.IsPositiveInfinity(range))
            {
                Value += heat - (heat * Math.Log(inner));
                Use(column.Rows, inner);
                if (Curvature is not null) Bend(column.Rows, column.Rows, 0.5 * inner * inner / heat);
                return;
            }

            var near = Near(reduced, range, heat);
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
            var earns = Earns(family, prices);
            var heat = temperature * family.Heat;
            for (var m = 0; m < family.MemberCount; m++)
            {
                var start = family.Start[m];
                var shares = shareBuffer.AsSpan(0, family.Start[m + 1] - start);
                Value += family.Supply[m] * Share(family, m, earns, heat, shares);
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
}
