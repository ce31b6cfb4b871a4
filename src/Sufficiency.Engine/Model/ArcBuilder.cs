using Sufficiency.Engine.Model.Variables;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Model;

/// <summary>Prices every journey and keeps the arcs that an optimum may need.</summary>
/// <remarks>
/// Two exact reductions. (1) Of the destinations that use no row only the cheapest can be needed; and moving a pupil to it from a competing
/// destination that is not cheaper empties rows and costs no more, so a destination that is of use to no home of a group is dropped, save
/// where the sink helps a row with a lower bound. (2) A source of no use to which any competing destination is sends all its pupils to
/// the cheapest of the others in every plan: it leaves the problem and its cost becomes constant.
/// </remarks>
internal sealed class ArcBuilder
{
    private readonly ModelSets sets;
    private readonly PlacementCosts costs;
    private readonly SinkBook sinks;
    private readonly DemandSource[] sources;
    private readonly DemandGroup[] groups;
    private readonly GroupCandidates[] candidates; // [group]

    public ArcBuilder(ModelSets sets, SinkBook sinks)
    {
        (this.sets, costs, this.sinks, (sources, groups)) = (sets, sets.PlacementCosts, sinks, sets.Demand);
        candidates = [.. groups.Select(group => GroupCandidates.Of(sets, sinks, group))];
    }

    public ArcTable Build()
    {
        var sorted = new SortedGroup[groups.Length];
        Parallel.For(0, groups.Length, g => sorted[g] = Sort(groups[g], candidates[g]));
        var competing = new DemandSource[sorted.Sum(group => group.CompetingCount)];
        var (families, family, settled) =
            (new List<ArcClass>(), new int[competing.Length], new SettledSource[sources.Length - competing.Length]);
        var (next, nextSettled) = (0, 0);
        for (var g = 0; g < groups.Length; g++)
        {
            for (var i = groups[g].From; i < groups[g].To; i++)
            {
                if (sorted[g].SettledAt[i - groups[g].From] is >= 0 and var at)
                    settled[nextSettled++] = new(sources[i], candidates[g].Free[at].To);
                else (competing[next], family[next++]) = (sources[i], families.Count);
            }

            if (sorted[g].CompetingCount > 0) families.Add(ToFamily(candidates[g], sorted[g], costs.JourneyPerYear(groups[g].Entry)));
        }

        return new()
        {
            Sources = competing,
            Arcs = new([.. families], family, [.. competing.Select(source => source.Area)]),
            SourceGroup = family,
            Settled = settled,
            SettledCost = sorted.Sum(group => group.SettledCost),
        };
    }

    /// <summary>Which sources of a group compete, and which destinations are of use to any.</summary>
    private SortedGroup Sort(DemandGroup group, GroupCandidates open)
    {
        var (free, competing) = (new PricedCandidates(costs, group.Entry, open.Free),
            new UsefulCandidates(costs, group.Entry, open.Competing));
        var (settledAt, isUsefulFree, count, settledCost) = (new int[group.To - group.From], new bool[open.Free.Length], 0, 0.0);
        for (var i = group.From; i < group.To; i++)
        {
            var home = sources[i].Area * sets.Providers.Count;
            var (bestAt, best) = free.Cheapest(home);
            if (competing.HasCheaper(best, home))
            {
                settledAt[i - group.From] = -1;
                isUsefulFree[bestAt] = true;
                count++;
                continue;
            }

            settledAt[i - group.From] = bestAt;
            settledCost += sources[i].Pupils * best;
        }

        return new(settledAt, count, settledCost, competing.IsUseful, isUsefulFree);
    }

    private ArcClass ToFamily(GroupCandidates open, SortedGroup group, double[] journeyPerYear)
    {
        var kept = open.Competing.Where((_, k) => group.IsUseful[k])
            .Concat(open.Free.Where((_, k) => group.IsUsefulFree[k])
                .Select(free => free with { Sink = sinks.Free(free.To) })).ToArray();
        return new(
            [.. kept.Select(candidate => candidate.Sink)],
            [.. kept.Select(candidate => candidate.BaseCost)],
            [.. kept.Select(candidate => candidate.Stay)],
            [.. kept.Select(candidate => Math.Max(0, candidate.To.Provider))],
            journeyPerYear,
            sets.Providers.Count);
    }

    /// <summary>What became of a group's sources and candidates.</summary>
    /// <param name="SettledAt">The free candidate that a source is settled at; −1 where it competes. [source of the group]</param>
    /// <param name="CompetingCount">How many compete.</param>
    /// <param name="SettledCost">Discounted £ of all who are settled.</param>
    /// <param name="IsUseful">Whether any source may need it. [competing candidate]</param>
    /// <param name="IsUsefulFree">Whether it is the cheapest of a source that competes. [free candidate]</param>
    private sealed record SortedGroup(int[] SettledAt, int CompetingCount, double SettledCost, bool[] IsUseful, bool[] IsUsefulFree);
}
