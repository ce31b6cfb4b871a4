using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>What no decision changes: pupil cost and transport of the initial roll, and plans that are never placed.</summary>
internal static class StandingCosts
{
    public static void Add(ModelData data, ModelCosts costs, ProblemDraft draft)
    {
        for (var p = 0; p < data.Providers.Count; p++)
        {
            for (var t = 0; t < data.YearCount; t++)
                draft.AddConstant(data.Discount[t] * data.Forecast
                    .InitialRollOf(p, t) * PupilCosts.PerPupilYear(data, data.Providers[p], t, Tier.Mainstream));
            foreach (var entry in EntryPoints.All)
            {
                for (var t = 0; t < data.YearCount; t++)
                {
                    if (data.InitialRoll.Pupils(p, entry, t) is > 0.0 and var pupils)
                        draft.AddConstant(data.Discount[t] * pupils * costs.StandingJourney(p, entry));
                }
            }
        }

        for (var t = 0; t < data.YearCount; t++) draft.AddConstant(data.Discount[t] * StockInYear(data, t));
    }

    /// <summary>£ a pupil of the initial roll a year, over the homes that the pupil may have.</summary>
    public static double TransportPerPupilYear(ModelData data, int provider, EntryPoint entry)
    {
        var (sum, shares) = (0.0, HomeShares(data, provider, entry.Phase()));
        for (var a = 0; a < shares.Length; a++) sum += shares[a] * TransportCosts.PerPupilYear(data, a, provider, entry);
        return sum;
    }

    /// <summary>Where pupils of a provider's initial roll live: the phase's area share in the first year × exp(−km/spread) of the provision
    /// type, normalised. [area]</summary>
    public static double[] HomeShares(ModelData data, int provider, Phase phase)
    {
        var spread = data.Dataset.Travel.HomeSpread[data.Providers[provider].Type].Value;
        var weights = new double[data.Dataset.Areas.Count];
        for (var a = 0; a < weights.Length; a++)
        {
            var share = data.Forecast.AreaShares[a, (int)phase, 0];
            weights[a] = share * Math.Exp(-data.Travel.Kilometres(a, provider) / spread);
        }

        var all = weights.Sum();
        if (all <= 0.0)
            throw new InvalidOperationException(
                $"No area has a share of the plans of phase {phase}, yet {data.Providers[provider].Id} has pupils of it.");
        for (var a = 0; a < weights.Length; a++) weights[a] /= all;
        return weights;
    }

    /// <summary>£ in a year for plans that are never placed: those elsewhere, and all before Reception and after Year 14.</summary>
    public static double StockInYear(ModelData data, int year)
    {
        var sum = 0.0;
        foreach (var row in data.Forecast.Stock)
        {
            var phase = row.YearGroup.Phase;
            if (row.YearIndex != year || row.Pupils == 0.0) continue;
            if (phase is Phase.EarlyYears or Phase.Adult) sum += row.Pupils * AverageOfSettings(data, phase);
            else if (row.Tier is null) sum += row.Pupils * WaitingCosts.StockCostOf(data, Setting.NoSchoolPlace, phase);
        }

        return sum;
    }

    /// <summary>£ a plan a year in a phase that is not placed, by the settings counted at the base
    /// date; elsewhere where none was.</summary>
    private static double AverageOfSettings(ModelData data, Phase phase)
    {
        var (plans, cost) = (0.0, 0.0);
        foreach (var count in data.Dataset.Plans)
        {
            if (count.YearGroup.Phase != phase) continue;
            plans += count.Plans;
            cost += count.Plans * WaitingCosts.StockCostOf(data, count.Setting, phase);
        }

        return plans > 0.0 ? cost / plans : WaitingCosts.StockCostOf(data, Setting.NoSchoolPlace, phase);
    }
}
