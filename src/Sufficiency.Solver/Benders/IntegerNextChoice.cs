using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>The next choice of one problem.</summary>
internal sealed class IntegerNextChoice : NextChoice
{
    private readonly MixedIntegerProblem problem;
    private readonly SolveLimits limits;
    private readonly SubproblemSolver subproblem;
    private readonly IntegerMaster master;
    private readonly TriedChoices tried;
    private readonly SearchRecord record;
    private readonly TimeAllowed allowed;
    private readonly RootAscent<WeightedCut> ascent;

    public IntegerNextChoice(MixedIntegerProblem problem, SolveLimits limits, SubproblemSolver subproblem, IntegerMaster master,
        TriedChoices tried, SearchRecord record, TimeAllowed allowed)
    {
        (this.problem, this.limits, this.subproblem, this.master) = (problem, limits, subproblem, master);
        (this.tried, this.record, this.allowed) = (tried, record, allowed);
        var steps = new SubgradientSteps(problem, subproblem.Pool, subproblem.SmallPrice);
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
            double[] values = [.. plan.LinkingValues.Select((value, j) => problem.LinkingVariables[j].IsInteger ? value : 0.0)];
            return tried.IsFathomed(values) ? null : new(values, plan.Objective);
        }
    }

    /// <summary>Choices that anyone could name: the usual ones, and nothing.</summary>
    public IEnumerable<double[]> Named() => problem.UsualChoices.Append(subproblem.LowerBounds).Select(master.Ordered);

    /// <summary>The first choice that anyone could name, as near as the rules allow.</summary>
    public Task<double[]?> FirstNamedAsync(CancellationToken cancellation) => AllowedAsync(Named().First(), cancellation);

    /// <summary>Takes up the bound found before any choice.</summary>
    public void Begin()
    {
        Open = record.Bound!.Value;
        Waiting.Clear();
        foreach (var values in Named()) Waiting.Enqueue(values);
    }

    /// <inheritdoc/>
    protected override async Task<double[]?> AllowedAsync(double[] wanted, CancellationToken cancellation) =>
        master.Allows(wanted) ? wanted : await master.NearestAsync(wanted, [], allowed, cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    protected override bool IsWorthALook(double[] values) => tried.Find(values) is null
        && (record.Incumbent is not { } plan || subproblem.Pool.LeastAt(values) < plan.Objective);

    /// <inheritdoc/>
    protected override Task<double[]?> FindNearAsync(KnownBest better, Neighbourhood where, double unit, CancellationToken cancellation)
    {
        var query = new MasterQuery(subproblem.Cuts, [.. tried.All], Open, unit)
        {
            IsFixed = FixedByReducedCost(),
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
        var query = new MasterQuery([.. subproblem.Cuts], subproblem.Excluded, Open, unit)
        {
            Best = Best,
            MostNodes = MostNodes,
            Gap = isPlain ? 0.01 : 0.1,
            IsFixed = FixedByReducedCost(),
        };
        if (await master.SolveAsync(query, allowed, cancellation).ConfigureAwait(false) is not var (bound, values)) return null;
        Open = Math.Max(Open, bound);
        var relaxed = await master.RelaxAsync(query with { Excluded = [], Best = null }, allowed, cancellation).ConfigureAwait(false);
        record.Prove(Math.Min(Open, subproblem.UnresolvedBound), query.Cuts, relaxed?.Proof);
        return values;
    }

    /// <inheritdoc/>
    protected override async Task ClimbAsync(int some, double unit, CancellationToken cancellation)
    {
        await ascent.ClimbAsync(some, Open, unit, cancellation).ConfigureAwait(false);
        if (ascent.Best is not var (least, cuts)) return;
        Open = Math.Max(Open, least.Bound);
        record.Prove(Math.Min(Open, subproblem.UnresolvedBound), cuts[0], least.Proof);
    }

    /// <summary>Reduced-cost fixing: the columns that no choice better than the best plan opens. [linking variable]</summary>
    private bool[]? FixedByReducedCost() => record.Proof is { } proof && record.Incumbent is { } plan
        ? [.. proof.Reduced.Select((reduced, j) =>
            problem.LinkingVariables[j].IsInteger && reduced > 0.0 && proof.Bound + reduced > plan.Objective)]
        : null;
}
