using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>What each year held below the tier costs: interim provision in money, and a penalty.</summary>
internal static class WaitingCosts
{
    /// <summary>Interim money: £ a pupil a year, the cost of setting elsewhere in the phase.</summary>
    public static double InterimPerPupilYear(ModelSets sets, Phase phase) => StockCostOf(sets, Setting.Elsewhere, phase);

    /// <summary>Discounted interim money and penalty of a pupil over the years from that of need up to, but not in, the year placed; to the
    /// horizon's end where never.</summary>
    public static double PerPupil(ModelSets sets, Tier tier, EntryPoint entry, int yearNeeded, int? delay)
    {
        var perYear = InterimPerPupilYear(sets, entry.Phase()) + sets.WaitingPenalty;
        var end = delay is { } years ? yearNeeded + years : sets.YearCount;
        var sum = 0.0;
        for (var t = yearNeeded; t < end; t++)
            sum += sets.Discount[t] * sets.Forecast.SurvivalOf(tier, entry, yearNeeded, t - yearNeeded) * perYear;
        return sum;
    }

    /// <summary>£ a plan a year in a setting and phase.</summary>
    public static double StockCostOf(ModelSets sets, Setting setting, Phase phase)
    {
        foreach (var cost in sets.Dataset.StockCosts)
        {
            if (cost.Setting == setting && cost.Phase == phase) return cost.PerPupilYear.Value;
        }

        throw new InvalidOperationException($"No cost is given for setting {setting.ToCode()} in phase {phase}.");
    }
}
