using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sufficiency.Engine.Solving.Decomposition.Prices;

/// <summary>Solves A x = b for a symmetric matrix that is positive definite, or nearly: Cholesky's L Lᵀ, rows that vanish left at nil.</summary>
/// <remarks>Blocks of columns, and within them four rows by four columns at a time, so that what is loaded is used four times; every sum has a fixed order.</remarks>
internal static class PositiveDefinite
{
    private const int Block = 48; // columns
    private const int Tile = 4; // rows and columns at a time
    private const int Chunk = 32; // rows of one task

    /// <summary>Overwrites the lower triangle with L, then solves.</summary>
    /// <param name="a">The matrix by rows; what stands above the diagonal does not count and is lost.</param>
    /// <param name="b">The right-hand side; its length is the size of the matrix.</param>
    public static double[] Solve(double[] a, double[] b)
    {
        var n = b.Length;
        Factor(a, n);
        var x = new double[n];
        for (var i = 0; i < n; i++) x[i] = (b[i] - Dot(a.AsSpan(i * n, i), x.AsSpan(0, i))) / a[(i * n) + i];
        for (var i = n - 1; i >= 0; i--)
        {
            x[i] /= a[(i * n) + i];
            Subtract(x.AsSpan(0, i), a.AsSpan(i * n, i), x[i]);
        }

        return x;
    }

    private static void Factor(double[] a, int n)
    {
        for (var start = 0; start < n; start += Block)
        {
            var (first, end) = (start, Math.Min(n, start + Block));
            ForRows(start, n, (from, to) => Update(a, n, from, to, first, end));
            for (var i = start; i < end; i++)
            {
                Eliminate(a, n, i, start, i);
                var own = a.AsSpan((i * n) + start, i - start);
                var before = a[(i * n) + i];
                a[(i * n) + i] = Math.Sqrt(Math.Max(before - Dot(own, own), 1e-12 * Math.Max(before, 1e-12)));
            }

            ForRows(end, n, (from, to) =>
            {
                for (var i = from; i < to; i++) Eliminate(a, n, i, first, end);
            });
        }
    }

    /// <summary>Takes from some rows, in the columns of a block, what the columns before the block account for.</summary>
    private static void Update(double[] a, int n, int from, int to, int first, int end)
    {
        if (first == 0) return;
        for (var i = from; i < to; i += Tile)
        {
            var most = Math.Min(end, Math.Min(to, i + Tile)); // columns beyond the diagonal do not count
            for (var j = first; j < most; j += Tile)
            {
                if (i + Tile <= to && j + Tile <= end) UpdateTile(a, n, i, j, first);
                else UpdateRest(a, n, (i, Math.Min(to, i + Tile)), (j, Math.Min(end, j + Tile)), first);
            }
        }
    }

    private static void UpdateRest(double[] a, int n, (int From, int To) rows, (int From, int To) columns, int count)
    {
        for (var i = rows.From; i < rows.To; i++)
        {
            for (var j = columns.From; j < Math.Min(columns.To, i + 1); j++) a[(i * n) + j] -= Dot(a.AsSpan(i * n, count), a.AsSpan(j * n, count));
        }
    }

    /// <summary>Four rows by four columns, two of these at once: eight sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UpdateTile(double[] a, int n, int row, int column, int count)
    {
        ReadOnlySpan<double> r0 = a.AsSpan(row * n, count), r1 = a.AsSpan((row + 1) * n, count), r2 = a.AsSpan((row + 2) * n, count), r3 = a.AsSpan((row + 3) * n, count);
        for (var half = 0; half < Tile; half += 2)
        {
            ReadOnlySpan<double> c0 = a.AsSpan((column + half) * n, count), c1 = a.AsSpan((column + half + 1) * n, count);
            ref double p0 = ref MemoryMarshal.GetReference(r0), p1 = ref MemoryMarshal.GetReference(r1), p2 = ref MemoryMarshal.GetReference(r2), p3 = ref MemoryMarshal.GetReference(r3);
            ref double q0 = ref MemoryMarshal.GetReference(c0), q1 = ref MemoryMarshal.GetReference(c1);
            Vector<double> s00 = default, s10 = default, s20 = default, s30 = default, s01 = default, s11 = default, s21 = default, s31 = default;
            var k = 0;
            for (; k <= count - Vector<double>.Count; k += Vector<double>.Count)
            {
                var at0 = (nuint)k;
                var (left, right) = (Vector.LoadUnsafe(ref q0, at0), Vector.LoadUnsafe(ref q1, at0));
                var (v0, v1) = (Vector.LoadUnsafe(ref p0, at0), Vector.LoadUnsafe(ref p1, at0));
                var (v2, v3) = (Vector.LoadUnsafe(ref p2, at0), Vector.LoadUnsafe(ref p3, at0));
                s00 = Vector.FusedMultiplyAdd(v0, left, s00);
                s01 = Vector.FusedMultiplyAdd(v0, right, s01);
                s10 = Vector.FusedMultiplyAdd(v1, left, s10);
                s11 = Vector.FusedMultiplyAdd(v1, right, s11);
                s20 = Vector.FusedMultiplyAdd(v2, left, s20);
                s21 = Vector.FusedMultiplyAdd(v2, right, s21);
                s30 = Vector.FusedMultiplyAdd(v3, left, s30);
                s31 = Vector.FusedMultiplyAdd(v3, right, s31);
            }

            var (at, next) = (column + half, column + half + 1);
            a[(row * n) + at] -= Vector.Sum(s00) + Rest(r0, c0, k);
            a[((row + 1) * n) + at] -= Vector.Sum(s10) + Rest(r1, c0, k);
            a[((row + 2) * n) + at] -= Vector.Sum(s20) + Rest(r2, c0, k);
            a[((row + 3) * n) + at] -= Vector.Sum(s30) + Rest(r3, c0, k);
            a[(row * n) + next] -= Vector.Sum(s01) + Rest(r0, c1, k);
            a[((row + 1) * n) + next] -= Vector.Sum(s11) + Rest(r1, c1, k);
            a[((row + 2) * n) + next] -= Vector.Sum(s21) + Rest(r2, c1, k);
            a[((row + 3) * n) + next] -= Vector.Sum(s31) + Rest(r3, c1, k);
        }
    }

    /// <summary>Finishes a row of L within a block of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eliminate(double[] a, int n, int i, int start, int end)
    {
        for (var j = start; j < end; j++)
            a[(i * n) + j] = (a[(i * n) + j] - Dot(a.AsSpan((i * n) + start, j - start), a.AsSpan((j * n) + start, j - start))) / a[(j * n) + j];
    }

    private static void ForRows(int from, int to, Action<int, int> rows) =>
        Parallel.For(0, (to - from + Chunk - 1) / Chunk, chunk => rows(from + (chunk * Chunk), Math.Min(to, from + ((chunk + 1) * Chunk))));

    private static double Rest(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int from)
    {
        var sum = 0.0;
        for (var k = from; k < left.Length; k++) sum += left[k] * right[k];
        return sum;
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var (sum, more) = (Vector<double>.Zero, Vector<double>.Zero);
        var (k, width) = (0, Vector<double>.Count);
        for (; k <= left.Length - (2 * width); k += 2 * width)
        {
            sum = Vector.FusedMultiplyAdd(new Vector<double>(left[k..]), new Vector<double>(right[k..]), sum);
            more = Vector.FusedMultiplyAdd(new Vector<double>(left[(k + width)..]), new Vector<double>(right[(k + width)..]), more);
        }

        return Vector.Sum(sum + more) + Rest(left, right, k);
    }

    private static void Subtract(Span<double> from, ReadOnlySpan<double> what, double times)
    {
        for (var k = 0; k < from.Length; k++) from[k] -= times * what[k];
    }
}
