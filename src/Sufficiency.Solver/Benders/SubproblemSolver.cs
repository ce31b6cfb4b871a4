using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>Solves the subproblems of one problem's choices: prices with the integers relaxed or fixed, bounds, cuts, and plans.</summary>
internal sealed class SubproblemSolver
{
    /// <summary>Most times that a choice's pupils are placed, each time more exactly.</summary>
    public const int MostSharpenings = 6;

    /// <summary>Factor of the temperature each time.</summary>
    public const double Sharper = 0.2;

    /// <summary>The stage that is told while pupils are placed.</summary>
    public const string Placing = "placing pupils";

    private const double NearlyAll = 0.5; // of the gap: the rest allows for the difference to a similar problem
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
    private readonly double last; // temperature at which the gap asked for can be proven
    private double[] rootPrices; // with the integers relaxed
    private DualTrajectory? rootTrajectory; // to the root's prices

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

    /// <summary>Lower bounds on the cost of every choice.</summary>
    public IReadOnlyList<LagrangianCut> Cuts => pool.Cuts;

    /// <summary>The cuts, and the root that they are taken from.</summary>
    public CutPool Pool => pool;

    /// <summary>A price that is small beside the differences between a source's arcs.</summary>
    public double SmallPrice => 0.01 * relaxation.HighestTemperature;

    /// <summary>Choices that the master problem leaves out: without a plan, or unresolved. [][linking variable]</summary>
    public IReadOnlyList<double[]> Excluded => excluded;

    /// <summary>Prices with the integers relaxed, and the first cut; null if no plan exists.</summary>
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

    /// <summary>
    /// Prices the warm start's choice before any integer is relaxed. Its prices stand in for the relaxed prices in cuts on other choices.
    /// </summary>
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

    /// <summary>Whether the prices of a choice prove alone, within the gap asked for, that no other choice is better.</summary>
    public bool IsProvenAtRoot(PricedChoice choice) =>
        choice.Value - pool.Of(choice.Prices, CancellationToken.None).LeastOver(packing, LowerBounds, UpperBounds) <= NearlyAll
        * limits.RelativeGap * Math.Abs(choice.Value);

    /// <summary>Prices a choice.</summary>
    public PricedChoice Try(double[] values, int count, CancellationToken cancellation)
    {
        var (lower, upper) = Fixed(values);
        return Priced(values, relaxation.Relax(lower, upper, rootTrajectory, last, new NamedStage(record, StartedSearch.ChoiceStage(count)),
            cancellation).Relaxation, cancellation);
    }

    /// <summary>A priced choice from its row prices.</summary>
    private PricedChoice Priced(double[] values, PricedRelaxation relaxed, CancellationToken cancellation)
    {
        if (relaxed.IsInfeasible) return WithoutPlan(values, relaxed.Prices);
        var prices = links.WithInactive(problem, values, relaxed.Prices, rootPrices);
        var value = Bound(values, prices, cancellation);
        return value > relaxation.Ceiling ? WithoutPlan(values, prices) : new(values, value, prices, last, 0);
    }

    /// <summary>Frees the memory that only helps to place the choice priced last.</summary>
    public void Forget() => relaxation.Forget();

    /// <summary>Adds the cuts of a choice on all others. They may raise its own bound.</summary>
    public PricedChoice Share(PricedChoice choice, CancellationToken cancellation) =>
        double.IsPositiveInfinity(choice.Value) ? choice : choice with { Value = Math.Max(choice.Value, pool.Share(choice, cancellation)) };

    /// <summary>Excludes a choice that is left unresolved.</summary>
    public void Exclude(PricedChoice choice) => Exclude(choice.Values, choice.ProofPrices);

    /// <summary>Values near which a choice is looked for: the warm start's plan, completed by relaxed values.</summary>
    public double[] Guess(double[] named, double[] relaxed) => packing.Completed(named, relaxed);

    /// <summary>
    /// Places the pupils of a priced choice, to a gap that leaves most of the whole gap to the schemes. The plan is null if no plan was met
    /// exactly.
    /// </summary>
    public (PricedChoice Choice, WholePlan? Plan) Place(PricedChoice choice, CancellationToken cancellation)
    {
        var (lower, upper) = Fixed(choice.Values);
        var to = choice.Sharpness == 0 ? choice.Temperature : Sharper * choice.Temperature;
        var (plan, isInfeasible) = relaxation.Plan(lower, upper, choice.Prices, to, to, new NamedStage(record, Placing), cancellation);
        if (isInfeasible && !choice.IsPlaced) return (WithoutPlan(choice.Values, choice.Prices), null);
        // A lower temperature may meet equality rows.
        if (plan is null)
            return (choice with { Temperature = to, Sharpness = choice.IsPlaced ? MostSharpenings : choice.Sharpness + 1 }, null);
        record.Keep(plan = plan with { Prices = links.WithInactive(problem, choice.Values, plan.Prices, rootPrices) });
        var value = Bound(choice.Values, plan.Prices, cancellation);
        var proof = value > choice.Value ? plan.Prices : choice.ProofPrices;
        var sharper = new PricedChoice(choice.Values, Math.Max(choice.Value, value), plan.Prices, to, choice.Sharpness + 1);
        return (sharper with { IsPlaced = true, ProofPrices = proof }, plan);
    }

    /// <summary>Places the pupils until the gap is proven, when no integer is left to choose.</summary>
    public ProblemSolution PlaceAll(CancellationToken cancellation) =>
        new FixedIntegerSearch(problem, Roles, relaxation, started, links, certificates, record)
            .Run(LowerBounds, UpperBounds, last, cancellation);

    /// <summary>Adds the cut of prices on all choices.</summary>
    private void Learn(double[] prices, CancellationToken cancellation)
    {
        record.Raise(pool.Add(prices, cancellation).LeastOver(packing, LowerBounds, UpperBounds));
        record.Certificate = certificates.Of(prices);
    }

    /// <summary>Lower bound on every plan with these integers.</summary>
    private double Bound(double[] values, double[] prices, CancellationToken cancellation) =>
        relaxation.CutAt(prices, links.Blocked(values), cancellation).At(values);

    private double FinalTemperature()
    {
        var costs = relaxation.CheapestCost;
        // The cost of everything without competition is a weak bound, but a proven one.
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
