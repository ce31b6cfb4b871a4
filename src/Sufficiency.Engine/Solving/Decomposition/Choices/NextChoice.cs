using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition.Choices;

/// <summary>
/// Names the choice to try next, and raises the bound: first choices that anyone could name, then some that attain the bound of all cuts;
/// where these do not do, the root's
/// cuts are strengthened and choices near the best come between.
/// </summary>
internal sealed class NextChoice(
    MixedIntegerProblem problem, SolveLimits limits, ChoicePricing pricing, IntegerMaster master, TriedChoices tried, SearchRecord record,
    TimeAllowed allowed)
{
    private const int Plain = 4; // choices before the root's cuts are strengthened
    private const int BeforeNamed = 2; // choices after which the cuts mostly prove that a named one is no better
    private const double Far = 2.0; // gaps between the best plan and the bound: nearer, what anyone could name gains too little to look at
    private const int LocalOnes = 3; // choices near the best, a choice of the bound
    private const int MostNodes = 2_000;
    private const int Rounds = 40; // of ascent at a time
    private const int MostRounds = 160;
    private readonly Queue<double[]> named = [];
    private readonly LocalBranching near = new(master, allowed);
    private readonly RootAscent ascent = new(problem, master, pricing.Book, pricing.SmallPrice, allowed);
    private int rounds;
    private int locals;
    private double before = double.PositiveInfinity; // the best plan's cost before the last choice

    /// <summary>What choices that are not set aside cost at least.</summary>
    public double Open { get; private set; } = double.NegativeInfinity;

    /// <summary>Choices that anyone could name: the usual ones, and nothing.</summary>
    public IEnumerable<double[]> Named() => problem.UsualChoices.Append(pricing.LeastSide).Select(master.Ordered);

    /// <summary>Takes up the bound found before any choice.</summary>
    public void Begin()
    {
        Open = record.Bound!.Value;
        named.Clear();
        foreach (var side in Named()) named.Enqueue(side);
    }

    /// <summary>The choice to try; null where no other is left.</summary>
    /// <param name="count">How many were tried.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<double[]?> FindAsync(int count, CancellationToken cancellation)
    {
        var unit = Unit();
        var isFar = record.Incumbent is not { } plan || plan.Objective - Open > Far * unit;
        if (count >= BeforeNamed && isFar && await NextNamedAsync(cancellation).ConfigureAwait(false) is { } usual) return usual;
        var isPlain = count < Plain || BestPlan() is null;
        if (!isPlain && BestPlan() is { } best)
        {
            near.Tell(best.Cost < before - (0.05 * unit));
            before = best.Cost;
            if (locals == 0 && rounds < MostRounds) await ClimbAsync(unit, cancellation).ConfigureAwait(false);
            if (record.IsDone) return best.Side;
            var query = new MasterQuery(pricing.Cuts, [.. tried.Sides], Open, unit) { IsShut = Shut() };
            if (locals < LocalOnes && await near.FindAsync(query, best, cancellation).ConfigureAwait(false) is { } other)
            {
                locals++;
                return other;
            }
        }

        locals = 0;
        return await OfBoundAsync(unit, isPlain, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// The next of the named choices that the rules allow and the cuts do not prove to be worse than the best plan; null where none is
    /// left.
    /// </summary>
    private async Task<double[]?> NextNamedAsync(CancellationToken cancellation)
    {
        while (named.TryDequeue(out var wanted))
        {
            var side = master.Allows(wanted) ? wanted : await master.NearestAsync(wanted, [], allowed, cancellation).ConfigureAwait(false);
            if (side is null || tried.Find(side) is not null) continue;
            if (record.Incumbent is not { } plan || pricing.Book.LeastAt(side) < plan.Objective) return side;
        }

        return null;
    }

    /// <summary>The choice that attains the bound of all cuts.</summary>
    private async Task<double[]?> OfBoundAsync(double unit, bool isPlain, CancellationToken cancellation)
    {
        var query = new MasterQuery([.. pricing.Cuts], pricing.Closed, Open, unit)
        {
            Best = BestPlan(),
            MostNodes = MostNodes,
            Gap = isPlain ? 0.01 : 0.1,
            IsShut = Shut(),
        };
        if (await master.SolveAsync(query, allowed, cancellation).ConfigureAwait(false) is not var (bound, side)) return null;
        Open = Math.Max(Open, bound);
        var relaxed = await master.RelaxAsync(query with { Closed = [], Best = null }, allowed, cancellation).ConfigureAwait(false);
        record.Prove(Math.Min(Open, pricing.LeastAside), query.Cuts, relaxed?.Proof);
        return side;
    }

    private async Task ClimbAsync(double unit, CancellationToken cancellation)
    {
        await ascent.ClimbAsync(Rounds, Open, unit, cancellation).ConfigureAwait(false);
        rounds += Rounds;
        if (ascent.Best is not var (proof, cuts)) return;
        Open = Math.Max(Open, proof.Bound);
        record.Prove(Math.Min(Open, pricing.LeastAside), cuts, proof);
    }

    /// <summary>Reduced-cost fixing: the columns that no choice better than the best plan opens. [side column]</summary>
    private bool[]? Shut() => record.Proof is { } proof && record.Incumbent is { } plan
        ? [.. proof.Reduced.Select((reduced, j) =>
            problem.SideColumns[j].IsInteger && reduced > 0.0 && proof.Bound + reduced > plan.Objective)]
        : null;

    /// <summary>The best plan's choice, unless it is closed.</summary>
    private KnownBest? BestPlan()
    {
        if (record.Incumbent is not { } plan) return null;
        double[] side = [.. plan.SideValues.Select((value, j) => problem.SideColumns[j].IsInteger ? value : 0.0)];
        return tried.IsStruck(side) ? null : new(side, plan.Objective);
    }

    private double Unit()
    {
        var known = tried.Best() is { } best && double.IsFinite(best.Value) ? best.Value : Open;
        return Math.Max(1e-9, limits.RelativeGap * Math.Abs(record.Incumbent?.Objective ?? known));
    }
}
