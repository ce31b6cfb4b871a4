using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Benders;

/// <summary>What choices of the integers cost: prices with the integers relaxed, a bound and cuts for each choice, and its plan.</summary>
internal sealed class SubproblemSolver
{
    /// <summary>A choice is placed no more often: each time is more exact than the last.</summary>
    public const int MostSharpenings = 6;

    /// <summary>The temperature of each time beside the last one's.</summary>
    public const double Sharper = 0.2;

    /// <summary>What is told while pupils are placed.</summary>
    public const string Placing = "placing pupils";

    private const double NearlyAll = 0.5; // of the gap: what is left to it is for another problem to differ by
    private readonly MixedIntegerProblem problem;
    private readonly SolveLimits limits;
    private readonly StartedSearch started;
    private readonly SearchRecord record;
    private readonly SetPackingRows packing;
    private readonly SetupLinks links;
    private readonly SmoothRelaxation relaxation;
    private readonly Certificates certificates;
    private readonly CutPool pool;
    private readonly List<double[]> excluded = [];
    private readonly double last; // temperature at which the gap asked for shows
    private double[] rootPrices; // with the integers relaxed
    private DualTrajectory? rootTrajectory; // the way to them

    public SubproblemSolver(MixedIntegerProblem problem, SolveLimits limits, WarmStart? start, SearchRecord record)
    {
        (this.problem, this.limits, this.record) = (problem, limits, record);
        Roles = new(problem);
        packing = new(problem, Roles);
        links = new(problem, packing);
        relaxation = new(problem, Roles, packing, links);
        pool = new(problem, Roles, packing, links, relaxation);
        certificates = new(problem, Roles, packing, links, 1e3 * relaxation.HighestTemperature);
        (LowerBounds, UpperBounds) = ([.. problem.LinkingVariables.Select(column => column.Lower)],
            [.. problem.LinkingVariables.Select(column => column.Upper)]);
        rootPrices = new double[problem.Rows.Count];
        pool.Root = (rootPrices, LowerBounds);
        last = FinalTemperature();
        started = new(problem, relaxation, start, last, record);
    }

    /// <summary>Which rows are priced.</summary>
    public RowRoles Roles { get; }

    /// <summary>Lower bounds of the linking variables.</summary>
    public double[] LowerBounds { get; }

    /// <summary>Upper bounds of the linking variables.</summary>
    public double[] UpperBounds { get; }

    /// <summary>Lower bounds on the cost of every choice, found so far.</summary>
    public IReadOnlyList<LagrangianCut> Cuts => pool.Cuts;

    /// <summary>The cuts, and what they are seen from.</summary>
    public CutPool Pool => pool;

    /// <summary>A price that is small beside what sources differ in cost.</summary>
    public double SmallPrice => 0.01 * relaxation.HighestTemperature;

    /// <summary>Choices not to be looked at again: without a plan, or set aside. [][linking variable]</summary>
    public IReadOnlyList<double[]> Excluded => excluded;

    /// <summary>What the choices that were set aside cost at least; +∞ where none was.</summary>
    public double UnresolvedBound { get; private set; } = double.PositiveInfinity;

    /// <summary>Prices with the integers relaxed, and the first cut; null where no plan exists.</summary>
    public PricedRelaxation? Relax(CancellationToken cancellation)
    {
        (var root, rootTrajectory) = started.Relax(LowerBounds, UpperBounds, cancellation);
        if (root.IsInfeasible) return null;
        (record.Trajectory, rootPrices) = (rootTrajectory.ByName(problem, SmoothRelaxation.NearDepth), root.Prices);
        var fractions = root.LinkingValues.Select((value, j) =>
            problem.LinkingVariables[j].IsInteger ? Math.Clamp(value, LowerBounds[j], UpperBounds[j]) : 0.0);
        pool.Root = (root.Prices, [.. fractions]);
        Learn(root.Prices, cancellation);
        return root;
    }

    /// <summary>The price of a choice before any integer was relaxed, on the way of the start; what its prices say of all
    /// others stands for the relaxed ones.</summary>
    public PricedChoice TryFirst(double[] values, CancellationToken cancellation)
    {
        (rootTrajectory, record.Trajectory) = (started.Trajectory, started.NamedPoints);
        rootPrices = rootTrajectory?.At(SmoothRelaxation.AllSourcesDepth) ?? new double[problem.Rows.Count];
        pool.Root = (rootPrices, values);
        var (lower, upper) = Fixed(values);
        var choice = Priced(values, started.Try(lower, upper, cancellation), cancellation);
        if (double.IsFinite(choice.Value)) Learn(choice.Prices, cancellation);
        return choice;
    }

    /// <summary>Whether the prices of a choice prove alone, within the gap asked for, that no other is better.</summary>
    public bool IsProvenAtRoot(PricedChoice choice) =>
        choice.Value - packing.LeastOf(pool.Of(choice.Prices, CancellationToken.None), LowerBounds, UpperBounds) <= NearlyAll
        * limits.RelativeGap * Math.Abs(choice.Value);

    /// <summary>The price of a choice.</summary>
    public PricedChoice Try(double[] values, int count, CancellationToken cancellation)
    {
        var (lower, upper) = Fixed(values);
        return Priced(values, relaxation.Relax(lower, upper, rootTrajectory, last, new NamedStage(record, StartedSearch.ChoiceStage(count)),
            cancellation).Relaxation, cancellation);
    }

    /// <summary>The price of a choice whose prices are known.</summary>
    private PricedChoice Priced(double[] values, PricedRelaxation relaxed, CancellationToken cancellation)
    {
        if (relaxed.IsInfeasible) return WithoutPlan(values, relaxed.Prices);
        var prices = links.WithInactive(problem, values, relaxed.Prices, rootPrices);
        var value = Bound(values, prices, cancellation);
        return value > relaxation.Ceiling ? WithoutPlan(values, prices) : new(values, value, prices, last, 0);
    }

    /// <summary>Lets go of what only helps to place the choice tried last.</summary>
    public void Forget() => relaxation.Forget();

    /// <summary>Adds what the prices of a choice say of all others; its own bound may rise by that.</summary>
    public PricedChoice Share(PricedChoice choice, CancellationToken cancellation) =>
        double.IsPositiveInfinity(choice.Value) ? choice : choice with { Value = Math.Max(choice.Value, pool.Share(choice, cancellation)) };

    /// <summary>Sets a choice aside of which nothing more can be had: others are looked at without it, and no bound
    /// on all of them passes its own.</summary>
    public void LeaveUnresolved(PricedChoice choice)
    {
        UnresolvedBound = Math.Min(UnresolvedBound, choice.Value);
        Exclude(choice.Values, choice.ProofPrices);
    }

    /// <summary>Values to look for a choice near: those of another problem's plan, and relaxed ones where it says nothing.</summary>
    public double[] Guess(double[] named, double[] relaxed) => packing.Completed(named, relaxed);

    /// <summary>Places the pupils of a choice tried before, to a gap that leaves most of the whole to the schemes; its plan is null where
    /// they could not be placed.</summary>
    public (PricedChoice Choice, WholePlan? Plan) Place(PricedChoice choice, CancellationToken cancellation)
    {
        var (lower, upper) = Fixed(choice.Values);
        var to = choice.Sharpness == 0 ? choice.Temperature : Sharper * choice.Temperature;
        var (plan, isInfeasible) = relaxation.Plan(lower, upper, choice.Prices, to, to, new NamedStage(record, Placing), cancellation);
        if (isInfeasible && !choice.IsPlaced) return (WithoutPlan(choice.Values, choice.Prices), null);
        // where rows are equalities, colder may do
        if (plan is null)
            return (choice with { Temperature = to, Sharpness = choice.IsPlaced ? MostSharpenings : choice.Sharpness + 1 }, null);
        record.Keep(plan = plan with { Prices = links.WithInactive(problem, choice.Values, plan.Prices, rootPrices) });
        var value = Bound(choice.Values, plan.Prices, cancellation);
        var proof = value > choice.Value ? plan.Prices : choice.ProofPrices;
        var sharper = new PricedChoice(choice.Values, Math.Max(choice.Value, value), plan.Prices, to, choice.Sharpness + 1);
        return (sharper with { IsPlaced = true, ProofPrices = proof }, plan);
    }

    /// <summary>Places the pupils where no integer is left to choose, until the gap is proven.</summary>
    public ProblemSolution PlaceAll(CancellationToken cancellation) =>
        new FixedIntegerSearch(problem, Roles, relaxation, started, links, certificates, record)
            .Run(LowerBounds, UpperBounds, last, cancellation);

    /// <summary>Takes the cut that prices make of all choices.</summary>
    private void Learn(double[] prices, CancellationToken cancellation)
    {
        record.Raise(packing.LeastOf(pool.Add(prices, cancellation), LowerBounds, UpperBounds));
        record.Certificate = certificates.Of(prices);
    }

    /// <summary>What no plan with these integers undercuts.</summary>
    private double Bound(double[] values, double[] prices, CancellationToken cancellation) =>
        relaxation.CutAt(prices, links.Blocked(values), cancellation).At(values);

    private double FinalTemperature()
    {
        var costs = relaxation.CheapestCost;
        // what everything costs without competition: little, but proven
        record.Raise(LagrangianCut.Build(problem, Roles, new double[problem.Rows.Count], costs).LeastOver(LowerBounds, UpperBounds));
        return relaxation.TemperatureFor(limits.RelativeGap * (Math.Abs(problem.ConstantCost) + Math.Abs(costs)));
    }

    private (double[] Lower, double[] Upper) Fixed(double[] values)
    {
        var (lower, upper) = ((double[])LowerBounds.Clone(), (double[])UpperBounds.Clone());
        for (var j = 0; j < values.Length; j++)
        {
            if (problem.LinkingVariables[j].IsInteger) lower[j] = upper[j] = values[j];
        }

        return (lower, upper);
    }

    /// <summary>A choice that is proven to have no plan.</summary>
    private PricedChoice WithoutPlan(double[] values, double[] prices)
    {
        Exclude(values, prices);
        return new(values, double.PositiveInfinity, prices, last, MostSharpenings);
    }

    private void Exclude(double[] values, double[] prices)
    {
        excluded.Add(values);
        record.Excluded.Add(new(0.0, Roles.ToPrices(problem, prices), values));
    }
}
