using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>What each year held below the tier costs: interim provision in money, and a penalty.</summary>
internal static class WaitingCosts
{
    /// <summary>Interim money: £ a pupil a year, the cost of setting elsewhere in the phase.</summary>
    public static double InterimPerPupilYear(ModelData data, Phase phase) => StockCostOf(data, Setting.NoSchoolPlace, phase);

    /// <summary>Discounted interim money and penalty of a pupil over the years from that of need up to, but not in, the year placed; to the
    /// horizon's end where never.</summary>
    public static double PerPupil(ModelData data, double waitingPenalty, Tier tier, EntryPoint entry, int yearNeeded, int? delay)
    {
        var perYear = InterimPerPupilYear(data, entry.Phase()) + waitingPenalty;
        var end = delay is { } years ? yearNeeded + years : data.YearCount;
        var sum = 0.0;
        for (var t = yearNeeded; t < end; t++)
            sum += data.Discount[t] * data.Forecast.SurvivalOf(tier, entry, yearNeeded, t - yearNeeded) * perYear;
        return sum;
    }

    /// <summary>£ a plan a year in a setting and phase.</summary>
    public static double StockCostOf(ModelData data, Setting setting, Phase phase)
    {
        foreach (var cost in data.Dataset.StockCosts)
        {
            if (cost.Setting == setting && cost.Phase == phase) return cost.PerPupilYear.Value;
        }

        throw new InvalidOperationException($"No cost is given for setting {setting.ToCode()} in phase {phase}.");
    }
}
