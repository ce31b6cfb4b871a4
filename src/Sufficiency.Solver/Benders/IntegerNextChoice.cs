using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>Names the next choice of one problem's integers.</summary>
internal sealed class IntegerNextChoice : NextChoice<PricedChoice>
{
    private readonly MixedIntegerProblem problem;
    private readonly SubproblemSolver subproblem;
    private readonly IntegerMaster master;
    private readonly SearchRecord record;
    private readonly TimeAllowed allowed;
    private readonly RootAscent<WeightedCut> ascent;

    public IntegerNextChoice(MixedIntegerProblem problem, SolveLimits limits, SubproblemSolver subproblem, IntegerMaster master,
        TriedChoices<PricedChoice> tried, SearchRecord record, TimeAllowed allowed)
        : base(limits, record, tried)
    {
        (this.problem, this.subproblem, this.master, this.record, this.allowed) = (problem, subproblem, master, record, allowed);
        var steps = new SubgradientSteps(problem, subproblem.Pool, subproblem.SmallPrice);
        ascent = new([steps], async (floor, unit, cancellation) =>
        {
            var least = await master.RelaxAsync(steps.Kept, new([], floor, unit), allowed, cancellation).ConfigureAwait(false);
            return least is null ? null : new(least.Proof.Bound, [least.Fractions], [least.Proof.Weights], least.Proof);
        });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<double[]> Excluded => subproblem.Excluded;

    /// <inheritdoc/>
    public override IEnumerable<double[]> Named() => problem.UsualChoices.Append(subproblem.LowerBounds).Select(master.Ordered);

    /// <inheritdoc/>
    protected override async Task<double[]?> AllowedAsync(double[] wanted, CancellationToken cancellation) =>
        master.Allows(wanted) ? wanted : await master.NearestAsync(wanted, [], allowed, cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    protected override double LeastAt(double[] values) => subproblem.Pool.LeastAt(values);

    /// <inheritdoc/>
    protected override Task<double[]?> FindInMasterAsync(MasterQuery query, CancellationToken cancellation) =>
        master.FindAsync(subproblem.Cuts, query, allowed, cancellation);

    /// <inheritdoc/>
    protected override async Task<double[]?> SolveMasterAsync(MasterQuery query, CancellationToken cancellation)
    {
        var cuts = subproblem.Cuts.ToArray();
        if (await master.SolveAsync(cuts, query, allowed, cancellation).ConfigureAwait(false) is not var (bound, values)) return null;
        var proven = RaiseOpen(bound);
        var relaxed = await master.RelaxAsync(cuts, query with { Excluded = [], Best = null }, allowed, cancellation)
            .ConfigureAwait(false);
        record.Prove(proven, cuts, relaxed?.Proof);
        return values;
    }

    /// <inheritdoc/>
    protected override async Task ClimbAsync(int some, double unit, CancellationToken cancellation)
    {
        await ascent.ClimbAsync(some, Open, unit, cancellation).ConfigureAwait(false);
        if (ascent.Best is not var (least, cuts)) return;
        record.Prove(RaiseOpen(least.Bound), cuts[0], least.Proof);
    }

    /// <inheritdoc/>
    protected override bool[]? FixedByReducedCost() => record.Proof is { } proof && record.Incumbent is { } plan
        ? [.. proof.Reduced.Select((reduced, j) =>
            problem.LinkingVariables[j].IsInteger && reduced > 0.0 && proof.Bound + reduced > plan.Objective)]
        : null;
}
