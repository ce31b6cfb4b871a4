using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Model.Presolve;

/// <summary>Prices every journey and keeps the arcs that an optimum may need.</summary>
/// <remarks>
/// Two reductions, both exact.
/// (1) A destination that uses no row is free. Only the cheapest free destination of a source can be needed. Moving a pupil there from a
/// competing destination that is not cheaper empties rows and costs no more. So a competing destination is dropped if it is cheaper for
/// no home of the group, unless its sink helps a row with a lower bound.
/// (2) A source that no competing destination can serve more cheaply sends all its pupils to its cheapest free destination in every plan.
/// It leaves the problem, and its cost becomes constant.
/// </remarks>
internal sealed class ArcBuilder
{
    private readonly ModelData data;
    private readonly PlacementCosts costs;
    private readonly MergedDemand demand;
    private readonly SinkBook sinks;
    private readonly DemandSource[] sources;
    private readonly DemandGroup[] groups;
    private readonly GroupCandidates[] candidates; // [group]

    public ArcBuilder(ModelData data, PlacementCosts costs, MergedDemand demand, SinkBook sinks)
    {
        (this.data, this.costs, this.demand, this.sinks, sources, groups) = (data, costs, demand, sinks, demand.Sources, demand.Groups);
        candidates = [.. groups.Select(group =>
            GroupCandidates.Of(data, costs, sinks, group, demand.Classes.Of(group.Tier, group.Entry)[group.NeedClass]))];
    }

    public PresolvedDemand Build()
    {
        var sorted = new SortedGroup[groups.Length];
        Parallel.For(0, groups.Length, g => sorted[g] = Sort(groups[g], candidates[g]));
        var competing = new DemandSource[sorted.Sum(group => group.CompetingCount)];
        var (classes, classOf, presolved) =
            (new List<ArcClass>(), new int[competing.Length], new PresolvedSource[sources.Length - competing.Length]);
        var (next, nextPresolved) = (0, 0);
        for (var g = 0; g < groups.Length; g++)
        {
            for (var i = groups[g].From; i < groups[g].To; i++)
            {
                if (sorted[g].PresolvedAt[i - groups[g].From] is >= 0 and var at)
                    presolved[nextPresolved++] = new(sources[i], candidates[g].Free[at].To);
                else (competing[next], classOf[next++]) = (sources[i], classes.Count);
            }

            if (sorted[g].CompetingCount > 0) classes.Add(ToClass(candidates[g], sorted[g], costs.JourneyPerYear(groups[g].Entry)));
        }

        return new()
        {
            Merged = demand,
            Sources = competing,
            Arcs = new([.. classes], classOf, [.. competing.Select(source => source.Area)]),
            SourceGroup = classOf,
            Presolved = presolved,
            PresolvedCost = sorted.Sum(group => group.PresolvedCost),
            Sinks = sinks.Sinks,
            SinkUses = sinks.Uses,
        };
    }

    /// <summary>Which sources of a group compete, and which destinations are of use to any.</summary>
    private SortedGroup Sort(DemandGroup group, GroupCandidates open)
    {
        var (free, competing) = (new PricedCandidates(costs, group.Entry, open.Free),
            new DominanceFilter(costs, group.Entry, open.Competing));
        var (presolvedAt, isUsefulFree, count, presolvedCost) = (new int[group.To - group.From], new bool[open.Free.Length], 0, 0.0);
        for (var i = group.From; i < group.To; i++)
        {
            var home = sources[i].Area * data.Providers.Count;
            var (bestAt, best) = free.Cheapest(home);
            if (competing.HasCheaper(best, home))
            {
                presolvedAt[i - group.From] = -1;
                isUsefulFree[bestAt] = true;
                count++;
                continue;
            }

            presolvedAt[i - group.From] = bestAt;
            presolvedCost += sources[i].Pupils * best;
        }

        return new(presolvedAt, count, presolvedCost, competing.IsUseful, isUsefulFree);
    }

    private ArcClass ToClass(GroupCandidates open, SortedGroup group, double[] journeyPerYear)
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
            data.Providers.Count);
    }

    /// <summary>What became of a group's sources and candidates.</summary>
    /// <param name="PresolvedAt">The free candidate that a source is settled at; −1 where it competes. [source of the group]</param>
    /// <param name="CompetingCount">How many compete.</param>
    /// <param name="PresolvedCost">Discounted £ of all who are settled.</param>
    /// <param name="IsUseful">Whether any source may need it. [competing candidate]</param>
    /// <param name="IsUsefulFree">Whether it is the cheapest of a source that competes. [free candidate]</param>
    private sealed record SortedGroup(int[] PresolvedAt, int CompetingCount, double PresolvedCost, bool[] IsUseful, bool[] IsUsefulFree);
}
