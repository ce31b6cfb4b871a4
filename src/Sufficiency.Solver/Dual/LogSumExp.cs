using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sufficiency.Solver.Dual;

/// <summary>Minima made smooth: over the arcs of a source by entropy, over the range of a column by a logarithmic barrier.</summary>
internal static class LogSumExp
{
    private const double LeastExponent = -700.0; // exp of less is no number any more

    /// <summary>Where cost x − h log x − h log(range − x) is least.</summary>
    public static double Inner(double reduced, double range, double smoothing)
    {
        if (double.IsPositiveInfinity(range)) return smoothing / reduced; // a slack, whose reduced cost is positive by its price's sign
        var near = Near(reduced, range, smoothing);
        return reduced >= 0 ? near : range - near;
    }

    /// <summary>How far that is from the nearer end.</summary>
    public static double Near(double reduced, double range, double smoothing)
    {
        var size = Math.Abs(reduced);
        return 2.0 * smoothing * range
            / ((size * range) + (2.0 * smoothing) + Math.Sqrt((size * range * size * range) + (4.0 * smoothing * smoothing)));
    }

    /// <summary>Writes the shares of some members along their arcs, one member after the other, and returns the sum of
    /// their supplies times soft minima.</summary>
    /// <param name="sourceClass">The class.</param>
    /// <param name="from">The first member.</param>
    /// <param name="to">The one after the last.</param>
    /// <param name="dualValues">What a unit earns. [arc position]</param>
    /// <param name="smoothing">Temperature of the shares.</param>
    /// <param name="shares">As many values as the members have arcs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Share(SourceClass sourceClass, int from, int to, ReadOnlySpan<double> dualValues, double smoothing,
        Span<double> shares)
    {
        var (start, first) = (sourceClass.Start, sourceClass.Start[from]);
        var value = 0.0;
        for (var m = from; m < to; m++)
        {
            var costs = sourceClass.Cost.AsSpan(start[m], start[m + 1] - start[m]);
            var least = Reduce(costs, sourceClass.Position.AsSpan(start[m], costs.Length), dualValues, 1.0 / smoothing,
                shares.Slice(start[m] - first, costs.Length));
            value += sourceClass.Supply[m] * least;
        }

        Exponentials(shares[..(start[to] - first)]);
        for (var m = from; m < to; m++)
        {
            var own = shares.Slice(start[m] - first, start[m + 1] - start[m]);
            var sum = 0.0;
            foreach (var part in own) sum += part;
            value -= sourceClass.Supply[m] * smoothing * Math.Log(sum);
            var scale = 1.0 / sum;
            for (var k = 0; k < own.Length; k++) own[k] *= scale;
        }

        return value;
    }

    /// <summary>Writes (least − reduced cost) / heat of each arc and returns the least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Reduce(ReadOnlySpan<double> costs, ReadOnlySpan<int> positions, ReadOnlySpan<double> dualValues,
        double inverseSmoothing, Span<double> exponents)
    {
        var least = double.PositiveInfinity;
        for (var k = 0; k < costs.Length; k++)
        {
            var reduced = costs[k] - dualValues[positions[k]];
            exponents[k] = reduced;
            if (reduced < least) least = reduced;
        }

        for (var k = 0; k < exponents.Length; k++) exponents[k] = (least - exponents[k]) * inverseSmoothing;
        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Exponentials(Span<double> values)
    {
        var (k, width, floor) = (0, Vector<double>.Count, new Vector<double>(LeastExponent));
        for (; k <= values.Length - width; k += width)
        {
            var part = values[k..];
            Vector.Exp(Vector.Max(new Vector<double>(part), floor)).CopyTo(part);
        }

        for (; k < values.Length; k++) values[k] = Math.Exp(Math.Max(values[k], LeastExponent));
    }
}
