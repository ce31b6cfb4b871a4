using Sufficiency.Solver.Mip;

namespace Sufficiency.Engine.Tests.Solver.Mip;

/// <summary>Blocks with answers known on paper, and larger ones for speed and endurance.</summary>
internal static class Blocks
{
    /// <summary>min −3a −5b, a ≤ 4, 2b ≤ 12, 3a + 2b ≤ 18: a = 2, b = 6, objective −36, duals 0, −1.5, −1 (Hillier
    /// and Lieberman's Wyndor Glass).</summary>
    public static BlockProblem Wyndor() => FromColumns(
        [-3, -5], [0, 0], [100, 100], [double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity], [4, 12, 18],
        [[(0, 1), (2, 3)], [(1, 2), (2, 2)]]);

    /// <summary>Knapsack: values 10, 13, 7, weights 3, 4, 2, room 6, each once: the best are the last two, 20.</summary>
    public static BlockProblem Knapsack(double[]? hint = null) => FromColumns(
        [-10, -13, -7], [0, 0, 0], [1, 1, 1], [double.NegativeInfinity], [6], [[(0, 3)], [(0, 4)], [(0, 2)]], integers: true, hint);

    /// <summary>a ≥ 2 and a ≤ 1 as rows.</summary>
    public static BlockProblem Impossible() =>
        FromColumns([1], [0], [10], [2, double.NegativeInfinity], [double.PositiveInfinity, 1], [[(0, 1), (1, 1)]]);

    /// <summary>A transport problem: each source splits one unit over its nearest sinks, sinks are tight.</summary>
    public static BlockProblem Transport(int sources, int sinks, int arcsEach)
    {
        var random = new Random(20250101);
        var columns = new (int Row, double Value)[sources * arcsEach][];
        var cost = new double[columns.Length];
        for (var source = 0; source < sources; source++)
        {
            var first = random.Next(sinks);
            for (var arc = 0; arc < arcsEach; arc++)
            {
                columns[source * arcsEach + arc] = [(source, 1), (sources + (first + arc * 7) % sinks, 1)];
                cost[source * arcsEach + arc] = Math.Round(random.NextDouble() * 1000, 2);
            }
        }

        var rowLower = Enumerable.Repeat(1.0, sources).Concat(Enumerable.Repeat(double.NegativeInfinity, sinks)).ToArray();
        var rowUpper = Enumerable.Repeat(1.0, sources).Concat(Enumerable.Repeat(1.2 * sources / sinks, sinks)).ToArray();
        return FromColumns(cost, new double[cost.Length], Enumerable.Repeat(1.0, cost.Length).ToArray(), rowLower, rowUpper, columns);
    }

    /// <summary>A market split problem (Cornuéjols and Dawande 1998): tiny, and hard for branch and bound.</summary>
    public static BlockProblem MarketSplit(int rows = 5)
    {
        var random = new Random(7);
        var columns = 10 * (rows - 1);
        var entries = new (int Row, double Value)[columns + 2 * rows][];
        var total = new double[rows];
        for (var column = 0; column < columns; column++)
        {
            entries[column] = Enumerable.Range(0, rows).Select(row => (row, (double)random.Next(1, 100))).ToArray();
            foreach (var (row, value) in entries[column]) total[row] += value;
        }

        for (var row = 0; row < rows; row++)
        {
            entries[columns + 2 * row] = [(row, 1)];
            entries[columns + 2 * row + 1] = [(row, -1)];
        }

        var right = total.Select(value => Math.Floor(value / 2)).ToArray();
        var cost = Enumerable.Range(0, entries.Length).Select(column => column < columns ? 0.0 : 1.0).ToArray();
        var upper = Enumerable.Range(0, entries.Length).Select(column => column < columns ? 1.0 : 10_000.0).ToArray();
        var block = FromColumns(cost, new double[cost.Length], upper, right, right, entries, integers: true);
        for (var column = columns; column < entries.Length; column++) block.IsInteger![column] = false;
        return block;
    }

    public static BlockProblem FromColumns(
        double[] cost, double[] lower, double[] upper, double[] rowLower, double[] rowUpper, (int Row, double Value)[][] columns,
        bool integers = false, double[]? hint = null)
    {
        var start = new int[columns.Length + 1];
        for (var column = 0; column < columns.Length; column++) start[column + 1] = start[column] + columns[column].Length;
        return new BlockProblem
        {
            Cost = cost,
            ColumnLower = lower,
            ColumnUpper = upper,
            RowLower = rowLower,
            RowUpper = rowUpper,
            ColumnStart = start,
            EntryRow = columns.SelectMany(column => column.Select(entry => entry.Row)).ToArray(),
            EntryValue = columns.SelectMany(column => column.Select(entry => entry.Value)).ToArray(),
            IsInteger = integers ? Enumerable.Repeat(true, columns.Length).ToArray() : null,
            Hint = hint,
        };
    }
}
