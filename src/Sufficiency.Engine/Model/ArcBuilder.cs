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
    private readonly List<DemandSource> competing = [];
    private readonly List<SettledSource> settled = [];
    private readonly List<ArcFamily> families = [];
    private readonly List<int> familyOf = [];
    private double settledCost;

    public ArcBuilder(ModelSets sets, NeedClasses classes, PlacementCosts costs, IntakeBook intakes, DemandSource[] sources, DemandGroup[] groups)
    {
        (this.sets, this.costs, this.intakes, this.sources, this.groups) = (sets, costs, intakes, sources, groups);
        candidates = [.. groups.Select(group => GroupCandidates.Of(sets, classes, costs, intakes, group))];
    }

    public ArcTable Build()
    {
        for (var g = 0; g < groups.Length; g++) AddGroup(groups[g], candidates[g], costs.JourneyPerYear(groups[g].Entry));
        int[] family = [.. familyOf];
        return new()
        {
            Sources = [.. competing],
            Arcs = new([.. families], family, [.. competing.Select(source => source.Area)]),
            SourceGroup = family,
            Settled = [.. settled],
            SettledCost = settledCost,
        };
    }

    private void AddGroup(DemandGroup group, GroupCandidates open, double[] journeyPerYear)
    {
        var isUsefulFree = new bool[open.Free.Length];
        var isUseful = new bool[open.Competing.Length];
        var before = competing.Count;
        for (var i = group.From; i < group.To; i++)
        {
            var home = sources[i].Area * sets.Providers.Count;
            var (bestAt, best) = CheapestFree(open, journeyPerYear, home);
            var competes = false;
            for (var k = 0; k < open.Competing.Length; k++)
            {
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
            familyOf.Add(families.Count);
        }

        if (competing.Count > before) families.Add(ToFamily(open, isUseful, isUsefulFree, journeyPerYear));
    }

    private ArcFamily ToFamily(GroupCandidates open, bool[] isUseful, bool[] isUsefulFree, double[] journeyPerYear)
    {
        var kept = open.Competing.Where((_, k) => isUseful[k])
            .Concat(open.Free.Where((_, k) => isUsefulFree[k]).Select(free => free with { Intake = intakes.Free(free.To) })).ToArray();
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
}
