using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving.Decomposition.Prices;
using Sufficiency.Engine.Solving.Decomposition.Structure;

namespace Sufficiency.Engine.Solving.Decomposition.Choices;

/// <summary>What a cut is seen from: the choice of integers and what an intake earns at its prices.</summary>
/// <param name="OpenPlace">Place of each set's open column among its members; −1 for none. [set]</param>
/// <param name="Earns">What a unit earns. [intake]</param>
/// <param name="OtherEarns">The same with other prices on the rows of closed sets. [intake]</param>
internal sealed record CutView(int[] OpenPlace, double[] Earns, double[] OtherEarns);

/// <summary>One family's arcs, sorted into free ones, those an open set lets in and those that are closed.</summary>
internal sealed class GatedArcs
{
    private const double Beyond = 1e200; // stands for an alternative that is not there
    private readonly ArcSet arcs;
    private readonly int[] sources; // [member]
    private readonly double[] free; // [member]: least reduced cost over the arcs that wait for nothing
    private readonly ChoiceSets choices;
    private readonly Gates gates;
    private readonly int[] intakes;
    private readonly double[] costs; // [position], of gated arcs only
    private readonly double[] earns; // [position]
    private readonly double[] otherEarns;
    private readonly int[] gated; // positions of arcs that wait for a set
    private readonly int[] liveAt; // [position]: place among the live sets, −1 for free arcs, −2 for closed ones
    private readonly double[] most;
    private readonly double[] otherMost;

    public GatedArcs(MixedIntegerProblem problem, ArcStore store, ChoiceSets choices, Gates gates, CutView view, int family)
    {
        (arcs, this.choices, this.gates, Family) = (problem.Arcs, choices, gates, family);
        intakes = store.Families.IntakesOf(family).ToArray();
        sources = store.Families.Members(family);
        costs = new double[intakes.Length];
        earns = [.. intakes.Select(intake => view.Earns[intake])];
        otherEarns = [.. intakes.Select(intake => view.OtherEarns[intake])];
        liveAt = new int[intakes.Length];
        var live = new List<int>();
        for (var a = 0; a < intakes.Length; a++)
        {
            var set = gates.SetOf(intakes[a]);
            var isLive = set >= 0 && view.OpenPlace[set] >= 0 && (gates.OpenersOf(intakes[a]) >> view.OpenPlace[set] & 1UL) != 0;
            if (isLive && !live.Contains(set)) live.Add(set);
            liveAt[a] = set < 0 ? -1 : isLive ? live.IndexOf(set) : -2;
        }

        free = store.LeastOf(family, [.. earns.Select((earned, a) => liveAt[a] == -1 ? earned : double.NegativeInfinity)]);
        LiveSets = [.. live];
        (Live, Gains) = (new double[live.Count], new double[live.Count]);
        gated = [.. Enumerable.Range(0, intakes.Length).Where(a => liveAt[a] != -1).OrderBy(a => gates.SetOf(intakes[a]))];
        var widest = Enumerable.Range(0, choices.Count).Select(set => choices.Members(set).Length).DefaultIfEmpty(0).Max();
        (most, otherMost) = (new double[widest], new double[widest]);
    }

    /// <summary>The family.</summary>
    public int Family { get; }

    /// <summary>Sets that are open and let some of the arcs in.</summary>
    public int[] LiveSets { get; }

    /// <summary>Least reduced cost of the source read, by live set.</summary>
    public double[] Live { get; }

    /// <summary>What it gains by each live set, beside its best without it.</summary>
    public double[] Gains { get; }

    /// <summary>Its least reduced cost over the arcs that wait for nothing.</summary>
    public double Free { get; private set; }

    /// <summary>Reads a member of the family.</summary>
    public void Read(int member)
    {
        Free = free[member];
        Array.Fill(Live, double.PositiveInfinity);
        foreach (var a in gated)
        {
            costs[a] = arcs.CostOf(sources[member], a);
            if (liveAt[a] >= 0) Live[liveAt[a]] = Math.Min(Live[liveAt[a]], costs[a] - earns[a]);
        }

        for (var s = 0; s < Live.Length; s++)
        {
            var best = Math.Min(Free, Beyond);
            for (var other = 0; other < Live.Length; other++)
            {
                if (other != s) best = Math.Min(best, Live[other]);
            }

            Gains[s] = best >= Beyond ? 0.0 : Math.Max(0.0, best - Live[s]); // without another way out there is no figure to share
        }
    }

    /// <summary>The least it pays where open sets ask a share of what is gained by them.</summary>
    /// <param name="share">The share each set asks. [set]</param>
    public double Pays(double[] share)
    {
        var value = Free;
        for (var s = 0; s < LiveSets.Length; s++) value = Math.Min(value, Live[s] + (share[LiveSets[s]] * Gains[s]));
        return value;
    }

    /// <summary>Adds what it could save by each column of each set, beyond what it pays.</summary>
    /// <param name="value">What it pays.</param>
    /// <param name="supply">How much of it there is.</param>
    /// <param name="share">The share each set asks. [set]</param>
    /// <param name="saved">Receives the savings at the prices. [side column]</param>
    /// <param name="otherSaved">Receives them with the other prices on closed sets' rows. [side column]</param>
    public void AddSavings(double value, double supply, double[] share, double[] saved, double[] otherSaved)
    {
        for (var from = 0; from < gated.Length;)
        {
            var set = gates.SetOf(intakes[gated[from]]);
            var members = choices.Members(set);
            Array.Clear(most);
            Array.Clear(otherMost);
            for (; from < gated.Length && gates.SetOf(intakes[gated[from]]) == set; from++) Raise(gated[from], value, share);
            for (var i = 0; i < members.Length; i++)
            {
                saved[members[i]] += supply * most[i];
                otherSaved[members[i]] += supply * otherMost[i];
            }
        }
    }

    private void Raise(int position, double value, double[] share)
    {
        var at = liveAt[position];
        var gain = at < 0 ? value - (costs[position] - earns[position])
            : share[LiveSets[at]] * Math.Max(0.0, Live[at] + Gains[at] - (costs[position] - earns[position]));
        var otherGain = at >= 0 ? gain : value - (costs[position] - otherEarns[position]);
        if (gain <= 0 && otherGain <= 0) return;
        var openers = gates.OpenersOf(intakes[position]);
        for (var i = 0; openers != 0; i++, openers >>= 1)
        {
            if ((openers & 1UL) == 0) continue;
            most[i] = Math.Max(most[i], gain);
            otherMost[i] = Math.Max(otherMost[i], otherGain);
        }
    }
}
