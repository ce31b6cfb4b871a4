namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>An outcome of a scenario and where the scenario stands on one axis.</summary>
/// <param name="Level">Name of the level.</param>
/// <param name="Value">The value drawn; null on an axis.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Stratum">Where it stands on all other axes, in one text.</param>
internal readonly record struct Observation(string Level, double? Value, double Outcome, string Stratum = "");

/// <summary>How far an axis moves an outcome.</summary>
/// <param name="LowLevel">The level with the least mean outcome.</param>
/// <param name="Low">That mean.</param>
/// <param name="HighLevel">The level with the largest.</param>
/// <param name="High">That mean.</param>
/// <param name="FirstOrder">Share of the outcome's variance that this axis alone explains (Sobol's first-order index).</param>
internal readonly record struct AxisEffect(string LowLevel, double Low, string HighLevel, double High, double FirstOrder);

/// <summary>Works out which axis moves an outcome most.</summary>
internal static class Sensitivity
{
    private const int Tenths = 10;
    private const int LeastInAGroup = 3;

    /// <summary>The effect of an axis; null where nothing varies.</summary>
    /// <remarks>
    /// The index is the variance of group means over the whole variance. On a full set of combinations it is exact. On draws it is the
    /// estimator from given data (Plischke, Borgonovo and Smith 2013), with as many groups as draws in each. What random groups would
    /// show is taken off. The least and largest mean of a drawn factor are means of tenths; equal draws stay together. Where combinations
    /// are missing, levels are compared only over those positions on the other axes that have every level.
    /// </remarks>
    public static AxisEffect? Of(IReadOnlyList<Observation> observations)
    {
        if (observations.Count < 2) return null;
        var isDrawn = observations.All(one => one.Value is not null);
        if (!isDrawn) observations = Matched(observations);
        var groups = isDrawn ? Parts(observations, Tenths) : ByLevel(observations);
        if (groups.Count < 2) return null;
        var means = groups.Select(group => (group.Level, Mean: group.Members.Average(one => one.Outcome))).ToList();
        var (low, high) = (means.MinBy(group => group.Mean), means.MaxBy(group => group.Mean));
        return new(low.Level, low.Mean, high.Level, high.Mean,
            FirstOrder(observations, isDrawn ? Parts(observations, (int)Math.Sqrt(observations.Count)) : groups, isDrawn));
    }

    private static double FirstOrder(IReadOnlyList<Observation> observations,
        IReadOnlyList<(string Level, List<Observation> Members)> groups, bool isDrawn)
    {
        var mean = observations.Average(one => one.Outcome);
        var total = observations.Sum(one => Square(one.Outcome - mean));
        if (total <= 0 || (isDrawn && groups.Count == observations.Count)) return 0;
        var share = groups.Sum(group => group.Members.Count * Square(group.Members.Average(one => one.Outcome) - mean)) / total;
        return isDrawn ? Math.Max(0, 1 - ((1 - share) * (observations.Count - 1) / (observations.Count - groups.Count))) : share;
    }

    private static List<(string Level, List<Observation> Members)> ByLevel(IEnumerable<Observation> observations) =>
        [.. observations.GroupBy(one => one.Level, StringComparer.Ordinal).Select(group => (group.Key, group.ToList()))];

    private static IReadOnlyList<Observation> Matched(IReadOnlyList<Observation> observations)
    {
        var levels = observations.Select(one => one.Level).Distinct(StringComparer.Ordinal).Count();
        var complete = observations.GroupBy(one => one.Stratum, StringComparer.Ordinal)
            .Where(stratum => stratum.Select(one => one.Level).Distinct(StringComparer.Ordinal).Count() == levels)
            .SelectMany(stratum => stratum).ToList();
        return complete.Count > 0 ? complete : observations;
    }

    private static List<(string Level, List<Observation> Members)> Parts(IReadOnlyList<Observation> observations, int count)
    {
        var sorted = observations.OrderBy(one => one.Value).ToList();
        var parts = Math.Clamp(count, 1, Math.Max(2, sorted.Count / LeastInAGroup));
        return
        [
            .. Enumerable.Range(0, parts)
                .Select(part => sorted[AfterTies(part * sorted.Count / parts)..AfterTies((part + 1) * sorted.Count / parts)])
                .Where(members => members.Count > 0)
                .Select(members => (NameOf(members[0].Value, members[^1].Value), members)),
        ];

        int AfterTies(int cut)
        {
            while (cut > 0 && cut < sorted.Count && sorted[cut].Value.Equals(sorted[cut - 1].Value)) cut++;
            return cut;
        }
    }

    private static string NameOf(double? least, double? most) =>
        least.Equals(most) ? FormattableString.Invariant($"{least:G5}") : FormattableString.Invariant($"{least:G5} to {most:G5}");

    private static double Square(double value) => value * value;
}

/// <summary>Where a scheme begins to pay for itself along a drawn factor.</summary>
/// <param name="Value">The factor's value at which building and not building cost the same; null where the
/// line meets no value that was drawn.</param>
/// <param name="PaysAbove">Whether it pays from there upwards; else downwards.</param>
internal readonly record struct BreakEvenPoint(double? Value, bool PaysAbove)
{
    /// <summary>The zero of the least-squares line through what the scheme saves at each value drawn.</summary>
    public static BreakEvenPoint Of(IReadOnlyList<(double Factor, double SavingGbp)> points)
    {
        var (factor, saving) = (points.Average(point => point.Factor), points.Average(point => point.SavingGbp));
        var spread = points.Sum(point => (point.Factor - factor) * (point.Factor - factor));
        var slope = spread <= 0 ? 0 : points.Sum(point => (point.Factor - factor) * (point.SavingGbp - saving)) / spread;
        if (slope == 0) return new(null, saving >= 0);
        var zero = factor - (saving / slope);
        return new(zero >= points.Min(point => point.Factor) && zero <= points.Max(point => point.Factor) ? zero : null, slope > 0);
    }
}
