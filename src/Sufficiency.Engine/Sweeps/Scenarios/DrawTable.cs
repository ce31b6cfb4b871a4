using System.Text;
using Sufficiency.Engine.Sweeps.Files;

namespace Sufficiency.Engine.Sweeps.Scenarios;

/// <summary>The draws of a sample. A factor's draws depend on the seed and its name only. So another factor or machine changes no
/// draw.</summary>
internal sealed class DrawTable
{
    private readonly SweepSample sample;
    private readonly int[][] strata; // [factor, draw]; empty for Monte Carlo
    private readonly ulong[] streams;

    public DrawTable(SweepSample sample)
    {
        this.sample = sample;
        streams = [.. sample.Factors.Select(factor => StreamOf(sample.Seed, factor.Name))];
        strata = sample.IsLatinHypercube ? [.. streams.Select(stream => Shuffled(sample.Draws, stream))] : [];
    }

    /// <summary>The probability at which a factor's quantile is taken in a draw, counted from 0.</summary>
    public double ProbabilityOf(int factor, int draw)
    {
        var u = Unit(Mix(unchecked(streams[factor] + (0x9E3779B97F4A7C15UL * ((ulong)draw + 1UL)))));
        return strata.Length == 0 ? u : (strata[factor][draw] + u) / sample.Draws;
    }

    /// <summary>The value of a factor in a draw, counted from 0.</summary>
    public double ValueOf(int factor, int draw) => sample.Factors[factor].Distribution.Quantile(ProbabilityOf(factor, draw));

    private static ulong StreamOf(long seed, string name)
    {
        unchecked
        {
            var hash = 14695981039346656037UL; // FNV-1a
            foreach (var part in Encoding.UTF8.GetBytes(name)) hash = (hash ^ part) * 1099511628211UL;
            return Mix(hash ^ Mix((ulong)seed));
        }
    }

    private static int[] Shuffled(int count, ulong stream)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++) order[i] = i;
        for (var i = count - 1; i > 0; i--)
        {
            var other = (int)(Unit(Mix(Mix(stream) ^ (ulong)i)) * (i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    /// <summary>SplitMix64's finaliser (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }

    /// <summary>53 bits as a number strictly between 0 and 1.</summary>
    private static double Unit(ulong bits) => ((bits >> 11) + 0.5) * (1.0 / (1UL << 53));
}
