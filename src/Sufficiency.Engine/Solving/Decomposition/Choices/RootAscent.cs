using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving.Decomposition.Structure;

namespace Sufficiency.Engine.Solving.Decomposition.Choices;

/// <summary>Raises the bound of the strong formulation with the whole columns relaxed, and leaves its best cuts in the book.</summary>
/// <remarks>
/// A round takes steps along slopes at a point of fractions, then moves the point towards the least of all cuts: in-out separation
/// (Ben-Ameur and Neto, Networks 49 (2007) 3–17).
/// A step's length is per row, from running means of its slopes and their squares (Kingma and Ba, Adam, ICLR 2015).
/// </remarks>
/// <param name="problem">The problem.</param>
/// <param name="master">The program over the integers.</param>
/// <param name="book">Its cuts; the root's prices and fractions are where the ascent begins.</param>
/// <param name="scale">What a price is measured by: a small share of what sources differ in cost.</param>
/// <param name="allowed">The search's time.</param>
internal sealed class RootAscent(MixedIntegerProblem problem, IntegerMaster master, CutBook book, double scale, TimeAllowed allowed)
{
    private const int Steps = 4; // a round
    private const double Lean = 0.3; // of the way to the least of the cuts
    private const double Length = 0.03;
    private const double Cooling = 0.1; // of a step, by rounds
    private const double SlopeMemory = 0.5;
    private const double SquareMemory = 0.9;
    private const int MostKept = 150;
    private const int KeptBest = 100;
    private const int InBook = 40;
    private readonly double[] means = new double[problem.Rows.Count];
    private readonly double[] squares = new double[problem.Rows.Count];
    private readonly double amount = 1e-4 * problem.Supply.Sum(); // a slope that is small
    private List<PriceCut> kept = [];
    private int round;

    /// <summary>The best bound so far, with the cuts it weighs; null before the first round.</summary>
    public (WeightedCut Proof, IReadOnlyList<PriceCut> Cuts)? Best { get; private set; }

    /// <summary>Climbs some rounds.</summary>
    /// <param name="rounds">How many.</param>
    /// <param name="floor">A bound known already.</param>
    /// <param name="unit">What is small enough.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task ClimbAsync(int rounds, double floor, double unit, CancellationToken cancellation)
    {
        kept.AddRange(round == 0 ? book.Cuts : []);
        for (var last = round + rounds; round < last; round++)
        {
            Step(cancellation);
            if (await master.RelaxAsync(new(kept, [], floor, unit), allowed, cancellation).ConfigureAwait(false) is not { } relaxed) break;
            if (Best is null || relaxed.Proof.Bound > Best.Value.Proof.Bound) Best = (relaxed.Proof, [.. kept]);
            book.Root = (book.Root.Prices, [.. book.Root.Fractions.Zip(relaxed.Fractions, (own, least) => own + (Lean * (least - own)))]);
            if (kept.Count > MostKept) kept = [.. kept.OrderByDescending(cut => cut.At(relaxed.Fractions)).Take(KeptBest)];
        }

        if (Best is not var (proof, cuts)) return;
        var binding = cuts.Where((_, c) => proof.Weights[c] > 0.0);
        var highest = kept.OrderByDescending(cut => cut.At(book.Root.Fractions)).Take(InBook);
        book.ReplaceRoot(binding.Concat(highest).Distinct<PriceCut>(ReferenceEqualityComparer.Instance));
    }

    /// <summary>Steps along slopes at the point, a cut each.</summary>
    private void Step(CancellationToken cancellation)
    {
        var prices = book.Root.Prices;
        for (var step = 0; step < Steps; step++)
        {
            var (cut, slope) = book.Dual.At(prices, book.Root.Fractions, cancellation);
            kept.Add(cut);
            prices = [.. prices.Select((price, row) => Moved(price, row, slope[row]))];
        }

        book.Root = (prices, book.Root.Fractions);
    }

    /// <summary>A price one step on; it stops at nil before it changes its sign.</summary>
    private double Moved(double price, int row, double slope)
    {
        means[row] = (SlopeMemory * means[row]) + ((1.0 - SlopeMemory) * slope);
        squares[row] = (SquareMemory * squares[row]) + ((1.0 - SquareMemory) * slope * slope);
        if (slope == 0.0) return price;
        var length = Length * (Math.Abs(price) + scale) / (amount + Math.Sqrt(squares[row])) / Math.Sqrt(1.0 + (Cooling * round));
        var next = price + (length * means[row]);
        return price * next < 0.0 ? 0.0 : next;
    }
}
