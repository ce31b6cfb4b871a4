using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Stochastic;

/// <summary>The next choice of the decisions that many futures share.</summary>
internal sealed class JointNextChoice : NextChoice
{
    private readonly JointProblem problem;
    private readonly SolveLimits limits;
    private readonly IReadOnlyList<FutureSubproblem> futures;
    private readonly JointMaster master;
    private readonly JointTried tried;
    private readonly JointRecord record;
    private readonly TimeAllowed allowed;
    private readonly Lazy<RootAscent<JointProof>> ascent;

    public JointNextChoice(JointProblem problem, SolveLimits limits, IReadOnlyList<FutureSubproblem> futures, JointMaster master,
        JointTried tried, JointRecord record, TimeAllowed allowed)
    {
        (this.problem, this.limits, this.futures, this.master) = (problem, limits, futures, master);
        (this.tried, this.record, this.allowed) = (tried, record, allowed);
        ascent = new(() => new([.. futures.Select(future => future.Steps)],
            (floor, unit, cancellation) => master.RelaxAsync(futures, floor, unit, allowed, cancellation)));
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
    protected override KnownBest? Best =>
        record.Incumbent is { } plan && !tried.IsFathomed(plan.Taken) ? new(plan.Taken, plan.Objective) : null;

    /// <summary>Choices that anyone could name: the usual ones, and nothing.</summary>
    public IEnumerable<double[]> Named() => problem.UsualChoices.Append(new double[problem.DecisionCount]);

    /// <summary>The first choice that anyone could name, as near as the rules allow.</summary>
    public Task<double[]?> FirstNamedAsync(CancellationToken cancellation) => AllowedAsync(Named().First(), cancellation);

    /// <summary>Takes up the bound found before any choice, and raises it by the rules over decisions, which the
    /// futures' own bounds do not know.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        Open = record.Bound!.Value;
        Waiting.Clear();
        foreach (var taken in Named()) Waiting.Enqueue(taken);
        if (await master.SolveAsync(futures, new([], Open, Unit), allowed, cancellation).ConfigureAwait(false) is var (least, _))
            Raise(least);
    }

    /// <inheritdoc/>
    protected override Task<double[]?> AllowedAsync(double[] wanted, CancellationToken cancellation) =>
        master.NearestAsync(wanted, futures, [], allowed, cancellation);

    /// <inheritdoc/>
    protected override bool IsWorthALook(double[] side) => tried.Find(side) is null
        && (record.Incumbent is not { } plan || problem.Rate(futures.Select(future => future.LeastAt(side))) < plan.Objective);

    /// <inheritdoc/>
    protected override async Task ClimbAsync(int some, double unit, CancellationToken cancellation)
    {
        await ascent.Value.ClimbAsync(some, Open, unit, cancellation).ConfigureAwait(false);
        foreach (var future in futures) future.ReadCuts();
        if (ascent.Value.Best is var (least, _)) Raise(least.Bound);
    }

    /// <inheritdoc/>
    protected override Task<double[]?> FindNearAsync(KnownBest better, Neighbourhood where, double unit, CancellationToken cancellation)
    {
        var query = new JointQuery(tried.All, Open, unit)
        {
            IsFixed = FixedByReducedCost(),
            Best = better,
            Near = where,
            Gap = LocalBranching.Worth,
            MostNodes = LocalBranching.MostNodes,
        };
        return master.FindAsync(futures, query, allowed, cancellation);
    }

    /// <inheritdoc/>
    protected override async Task<double[]?> OfBoundAsync(double unit, bool isPlain, CancellationToken cancellation)
    {
        var query = new JointQuery(tried.Unresolved, Open, unit)
        {
            Best = Best,
            MostNodes = MostNodes,
            Gap = isPlain ? 0.01 : 0.1,
            IsFixed = FixedByReducedCost(),
        };
        if (await master.SolveAsync(futures, query, allowed, cancellation).ConfigureAwait(false) is not var (bound, taken)) return null;
        Raise(bound);
        return taken;
    }

    private void Raise(double bound)
    {
        Open = Math.Max(Open, bound);
        record.Raise(Math.Min(Open, tried.UnresolvedBound));
    }

    /// <summary>Reduced-cost fixing: the decisions that no choice better than the best plan takes. [shared decision]</summary>
    private bool[]? FixedByReducedCost() => ascent.IsValueCreated && ascent.Value.Best is var (least, _) && record.Incumbent is { } plan
        ? [.. least.Proof.Reduced.Select(reduced => reduced > 0.0 && least.Bound + reduced > plan.Objective)]
        : null;
}
