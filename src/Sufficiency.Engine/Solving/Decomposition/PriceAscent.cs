using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>
/// Prices near the best by the volume algorithm, without a linear program: a start from which programs need few rounds.
/// </summary>
/// <remarks>
/// F. Barahona and R. Anbil, The volume algorithm: producing primal solutions with a subgradient method, Mathematical Programming 87 (2000).
/// It works on chunks of each group's sources (neighbours in their order), so its bound is that of the chunks: it is a guess to start from, never a proof.
/// </remarks>
internal sealed class PriceAscent
{
    private const int ChunksPerGroup = 16;
    private const int Iterations = 800;
    private readonly MixedIntegerProblem problem;
    private readonly RowRoles roles;
    private readonly ChoiceSets choices;
    private readonly Cluster[] chunks;
    private readonly double[] lower;
    private readonly double[] upper;

    public PriceAscent(MixedIntegerProblem problem, RowRoles roles, IReadOnlyList<Cluster> groups, double[] lower, double[] upper)
    {
        (this.problem, this.roles, this.lower, this.upper) = (problem, roles, lower, upper);
        choices = new(problem, roles);
        chunks = [.. groups.AsParallel().AsOrdered().SelectMany(Chunks)];
    }

    /// <summary>Prices of the coupling rows, of valid signs.</summary>
    public double[] Run(CancellationToken cancellation)
    {
        var best = new double[problem.Rows.Count];
        var (bestValue, mean) = Evaluate(best, cancellation);
        var (step, weight, target, since) = (0.1, 0.1, bestValue + (0.1 * Math.Abs(bestValue)), 0);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var trial = Move(best, mean, step, target - bestValue);
            var (value, slope) = Evaluate(trial, cancellation);
            for (var r = 0; r < mean.Length; r++) mean[r] = (weight * slope[r]) + ((1.0 - weight) * mean[r]);
            if (value > bestValue)
            {
                (best, bestValue, since) = (trial, value, 0);
                step = Math.Min(2.0, step * 1.1);
                if (bestValue > target - (0.05 * Math.Abs(target))) target = bestValue + (0.05 * Math.Abs(bestValue));
            }
            else if (++since >= 10)
            {
                step *= 0.66;
                since = 0;
                if (step < 1e-4) weight = Math.Max(0.01, weight * 0.5);
            }

            if (step < 1e-6) break;
        }

        return best;
    }

    private IEnumerable<Cluster> Chunks(Cluster group)
    {
        var size = Math.Max(1, (group.Members.Length + ChunksPerGroup - 1) / ChunksPerGroup);
        return group.Members.Chunk(size).Select(members => new Cluster(problem, members));
    }

    private double[] Move(double[] prices, double[] slope, double step, double distance)
    {
        var norm = 0.0;
        for (var r = 0; r < slope.Length; r++)
        {
            if (CanMove(prices[r], slope[r], r)) norm += slope[r] * slope[r];
        }

        var moved = (double[])prices.Clone();
        if (norm <= 0) return moved;
        var length = step * distance / norm;
        for (var r = 0; r < moved.Length; r++)
        {
            if (!roles.IsPriced(r)) continue;
            var price = prices[r] + (length * slope[r]);
            if (double.IsPositiveInfinity(problem.Rows[r].Upper)) price = Math.Max(0.0, price);
            if (double.IsNegativeInfinity(problem.Rows[r].Lower)) price = Math.Min(0.0, price);
            moved[r] = price;
        }

        return moved;
    }

    // A row at price nil whose slope points to the wrong sign stays there: it says nothing of the step's length.
    private bool CanMove(double price, double slope, int row) => roles.IsPriced(row) && (price != 0.0
        || (slope < 0 && double.IsFinite(problem.Rows[row].Upper)) || (slope > 0 && double.IsFinite(problem.Rows[row].Lower)));

    private (double Value, double[] Slope) Evaluate(double[] prices, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var intakePrices = new double[problem.Intakes.Count];
        for (var k = 0; k < intakePrices.Length; k++) intakePrices[k] = roles.Value(problem.Intakes[k].Rows, prices);
        var taken = new int[chunks.Length];
        var pays = new double[chunks.Length];
        Parallel.For(0, chunks.Length, g => (taken[g], pays[g]) = Cheapest(chunks[g], intakePrices));

        var slope = new double[prices.Length];
        var flow = new double[problem.Intakes.Count];
        var value = 0.0;
        for (var g = 0; g < chunks.Length; g++)
        {
            flow[taken[g]] += chunks[g].Supply;
            value += pays[g];
        }

        for (var k = 0; k < flow.Length; k++) Subtract(slope, problem.Intakes[k].Rows, flow[k]);
        return (value + AddSides(prices, slope), slope);
    }

    private double AddSides(double[] prices, double[] slope)
    {
        var reduced = new double[problem.SideColumns.Count];
        for (var j = 0; j < reduced.Length; j++) reduced[j] = problem.SideColumns[j].Cost - roles.Value(problem.SideColumns[j].Rows, prices);
        var values = new double[reduced.Length];
        var value = choices.Choose(reduced, lower, upper, values);
        for (var j = 0; j < values.Length; j++) Subtract(slope, problem.SideColumns[j].Rows, values[j]);
        for (var r = 0; r < prices.Length; r++)
        {
            var row = problem.Rows[r];
            var side = prices[r] > 0 || double.IsPositiveInfinity(row.Upper) ? row.Lower : row.Upper;
            if (!roles.IsPriced(r) || !double.IsFinite(side))
            {
                slope[r] = 0.0;
                continue;
            }

            slope[r] += side;
            value += prices[r] * side;
        }

        return value;
    }

    private (int Intake, double Pays) Cheapest(Cluster chunk, double[] intakePrices)
    {
        var intakes = problem.Arcs.IntakesOf(chunk.Members[0]);
        var best = double.PositiveInfinity;
        var taken = -1;
        for (var a = 0; a < intakes.Length; a++)
        {
            var reduced = chunk.MeanCost[a] - intakePrices[intakes[a]];
            if (reduced < best) (best, taken) = (reduced, intakes[a]);
        }

        return (taken, best * chunk.Supply);
    }

    private static void Subtract(double[] slope, SparseVector rows, double amount)
    {
        if (amount == 0.0) return;
        for (var e = 0; e < rows.Indices.Length; e++) slope[rows.Indices[e]] -= amount * rows.Coefficients[e];
    }
}
