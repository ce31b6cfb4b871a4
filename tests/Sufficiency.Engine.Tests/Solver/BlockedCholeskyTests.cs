using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Solver;

public sealed class SkylineFactorTests
{
    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(2, 1.0)]
    [InlineData(5, 0.5)]
    [InlineData(7, 1.0)]
    [InlineData(48, 1.0)]
    [InlineData(49, 0.02)]
    [InlineData(96, 0.1)]
    [InlineData(131, 1.0)]
    [InlineData(211, 0.03)]
    [InlineData(350, 0.005)]
    public void ASystemIsSolvedAsADenseEliminationSolvesIt(int size, double share)
    {
        var random = new Random(size);
        var (graph, entries) = Random(random, size, share);
        var pattern = new RowPattern(graph);
        double[] added = [.. Enumerable.Range(0, size).Select(_ => 0.5 + random.NextDouble())];
        double[] right = [.. Enumerable.Range(0, size).Select(_ => random.NextDouble() - 0.5)];
        var factor = new BlockedCholesky(pattern.FirstPlace);
        var matrix = Filled(entries, graph.FirstOf([.. Enumerable.Range(0, size)]));
        var expected = Dense(matrix, added, right);
        for (var again = 0; again < 2; again++) // what stood there before does not count
        {
            var found = factor.Solve(matrix, added, pattern.Order, right);
            for (var i = 0; i < size; i++) Assert.Equal(expected[i], found[i], 1e-9 * (1.0 + Math.Abs(expected[i])));
        }
    }

    [Fact]
    public void AnyOrderGivesTheSameSolution()
    {
        const int size = 90;
        var random = new Random(4);
        var (graph, entries) = Random(random, size, 0.05);
        var matrix = Filled(entries, graph.FirstOf([.. Enumerable.Range(0, size)]));
        double[] right = [.. Enumerable.Range(0, size).Select(_ => random.NextDouble())];
        var added = Enumerable.Repeat(1.0, size).ToArray();
        var orders = Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, size).OrderBy(_ => random.Next()).ToArray()).ToList();
        var solutions = orders.Select(order => new BlockedCholesky(graph.FirstOf(order)).Solve(matrix, added, order, right)).ToList();
        foreach (var solution in solutions) Assert.All(solution.Zip(solutions[0]), pair => Assert.Equal(pair.Second, pair.First, 1e-10));
    }

    [Fact]
    public void ARowOfNilIsLeftAtNilAndTheRestIsSolved()
    {
        // 2 x + y = 4 and x + 2 y = 5 give x = 1, y = 2; the row between them holds nothing.
        var matrix = new SkylineMatrix([0, 1, 0]);
        matrix.AddOuter(new([0], [1.0]), new([0], [1.0]), 1.0);
        matrix.AddOuter(new([2], [1.0]), new([2], [1.0]), 1.0);
        matrix.AddOuter(new([0], [1.0]), new([2], [1.0]), 1.0);
        var found = new BlockedCholesky([0, 1, 0]).Solve(matrix, new double[3], [0, 1, 2], [4.0, 0.0, 5.0]);
        Assert.Equal([1.0, 0.0, 2.0], found.Select(value => Math.Round(value, 9)));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(60)]
    public void AMatrixThatIsOnlyNearlyDefiniteIsSolvedWhereItCanBe(int size)
    {
        // All rows move together for nothing: the last pivot vanishes, and is made least rather than negative.
        var matrix = new SkylineMatrix(new int[size]);
        for (var i = 1; i < size; i++) matrix.AddOuter(new([i - 1, i], [1.0, -1.0]), new([i - 1, i], [1.0, -1.0]), 0.5);
        double[] right = [1.0, .. new double[size - 2], -1.0];
        var found = new BlockedCholesky(new int[size]).Solve(matrix, new double[size], [.. Enumerable.Range(0, size)], right);
        Assert.All(found, value => Assert.True(double.IsFinite(value)));
        for (var i = 1; i < size; i++) Assert.Equal(1.0, found[i - 1] - found[i], 1e-3);
    }

    [Fact]
    public void RunsOfRowsBendAsTheirEntriesDo()
    {
        var (runs, entries) = (new SkylineMatrix(new int[12]), new SkylineMatrix(new int[12]));
        double[] upper = [0.5, 2.0, -1.0];
        double[] lower = [3.0, 4.0, 5.0, 6.0, 7.0];
        runs.AddOuterRuns(6, lower, 1, [.. upper, .. new double[(2 * System.Numerics.Vector<double>.Count) - upper.Length]], 0.25);
        entries.AddOuter(new([6, 7, 8, 9, 10], lower), new([1, 2, 3], upper), 0.25);
        for (var row = 0; row < 12; row++)
        {
            for (var column = 0; column < 12; column++) Assert.Equal(entries[row, column], runs[row, column]);
        }

        Assert.Equal(0.25 * 4.0 * 2.0, runs[2, 7]);
    }

    [Fact]
    public void AnEntryOutsideTheShapeIsNilAndCannotBeWritten()
    {
        var matrix = new SkylineMatrix([0, 1, 1]);
        Assert.Equal(0.0, matrix[2, 0]);
        Assert.Throws<InvalidOperationException>(() => matrix.AddOuter(new([0], [1.0]), new([2], [1.0]), 1.0));
    }

    private static (RowGraph Graph, List<(int Row, int Column, double Value)> Entries) Random(Random random, int size, double share)
    {
        var (graph, entries) = (new RowGraph(size), new List<(int Row, int Column, double Value)>());
        for (var row = 0; row < size; row++)
        {
            entries.Add((row, row, size + random.NextDouble()));
            for (var column = 0; column < row; column++)
            {
                if (random.NextDouble() >= share) continue;
                graph.Join([row, column]);
                entries.Add((row, column, (2.0 * random.NextDouble()) - 1.0));
            }
        }

        return (graph, entries);
    }

    private static SkylineMatrix Filled(List<(int Row, int Column, double Value)> entries, int[] first)
    {
        var matrix = new SkylineMatrix(first);
        foreach (var (row, column, value) in entries)
            matrix.AddOuter(new([row], [1.0]), new SparseVector([column], [1.0]), row == column ? 0.5 * value : value);
        return matrix;
    }

    /// <summary>Gauss's elimination.</summary>
    private static double[] Dense(SkylineMatrix matrix, double[] added, double[] right)
    {
        var size = right.Length;
        var a = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++) a[i, j] = matrix[i, j] + (i == j ? added[i] : 0.0);
        }

        var x = (double[])right.Clone();
        for (var k = 0; k < size; k++)
        {
            for (var i = k + 1; i < size; i++)
            {
                var factor = a[i, k] / a[k, k];
                for (var j = k; j < size; j++) a[i, j] -= factor * a[k, j];
                x[i] -= factor * x[k];
            }
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < size; j++) x[i] -= a[i, j] * x[j];
            x[i] /= a[i, i];
        }

        return x;
    }
}
