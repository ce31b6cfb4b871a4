using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model;

/// <summary>Prices every journey and keeps the arcs that an optimum may need.</summary>
/// <remarks>
/// Two exact reductions. (1) Of the destinations that use no row only the cheapest can be needed; and moving a pupil to it from a competing
/// destination that is not cheaper empties rows and costs no more, so a destination that is of use to no home of a group is dropped, save where
/// the intake helps a row with a lower bound. (2) A source of no use to which any competing destination is sends all its pupils to the cheapest
/// of the others in every plan: it leaves the problem and its cost becomes constant.
/// </remarks>
internal sealed class ArcBuilder
{
    private readonly ModelSets sets;
    private readonly PlacementCosts costs;
    private readonly IntakeBook intakes;
    private readonly DemandSource[] sources;
    private readonly DemandGroup[] groups;
    private readonly GroupCandidates[] candidates; // [group]

    public ArcBuilder(ModelSets sets, IntakeBook intakes)
    {
        (this.sets, costs, this.intakes, (sources, groups)) = (sets, sets.PlacementCosts, intakes, sets.Demand);
        candidates = [.. groups.Select(group => GroupCandidates.Of(sets, intakes, group))];
    }

    public ArcTable Build()
    {
        var sorted = new SortedGroup[groups.Length];
        Parallel.For(0, groups.Length, g => sorted[g] = Sort(groups[g], candidates[g], costs.JourneyPerYear(groups[g].Entry)));
        var competing = JoinedLists.Of([.. sorted.Select(group => group.Competing)]);
        var families = new List<ArcFamily>();
        var family = new int[competing.Length];
        var next = 0;
        for (var g = 0; g < groups.Length; g++)
        {
            if (sorted[g].Competing.Count == 0) continue;
            Array.Fill(family, families.Count, next, sorted[g].Competing.Count);
            next += sorted[g].Competing.Count;
            families.Add(ToFamily(candidates[g], sorted[g], costs.JourneyPerYear(groups[g].Entry)));
        }

        return new()
        {
            Sources = competing,
            Arcs = new([.. families], family, [.. competing.Select(source => source.Area)]),
            SourceGroup = family,
            Settled = JoinedLists.Of([.. sorted.Select(group => group.Settled)]),
            SettledCost = sorted.Sum(group => group.SettledCost),
        };
    }

    /// <summary>Which sources of a group compete, and which destinations are of use to any.</summary>
    private SortedGroup Sort(DemandGroup group, GroupCandidates open, double[] journeyPerYear)
    {
        var isUsefulFree = new bool[open.Free.Length];
        var isUseful = new bool[open.Competing.Length];
        var (competing, settled, settledCost) = (new List<DemandSource>(group.To - group.From), new List<SettledSource>(), 0.0);
        for (var i = group.From; i < group.To; i++)
        {
            var home = sources[i].Area * sets.Providers.Count;
            var (bestAt, best) = CheapestFree(open, journeyPerYear, home);
            var competes = false;
            for (var k = 0; k < open.Competing.Length; k++)
            {
                if (isUseful[k] && competes) continue;
                if (!open.Competing[k].IsKept && CostOf(open.Competing[k], journeyPerYear, home) >= best) continue;
                isUseful[k] = competes = true;
            }

            if (!competes)
            {
                settled.Add(new(sources[i], open.Free[bestAt].To));
                settledCost += sources[i].Pupils * best;
                continue;
            }

            isUsefulFree[bestAt] = true;
            competing.Add(sources[i]);
        }

        return new(competing, settled, settledCost, isUseful, isUsefulFree);
    }

    private ArcFamily ToFamily(GroupCandidates open, SortedGroup group, double[] journeyPerYear)
    {
        var kept = open.Competing.Where((_, k) => group.IsUseful[k])
            .Concat(open.Free.Where((_, k) => group.IsUsefulFree[k]).Select(free => free with { Intake = intakes.Free(free.To) })).ToArray();
        return new(
            [.. kept.Select(candidate => candidate.Intake)],
            [.. kept.Select(candidate => candidate.BaseCost)],
            [.. kept.Select(candidate => candidate.Stay)],
            [.. kept.Select(candidate => Math.Max(0, candidate.To.Provider))],
            journeyPerYear,
            sets.Providers.Count);
    }

    private static (int At, double Cost) CheapestFree(GroupCandidates open, double[] journeyPerYear, int home)
    {
        var (bestAt, best) = (0, open.Free[0].BaseCost);
        for (var k = 1; k < open.Free.Length; k++)
        {
            var cost = CostOf(open.Free[k], journeyPerYear, home);
            if (cost < best) (bestAt, best) = (k, cost);
        }

        return (bestAt, best);
    }

    private static double CostOf(in Candidate candidate, double[] journeyPerYear, int home) =>
        candidate.To.IsWaiting ? candidate.BaseCost : candidate.BaseCost + (candidate.Stay * journeyPerYear[home + candidate.To.Provider]);

    /// <summary>A group's sources, those that compete and those that do not, and of its candidates those that are of use.</summary>
    private sealed record SortedGroup(List<DemandSource> Competing, List<SettledSource> Settled, double SettledCost, bool[] IsUseful, bool[] IsUsefulFree);
}
