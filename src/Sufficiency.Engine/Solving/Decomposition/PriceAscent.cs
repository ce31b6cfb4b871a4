using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>
/// Prices near the best by the volume algorithm, without a linear program: a start from which programs need few rounds.
/// </summary>
/// <remarks>
/// F. Barahona and R. Anbil, The volume algorithm: producing primal solutions with a subgradient method, Mathematical Programming 87 (2000).
/// It works on clusters as if each took one arc, and on the integers at a guess: what it finds is a place to start from, never a proof.
/// </remarks>
internal sealed class PriceAscent
{
    private const double Remembered = 0.5; // last part of the iterations in which arcs taken count as wanted
    private const double Wanted = 0.02; // least share of those iterations
    private readonly MixedIntegerProblem problem;
    private readonly RowRoles roles;
    private readonly double[] guess; // integers at a plain guess: prices swing when schemes open and close at every step
    private readonly Cluster[] chunks;
    private readonly int[][] takenCount; // [chunk][arc position]
    private int remembered;
    private readonly double[] lower;
    private readonly double[] upper;

    public PriceAscent(MixedIntegerProblem problem, RowRoles roles, IReadOnlyList<Cluster> clusters, double[] lower, double[] upper)
    {
        (this.problem, this.roles, this.lower, this.upper) = (problem, roles, lower, upper);
        guess = new ChoiceSets(problem, roles).Guess(lower, upper);
        chunks = [.. clusters];
        takenCount = [.. chunks.Select(chunk => new int[chunk.MeanCost.Length])];
    }

    /// <summary>Parts of each group's sources, neighbours in their order, for a first ascent without splitting anything.</summary>
    public static Cluster[] ChunksOf(MixedIntegerProblem problem, IReadOnlyList<Cluster> groups, int chunksPerGroup) =>
        [.. groups.AsParallel().AsOrdered().SelectMany(group => group.Members
            .Chunk(Math.Max(1, (group.Members.Length + chunksPerGroup - 1) / chunksPerGroup)).Select(members => new Cluster(problem, members)))];

    /// <summary>Prices of the coupling rows, of valid signs.</summary>
    /// <param name="start">Where to start.</param>
    /// <param name="iterations">How many evaluations.</param>
    /// <param name="reach">How much better the best is thought to be, relative to the start.</param>
    /// <param name="cancellation">Stops.</param>
    public double[] Run(double[] start, int iterations, double reach, CancellationToken cancellation)
    {
        var best = start;
        var (bestValue, mean) = Evaluate(best, false, cancellation);
        var (step, weight, target, since) = (0.1, 0.1, bestValue + (reach * Math.Abs(bestValue)), 0);
        remembered = 0;
        for (var iteration = 0; iteration < iterations && step > 1e-6; iteration++)
        {
            var trial = Move(best, mean, step, target - bestValue);
            var (value, slope) = Evaluate(trial, iteration >= iterations * (1.0 - Remembered), cancellation);
            for (var r = 0; r < mean.Length; r++) mean[r] = (weight * slope[r]) + ((1.0 - weight) * mean[r]);
            if (value > bestValue)
            {
                (best, bestValue, since) = (trial, value, 0);
                step = Math.Min(2.0, step * 1.1);
                if (bestValue > target - (0.5 * reach * Math.Abs(target))) target = bestValue + (reach * Math.Abs(bestValue));
            }
            else if (++since >= 10)
            {
                step *= 0.66;
                since = 0;
            }
        }

        return best;
    }

    /// <summary>Leaves active in each cluster only the arcs that its supply took again and again near the best prices.</summary>
    public void ActivateWanted()
    {
        for (var g = 0; g < chunks.Length; g++)
        {
            var counts = takenCount[g];
            chunks[g].Retain(a => counts[a] > Wanted * remembered);
            for (var a = 0; a < takenCount[g].Length; a++)
            {
                if (takenCount[g][a] > Wanted * remembered) chunks[g].Activate(a);
            }
        }
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

    private (double Value, double[] Slope) Evaluate(double[] prices, bool remembers, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var intakePrices = PricedArcs.IntakePricesAt(problem, roles, prices);
        var taken = new int[chunks.Length];
        var pays = new double[chunks.Length];
        Parallel.For(0, chunks.Length, g => (taken[g], pays[g]) = Cheapest(chunks[g], intakePrices));

        if (remembers) remembered++;
        var slope = new double[prices.Length];
        var flow = new double[problem.Intakes.Count];
        var value = 0.0;
        for (var g = 0; g < chunks.Length; g++)
        {
            flow[problem.Arcs.IntakesOf(chunks[g].Members[0])[taken[g]]] += chunks[g].Supply;
            if (remembers) takenCount[g][taken[g]]++;
            value += pays[g];
        }

        for (var k = 0; k < flow.Length; k++) Subtract(slope, problem.Intakes[k].Rows, flow[k]);
        return (value + AddSides(prices, slope), slope);
    }

    private double AddSides(double[] prices, double[] slope)
    {
        var value = 0.0;
        for (var j = 0; j < guess.Length; j++)
        {
            var column = problem.SideColumns[j];
            var reduced = column.Cost - roles.Value(column.Rows, prices);
            var at = column.IsInteger ? guess[j] : reduced < 0 ? upper[j] : lower[j];
            value += reduced * at;
            Subtract(slope, column.Rows, at);
        }

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

    private (int Position, double Pays) Cheapest(Cluster chunk, double[] intakePrices)
    {
        var intakes = problem.Arcs.IntakesOf(chunk.Members[0]);
        var best = double.PositiveInfinity;
        var taken = -1;
        for (var a = 0; a < intakes.Length; a++)
        {
            var reduced = chunk.MeanCost[a] - intakePrices[intakes[a]];
            if (reduced < best) (best, taken) = (reduced, a);
        }

        return (taken, best * chunk.Supply);
    }

    private static void Subtract(double[] slope, SparseVector rows, double amount)
    {
        if (amount == 0.0) return;
        for (var e = 0; e < rows.Indices.Length; e++) slope[rows.Indices[e]] -= amount * rows.Coefficients[e];
    }
}
