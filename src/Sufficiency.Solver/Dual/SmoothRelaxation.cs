using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Dual;

/// <summary>
/// Solves the problem with the integer columns within bounds along falling temperatures: for a sample of each class while shares hardly
/// differ, then for every source.
/// </summary>
internal sealed class SmoothRelaxation
{
    /// <summary>How often a search has cooled when every source counts for the first time: on its way from
    /// there prices hardly bend any more.</summary>
    public const int AllSourcesDepth = 3;

    /// <summary>How often it has cooled where a search begins whose prices are known but for little.</summary>
    public const int NearDepth = 4;

    private const double TemperatureFactor = 1.0 / 3.0;
    private const int GuidedDepth = 1; // where a search starts that goes another's way
    private const double LeastWindow = 0.03; // of the spread of a source's costs: prices move between two levels
    private const double LowestTemperature = 1e-9; // of the spread
    private const double NearlyThere = 0.6; // of a temperature: a step that small is not worth taking
    private const int SampledSources = 8_000;
    private const double MaxResidual = 1e-7;
    private readonly MixedIntegerProblem problem;
    private readonly SetPackingRows packing;
    private readonly SetupLinks links;
    private readonly RowRoles roles;
    private readonly double spread;
    private readonly double supply;
    private readonly double ceiling;
    private readonly Lazy<RowPattern> pattern;
    private DualWorkspace? workspace; // of all searches, one after another
    private Ended? ended; // where the last search that was no plan ended

    public SmoothRelaxation(MixedIntegerProblem problem, RowRoles roles, SetPackingRows packing, SetupLinks links)
    {
        (this.problem, this.roles, this.packing, this.links) = (problem, roles, packing, links);
        Arcs = new(problem, new(problem));
        pattern = new(() => RowPattern.Of(problem, packing, Classes));
        supply = problem.Supply.Sum();
        (spread, var dearest, CheapestCost) = CostRange.Of(problem, Classes);
        ceiling = Math.Abs(problem.ConstantCost) + (1.01 * dearest)
            + problem.LinkingVariables.Sum(column => Math.Abs(column.Cost) * Math.Max(Math.Abs(column.Lower), Math.Abs(column.Upper)));
    }

    /// <summary>The sources.</summary>
    public SourceClasses Classes => Arcs.Classes;

    /// <summary>Their arcs, those that were near lately at hand.</summary>
    public ArcCache Arcs { get; }

    /// <summary>The temperature at which a plan is within a cost of the best.</summary>
    public double TemperatureFor(double cost) =>
        Math.Clamp(0.5 * cost / Math.Max(1e-9, supply), LowestTemperature * spread, HighestTemperature);

    /// <summary>What the sources pay where each goes its cheapest way and no row counts.</summary>
    public double CheapestCost { get; }

    /// <summary>More than any plan costs.</summary>
    public double Ceiling => ceiling;

    /// <summary>The most steps that a level took.</summary>
    public int MostSteps { get; private set; }

    /// <summary>A temperature at which shares are nearly even.</summary>
    public double HighestTemperature => 0.1 * spread;

    /// <summary>A temperature at which shares are still so even that a few sources stand for all.</summary>
    private double SamplingTemperature => HighestTemperature / 30.0;

    /// <summary>The bound of prices over all arcs that are not blocked.</summary>
    public LagrangianCut CutAt(double[] prices, bool[] isBlocked, CancellationToken cancellation)
    {
        var own = roles.ToPrices(problem, prices);
        return LagrangianCut.Build(problem, roles, own, Arcs.LeastCost(Classes.SinkDualValues(own), isBlocked, cancellation));
    }

    /// <summary>Prices down to a temperature, and the way there.</summary>
    /// <param name="lower">Lower bounds of the linking variables.</param>
    /// <param name="upper">Upper bounds of the linking variables.</param>
    /// <param name="guide">The way of a search with other integers, or of a problem much like this one, to go along; null for none.</param>
    /// <param name="to">The temperature.</param>
    /// <param name="progress">Told each temperature.</param>
    /// <param name="cancellation">Stops.</param>
    public (PricedRelaxation Relaxation, DualTrajectory Trajectory) Relax(double[] lower, double[] upper, DualTrajectory? guide, double to,
        IProgress<string>? progress, CancellationToken cancellation)
    {
        var depth = guide?.At(GuidedDepth) is null ? 0 : GuidedDepth;
        var path = new Path(lower, upper, null, TemperatureAt(depth), to, IsPlan: false) { Guide = guide, Depth = depth };
        return (Follow(path, progress, cancellation)!.Value.Relaxation, path.Trajectory);
    }

    /// <summary>The same from the coldest prices that a guide holds, which are near those looked for;
    /// null where they prove not to be.</summary>
    public (PricedRelaxation Relaxation, DualTrajectory Trajectory)? RelaxNear(double[] lower, double[] upper, DualTrajectory guide,
        double to, IProgress<string>? progress, CancellationToken cancellation)
    {
        if (guide.Deepest(NearDepth) is not var (depth, prices) || TemperatureAt(depth) <= to) return null;
        var path = new Path(lower, upper, prices, TemperatureAt(depth), to, IsPlan: false)
            { Depth = depth, IsNear = true, Trajectory = guide.Copy() };
        return Follow(path, progress, cancellation) is var (relaxation, _, _) ? (relaxation, path.Trajectory) : null;
    }

    /// <summary>A plan with whole integers, fixed by the bounds; null where none was met exactly, and whether there is proof that none
    /// exists. Where the last search was of these bounds and ended at that temperature, it is gone on with from there.</summary>
    public (WholePlan? Plan, bool IsInfeasible) Plan(double[] lower, double[] upper, double[]? start, double from, double to,
        IProgress<string>? progress, CancellationToken cancellation)
    {
        var (relaxation, sources, temperature) = Follow(new(lower, upper, start, from, to, IsPlan: true), progress, cancellation)!.Value;
        return relaxation.IsInfeasible ? (null, true) : (PlanWriter.Write(problem, Classes, sources, relaxation, temperature), false);
    }

    /// <summary>Lets go of where the last search ended, and of its large arrays.</summary>
    public void Forget() => (ended, workspace) = (null, null);

    /// <summary>Follows prices to the end; null for a path whose start proves not to be near.</summary>
    private (PricedRelaxation Relaxation, SourceClass[] Sources, double Temperature)? Follow(Path path, IProgress<string>? progress,
        CancellationToken cancellation)
    {
        if (GoOn(path, progress, cancellation) is { } sharper) return sharper;
        var isBlocked = links.Blocked(path.Upper);
        var model = new SmoothModel(problem, packing, isBlocked, path.Lower, path.Upper, 0.125 * supply / Math.Max(1, problem.Rows.Count),
            workspace ??= new(pattern.Value));
        var prices = model.Start(path.Start ?? path.Guide?.At(path.Depth), path.From);
        if (model.IsInfeasible) return (new(prices, [], true), [], path.From);
        var levels = new LevelSearch(Arcs, model, isBlocked, Math.Max(3, SampledSources / Math.Max(1, Classes.Count)),
            LeastWindow * spread, ceiling, cancellation);
        for (var (temperature, depth) = (path.From, path.Depth); ; (temperature, depth) = (Next(temperature, path.To), depth + 1))
        {
            var isLast = temperature <= path.To;
            progress?.Report($"{temperature:G3}");
            var level = LevelAt(temperature, isExact: isLast && path.IsPlan);
            var outcome = PathOutcome.Reached;
            var isSampled = path.Start is null && IsSampled(temperature);
            if (isSampled)
            {
                (prices, outcome) = levels.Sampled(prices, level);
                if (!isLast) path.Trajectory.Keep(depth, prices, isSampled: true);
                if (outcome == PathOutcome.Reached && !isLast && IsSampled(Next(temperature, path.To))) continue;
            }

            if (path.IsNear && depth == path.Depth)
            {
                if (levels.Near(prices, level) is not { } found) return null;
                path.Trajectory.Keep(depth, prices = found, isSampled: false);
            }
            else if (outcome != PathOutcome.BeyondCeiling)
            {
                if (isSampled && path.Guide?.Correction(depth) is { } correction) prices = model.Moved(prices, correction);
                (prices, outcome) = levels.Whole(prices, level);
                if (!isLast) path.Trajectory.Keep(depth, prices, isSampled: false);
            }

            MostSteps = Math.Max(MostSteps, levels.MostSteps);
            if (outcome == PathOutcome.BeyondCeiling && IsBeyond(prices, isBlocked, path, cancellation))
                return (new(prices, [], true), levels.Sources, temperature);
            if (isLast && !path.IsPlan && outcome == PathOutcome.Reached) ended = new(path, temperature, model, levels, cancellation);
            if (isLast) return (new(prices, model.LinkingValues(prices, temperature), false), levels.Sources, temperature);
        }
    }

    /// <summary>A plan from where the last search ended, of the same bounds and at its temperature: all that it looked up is at hand. Null
    /// where that was another, or does not do.</summary>
    private (PricedRelaxation Relaxation, SourceClass[] Sources, double Temperature)? GoOn(Path path, IProgress<string>? progress,
        CancellationToken cancellation)
    {
        (var last, ended) = (ended, null);
        if (!path.IsPlan || !path.From.Equals(path.To) || last?.IsOf(path, cancellation) != true) return null;
        progress?.Report($"{path.To:G3}");
        var found = last.Levels.GoOn(LevelAt(path.To, isExact: true));
        MostSteps = Math.Max(MostSteps, last.Levels.MostSteps);
        return found is { } prices ? (new(prices, last.Model.LinkingValues(prices, path.To), false), last.Levels.Sources, path.To) : null;
    }

    private Level LevelAt(double temperature, bool isExact) =>
        isExact ? new(temperature, 1e-4 * temperature * supply, MaxResidual)
        : new(temperature, 0.05 * temperature * supply, double.PositiveInfinity);

    /// <summary>Whether all share so much alike that a few sources stand for all of a class and every arc counts.</summary>
    private bool IsSampled(double temperature) => temperature >= 0.99 * SamplingTemperature && problem.SourceCount > SampledSources;

    private double TemperatureAt(int depth) => HighestTemperature * Math.Pow(TemperatureFactor, depth);

    private static double Next(double temperature, double last) =>
        temperature * TemperatureFactor <= last / NearlyThere ? last : temperature * TemperatureFactor;

    /// <summary>Whether prices prove, over all arcs, that every plan would cost more than any can.</summary>
    private bool IsBeyond(double[] prices, bool[] isBlocked, Path path, CancellationToken cancellation) =>
        CutAt(prices, isBlocked, cancellation).LeastOver(path.Lower, path.Upper) > ceiling;

    /// <summary>The end of a search.</summary>
    private sealed record Ended(Path Path, double Temperature, SmoothModel Model, LevelSearch Levels, CancellationToken Cancellation)
    {
        public bool IsOf(Path path, CancellationToken cancellation) => Cancellation == cancellation && Temperature.Equals(path.To)
            && Path.Lower.AsSpan().SequenceEqual(path.Lower) && Path.Upper.AsSpan().SequenceEqual(path.Upper);
    }

    /// <summary>What is followed: bounds of the linking variables, where prices and temperatures start, and where they end.</summary>
    private sealed record Path(double[] Lower, double[] Upper, double[]? Start, double From, double To, bool IsPlan)
    {
        /// <summary>The way of another search, to start on.</summary>
        public DualTrajectory? Guide { get; init; }

        /// <summary>How often it has cooled where it starts.</summary>
        public int Depth { get; init; }

        /// <summary>Whether it is given up where its first level does not end in a few steps.</summary>
        public bool IsNear { get; init; }

        /// <summary>The way taken.</summary>
        public DualTrajectory Trajectory { get; init; } = new();
    }
}
