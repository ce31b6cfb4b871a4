using System.Numerics;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Benders;

/// <summary>One family's arcs: free ones, and those that wait for a whole column (variable upper bounds).</summary>
internal sealed class SetupArcs
{
    private const double Rounding = 1e-9; // of a whole
    private readonly ArcSet arcs;
    private readonly int[] intakes; // [position]
    private readonly int[] free; // positions
    private readonly int[] gated; // positions
    private readonly int[] places; // [gated]: the set, by its place among the family's
    private readonly ulong[] openers; // [gated]
    private readonly int[][] members; // [place]: side columns of a set
    private readonly double[] earns; // [position]
    private readonly double[][] open; // [place][member]: fractions
    private readonly double[] costs; // [position]
    private readonly double[] reduced; // [rank], cheapest first
    private readonly int[] ranked; // [rank]: which of the gated
    private readonly ulong[] fresh; // [rank]: openers that no cheaper arc has
    private readonly ulong[] seen; // [place]

    public SetupArcs(ArcSet arcs, ChoiceSets choices, Gates gates, ReadOnlySpan<int> intakesOf)
    {
        this.arcs = arcs;
        intakes = intakesOf.ToArray();
        free = [.. Enumerable.Range(0, intakes.Length).Where(a => gates.SetOf(intakes[a]) < 0)];
        gated = [.. Enumerable.Range(0, intakes.Length).Where(a => gates.SetOf(intakes[a]) >= 0)];
        int[] sets = [.. gated.Select(a => gates.SetOf(intakes[a])).Distinct()];
        places = [.. gated.Select(a => Array.IndexOf(sets, gates.SetOf(intakes[a])))];
        openers = [.. gated.Select(a => gates.OpenersOf(intakes[a]))];
        members = [.. sets.Select(choices.Members)];
        open = [.. members.Select(columns => new double[columns.Length])];
        (earns, costs, seen) = (new double[intakes.Length], new double[intakes.Length], new ulong[sets.Length]);
        (reduced, ranked, fresh) = (new double[gated.Length], new int[gated.Length], new ulong[gated.Length]);
    }

    /// <summary>Takes up what a unit into each intake earns, and how far each column is open.</summary>
    public void See(double[] intakePrices, double[] fractions)
    {
        for (var a = 0; a < intakes.Length; a++) earns[a] = intakePrices[intakes[a]];
        for (var s = 0; s < members.Length; s++)
        {
            for (var i = 0; i < members[s].Length; i++) open[s][i] = fractions[members[s][i]];
        }
    }

    /// <summary>Adds what a source of the family pays, saves and sends.</summary>
    public void Add(int source, double supply, DualSums sums)
    {
        arcs.ReadCosts(source, costs);
        var (value, last) = CheapestFree();
        var count = Rank(value);
        var (rest, stop) = (1.0, 0);
        for (; stop < count; stop++)
        {
            var own = Open(stop);
            if (own >= rest - Rounding || (last < 0 && stop == count - 1))
            {
                (value, last) = (reduced[stop], gated[ranked[stop]]);
                break;
            }

            sums.Flow[intakes[gated[ranked[stop]]]] += supply * own;
            rest -= own;
        }

        sums.Pays += supply * value;
        if (last >= 0) sums.Flow[intakes[last]] += supply * rest;
        for (var k = 0; k < stop; k++) Save(k, supply * (value - reduced[k]), sums.Saved);
    }

    private (double Value, int Position) CheapestFree()
    {
        var (least, at) = (double.PositiveInfinity, -1);
        foreach (var a in free)
        {
            if (costs[a] - earns[a] < least) (least, at) = (costs[a] - earns[a], a);
        }

        return (least, at);
    }

    /// <summary>Sorts the arcs that wait and cost less than that.</summary>
    private int Rank(double most)
    {
        var count = 0;
        for (var g = 0; g < gated.Length; g++)
        {
            var cost = costs[gated[g]] - earns[gated[g]];
            if (cost < most) (reduced[count], ranked[count++]) = (cost, g);
        }

        Array.Sort(reduced, ranked, 0, count);
        Array.Clear(seen);
        return count;
    }

    /// <summary>The fraction that opens an arc and no cheaper one.</summary>
    private double Open(int rank)
    {
        var (place, own) = (places[ranked[rank]], 0.0);
        fresh[rank] = openers[ranked[rank]] & ~seen[place];
        seen[place] |= fresh[rank];
        for (var bits = fresh[rank]; bits != 0; bits &= bits - 1) own += open[place][BitOperations.TrailingZeroCount(bits)];
        return own;
    }

    private void Save(int rank, double gain, double[] saved)
    {
        var columns = members[places[ranked[rank]]];
        for (var bits = fresh[rank]; bits != 0; bits &= bits - 1) saved[columns[BitOperations.TrailingZeroCount(bits)]] += gain;
    }
}
