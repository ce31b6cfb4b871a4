using System.Numerics;
using System.Runtime.CompilerServices;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>What the arcs of some members of a class cost, read and compared together: the same arc of all of them at once.</summary>
/// <param name="arcs">All arcs.</param>
internal sealed class CostBlock(ArcSet arcs)
{
    /// <summary>The most members of a block: one bit each.</summary>
    public const int Most = 64;

    private double[] costs = []; // [position, member]

    /// <summary>How many members are at hand.</summary>
    public int Count { get; private set; }

    /// <summary>Reads the costs of members.</summary>
    /// <param name="members">At most <see cref="Most"/> sources that are alike, increasing.</param>
    /// <param name="positions">How many arcs each has.</param>
    public void Read(ReadOnlySpan<int> members, int positions)
    {
        Count = members.Length;
        if (costs.Length < positions * Count) costs = new double[positions * Most];
        arcs.ReadCosts(members, costs.AsSpan(0, positions * Count));
    }

    /// <summary>The cost of an arc of each member. [member]</summary>
    public ReadOnlySpan<double> At(int position) => costs.AsSpan(position * Count, Count);

    /// <summary>Writes the least reduced cost of each member.</summary>
    /// <param name="dualValues">What a unit earns; −∞ where it is blocked. [position]</param>
    /// <param name="least">As many values as there are members; +∞ where all arcs are blocked, or none is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ReadLeast(ReadOnlySpan<double> dualValues, Span<double> least)
    {
        least.Fill(double.PositiveInfinity);
        for (var a = 0; a < dualValues.Length; a++)
        {
            var own = At(a);
            var (i, dualValue) = (0, new Vector<double>(dualValues[a]));
            for (; i <= own.Length - Vector<double>.Count; i += Vector<double>.Count)
                Vector.Min(new Vector<double>(least[i..]), new Vector<double>(own[i..]) - dualValue).CopyTo(least[i..]);
            for (; i < own.Length; i++) least[i] = Math.Min(least[i], own[i] - dualValues[a]);
        }
    }

    /// <summary>Writes the least and the most that an arc of each member costs; the spans have as
    /// many values as there are members.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ReadRange(int positions, Span<double> least, Span<double> most)
    {
        least.Fill(double.PositiveInfinity);
        most.Fill(double.NegativeInfinity);
        for (var a = 0; a < positions; a++)
        {
            var own = At(a);
            var i = 0;
            for (; i <= own.Length - Vector<double>.Count; i += Vector<double>.Count)
            {
                var part = new Vector<double>(own[i..]);
                Vector.Min(new Vector<double>(least[i..]), part).CopyTo(least[i..]);
                Vector.Max(new Vector<double>(most[i..]), part).CopyTo(most[i..]);
            }

            for (; i < own.Length; i++) (least[i], most[i]) = (Math.Min(least[i], own[i]), Math.Max(most[i], own[i]));
        }
    }

    /// <summary>Which members' arc has a reduced cost of at most that: one bit a member.</summary>
    /// <param name="position">The arc.</param>
    /// <param name="dualValue">What a unit along it earns.</param>
    /// <param name="most">Most reduced cost of each member. [member]</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Within(int position, double dualValue, ReadOnlySpan<double> most)
    {
        var own = At(position);
        var (found, i, dualValues) = (0UL, 0, new Vector<double>(dualValue));
        for (; i <= own.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            if (!Vector.LessThanOrEqualAny(new Vector<double>(own[i..]) - dualValues, new Vector<double>(most[i..]))) continue;
            for (var k = i; k < i + Vector<double>.Count; k++) found |= own[k] - dualValue <= most[k] ? 1UL << k : 0UL;
        }

        for (; i < own.Length; i++) found |= own[i] - dualValue <= most[i] ? 1UL << i : 0UL;
        return found;
    }
}
