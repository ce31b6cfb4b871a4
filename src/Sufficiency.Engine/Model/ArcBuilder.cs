using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model;

/// <summary>Prices every journey and keeps the arcs that an optimum may need.</summary>
/// <remarks>
/// Two exact reductions. (1) Of the destinations that use no row only the cheapest can be needed; and moving a pupil to it from a competing
/// destination that is not cheaper empties rows and costs no more, so such arcs are dropped, save where the intake helps a row with a lower
/// bound. (2) A source left with that one arc sends all its pupils along it in every plan: it leaves the problem and its cost becomes constant.
/// </remarks>
internal sealed class ArcBuilder
{
    private readonly ModelSets sets;
    private readonly PlacementCosts costs;
    private readonly IntakeBook intakes;
    private readonly DemandSource[] sources;
    private readonly DemandGroup[] groups;
    private readonly GroupCandidates[] candidates; // [group]
    private readonly int[] freeAt; // [source], position among the group's free candidates
    private readonly double[] freeCost; // [source], discounted £ a pupil
    private readonly int[] competingCount; // [source]

    public ArcBuilder(ModelSets sets, NeedClasses classes, PlacementCosts costs, IntakeBook intakes, DemandSource[] sources, DemandGroup[] groups)
    {
        (this.sets, this.costs, this.intakes, this.sources, this.groups) = (sets, costs, intakes, sources, groups);
        candidates = [.. groups.Select(group => GroupCandidates.Of(sets, classes, costs, intakes, group))];
        freeAt = new int[sources.Length];
        freeCost = new double[sources.Length];
        competingCount = new int[sources.Length];
    }

    public ArcTable Build()
    {
        for (var g = 0; g < groups.Length; g++) CountGroup(groups[g], candidates[g], costs.JourneyPerYear(groups[g].Entry));
        var (kept, arcs) = (competingCount.Count(count => count > 0), competingCount.Sum(count => count > 0 ? count + 1L : 0L));
        var (problemSources, settled, settledCost) = (new List<DemandSource>(kept), new List<SettledSource>(sources.Length - kept), 0.0);
        var (start, intake, cost, sourceGroup) = (new int[kept + 1], new int[arcs], new double[arcs], new int[kept]);
        var (at, groupNumber) = (0, -1);
        for (var g = 0; g < groups.Length; g++)
        {
            var isNewGroup = true;
            for (var i = groups[g].From; i < groups[g].To; i++)
            {
                if (competingCount[i] == 0)
                {
                    settled.Add(new(sources[i], candidates[g].Free[freeAt[i]].To));
                    settledCost += sources[i].Pupils * freeCost[i];
                    continue;
                }

                if (isNewGroup) groupNumber++;
                isNewGroup = false;
                sourceGroup[problemSources.Count] = groupNumber;
                problemSources.Add(sources[i]);
                at = Fill(candidates[g], i, costs.JourneyPerYear(groups[g].Entry), intake, cost, at);
                start[problemSources.Count] = at;
            }
        }

        return new()
        {
            Sources = [.. problemSources], ArcStart = start, ArcIntake = intake, ArcCost = cost,
            SourceGroup = sourceGroup, Settled = [.. settled], SettledCost = settledCost,
        };
    }

    private void CountGroup(DemandGroup group, GroupCandidates open, double[] journeyPerYear)
    {
        for (var i = group.From; i < group.To; i++)
        {
            var home = sources[i].Area * sets.Providers.Count;
            var (bestAt, best) = (0, open.Free[0].BaseCost);
            for (var k = 1; k < open.Free.Length; k++)
            {
                var cost = CostOf(open.Free[k], journeyPerYear, home);
                if (cost < best) (bestAt, best) = (k, cost);
            }

            var count = 0;
            foreach (var candidate in open.Competing)
            {
                if (candidate.IsKept || CostOf(candidate, journeyPerYear, home) < best) count++;
            }

            (freeAt[i], freeCost[i], competingCount[i]) = (bestAt, best, count);
        }
    }

    private int Fill(GroupCandidates open, int source, double[] journeyPerYear, int[] intake, double[] cost, int at)
    {
        var home = sources[source].Area * sets.Providers.Count;
        foreach (var candidate in open.Competing)
        {
            var price = CostOf(candidate, journeyPerYear, home);
            if (!candidate.IsKept && price >= freeCost[source]) continue;
            (intake[at], cost[at]) = (candidate.Intake, price);
            at++;
        }

        (intake[at], cost[at]) = (intakes.Free(open.Free[freeAt[source]].To), freeCost[source]);
        return at + 1;
    }

    private static double CostOf(in Candidate candidate, double[] journeyPerYear, int home) =>
        candidate.BaseCost + (candidate.Stay * journeyPerYear[home + candidate.To.Provider]);
}
