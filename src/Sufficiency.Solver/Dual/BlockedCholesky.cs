using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sufficiency.Solver.Dual;

/// <summary>
/// Solves A x = b for a symmetric matrix that is positive definite, or nearly: Cholesky's L Lᵀ, rows that vanish left at nil.
/// </summary>
/// <remarks>
/// A row holds only what stands from its first entry to the diagonal, since L has no other entries (A. George and J. W. Liu, Computer
/// Solution of
/// Large Sparse Positive Definite Systems, 1981). Four rows are a tile and share the first of their columns; every sum has a fixed order.
/// </remarks>
internal sealed class BlockedCholesky
{
    private const int Tile = 4; // rows and columns at a time
    private const int Block = 12; // tiles of columns whose part of L is still near when the rows below use it
    private const int Chunk = 8; // tiles of rows of one task
    private const double Least = 1e-12; // of a diagonal value: a smaller pivot is rounding
    private readonly int size;
    private readonly int tileCount;
    private readonly int[] low; // [tile]: the first column held, a multiple of a tile
    private readonly int[] start; // [tile]: where its column 0 would stand
    private readonly double[] values; // by tile, column, row
    private readonly double[] diagonal; // [row] before anything is taken from it

    /// <summary>Makes room for matrices of a shape.</summary>
    /// <param name="first">The first column that each row may hold. [row]</param>
    public BlockedCholesky(int[] first)
    {
        size = first.Length;
        tileCount = (size + Tile - 1) / Tile;
        low = [.. first.Chunk(Tile).Select(rows => rows.Min() / Tile * Tile)];
        start = new int[tileCount];
        var length = 0;
        for (var tile = 0; tile < tileCount; tile++)
        {
            start[tile] = length - (Tile * low[tile]);
            length += Tile * ((Tile * (tile + 1)) - low[tile]);
        }

        (values, diagonal) = (new double[length], new double[tileCount * Tile]);
    }

    /// <summary>Solves for a matrix whose rows and columns stand here in an order of their own.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="added">What is added to its diagonal. [row of the matrix]</param>
    /// <param name="order">The row of the matrix at each place.</param>
    /// <param name="right">The right-hand side. [row of the matrix]</param>
    public double[] Solve(SkylineMatrix matrix, double[] added, int[] order, double[] right)
    {
        ForTiles(0, tile => Read(tile, matrix, added, order));
        for (var block = 0; block < tileCount; block += Block) Factor(block, Math.Min(tileCount, block + Block));
        var x = new double[tileCount * Tile];
        for (var i = 0; i < size; i++) x[i] = right[order[i]];
        Substitute(x);
        var solution = new double[size];
        for (var i = 0; i < size; i++) solution[order[i]] = x[i];
        return solution;
    }

    private void Read(int tile, SkylineMatrix matrix, double[] added, int[] order)
    {
        var end = Tile * (tile + 1);
        for (var column = low[tile]; column < end; column++)
        {
            for (var row = end - Tile; row < end; row++)
            {
                var isHeld = row < size && column <= row;
                values[At(tile, column) + (row % Tile)] = isHeld ? matrix[order[row], order[column]] : 0.0;
            }
        }

        for (var row = end - Tile; row < end; row++)
        {
            ref var own = ref values[At(tile, row) + (row % Tile)];
            own = row < size ? own + added[order[row]] : 1.0; // the last tile is filled up
            diagonal[row] = own;
        }
    }

    /// <summary>Finishes the columns of a block of tiles, given all before them.</summary>
    private void Factor(int first, int end)
    {
        var (from, to) = (first * Tile, end * Tile);
        ForTiles(first, tile =>
        {
            if (low[tile] >= from) return;
            for (var column = first; column < Math.Min(end, tile + 1); column++)
                Subtract(tile, column, Math.Max(low[tile], low[column]), from);
        });
        for (var tile = first; tile < end; tile++)
        {
            Finish(tile, from, Tile * tile);
            Subtract(tile, tile, Math.Max(from, low[tile]), Tile * tile);
            FinishDiagonal(tile);
        }

        ForTiles(end, tile => Finish(tile, from, to));
    }

    /// <summary>Finishes some columns of a tile of rows, given those before them.</summary>
    private void Finish(int tile, int from, int to)
    {
        from = Math.Max(from, low[tile]);
        for (var column = from / Tile; column < to / Tile; column++)
        {
            Subtract(tile, column, Math.Max(from, low[column]), Tile * column);
            Divide(tile, column);
        }
    }

    /// <summary>Takes from four rows, in four columns, what the columns of a range account for.</summary>
    private void Subtract(int row, int column, int from, int to)
    {
        if (from < to) CholeskyTile.Subtract(values, At(row, from), At(column, from), Tile * (to - from), At(row, Tile * column));
    }

    /// <summary>Divides four rows, in four columns, by the finished rows of these columns.</summary>
    private void Divide(int row, int column) => CholeskyTile.Divide(values, At(row, Tile * column), At(column, Tile * column));

    private void FinishDiagonal(int tile)
    {
        var own = values.AsSpan(At(tile, Tile * tile), Tile * Tile); // [column, row]
        for (var column = 0; column < Tile; column++)
        {
            for (var row = column; row < Tile; row++)
            {
                for (var k = 0; k < column; k++) own[(Tile * column) + row] -= own[(Tile * k) + row] * own[(Tile * k) + column];
            }

            var least = Least * Math.Max(diagonal[(Tile * tile) + column], Least);
            var pivot = Math.Sqrt(Math.Max(own[(Tile * column) + column], least));
            own[(Tile * column) + column] = pivot;
            for (var row = column + 1; row < Tile; row++) own[(Tile * column) + row] /= pivot;
        }
    }

    /// <summary>Solves L Lᵀ x = b in place.</summary>
    private void Substitute(double[] x)
    {
        for (var tile = 0; tile < tileCount; tile++)
        {
            ref var own = ref MemoryMarshal.GetReference(x.AsSpan(Tile * tile));
            var sum = Vector256.LoadUnsafe(ref own);
            for (var k = low[tile]; k < Tile * tile; k++) sum -= Column(tile, k) * x[k];
            sum.StoreUnsafe(ref own);
            for (var k = Tile * tile; k < Tile * (tile + 1); k++)
            {
                x[k] /= values[At(tile, k) + (k % Tile)];
                for (var row = k + 1; row < Tile * (tile + 1); row++) x[row] -= values[At(tile, k) + (row % Tile)] * x[k];
            }
        }

        for (var tile = tileCount - 1; tile >= 0; tile--)
        {
            for (var k = (Tile * (tile + 1)) - 1; k >= Tile * tile; k--)
            {
                for (var row = k + 1; row < Tile * (tile + 1); row++) x[k] -= values[At(tile, k) + (row % Tile)] * x[row];
                x[k] /= values[At(tile, k) + (k % Tile)];
            }

            var found = Vector256.LoadUnsafe(ref x[Tile * tile]);
            for (var k = low[tile]; k < Tile * tile; k++) x[k] -= Vector256.Dot(Column(tile, k), found);
        }
    }

    private Vector256<double> Column(int tile, int column) => Vector256.LoadUnsafe(ref values[At(tile, column)]);

    private int At(int tile, int column) => start[tile] + (Tile * column);

    private void ForTiles(int from, Action<int> action) => Parallel.For(0, (tileCount - from + Chunk - 1) / Chunk, chunk =>
    {
        for (var tile = from + (chunk * Chunk); tile < Math.Min(tileCount, from + ((chunk + 1) * Chunk)); tile++) action(tile);
    });
}
