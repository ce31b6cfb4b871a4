using System.Numerics;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>Solves A x = b for a symmetric matrix that is positive definite, or nearly: Cholesky's L Lᵀ, rows that vanish left at nil.</summary>
internal static class PositiveDefinite
{
    /// <summary>Overwrites the lower triangle with L, then solves.</summary>
    public static double[] Solve(double[] a, double[] b)
    {
        var n = b.Length;
        Factor(a, n);
        var x = new double[n];
        for (var i = 0; i < n; i++) x[i] = (b[i] - Dot(a, i * n, x, 0, i)) / a[(i * n) + i];
        for (var i = n - 1; i >= 0; i--)
        {
            x[i] /= a[(i * n) + i];
            for (var j = 0; j < i; j++) x[j] -= a[(i * n) + j] * x[i];
        }

        return x;
    }

    private static void Factor(double[] a, int n)
    {
        const int block = 48;
        for (var start = 0; start < n; start += block)
        {
            var end = Math.Min(n, start + block);
            for (var i = start; i < end; i++)
            {
                FactorRow(a, n, i, start, i);
                var pivot = a[(i * n) + i] - Dot(a, i * n, a, i * n, i);
                a[(i * n) + i] = Math.Sqrt(Math.Max(pivot, 1e-12 * Math.Max(a[(i * n) + i], 1e-12)));
            }

            var first = start;
            Parallel.For(0, ((n - end) + block - 1) / block, chunk =>
            {
                for (var i = end + (chunk * block); i < Math.Min(n, end + ((chunk + 1) * block)); i++) FactorRow(a, n, i, first, end);
            });
        }
    }

    private static void FactorRow(double[] a, int n, int i, int firstColumn, int endColumn)
    {
        for (var j = firstColumn; j < endColumn; j++)
            a[(i * n) + j] = (a[(i * n) + j] - Dot(a, i * n, a, j * n, j)) / a[(j * n) + j];
    }

    private static double Dot(double[] left, int leftStart, double[] right, int rightStart, int count)
    {
        ReadOnlySpan<double> first = left.AsSpan(leftStart, count);
        ReadOnlySpan<double> second = right.AsSpan(rightStart, count);
        var (sum, more) = (Vector<double>.Zero, Vector<double>.Zero);
        var k = 0;
        var width = Vector<double>.Count;
        for (; k <= count - (2 * width); k += 2 * width)
        {
            sum += new Vector<double>(first[k..]) * new Vector<double>(second[k..]);
            more += new Vector<double>(first[(k + width)..]) * new Vector<double>(second[(k + width)..]);
        }

        var total = Vector.Sum(sum + more);
        for (; k < count; k++) total += first[k] * second[k];
        return total;
    }
}
