namespace Sufficiency.Solver.Dual;

/// <summary>How a search for prices ended.</summary>
internal enum PathOutcome
{
    /// <summary>As near the maximum as asked.</summary>
    Reached,

    /// <summary>Not there in the steps allowed.</summary>
    Astray,

    /// <summary>The value rose beyond what any plan costs: no plan exists.</summary>
    BeyondCeiling,
}

/// <summary>The end of a level.</summary>
/// <param name="Prices">Its prices.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Dual">What was followed.</param>
/// <param name="Point">Value, slope and curvature there, until the dual is asked for another curvature.</param>
/// <param name="Steps">How many steps it took.</param>
internal sealed record PathEnd(double[] Prices, PathOutcome Outcome, SmoothDual Dual, SmoothPoint Point, int Steps);

/// <summary>A level of a falling temperature.</summary>
/// <param name="Temperature">The temperature.</param>
/// <param name="Tolerance">How much of the value may be missed.</param>
/// <param name="MaxResidual">No row may lack more than this at the end.</param>
/// <param name="MostSteps">It has gone astray if it takes more.</param>
/// <param name="MostGain">It has gone astray if its first step promises to gain more.</param>
internal readonly record struct Level(double Temperature, double Tolerance, double MaxResidual, int MostSteps = Level.Patience,
    double MostGain = double.PositiveInfinity)
{
    private const int Patience = 80;
}

/// <summary>Finds the maximum of a smoothed dual by Newton's method.</summary>
/// <remarks>
/// Far from the maximum shares flip rather than bend, so every row's step is held to a few temperatures by a term on the diagonal that
/// fades with what the row lacks (Levenberg's method, row by row), and a slack's price moves towards nil by nine tenths at most.
/// </remarks>
internal static class PricePath
{
    private const int MostHalvings = 25;
    private const int MostTightenings = 6;
    private const int MostFlatSteps = 10; // that gain as much as one another: a price runs away
    private const double Flat = 0.1;
    private const double FirstRadius = 10.0; // temperatures
    private const double Rounding = 1e-13; // of the value: below it one value says no more than another

    /// <summary>Follows a level to its end: near the maximum at its temperature, or not.</summary>
    /// <param name="dual">The smoothed dual.</param>
    /// <param name="prices">Where to start, of the right signs; left alone.</param>
    /// <param name="level">The temperature, and how near the maximum is near enough.</param>
    /// <param name="mostMove">How far a price may move in a step: beyond it the dual may not hold what matters.</param>
    /// <param name="follow">Told the prices of a step before its curvature is asked for, so that the dual comes to hold what matters there;
    /// true where that changed it. Null where it holds everything.</param>
    /// <param name="ceiling">A value beyond which nothing more is asked: no plan costs as much.</param>
    /// <param name="cancellation">Stops.</param>
    /// <param name="known">Value, slope and curvature at the start; null to ask for them.</param>
    public static PathEnd Maximise(
        SmoothDual dual, double[] prices, Level level, double mostMove, Func<double[], bool>? follow, double ceiling,
        CancellationToken cancellation, SmoothPoint? known = null)
    {
        var (temperature, tolerance, maxResidual, mostSteps, mostGain) = level;
        var current = prices;
        var radius = FirstRadius;
        var (flatGain, flatSteps) = (0.0, 0);
        var isWhole = true; // whether the last step was taken whole: the next then may be too
        var point = known ?? dual.At(current, temperature, true, cancellation);
        for (var step = 0; ; step++)
        {
            (var direction, var gain, radius) = Ascent(dual, point, current, radius, temperature, mostMove);
            var isNear = gain <= Math.Max(tolerance, 10.0 * Rounding * Math.Abs(point.Value))
                && Miss(point, current) <= Math.Max(5.0 * tolerance, 1e-9 * Math.Abs(point.Value));
            if (isNear && point.Slope.Select(Math.Abs).DefaultIfEmpty().Max() <= maxResidual) return End(PathOutcome.Reached);
            if (point.Value > ceiling) return End(PathOutcome.BeyondCeiling);
            (flatGain, flatSteps) = Math.Abs(gain - flatGain) <= Flat * flatGain ? (flatGain, flatSteps + 1) : (gain, 0);
            if (gain <= 0 || step == mostSteps || flatSteps == MostFlatSteps || (step == 0 && gain > mostGain))
                return End(PathOutcome.Astray);
            var (next, there, length) = Along(dual, point, current, direction, gain, temperature, isWhole, follow, cancellation);
            if (next is null || there is null) return End(PathOutcome.Astray);
            isWhole = length >= 1.0;
            var ratio = (there.Value - point.Value) / (0.5 * gain);
            radius = isWhole ? Math.Clamp(radius * (ratio > 0.6 ? 3.0 : ratio > 0.3 ? 1.0 : 0.5), 1.0, 1e6)
                : Math.Max(1.0, radius * length);
            (current, point) = (next, there);

            PathEnd End(PathOutcome outcome) => new(current, outcome, dual, point, step);
        }
    }

    /// <summary>Prices further along the path of maxima, by its tangent at the end of a warmer level.</summary>
    /// <param name="end">The end of that level; its dual was not asked since.</param>
    /// <param name="from">Its temperature.</param>
    /// <param name="to">The temperature of the next level.</param>
    /// <param name="mostMove">How far a price may move.</param>
    /// <param name="cancellation">Stops.</param>
    public static double[] Predict(PathEnd end, double from, double to, double mostMove, CancellationToken cancellation)
    {
        const double small = 1e-3; // of the temperature, to see how the slope changes with it
        const double sure = 10.0; // temperatures: so short a move was better than none whenever it was asked; the value is not asked again
        var (prices, dual, point) = (end.Prices, end.Dual, end.Point);
        var slope = dual.At(prices, from * (1.0 - small), false, cancellation).Slope;
        var drift = (from - to) / (from * small);
        var pull = point.Slope.Zip(slope, (here, there) => here + (drift * (there - here))).ToArray();
        var direction = Direction(dual, point with { Slope = pull }, prices, 1e6 * from, mostMove);
        double[] next = [.. prices.Select((price, r) => price + direction[r])];
        if (Array.TrueForAll(direction, move => Math.Abs(move) <= sure * from)) return next;
        return dual.At(next, to, false, cancellation).Value > dual.At(prices, to, false, cancellation).Value ? next : prices;
    }

    /// <summary>A step along which the value rises, by how much it does at first, and its radius: a step cut short in some prices may lead
    /// down, and is then held closer to the slope itself.</summary>
    private static (double[] Direction, double Gain, double Radius) Ascent(SmoothDual dual, SmoothPoint point, double[] current,
        double radius, double temperature, double mostMove)
    {
        for (var tightening = 0; ; tightening++, radius *= 0.1)
        {
            var direction = Direction(dual, point, current, radius * temperature, mostMove);
            var gain = Dot(direction, point.Slope);
            if (gain > 0 || tightening == MostTightenings) return (direction, gain, radius);
        }
    }

    private static double[] Direction(SmoothDual dual, SmoothPoint point, double[] current, double reach, double mostMove)
    {
        var (n, curvature) = (current.Length, point.Curvature!);
        var largest = 0.0;
        for (var r = 0; r < n; r++) largest = Math.Max(largest, curvature[r, r]);
        var direction = dual.Solve(curvature, [.. point.Slope.Select(slope => (1e-14 * largest) + (Math.Abs(slope) / reach))], point.Slope);
        for (var r = 0; r < n; r++)
        {
            var step = Math.Clamp(direction[r], -mostMove, mostMove);
            direction[r] = dual.Signs[r] != 0 && (current[r] + step) * dual.Signs[r] < 0.1 * current[r] * dual.Signs[r]
                ? -0.9 * current[r] : step;
        }

        return direction;
    }

    private static (double[]? Prices, SmoothPoint? Point, double Length) Along(
        SmoothDual dual, SmoothPoint point, double[] current, double[] direction, double gain, double temperature, bool isLikelyWhole,
        Func<double[], bool>? follow, CancellationToken cancellation)
    {
        var (length, value) = (1.0, point.Value);
        for (var halving = 0; halving < MostHalvings; halving++, length *= 0.5)
        {
            var trial = new double[current.Length];
            for (var r = 0; r < trial.Length; r++) trial[r] = current[r] + (length * direction[r]);
            var isLikely = isLikelyWhole && halving == 0;
            var hasMore = isLikely && follow?.Invoke(trial) == true;
            var there = dual.At(trial, temperature, isLikely, cancellation);
            var isBetter = there.Value >= value + (0.01 * length * gain);
            var isTooNearToTell = gain <= 1e4 * Rounding * Math.Abs(point.Value) && Math.Abs(Dot(direction, there.Slope)) <= 0.9 * gain;
            if (!isBetter && !isTooNearToTell)
            {
                // more arcs lower it, and are no fault of the step
                if (hasMore) value = dual.At(current, temperature, false, cancellation).Value;
                continue;
            }

            if (isLikely) return (trial, there, length);
            follow?.Invoke(trial);
            return (trial, dual.At(trial, temperature, true, cancellation), length);
        }

        return (null, null, 0.0);
    }

    /// <summary>What the rows lack, at their prices: by how much the value and the cost of the soft plan differ on their account.</summary>
    private static double Miss(SmoothPoint point, double[] prices)
    {
        var miss = 0.0;
        for (var r = 0; r < prices.Length; r++) miss += Math.Abs(point.Slope[r] * prices[r]);
        return miss;
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
