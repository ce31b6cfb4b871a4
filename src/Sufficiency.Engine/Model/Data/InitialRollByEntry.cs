using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Model.Data;

/// <summary>The initial roll still there, split over the entry points of the year groups it had at the base date, or of
/// the transfer at which it stayed.</summary>
/// <remarks>The split weighs each base year group by its pupils and by what ceasing, escalation, going elsewhere and, where a phase ends,
/// staying on leave of them.</remarks>
internal sealed class InitialRollByEntry
{
    private readonly ModelData data;
    private readonly double[] pupils; // [provider, entry, year]

    public InitialRollByEntry(ModelData data)
    {
        this.data = data;
        pupils = new double[data.Providers.Count * EntryPoints.All.Count * data.YearCount];
        Weigh();
        for (var p = 0; p < data.Providers.Count; p++)
        {
            for (var t = 0; t < data.YearCount; t++) Scale(p, t);
        }
    }

    /// <summary>Pupils of the initial roll whose base year group, or the transfer at which they stayed,
    /// lies in the entry point's band.</summary>
    public double Pupils(int provider, EntryPoint entry, int year) => pupils[At(provider, entry, year)];

    private int At(int provider, EntryPoint entry, int year) => (((provider * EntryPoints.All.Count) + (int)entry) * data.YearCount) + year;

    private void Weigh()
    {
        var ceasing = data.Dataset.CeasingRates.ToDictionary(rate => rate.YearGroup, rate => rate.Share);
        var escalation = data.Dataset.EscalationRates.GroupBy(rate => (rate.Into, rate.From))
            .ToDictionary(group => group.Key, group => group.Sum(rate => rate.Share));
        var elsewhere = data.Dataset.NoSchoolPlaceRates.ToDictionary(rate => rate.Into, rate => rate.Share);
        var stayOn = data.Dataset.StayOnRates.ToDictionary(rate => (rate.Into, rate.Tier), rate => rate.Share);
        foreach (var row in data.Dataset.InitialRoll)
        {
            var (left, entry, provider) = (row.Pupils, EntryPoints.Of(row.YearGroup), data.IndexOf(row.Provider));
            for (var t = 0; t < data.YearCount && row.YearGroup.Value + t < YearGroup.LastPlaced; t++)
            {
                var (before, now) = (new YearGroup(row.YearGroup.Value + t), new YearGroup(row.YearGroup.Value + t + 1));
                var ceases = ceasing.GetValueOrDefault(before);
                if (data.Forecast.CeasingFactor is { } factor) ceases = Math.Min(1.0, ceases * factor(row.Need, before, t));
                var stays = (1.0 - ceases)
                    * (1.0 - escalation.GetValueOrDefault((now, row.Tier)) - elsewhere.GetValueOrDefault(now));
                if (now.Phase != before.Phase)
                {
                    entry = EntryPoints.Of(now);
                    stays = data.Providers[provider].TeachesOn(now) ? Math.Min(stays, stayOn.GetValueOrDefault((now, row.Tier))) : 0.0;
                }

                left *= stays;
                if (left == 0.0) break;
                pupils[At(provider, entry, t)] += left;
            }
        }
    }

    private void Scale(int provider, int year)
    {
        var roll = data.Forecast.InitialRollOf(provider, year);
        var weights = EntryPoints.All.Sum(entry => pupils[At(provider, entry, year)]);
        if (roll > 1e-9 && weights <= 0.0)
            throw new InvalidOperationException(
                $"The forecast keeps {roll} pupils of the initial roll at {data.Providers[provider].Id}, where the dataset has none left.");
        foreach (var entry in EntryPoints.All) pupils[At(provider, entry, year)] *= weights > 0.0 ? roll / weights : 0.0;
    }
}
