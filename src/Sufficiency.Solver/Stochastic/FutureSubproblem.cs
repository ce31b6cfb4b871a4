using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Stochastic;

/// <summary>A lower bound on what a future costs under shared decisions: Constant + Σ_d Coefficient_d × decision d.</summary>
internal sealed record OptimalityCut(double Constant, double[] Coefficients)
{
    /// <summary>The bound at decisions.</summary>
    public double At(double[] taken)
    {
        var value = Constant;
        for (var d = 0; d < taken.Length; d++) value += Coefficients[d] * taken[d];
        return value;
    }
}

/// <summary>What shared decisions cost in one future: prices, bounds, cuts on all decisions, and plans.</summary>
internal sealed class FutureSubproblem
{
    private readonly JointProblem joint;
    private readonly JointFuture future;
    private readonly SearchRecord record;
    private readonly SubproblemSolver subproblem;
    private readonly Dictionary<string, (PricedChoice Choice, WholePlan? Plan)> tried = new(StringComparer.Ordinal);
    private readonly Dictionary<LagrangianCut, OptimalityCut> shared = new(ReferenceEqualityComparer.Instance);
    private readonly List<SharedRow> feasibilityCuts = [];
    private readonly bool[] isOpened; // [linking variable], whether a decision opens it
    private IReadOnlyList<OptimalityCut> cuts = [];

    public FutureSubproblem(JointProblem joint, JointFuture future, SolveLimits limits)
    {
        (this.joint, this.future) = (joint, future);
        record = new(future.Problem, limits, null, "");
        subproblem = new(future.Problem, limits, null, record);
        isOpened = new bool[future.Problem.LinkingVariables.Count];
        foreach (var column in future.ColumnOf.Where(column => column >= 0)) isOpened[column] = true;
        Floor = record.Bound ?? double.NegativeInfinity;
        Steps = new(future.Problem, subproblem.Pool, subproblem.SmallPrice);
    }

    /// <summary>Steps along slopes of this future's strong formulation.</summary>
    public SubgradientSteps Steps { get; }

    /// <summary>No decisions cost less in this future.</summary>
    public double Floor { get; private set; }

    /// <summary>Lower bounds on the cost of all decisions, found so far.</summary>
    public IReadOnlyList<OptimalityCut> Cuts => cuts;

    /// <summary>Decisions under which this future has no plan.</summary>
    public IReadOnlyList<SharedRow> FeasibilityCuts => feasibilityCuts;

    /// <summary>What decisions cost in this future at least, by all cuts.</summary>
    public double LeastAt(double[] taken) => cuts.Aggregate(Floor, (least, cut) => Math.Max(least, cut.At(taken)));

    /// <summary>Prices with the integers relaxed; null where this future has no plan whatever is decided.</summary>
    public PricedRelaxation? Relax(CancellationToken cancellation)
    {
        if (subproblem.Relax(cancellation) is not { } root) return null;
        subproblem.Forget(); // it would be held for every future
        Floor = Math.Max(Floor, subproblem.Cuts[0].LeastOver(subproblem.LowerBounds, subproblem.UpperBounds));
        ReadCuts();
        return root;
    }

    /// <summary>The bound of decisions in this future, with cuts on all others; +∞ where they leave it without a plan.</summary>
    public double Try(double[] taken, int count, CancellationToken cancellation)
    {
        var values = ValuesOf(taken);
        if (tried.TryGetValue(ChoiceKey.Of(values), out var known)) return known.Choice.Value;
        Keep(known = (subproblem.Share(subproblem.Try(values, count, cancellation), cancellation), null));
        subproblem.Forget();
        return known.Choice.Value;
    }

    /// <summary>Places the pupils under decisions tried before, each time more exactly; null where they could not be placed.</summary>
    public WholePlan? Place(double[] taken, int sharpness, CancellationToken cancellation)
    {
        var known = tried[ChoiceKey.Of(ValuesOf(taken))];
        if ((known.Plan is null || known.Choice.Sharpness <= sharpness) && known.Choice.Sharpness < SubproblemSolver.MostSharpenings)
        {
            var (choice, plan) = subproblem.Place(known.Choice, cancellation);
            // without a plan its prices are those that were shared before
            if (plan is not null) choice = subproblem.Share(choice, cancellation);
            var isBetter = plan is not null && (known.Plan is null || plan.Objective < known.Plan.Objective);
            Keep(known = (choice, isBetter ? plan : known.Plan));
        }

        return known.Plan;
    }

    /// <summary>The bound of decisions tried before.</summary>
    public double BoundOf(double[] taken) => tried[ChoiceKey.Of(ValuesOf(taken))].Choice.Value;

    private void Keep((PricedChoice Choice, WholePlan? Plan) known)
    {
        var isNew = !tried.TryGetValue(ChoiceKey.Of(known.Choice.Values), out var before)
            || !double.IsPositiveInfinity(before.Choice.Value);
        tried[ChoiceKey.Of(known.Choice.Values)] = known;
        if (!double.IsPositiveInfinity(known.Choice.Value)) ReadCuts();
        else if (isNew) feasibilityCuts.Add(SharedRows.Differing(joint, future, known.Choice.Values));
    }

    /// <summary>Takes up the cuts of the pricing as they stand.</summary>
    public void ReadCuts() => cuts = [.. subproblem.Cuts.Select(Shared)];

    /// <summary>A cut of this future in shared decisions.</summary>
    public OptimalityCut Shared(LagrangianCut cut)
    {
        if (shared.TryGetValue(cut, out var known)) return known;
        var (constant, columns) = (cut.Constant, future.Problem.LinkingVariables);
        for (var column = 0; column < columns.Count; column++)
        {
            if (columns[column].IsInteger && !isOpened[column]) constant += cut.Coefficients[column] * columns[column].Lower;
        }

        return shared[cut] = new(constant, [.. future.ColumnOf.Select(column => column < 0 ? 0.0 : cut.Coefficients[column])]);
    }

    /// <summary>How far each column is open where decisions are taken in part. [linking variable]</summary>
    public double[] FractionsOf(double[] taken)
    {
        var values = ValuesOf(new double[taken.Length]);
        for (var decision = 0; decision < taken.Length; decision++)
        {
            if (future.ColumnOf[decision] is >= 0 and var column) values[column] = Math.Min(1.0, values[column] + taken[decision]);
        }

        return values;
    }

    private double[] ValuesOf(double[] taken)
    {
        var values = new double[future.Problem.LinkingVariables.Count];
        for (var column = 0; column < values.Length; column++)
        {
            if (future.Problem.LinkingVariables[column].IsInteger) values[column] = future.Problem.LinkingVariables[column].Lower;
        }

        for (var decision = 0; decision < taken.Length; decision++)
        {
            if (taken[decision] > 0.5 && future.ColumnOf[decision] >= 0) values[future.ColumnOf[decision]] = 1.0;
        }

        return values;
    }
}
