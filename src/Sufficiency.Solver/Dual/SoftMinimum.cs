using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sufficiency.Solver.Dual;

/// <summary>Minima made smooth: over the arcs of a source by entropy, over the range of a column by a logarithmic barrier.</summary>
internal static class SoftMinimum
{
    private const double Coldest = -700.0; // exp of less is no number any more

    /// <summary>Where cost x − h log x − h log(range − x) is least.</summary>
    public static double Inner(double reduced, double range, double heat)
    {
        if (double.IsPositiveInfinity(range)) return heat / reduced; // a slack: its price has a sign, so that its reduced cost is positive
        var near = Near(reduced, range, heat);
        return reduced >= 0 ? near : range - near;
    }

    /// <summary>How far that is from the nearer end.</summary>
    public static double Near(double reduced, double range, double heat)
    {
        var size = Math.Abs(reduced);
        return 2.0 * heat * range / ((size * range) + (2.0 * heat) + Math.Sqrt((size * range * size * range) + (4.0 * heat * heat)));
    }

    /// <summary>Writes the shares of some members along their arcs, one member after the other, and returns the sum of
    /// their supplies times soft minima.</summary>
    /// <param name="family">The family.</param>
    /// <param name="from">The first member.</param>
    /// <param name="to">The one after the last.</param>
    /// <param name="earns">What a unit earns. [arc position]</param>
    /// <param name="heat">Temperature of the shares.</param>
    /// <param name="shares">As many values as the members have arcs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Share(SmoothFamily family, int from, int to, ReadOnlySpan<double> earns, double heat, Span<double> shares)
    {
        var (start, first) = (family.Start, family.Start[from]);
        var value = 0.0;
        for (var m = from; m < to; m++)
        {
            var costs = family.Cost.AsSpan(start[m], start[m + 1] - start[m]);
            var least = Reduce(costs, family.Position.AsSpan(start[m], costs.Length), earns, 1.0 / heat,
                shares.Slice(start[m] - first, costs.Length));
            value += family.Supply[m] * least;
        }

        Exponentials(shares[..(start[to] - first)]);
        for (var m = from; m < to; m++)
        {
            var own = shares.Slice(start[m] - first, start[m + 1] - start[m]);
            var sum = 0.0;
            foreach (var part in own) sum += part;
            value -= family.Supply[m] * heat * Math.Log(sum);
            var scale = 1.0 / sum;
            for (var k = 0; k < own.Length; k++) own[k] *= scale;
        }

        return value;
    }

    /// <summary>Writes (least − reduced cost) / heat of each arc and returns the least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Reduce(ReadOnlySpan<double> costs, ReadOnlySpan<int> positions, ReadOnlySpan<double> earns, double inverseHeat,
        Span<double> exponents)
    {
        var least = double.PositiveInfinity;
        for (var k = 0; k < costs.Length; k++)
        {
            var reduced = costs[k] - earns[positions[k]];
            exponents[k] = reduced;
            if (reduced < least) least = reduced;
        }

        for (var k = 0; k < exponents.Length; k++) exponents[k] = (least - exponents[k]) * inverseHeat;
        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Exponentials(Span<double> values)
    {
        var (k, width, floor) = (0, Vector<double>.Count, new Vector<double>(Coldest));
        for (; k <= values.Length - width; k += width)
        {
            var part = values[k..];
            Vector.Exp(Vector.Max(new Vector<double>(part), floor)).CopyTo(part);
        }

        for (; k < values.Length; k++) values[k] = Math.Exp(Math.Max(values[k], Coldest));
    }
}
