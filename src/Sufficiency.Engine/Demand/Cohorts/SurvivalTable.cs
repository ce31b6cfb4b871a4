using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain.Grids;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Cohorts;

/// <summary>Share of those placed at an entry point who hold their place a number of years later.</summary>
/// <remarks>
/// A band such as Years 3 to 6 mixes year groups whose phases end at different times. The share is therefore the mean over the year groups
/// placed there in that year, weighted by their placings. With it, placings times survival is the stock, exactly, by tier and phase.
/// </remarks>
internal static class SurvivalTable
{
    /// <summary>Shares by tier, entry point, year and years since, as in <see cref="DemandForecast.Survival"/>.</summary>
    public static Grid Of(CohortProgression progression, DemandRates rates, int years)
    {
        var entries = EntryPoints.All;
        var survival = new Grid(
            YearGroups.Tiers, new Axis("entry points", entries.Count), new Axis("years", years),
            new Axis("stays", DemandForecast.LongestStay));
        for (var tier = 0; tier < YearGroups.TierCount; tier++)
        {
            foreach (var entry in entries)
            {
                for (var year = 0; year < years; year++)
                {
                    var shares = survival.Row(tier, (int)entry, year);
                    if (rates.Actions is null) Mix(shares, progression.FlowsInto(year), rates, tier, entry);
                    else MixNeeds(shares, progression.FlowsInto(year), rates, tier, entry, year);
                }
            }
        }

        return survival;
    }

    private static void Mix(Span<double> shares, CohortFlows flow, DemandRates rates, int tier, EntryPoint entry)
    {
        var first = entry.First().Value;
        var last = entry.Last().Value;
        Span<double> weights = stackalloc double[last - first + 1];
        var sum = 0.0;
        for (var yearGroup = first; yearGroup <= last; yearGroup++)
        {
            for (var need = 0; need < YearGroups.NeedCount; need++) weights[yearGroup - first] += flow.Placings(need, yearGroup, tier);
            sum += weights[yearGroup - first];
        }

        for (var yearGroup = first; yearGroup <= last; yearGroup++)
        {
            var remaining = sum > 0 ? weights[yearGroup - first] / sum : 1.0 / weights.Length;
            for (var stay = 0; stay < shares.Length && remaining > 0; stay++)
            {
                shares[stay] += remaining;
                remaining *= rates.Stays(0, yearGroup + stay, (int)((Tier)tier).Counted(), 0);
            }
        }

        shares[0] = 1.0;
    }

    /// <summary>The same where actions make rates differ by need and year.</summary>
    private static void MixNeeds(Span<double> shares, CohortFlows flow, DemandRates rates, int tier, EntryPoint entry, int year)
    {
        var (first, last) = (entry.First().Value, entry.Last().Value);
        var sum = 0.0;
        for (var yearGroup = first; yearGroup <= last; yearGroup++)
        {
            for (var need = 0; need < YearGroups.NeedCount; need++) sum += flow.Placings(need, yearGroup, tier);
        }

        for (var yearGroup = first; yearGroup <= last; yearGroup++)
        {
            for (var need = 0; need < YearGroups.NeedCount; need++)
            {
                var remaining = sum > 0 ? flow.Placings(need, yearGroup, tier) / sum
                    : 1.0 / ((last - first + 1) * YearGroups.NeedCount);
                for (var stay = 0; stay < shares.Length && remaining > 0; stay++)
                {
                    shares[stay] += remaining;
                    remaining *= rates.Stays(need, yearGroup + stay, (int)((Tier)tier).Counted(), year + stay + 1);
                }
            }
        }

        shares[0] = 1.0;
    }
}
