using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Stochastic;

/// <summary>Names the next choice of the decisions that many futures share.</summary>
internal sealed class JointNextChoice : NextChoice<TriedChoice>
{
    private readonly JointProblem problem;
    private readonly IReadOnlyList<FutureSubproblem> futures;
    private readonly JointMaster master;
    private readonly TriedChoices<TriedChoice> tried;
    private readonly JointRecord record;
    private readonly TimeAllowed allowed;
    private readonly Lazy<RootAscent<JointProof>> ascent;

    public JointNextChoice(JointProblem problem, SolveLimits limits, IReadOnlyList<FutureSubproblem> futures, JointMaster master,
        TriedChoices<TriedChoice> tried, JointRecord record, TimeAllowed allowed)
        : base(limits, record, tried)
    {
        (this.problem, this.futures, this.master) = (problem, futures, master);
        (this.tried, this.record, this.allowed) = (tried, record, allowed);
        ascent = new(() => new([.. futures.Select(future => future.Steps)],
            (floor, unit, cancellation) => master.RelaxAsync(futures, floor, unit, allowed, cancellation)));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<double[]> Excluded => tried.Unresolved;

    /// <inheritdoc/>
    public override IEnumerable<double[]> Named() => problem.UsualChoices.Append(new double[problem.DecisionCount]);

    /// <summary>
    /// Takes up the bound found before any choice. Raises it by the rows over decisions, which the futures' own bounds do not know.
    /// </summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        Begin(record.Bound!.Value);
        if (await master.SolveAsync(futures, new([], Open, Unit), allowed, cancellation).ConfigureAwait(false) is var (least, _))
            record.Raise(RaiseOpen(least));
    }

    /// <inheritdoc/>
    protected override Task<double[]?> AllowedAsync(double[] wanted, CancellationToken cancellation) =>
        master.NearestAsync(wanted, futures, [], allowed, cancellation);

    /// <inheritdoc/>
    protected override double LeastAt(double[] values) => problem.Rate(futures.Select(future => future.LeastAt(values)));

    /// <inheritdoc/>
    protected override async Task ClimbAsync(int some, double unit, CancellationToken cancellation)
    {
        await ascent.Value.ClimbAsync(some, Open, unit, cancellation).ConfigureAwait(false);
        foreach (var future in futures) future.ReadCuts();
        if (ascent.Value.Best is var (least, _)) record.Raise(RaiseOpen(least.Bound));
    }

    /// <inheritdoc/>
    protected override Task<double[]?> FindInMasterAsync(MasterQuery query, CancellationToken cancellation) =>
        master.FindAsync(futures, query, allowed, cancellation);

    /// <inheritdoc/>
    protected override async Task<double[]?> SolveMasterAsync(MasterQuery query, CancellationToken cancellation)
    {
        if (await master.SolveAsync(futures, query, allowed, cancellation).ConfigureAwait(false) is not var (bound, values)) return null;
        record.Raise(RaiseOpen(bound));
        return values;
    }

    /// <inheritdoc/>
    protected override bool[]? FixedByReducedCost() =>
        ascent.IsValueCreated && ascent.Value.Best is var (least, _) && record.Incumbent is { } plan
            ? [.. least.Proof.Reduced.Select(reduced => reduced > 0.0 && least.Bound + reduced > plan.Objective)]
            : null;
}
