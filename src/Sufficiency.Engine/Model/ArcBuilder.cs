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
    private readonly int[] freeIntake; // [source]
    private readonly int[] competingCount; // [source]

    public ArcBuilder(ModelSets sets, NeedClasses classes, PlacementCosts costs, IntakeBook intakes, DemandSource[] sources, DemandGroup[] groups)
    {
        (this.sets, this.costs, this.intakes, this.sources, this.groups) = (sets, costs, intakes, sources, groups);
        candidates = [.. groups.Select(group => GroupCandidates.Of(sets, classes, costs, intakes, group))];
        freeAt = new int[sources.Length];
        freeCost = new double[sources.Length];
        freeIntake = new int[sources.Length];
        competingCount = new int[sources.Length];
    }

    public ArcTable Build()
    {
        // Groups write to their own sources only, so that the order in which they are worked on changes nothing.
        Parallel.For(0, groups.Length, g => CountGroup(groups[g], candidates[g], costs.JourneyPerYear(groups[g].Entry)));
        var kept = competingCount.Count(count => count > 0);
        var (problemSources, settled, settledCost) = (new List<DemandSource>(kept), new List<SettledSource>(sources.Length - kept), 0.0);
        var (start, sourceGroup, groupNumber) = (new int[kept + 1], new int[kept], -1);
        var firstKept = new int[groups.Length]; // [group]
        for (var g = 0; g < groups.Length; g++)
        {
            firstKept[g] = problemSources.Count;
            for (var i = groups[g].From; i < groups[g].To; i++)
            {
                if (competingCount[i] == 0)
                {
                    settled.Add(new(sources[i], candidates[g].Free[freeAt[i]].To));
                    settledCost += sources[i].Pupils * freeCost[i];
                    continue;
                }

                if (problemSources.Count == firstKept[g]) groupNumber++;
                sourceGroup[problemSources.Count] = groupNumber;
                problemSources.Add(sources[i]);
                start[problemSources.Count] = start[problemSources.Count - 1] + competingCount[i] + 1;
            }
        }

        RegisterFreeIntakes();
        var (intake, cost) = (new int[start[kept]], new double[start[kept]]);
        Parallel.For(0, groups.Length, g => FillGroup(groups[g], candidates[g], start, firstKept[g], intake, cost));
        return new()
        {
            Sources = [.. problemSources], ArcStart = start, ArcIntake = intake, ArcCost = cost,
            SourceGroup = sourceGroup, Settled = [.. settled], SettledCost = settledCost,
        };
    }

    // In the order of sources, before groups are worked on side by side.
    private void RegisterFreeIntakes()
    {
        for (var g = 0; g < groups.Length; g++)
        {
            for (var i = groups[g].From; i < groups[g].To; i++)
            {
                if (competingCount[i] > 0) freeIntake[i] = intakes.Free(candidates[g].Free[freeAt[i]].To);
            }
        }
    }

    private void FillGroup(DemandGroup group, GroupCandidates open, int[] start, int firstKept, int[] intake, double[] cost)
    {
        var (journeyPerYear, kept) = (costs.JourneyPerYear(group.Entry), firstKept);
        for (var i = group.From; i < group.To; i++)
        {
            if (competingCount[i] > 0) Fill(open, i, journeyPerYear, intake, cost, start[kept++]);
        }
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
            foreach (ref readonly var candidate in open.Competing.AsSpan())
            {
                if (candidate.IsKept || CostOf(candidate, journeyPerYear, home) < best) count++;
            }

            (freeAt[i], freeCost[i], competingCount[i]) = (bestAt, best, count);
        }
    }

    private void Fill(GroupCandidates open, int source, double[] journeyPerYear, int[] intake, double[] cost, int at)
    {
        var home = sources[source].Area * sets.Providers.Count;
        foreach (ref readonly var candidate in open.Competing.AsSpan())
        {
            var price = CostOf(candidate, journeyPerYear, home);
            if (!candidate.IsKept && price >= freeCost[source]) continue;
            (intake[at], cost[at]) = (candidate.Intake, price);
            at++;
        }

        (intake[at], cost[at]) = (freeIntake[source], freeCost[source]);
    }

    private static double CostOf(in Candidate candidate, double[] journeyPerYear, int home) =>
        candidate.BaseCost + (candidate.Stay * journeyPerYear[home + candidate.To.Provider]);
}
