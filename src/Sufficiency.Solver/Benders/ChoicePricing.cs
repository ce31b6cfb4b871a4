using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Benders;

/// <summary>What choices of the integers cost: prices with the integers relaxed, a bound and cuts for each choice, and its plan.</summary>
internal sealed class ChoicePricing
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
    private readonly ChoiceSets choices;
    private readonly Gates gates;
    private readonly SmoothRelaxation relaxation;
    private readonly Certificates certificates;
    private readonly CutBook book;
    private readonly List<double[]> closed = [];
    private readonly double last; // temperature at which the gap asked for shows
    private double[] rootPrices; // with the integers relaxed
    private PriceTrail? rootTrail; // the way to them

    public ChoicePricing(MixedIntegerProblem problem, SolveLimits limits, WarmStart? start, SearchRecord record)
    {
        (this.problem, this.limits, this.record) = (problem, limits, record);
        Roles = new(problem);
        choices = new(problem, Roles);
        gates = new(problem, choices);
        relaxation = new(problem, Roles, choices, gates);
        book = new(problem, Roles, choices, gates, relaxation);
        certificates = new(problem, Roles, choices, gates, 1e3 * relaxation.Hottest);
        (LeastSide, MostSide) = ([.. problem.SideColumns.Select(column => column.Lower)],
            [.. problem.SideColumns.Select(column => column.Upper)]);
        rootPrices = new double[problem.Rows.Count];
        book.Root = (rootPrices, LeastSide);
        last = Cold();
        started = new(problem, relaxation, start, last, record);
    }

    /// <summary>Which rows are priced.</summary>
    public RowRoles Roles { get; }

    /// <summary>Lower bounds of the side columns.</summary>
    public double[] LeastSide { get; }

    /// <summary>Upper bounds of the side columns.</summary>
    public double[] MostSide { get; }

    /// <summary>Lower bounds on the cost of every choice, found so far.</summary>
    public IReadOnlyList<PriceCut> Cuts => book.Cuts;

    /// <summary>The cuts, and what they are seen from.</summary>
    public CutBook Book => book;

    /// <summary>A price that is small beside what sources differ in cost.</summary>
    public double SmallPrice => 0.01 * relaxation.Hottest;

    /// <summary>Choices not to be looked at again: without a plan, or set aside. [][side column]</summary>
    public IReadOnlyList<double[]> Closed => closed;

    /// <summary>What the choices that were set aside cost at least; +∞ where none was.</summary>
    public double LeastAside { get; private set; } = double.PositiveInfinity;

    /// <summary>Prices with the integers relaxed, and the first cut; null where no plan exists.</summary>
    public PricedRelaxation? Relax(CancellationToken cancellation)
    {
        (var root, rootTrail) = started.Relax(LeastSide, MostSide, cancellation);
        if (root.IsInfeasible) return null;
        (record.Way, rootPrices) = (rootTrail.ByName(problem, SmoothRelaxation.NearDepth), root.Prices);
        var fractions = root.SideValues.Select((value, j) =>
            problem.SideColumns[j].IsInteger ? Math.Clamp(value, LeastSide[j], MostSide[j]) : 0.0);
        book.Root = (root.Prices, [.. fractions]);
        Learn(root.Prices, cancellation);
        return root;
    }

    /// <summary>The price of a choice before any integer was relaxed, on the way of the start; what its prices say of all
    /// others stands for the relaxed ones.</summary>
    public PricedChoice TryFirst(double[] side, CancellationToken cancellation)
    {
        (rootTrail, record.Way) = (started.Trail, started.Way);
        rootPrices = rootTrail?.At(SmoothRelaxation.WarmDepth) ?? new double[problem.Rows.Count];
        book.Root = (rootPrices, side);
        var (lower, upper) = Fixed(side);
        var choice = Priced(side, started.Try(lower, upper, cancellation), cancellation);
        if (double.IsFinite(choice.Value)) Learn(choice.Prices, cancellation);
        return choice;
    }

    /// <summary>Whether the prices of a choice prove alone, within the gap asked for, that no other is better.</summary>
    public bool IsEvident(PricedChoice choice) =>
        choice.Value - choices.LeastOf(book.Of(choice.Prices, CancellationToken.None), LeastSide, MostSide) <= NearlyAll
        * limits.RelativeGap * Math.Abs(choice.Value);

    /// <summary>The price of a choice.</summary>
    public PricedChoice Try(double[] side, int count, CancellationToken cancellation)
    {
        var (lower, upper) = Fixed(side);
        return Priced(side, relaxation.Relax(lower, upper, rootTrail, last, new NamedStage(record, StartedSearch.ChoiceStage(count)),
            cancellation).Relaxation, cancellation);
    }

    /// <summary>The price of a choice whose prices are known.</summary>
    private PricedChoice Priced(double[] side, PricedRelaxation relaxed, CancellationToken cancellation)
    {
        if (relaxed.IsInfeasible) return WithoutPlan(side, relaxed.Prices);
        var prices = gates.WithClosed(problem, side, relaxed.Prices, rootPrices);
        var value = Bound(side, prices, cancellation);
        return value > relaxation.Ceiling ? WithoutPlan(side, prices) : new(side, value, prices, last, 0);
    }

    /// <summary>Lets go of what only helps to place the choice tried last.</summary>
    public void Forget() => relaxation.Forget();

    /// <summary>Adds what the prices of a choice say of all others; its own bound may rise by that.</summary>
    public PricedChoice Share(PricedChoice choice, CancellationToken cancellation) =>
        double.IsPositiveInfinity(choice.Value) ? choice : choice with { Value = Math.Max(choice.Value, book.Share(choice, cancellation)) };

    /// <summary>Sets a choice aside of which nothing more can be had: others are looked at without it, and no bound
    /// on all of them passes its own.</summary>
    public void SetAside(PricedChoice choice)
    {
        LeastAside = Math.Min(LeastAside, choice.Value);
        Close(choice.Side, choice.ProofPrices);
    }

    /// <summary>Values to look for a choice near: those of another problem's plan, and relaxed ones where it says nothing.</summary>
    public double[] Guess(double[] named, double[] relaxed) => choices.Completed(named, relaxed);

    /// <summary>Places the pupils of a choice tried before, to a gap that leaves most of the whole to the schemes; its plan is null where
    /// they could not be placed.</summary>
    public (PricedChoice Choice, WholePlan? Plan) Place(PricedChoice choice, CancellationToken cancellation)
    {
        var (lower, upper) = Fixed(choice.Side);
        var to = choice.Sharpness == 0 ? choice.Temperature : Sharper * choice.Temperature;
        var (plan, isInfeasible) = relaxation.Plan(lower, upper, choice.Prices, to, to, new NamedStage(record, Placing), cancellation);
        if (isInfeasible && !choice.IsPlaced) return (WithoutPlan(choice.Side, choice.Prices), null);
        // where rows are equalities, colder may do
        if (plan is null)
            return (choice with { Temperature = to, Sharpness = choice.IsPlaced ? MostSharpenings : choice.Sharpness + 1 }, null);
        record.Keep(plan = plan with { Prices = gates.WithClosed(problem, choice.Side, plan.Prices, rootPrices) });
        var value = Bound(choice.Side, plan.Prices, cancellation);
        var proof = value > choice.Value ? plan.Prices : choice.ProofPrices;
        var sharper = new PricedChoice(choice.Side, Math.Max(choice.Value, value), plan.Prices, to, choice.Sharpness + 1);
        return (sharper with { IsPlaced = true, ProofPrices = proof }, plan);
    }

    /// <summary>Places the pupils where no integer is left to choose, until the gap is proven.</summary>
    public ProblemSolution PlaceAll(CancellationToken cancellation) =>
        new SettledSearch(problem, Roles, relaxation, started, gates, certificates, record).Run(LeastSide, MostSide, last, cancellation);

    /// <summary>Takes the cut that prices make of all choices.</summary>
    private void Learn(double[] prices, CancellationToken cancellation)
    {
        record.Raise(choices.LeastOf(book.Add(prices, cancellation), LeastSide, MostSide));
        record.Certificate = certificates.Of(prices);
    }

    /// <summary>What no plan with these integers undercuts.</summary>
    private double Bound(double[] side, double[] prices, CancellationToken cancellation) =>
        relaxation.CutAt(prices, gates.Blocked(side), cancellation).At(side);

    private double Cold()
    {
        var pays = relaxation.CheapestPay;
        // what everything costs without competition: little, but proven
        record.Raise(PriceCut.Build(problem, Roles, new double[problem.Rows.Count], pays).LeastOver(LeastSide, MostSide));
        return relaxation.TemperatureFor(limits.RelativeGap * (Math.Abs(problem.ConstantCost) + Math.Abs(pays)));
    }

    private (double[] Lower, double[] Upper) Fixed(double[] side)
    {
        var (lower, upper) = ((double[])LeastSide.Clone(), (double[])MostSide.Clone());
        for (var j = 0; j < side.Length; j++)
        {
            if (problem.SideColumns[j].IsInteger) lower[j] = upper[j] = side[j];
        }

        return (lower, upper);
    }

    /// <summary>A choice that is proven to have no plan.</summary>
    private PricedChoice WithoutPlan(double[] side, double[] prices)
    {
        Close(side, prices);
        return new(side, double.PositiveInfinity, prices, last, MostSharpenings);
    }

    private void Close(double[] side, double[] prices)
    {
        closed.Add(side);
        record.Closed.Add(new(0.0, Roles.ToPrices(problem, prices), side));
    }
}
