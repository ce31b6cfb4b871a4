using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>The next choice of one problem.</summary>
internal sealed class IntegerNextChoice : NextChoice
{
    private readonly MixedIntegerProblem problem;
    private readonly SolveLimits limits;
    private readonly ChoicePricing pricing;
    private readonly IntegerMaster master;
    private readonly TriedChoices tried;
    private readonly SearchRecord record;
    private readonly TimeAllowed allowed;
    private readonly RootAscent<WeightedCut> ascent;

    public IntegerNextChoice(MixedIntegerProblem problem, SolveLimits limits, ChoicePricing pricing, IntegerMaster master,
        TriedChoices tried, SearchRecord record, TimeAllowed allowed)
    {
        (this.problem, this.limits, this.pricing, this.master) = (problem, limits, pricing, master);
        (this.tried, this.record, this.allowed) = (tried, record, allowed);
        var steps = new SlopeSteps(problem, pricing.Book, pricing.SmallPrice);
        ascent = new([steps], async (floor, unit, cancellation) =>
        {
            var least = await master.RelaxAsync(new(steps.Kept, [], floor, unit), allowed, cancellation).ConfigureAwait(false);
            return least is null ? null : new(least.Proof.Bound, [least.Fractions], [least.Proof.Weights], least.Proof);
        });
    }

    /// <inheritdoc/>
    protected override bool IsDone => record.IsDone;

    /// <inheritdoc/>
    protected override double? BestCost => record.Incumbent?.Objective;

    /// <inheritdoc/>
    protected override double Unit
    {
        get
        {
            var known = tried.Best() is { } best && double.IsFinite(best.Value) ? best.Value : Open;
            return Math.Max(1e-9, limits.RelativeGap * Math.Abs(record.Incumbent?.Objective ?? known));
        }
    }

    /// <inheritdoc/>
    protected override KnownBest? Best
    {
        get
        {
            if (record.Incumbent is not { } plan) return null;
            double[] side = [.. plan.SideValues.Select((value, j) => problem.SideColumns[j].IsInteger ? value : 0.0)];
            return tried.IsStruck(side) ? null : new(side, plan.Objective);
        }
    }

    /// <summary>Choices that anyone could name: the usual ones, and nothing.</summary>
    public IEnumerable<double[]> Named() => problem.UsualChoices.Append(pricing.LeastSide).Select(master.Ordered);

    /// <summary>The first choice that anyone could name, as near as the rules allow.</summary>
    public Task<double[]?> FirstNamedAsync(CancellationToken cancellation) => AllowedAsync(Named().First(), cancellation);

    /// <summary>Takes up the bound found before any choice.</summary>
    public void Begin()
    {
        Open = record.Bound!.Value;
        Waiting.Clear();
        foreach (var side in Named()) Waiting.Enqueue(side);
    }

    /// <inheritdoc/>
    protected override async Task<double[]?> AllowedAsync(double[] wanted, CancellationToken cancellation) =>
        master.Allows(wanted) ? wanted : await master.NearestAsync(wanted, [], allowed, cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    protected override bool IsWorthALook(double[] side) => tried.Find(side) is null
        && (record.Incumbent is not { } plan || pricing.Book.LeastAt(side) < plan.Objective);

    /// <inheritdoc/>
    protected override Task<double[]?> FindNearAsync(KnownBest better, Neighbourhood where, double unit, CancellationToken cancellation)
    {
        var query = new MasterQuery(pricing.Cuts, [.. tried.Sides], Open, unit)
        {
            IsShut = Shut(),
            Best = better,
            Near = where,
            Gap = LocalBranching.Worth,
            MostNodes = LocalBranching.MostNodes,
        };
        return master.FindAsync(query, allowed, cancellation);
    }

    /// <inheritdoc/>
    protected override async Task<double[]?> OfBoundAsync(double unit, bool isPlain, CancellationToken cancellation)
    {
        var query = new MasterQuery([.. pricing.Cuts], pricing.Closed, Open, unit)
        {
            Best = Best,
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

    /// <inheritdoc/>
    protected override async Task ClimbAsync(int some, double unit, CancellationToken cancellation)
    {
        await ascent.ClimbAsync(some, Open, unit, cancellation).ConfigureAwait(false);
        if (ascent.Best is not var (least, cuts)) return;
        Open = Math.Max(Open, least.Bound);
        record.Prove(Math.Min(Open, pricing.LeastAside), cuts[0], least.Proof);
    }

    /// <summary>Reduced-cost fixing: the columns that no choice better than the best plan opens. [side column]</summary>
    private bool[]? Shut() => record.Proof is { } proof && record.Incumbent is { } plan
        ? [.. proof.Reduced.Select((reduced, j) =>
            problem.SideColumns[j].IsInteger && reduced > 0.0 && proof.Bound + reduced > plan.Objective)]
        : null;
}
