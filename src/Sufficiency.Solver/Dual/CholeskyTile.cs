using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sufficiency.Solver.Dual;

/// <summary>The two steps that take a factor's time: four rows and four columns at once, every sum in a fixed order.</summary>
internal static class CholeskyTile
{
    private const int Tile = 4;

    /// <summary>Takes from four rows, in four columns, what earlier columns account for.</summary>
    /// <param name="values">All tiles.</param>
    /// <param name="row">Where the earlier columns of the rows stand.</param>
    /// <param name="column">Where those of the rows that are the columns stand.</param>
    /// <param name="length">How many values of each.</param>
    /// <param name="at">Where the four rows and columns stand.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(double[] values, int row, int column, int length, int at)
    {
        ref var left = ref values[row];
        ref var right = ref values[column];
        Vector256<double> s0 = default, s1 = default, s2 = default, s3 = default, t0 = default, t1 = default, t2 = default, t3 = default;
        for (nint k = 0; k < length; k += 2 * Tile)
        {
            var (even, odd) = (Vector256.LoadUnsafe(ref left, (nuint)k), Vector256.LoadUnsafe(ref left, (nuint)(k + Tile)));
            s0 = Vector256.FusedMultiplyAdd(even, Vector256.Create(Unsafe.Add(ref right, k)), s0);
            s1 = Vector256.FusedMultiplyAdd(even, Vector256.Create(Unsafe.Add(ref right, k + 1)), s1);
            s2 = Vector256.FusedMultiplyAdd(even, Vector256.Create(Unsafe.Add(ref right, k + 2)), s2);
            s3 = Vector256.FusedMultiplyAdd(even, Vector256.Create(Unsafe.Add(ref right, k + 3)), s3);
            t0 = Vector256.FusedMultiplyAdd(odd, Vector256.Create(Unsafe.Add(ref right, k + 4)), t0);
            t1 = Vector256.FusedMultiplyAdd(odd, Vector256.Create(Unsafe.Add(ref right, k + 5)), t1);
            t2 = Vector256.FusedMultiplyAdd(odd, Vector256.Create(Unsafe.Add(ref right, k + 6)), t2);
            t3 = Vector256.FusedMultiplyAdd(odd, Vector256.Create(Unsafe.Add(ref right, k + 7)), t3);
        }

        ref var target = ref values[at];
        (Vector256.LoadUnsafe(ref target) - (s0 + t0)).StoreUnsafe(ref target);
        (Vector256.LoadUnsafe(ref target, 4) - (s1 + t1)).StoreUnsafe(ref target, 4);
        (Vector256.LoadUnsafe(ref target, 8) - (s2 + t2)).StoreUnsafe(ref target, 8);
        (Vector256.LoadUnsafe(ref target, 12) - (s3 + t3)).StoreUnsafe(ref target, 12);
    }

    /// <summary>Divides four rows, in four columns, by the finished rows of these columns.</summary>
    public static void Divide(double[] values, int at, int by)
    {
        ref var own = ref values[at];
        ReadOnlySpan<double> above = values.AsSpan(by, Tile * Tile);
        var x0 = Vector256.LoadUnsafe(ref own) / above[0];
        var x1 = (Vector256.LoadUnsafe(ref own, 4) - (x0 * above[1])) / above[5];
        var x2 = (Vector256.LoadUnsafe(ref own, 8) - (x0 * above[2]) - (x1 * above[6])) / above[10];
        var x3 = (Vector256.LoadUnsafe(ref own, 12) - (x0 * above[3]) - (x1 * above[7]) - (x2 * above[11])) / above[15];
        x0.StoreUnsafe(ref own);
        x1.StoreUnsafe(ref own, 4);
        x2.StoreUnsafe(ref own, 8);
        x3.StoreUnsafe(ref own, 12);
    }
}
