using System.Globalization;
using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>
/// Chooses the integers: relaxed prices first, then choice after choice, each giving a cut on all others, until the cheapest choice that the cuts
/// allow is one whose plan is known.
/// </summary>
internal sealed class IntegerSearch
{
    private const int MostChoices = 400;
    private const string Placing = "placing pupils";
    private const string NotExact = "The pupils could not be placed as exactly as the rules ask.";
    private const int MostSharpenings = 6;
    private const double Sharper = 0.2;
    private const double Warm = 1.0 / 30.0; // of the hottest temperature: where a neighbour's prices still bend
    private const double CoarseGap = 5e-4; // from here on a sample of the sources gives prices good enough to choose by
    private const double FullFrom = 3.0; // temperatures above the last at which a sample's prices are close enough to go on from
    private static readonly double[] Pulls = [1.0, 0.5, 0.2]; // between a choice's own prices and the relaxed ones: what others cost shows best from between
    private const int ManySources = 60_000;
    private readonly MixedIntegerProblem problem;
    private readonly IBlockSolver blocks;
    private readonly SolveLimits limits;
    private readonly TimeProvider time;
    private readonly SearchRecord record;
    private readonly RowRoles roles;
    private readonly ChoiceSets choices;
    private readonly Gates gates;
    private readonly SmoothRelaxation relaxation;
    private readonly double[] leastSide;
    private readonly double[] mostSide;
    private readonly long start;
    private readonly List<PriceCut> cuts = [];
    private double[] rootPrices = []; // with the schemes relaxed

    public IntegerSearch(MixedIntegerProblem problem, IBlockSolver blocks, SolveLimits limits, TimeProvider time, SearchRecord record)
    {
        (this.problem, this.blocks, this.limits, this.time, this.record) = (problem, blocks, limits, time, record);
        start = time.GetTimestamp();
        roles = new(problem);
        choices = new(problem, roles);
        gates = new(problem, choices);
        relaxation = new(problem, roles, choices, gates);
        leastSide = [.. problem.SideColumns.Select(column => column.Lower)];
        mostSide = [.. problem.SideColumns.Select(column => column.Upper)];
    }

    private bool IsSampled => limits.RelativeGap >= CoarseGap && problem.SourceCount > ManySources;

    public async Task<ProblemSolution> RunAsync(CancellationToken cancellation)
    {
        var isLinear = problem.SideColumns.All(column => !column.IsInteger || column.Lower.Equals(column.Upper));
        var master = new IntegerMaster(problem, roles, blocks);
        if (!isLinear && await master.NearestAsync(leastSide, Left(), cancellation).ConfigureAwait(false) is null) return NoPlan();
        var last = Cold();
        var root = Price(leastSide, mostSide, null, relaxation.Hottest, last, "relaxing the schemes", cancellation);
        if (root.IsInfeasible) return NoPlan();
        if (isLinear) return Place(root.Prices, last, cancellation);
        if (IsSampled) root = relaxation.Full(leastSide, mostSide, root.Prices, FirstFull(last), last, new Stage(record, "relaxing the schemes"), cancellation);
        rootPrices = root.Prices;
        cuts.Add(relaxation.CutAt(root.Prices, new bool[problem.Intakes.Count], cancellation));
        record.Certificate = WithSets(root.Prices);
        return await ChooseAsync(master, root, last, cancellation).ConfigureAwait(false);
    }

    private async Task<ProblemSolution> ChooseAsync(IntegerMaster master, PricedRelaxation root, double last, CancellationToken cancellation)
    {
        var tried = new Dictionary<string, Tried>(StringComparer.Ordinal);
        var side = await master.NearestAsync(root.SideValues, Left(), cancellation).ConfigureAwait(false);
        for (var count = 1; count <= MostChoices && side is not null; count++)
        {
            if (!tried.TryGetValue(Key(side), out var known))
            {
                known = Try(side, last, count, cancellation);
                tried[Key(side)] = known;
            }
            else if (known.Sharpness < MostSharpenings)
            {
                known = Sharpen(known, cancellation);
                tried[Key(side)] = known;
            }
            else
            {
                return record.Answer(StopReason.NoProgress, "The bound stands still.");
            }

            var best = tried.Values.MinBy(choice => choice.Value);
            var floor = record.Bound!.Value;
            var unit = Math.Max(1e-9, limits.RelativeGap * Math.Abs(double.IsFinite(best!.Value) ? best.Value : floor));
            (double Bound, double[] Side)? chosen;
            try
            {
                chosen = await master.SolveAsync(cuts, floor, unit, Left(), cancellation).ConfigureAwait(false);
            }
            catch (BlockFailureException) when (record.Incumbent is null)
            {
                Sharpen(best, cancellation); // the choice known so far is a plan too
                record.Raise(floor);
                throw;
            }

            if (chosen is null) return record.Answer(StopReason.NoProgress, "The program over the schemes has no answer.");
            record.Raise(chosen.Value.Bound);
            record.Say(string.Create(CultureInfo.InvariantCulture, $"choosing schemes, choice {count}"));
            if (record.IsDone) return record.Answer(StopReason.Finished, "");
            if (double.IsFinite(best.Value) && best.Value - chosen.Value.Bound <= 0.9 * limits.RelativeGap * Math.Abs(best.Value) && best.Sharpness == 0) tried[Key(best.Side)] = Sharpen(best, cancellation);
            if (record.IsDone) return record.Answer(StopReason.Finished, "");
            side = chosen.Value.Side;
        }

        return side is null ? NoPlan() : record.Answer(StopReason.NoProgress, "The most choices were tried.");
    }

    private Tried Try(double[] side, double last, int count, CancellationToken cancellation)
    {
        var (lower, upper) = Fixed(side);
        var relaxed = Price(lower, upper, rootPrices, Warm * relaxation.Hottest, last, string.Create(CultureInfo.InvariantCulture, $"choosing schemes, choice {count}"), cancellation);
        if (relaxed.IsInfeasible)
        {
            cuts.Add(Forbid(side));
            return new(side, double.PositiveInfinity, relaxed.Prices, last, MostSharpenings);
        }

        return new(side, Cut(side, relaxed.Prices, cancellation), relaxed.Prices, last, 0);
    }

    /// <summary>Places the pupils of a choice tried before, to a gap that leaves most of the whole to the schemes.</summary>
    private Tried Sharpen(Tried choice, CancellationToken cancellation)
    {
        var (lower, upper) = Fixed(choice.Side);
        var last = choice.Sharpness == 0 ? choice.Temperature : Sharper * choice.Temperature;
        var (plan, isInfeasible) = relaxation.Plan(lower, upper, choice.Prices, FirstFull(last), last, new Stage(record, Placing), cancellation);
        var isNone = isInfeasible && record.Incumbent is null;
        if (isNone) cuts.Add(Forbid(choice.Side));
        if (plan is null) return choice with { Sharpness = MostSharpenings, Value = isNone ? double.PositiveInfinity : choice.Value };
        record.Keep(plan);
        return choice with { Value = Cut(choice.Side, plan.Prices, cancellation), Prices = plan.Prices, Temperature = last, Sharpness = choice.Sharpness + 1 };
    }

    /// <summary>Places the pupils where no integer is left to choose, until the gap is proven.</summary>
    private ProblemSolution Place(double[] prices, double last, CancellationToken cancellation)
    {
        var isBlocked = gates.Blocked(mostSide);
        var from = FirstFull(last);
        for (var round = 1; round <= MostSharpenings && !record.IsDone; round++)
        {
            var (plan, isInfeasible) = relaxation.Plan(leastSide, mostSide, prices, from, last, new Stage(record, Placing), cancellation);
            if (plan is null && record.Incumbent is not null) break;
            if (plan is null) return isInfeasible ? NoPlan() : record.Answer(StopReason.NoProgress, NotExact);
            record.Keep(plan);
            record.Raise(relaxation.CutAt(plan.Prices, isBlocked, cancellation).LeastOver(leastSide, mostSide));
            record.Certificate = WithSets(Closing(roles.ToPrices(problem, plan.Prices), isBlocked));
            record.Say(Placing);
            (prices, from) = (plan.Prices, last);
            last *= Sharper;
        }

        return record.Answer(StopReason.Finished, "");
    }

    private double FirstFull(double last) => IsSampled ? FullFrom * last : last;

    private double Cut(double[] side, double[] prices, CancellationToken cancellation)
    {
        var value = double.NegativeInfinity;
        foreach (var pull in Pulls)
        {
            var between = prices.Zip(rootPrices, (own, root) => (pull * own) + ((1.0 - pull) * root)).ToArray();
            var cut = SharedCostCut.Build(problem, roles, choices, gates, relaxation.Families, between, rootPrices, side, cancellation);
            cuts.Add(cut);
            value = Math.Max(value, cut.At(side));
        }

        return value;
    }

    private PricedRelaxation Price(double[] lower, double[] upper, double[]? start, double from, double to, string stage, CancellationToken cancellation)
    {
        var progress = new Stage(record, stage);
        return IsSampled ? relaxation.Sampled(lower, upper, start, from, to, progress, cancellation) : relaxation.Full(lower, upper, start, from, to, progress, cancellation);
    }

    private double Cold()
    {
        var nil = new double[problem.Rows.Count];
        var pays = relaxation.Families.Pay(relaxation.Families.IntakePrices(nil), new bool[problem.Intakes.Count], CancellationToken.None);
        record.Raise(PriceCut.Build(problem, roles, nil, pays).LeastOver(leastSide, mostSide)); // what everything costs without competition: little, but proven
        return relaxation.TemperatureFor(limits.RelativeGap * (Math.Abs(problem.ConstantCost) + Math.Abs(pays)));
    }

    private (double[] Lower, double[] Upper) Fixed(double[] side)
    {
        var (lower, upper) = ((double[])leastSide.Clone(), (double[])mostSide.Clone());
        for (var j = 0; j < side.Length; j++)
        {
            if (problem.SideColumns[j].IsInteger) lower[j] = upper[j] = side[j];
        }

        return (lower, upper);
    }

    /// <summary>Prices of a choice set's row: what its cheapest column is worth, so that the bound holds with at most one of them.</summary>
    private double[] WithSets(double[] prices)
    {
        var all = roles.ToPrices(problem, prices);
        for (var r = 0; r < all.Length; r++)
        {
            if (!roles.IsPriced(r) && !choices.IsSetRow(r)) all[r] = prices[r];
        }

        for (var set = 0; set < choices.Count; set++)
        {
            var least = choices.MustChoose(set) ? double.PositiveInfinity : 0.0;
            foreach (var j in choices.Members(set)) least = Math.Min(least, problem.SideColumns[j].Cost - SmoothDual.Dot(choices.WithoutSetRow(j), all));
            all[choices.RowOf(set)] = least;
        }

        return all;
    }

    /// <summary>Prices that keep everyone out of rows that have nothing to give; they cost nothing, since there is nothing to buy.</summary>
    private double[] Closing(double[] prices, bool[] isBlocked)
    {
        var closed = (double[])prices.Clone();
        for (var k = 0; k < isBlocked.Length; k++)
        {
            if (!isBlocked[k]) continue;
            foreach (var row in problem.Intakes[k].Rows.Indices)
            {
                if (gates.IsGatedRow[row] && prices[row] == 0.0) closed[row] = -1e3 * relaxation.Hottest;
            }
        }

        return closed;
    }

    /// <summary>A cut that only integers other than these may pass.</summary>
    private PriceCut Forbid(double[] side)
    {
        var least = cuts[0].LeastOver(leastSide, mostSide);
        var step = relaxation.Ceiling - least + 1.0;
        var coefficients = new double[side.Length];
        var constant = least + step;
        for (var j = 0; j < side.Length; j++)
        {
            if (!problem.SideColumns[j].IsInteger) continue;
            coefficients[j] = side[j] > 0.5 ? step : -step;
            if (side[j] > 0.5) constant -= step;
        }

        return new(constant, coefficients, new double[problem.Rows.Count]);
    }

    private ProblemSolution NoPlan()
    {
        record.IsInfeasible = record.Incumbent is null;
        return record.Answer(StopReason.Finished, "No plan satisfies the rules.");
    }

    private TimeSpan? Left() => limits.TimeLimit is { } limit
        ? TimeSpan.FromSeconds(Math.Max(0.1, (limit - time.GetElapsedTime(start)).TotalSeconds))
        : null;

    private static string Key(double[] side) => string.Join(',', side.Select((value, j) => (value, j)).Where(pair => pair.value > 0.5).Select(pair => pair.j));

    /// <summary>A choice whose prices are known.</summary>
    private sealed record Tried(double[] Side, double Value, double[] Prices, double Temperature, int Sharpness);

    private sealed class Stage(SearchRecord record, string name) : IProgress<string>
    {
        public void Report(string value) => record.Say($"{name} ({value})");
    }
}
