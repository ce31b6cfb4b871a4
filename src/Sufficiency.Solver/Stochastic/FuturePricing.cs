using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Stochastic;

/// <summary>A lower bound on what a future costs under shared decisions: Constant + Σ_d Coefficient_d × decision d.</summary>
internal sealed record SharedCut(double Constant, double[] Coefficients)
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
internal sealed class FuturePricing
{
    private readonly JointProblem joint;
    private readonly JointFuture future;
    private readonly SearchRecord record;
    private readonly ChoicePricing pricing;
    private readonly Dictionary<string, (PricedChoice Choice, WholePlan? Plan)> tried = new(StringComparer.Ordinal);
    private readonly Dictionary<PriceCut, SharedCut> shared = new(ReferenceEqualityComparer.Instance);
    private readonly List<SharedRow> forbidden = [];
    private readonly bool[] isOpened; // [side column], whether a decision opens it
    private IReadOnlyList<SharedCut> cuts = [];

    public FuturePricing(JointProblem joint, JointFuture future, SolveLimits limits)
    {
        (this.joint, this.future) = (joint, future);
        record = new(future.Problem, limits, null, "");
        pricing = new(future.Problem, limits, null, record);
        isOpened = new bool[future.Problem.SideColumns.Count];
        foreach (var column in future.ColumnOf.Where(column => column >= 0)) isOpened[column] = true;
        Floor = record.Bound ?? double.NegativeInfinity;
        Steps = new(future.Problem, pricing.Book, pricing.SmallPrice);
    }

    /// <summary>Steps along slopes of this future's strong formulation.</summary>
    public SlopeSteps Steps { get; }

    /// <summary>No decisions cost less in this future.</summary>
    public double Floor { get; private set; }

    /// <summary>Lower bounds on the cost of all decisions, found so far.</summary>
    public IReadOnlyList<SharedCut> Cuts => cuts;

    /// <summary>Decisions under which this future has no plan.</summary>
    public IReadOnlyList<SharedRow> Forbidden => forbidden;

    /// <summary>What decisions cost in this future at least, by all cuts.</summary>
    public double LeastAt(double[] taken) => cuts.Aggregate(Floor, (least, cut) => Math.Max(least, cut.At(taken)));

    /// <summary>Prices with the integers relaxed; null where this future has no plan whatever is decided.</summary>
    public PricedRelaxation? Relax(CancellationToken cancellation)
    {
        if (pricing.Relax(cancellation) is not { } root) return null;
        pricing.Forget(); // it would be held for every future
        Floor = Math.Max(Floor, pricing.Cuts[0].LeastOver(pricing.LeastSide, pricing.MostSide));
        ReadCuts();
        return root;
    }

    /// <summary>The bound of decisions in this future, with cuts on all others; +∞ where they leave it without a plan.</summary>
    public double Try(double[] taken, int count, CancellationToken cancellation)
    {
        var side = SideOf(taken);
        if (tried.TryGetValue(ChoiceKey.Of(side), out var known)) return known.Choice.Value;
        Keep(known = (pricing.Share(pricing.Try(side, count, cancellation), cancellation), null));
        pricing.Forget();
        return known.Choice.Value;
    }

    /// <summary>Places the pupils under decisions tried before, each time more exactly; null where they could not be placed.</summary>
    public WholePlan? Place(double[] taken, int sharpness, CancellationToken cancellation)
    {
        var known = tried[ChoiceKey.Of(SideOf(taken))];
        if ((known.Plan is null || known.Choice.Sharpness <= sharpness) && known.Choice.Sharpness < ChoicePricing.MostSharpenings)
        {
            var (choice, plan) = pricing.Place(known.Choice, cancellation);
            // without a plan its prices are those that were shared before
            if (plan is not null) choice = pricing.Share(choice, cancellation);
            var isBetter = plan is not null && (known.Plan is null || plan.Objective < known.Plan.Objective);
            Keep(known = (choice, isBetter ? plan : known.Plan));
        }

        return known.Plan;
    }

    /// <summary>The bound of decisions tried before.</summary>
    public double BoundOf(double[] taken) => tried[ChoiceKey.Of(SideOf(taken))].Choice.Value;

    private void Keep((PricedChoice Choice, WholePlan? Plan) known)
    {
        var isNew = !tried.TryGetValue(ChoiceKey.Of(known.Choice.Side), out var before) || !double.IsPositiveInfinity(before.Choice.Value);
        tried[ChoiceKey.Of(known.Choice.Side)] = known;
        if (!double.IsPositiveInfinity(known.Choice.Value)) ReadCuts();
        else if (isNew) forbidden.Add(SharedRows.Differing(joint, future, known.Choice.Side));
    }

    /// <summary>Takes up the cuts of the pricing as they stand.</summary>
    public void ReadCuts() => cuts = [.. pricing.Cuts.Select(Shared)];

    /// <summary>A cut of this future in shared decisions.</summary>
    public SharedCut Shared(PriceCut cut)
    {
        if (shared.TryGetValue(cut, out var known)) return known;
        var (constant, columns) = (cut.Constant, future.Problem.SideColumns);
        for (var column = 0; column < columns.Count; column++)
        {
            if (columns[column].IsInteger && !isOpened[column]) constant += cut.Coefficients[column] * columns[column].Lower;
        }

        return shared[cut] = new(constant, [.. future.ColumnOf.Select(column => column < 0 ? 0.0 : cut.Coefficients[column])]);
    }

    /// <summary>How far each column is open where decisions are taken in part. [side column]</summary>
    public double[] FractionsOf(double[] taken)
    {
        var side = SideOf(new double[taken.Length]);
        for (var decision = 0; decision < taken.Length; decision++)
        {
            if (future.ColumnOf[decision] is >= 0 and var column) side[column] = Math.Min(1.0, side[column] + taken[decision]);
        }

        return side;
    }

    private double[] SideOf(double[] taken)
    {
        var side = new double[future.Problem.SideColumns.Count];
        for (var column = 0; column < side.Length; column++)
        {
            if (future.Problem.SideColumns[column].IsInteger) side[column] = future.Problem.SideColumns[column].Lower;
        }

        for (var decision = 0; decision < taken.Length; decision++)
        {
            if (taken[decision] > 0.5 && future.ColumnOf[decision] >= 0) side[future.ColumnOf[decision]] = 1.0;
        }

        return side;
    }
}
