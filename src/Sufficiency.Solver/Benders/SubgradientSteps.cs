using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Benders;

/// <summary>Steps of one problem's prices along slopes of the strong formulation's dual, a cut each.</summary>
/// <remarks>
/// A step's length is per row, from running means of its slopes and their squares (Kingma and Ba, Adam, ICLR 2015).
/// </remarks>
/// <param name="problem">The problem.</param>
/// <param name="pool">Its cuts; the root's prices and fractions are where the steps begin.</param>
/// <param name="scale">What a price is measured by: a small share of what sources differ in cost.</param>
internal sealed class SubgradientSteps(MixedIntegerProblem problem, CutPool pool, double scale)
{
    private const int Steps = 4; // a round
    private const double Lean = 0.3; // of the way to the least of the cuts
    private const double Length = 0.03;
    private const double Decay = 0.1; // of a step, by rounds
    private const double SlopeMemory = 0.5;
    private const double SquareMemory = 0.9;
    private const int MostKept = 150;
    private const int KeptBest = 100;
    private const int InPool = 40;
    private readonly double[] means = new double[problem.Rows.Count];
    private readonly double[] squares = new double[problem.Rows.Count];
    private readonly double amount = 1e-4 * problem.Supply.Sum(); // a slope that is small
    private List<LagrangianCut> kept = [];
    private int round;

    /// <summary>The cuts to find the least of.</summary>
    public IReadOnlyList<LagrangianCut> Kept => kept;

    /// <summary>Takes a round's steps at the root's fractions.</summary>
    public void Step(CancellationToken cancellation)
    {
        if (round == 0) kept.AddRange(pool.Cuts);
        var prices = pool.Root.Prices;
        for (var step = 0; step < Steps; step++)
        {
            var (cut, slope) = pool.Dual.At(prices, pool.Root.Fractions, cancellation);
            kept.Add(cut);
            prices = [.. prices.Select((price, row) => Moved(price, row, slope[row]))];
        }

        pool.Root = (prices, pool.Root.Fractions);
        round++;
    }

    /// <summary>Moves the root's fractions towards those at which the cuts are least, and lets go of cuts that say little there.</summary>
    public void LeanTo(double[] fractions)
    {
        pool.Root = (pool.Root.Prices, [.. pool.Root.Fractions.Zip(fractions, (own, least) => own + (Lean * (least - own)))]);
        if (kept.Count > MostKept) kept = [.. kept.OrderByDescending(cut => cut.At(fractions)).Take(KeptBest)];
    }

    /// <summary>Leaves the cuts that prove the best bound in the book, and those that say most at the root's fractions.</summary>
    public void Leave(IReadOnlyList<LagrangianCut> best, double[] weights)
    {
        var binding = best.Where((_, c) => weights[c] > 0.0);
        var highest = kept.OrderByDescending(cut => cut.At(pool.Root.Fractions)).Take(InPool);
        pool.ReplaceRoot(binding.Concat(highest).Distinct<LagrangianCut>(ReferenceEqualityComparer.Instance));
    }

    /// <summary>A price one step on; it stops at nil before it changes its sign.</summary>
    private double Moved(double price, int row, double slope)
    {
        means[row] = (SlopeMemory * means[row]) + ((1.0 - SlopeMemory) * slope);
        squares[row] = (SquareMemory * squares[row]) + ((1.0 - SquareMemory) * slope * slope);
        if (slope == 0.0) return price;
        var length = Length * (Math.Abs(price) + scale) / (amount + Math.Sqrt(squares[row])) / Math.Sqrt(1.0 + (Decay * round));
        var next = price + (length * means[row]);
        return price * next < 0.0 ? 0.0 : next;
    }
}
