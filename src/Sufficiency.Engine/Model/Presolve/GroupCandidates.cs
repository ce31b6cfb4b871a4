using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Presolve;

/// <summary>A destination open to a group, with what it costs there but for the journey.</summary>
/// <param name="To">Where and after how long.</param>
/// <param name="BaseCost">Discounted £ a pupil that no home changes.</param>
/// <param name="Stay">Discounted pupil-years, by which a year's journey cost is multiplied.</param>
/// <param name="Sink">The sink of a competing destination; −1 of one that uses no row.</param>
/// <param name="IsKept">Whether the arc stays even where another destination is cheaper.</param>
internal readonly record struct Candidate(Destination To, double BaseCost, double Stay, int Sink, bool IsKept);

/// <summary>Every destination open to the sources of a group.</summary>
internal sealed class GroupCandidates
{
    private GroupCandidates(Candidate[] free, Candidate[] competing) => (Free, Competing) = (free, competing);

    /// <summary>Those that use no row; waiting to the end of the phase is the first, unless a place without limit can be
    /// had at once: then nobody waits.</summary>
    public Candidate[] Free { get; }

    /// <summary>Those that use rows, in the order of providers and delays.</summary>
    public Candidate[] Competing { get; }

    public static GroupCandidates Of(ModelData data, PlacementCosts costs, SinkBook sinks, DemandGroup group, NeedSet needs)
    {
        var (free, competing) = (new List<Candidate>(), new List<Candidate>());
        var mayWait = !HasRoomForAll(data, sinks, group, needs);
        var longestWait = mayWait ? data.LongestWait : 0;
        if (mayWait)
            free.Add(new(Destination.Waiting,
                costs.AtDestination(group.Tier, group.Entry, group.Year, Destination.Waiting), 0.0, -1, false));
        for (var p = 0; p < data.Providers.Count; p++)
        {
            if (!data.Providers[p].Needs.Contains(NeedClasses.FirstOf(needs))) continue;
            var dearest = costs.DearestJourneyPerYear(group.Entry, p);
            for (var delay = 0; delay <= longestWait && group.Year + delay < data.YearCount; delay++)
            {
                var to = new Destination(p, delay);
                if (!Admissibility.Admits(data.Providers[p], group.Tier, group.Entry, delay)) continue;
                if (data.Forecast.SurvivalOf(group.Tier, group.Entry, group.Year, delay) <= 0.0 || sinks.IsClosed(to, group)) continue;
                var (sink, helpsARow) = sinks.Competing(to, group, needs);
                var candidate = new Candidate(
                    to, costs.AtDestination(group.Tier, group.Entry, group.Year, to),
                    data.DiscountedStay(group.Tier, group.Entry, group.Year, delay), sink, helpsARow);
                if (sink >= 0) competing.Add(candidate);
                else if (free.Count == 0 || !IsNeverCheaper(candidate, free[^1], dearest)) free.Add(candidate);
            }
        }

        return new([.. free], [.. competing]);
    }

    // A place that any number of pupils can have at once, and that no row counts.
    private static bool HasRoomForAll(ModelData data, SinkBook sinks, DemandGroup group, NeedSet needs)
    {
        for (var p = 0; p < data.Providers.Count; p++)
        {
            var provider = data.Providers[p];
            if (provider.HasUnlimitedPlaces && provider.Needs.Contains(NeedClasses.FirstOf(needs))
                && Admissibility.Admits(provider, group.Tier, group.Entry, 0)
                && sinks.Competing(new(p, 0), group, needs).Sink < 0) return true;
        }

        return false;
    }

    // The same provider after a longer wait, from whose shorter stay no home can gain what the wait costs.
    private static bool IsNeverCheaper(in Candidate late, in Candidate before, double dearestJourney) =>
        before.To.Provider == late.To.Provider && late.BaseCost >= before.BaseCost + ((before.Stay - late.Stay) * dearestJourney);
}
