using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>
/// The local mix by Furness' own procedure: a matrix whose rows and columns are scaled in turn. Shares no code with the model.
/// </summary>
internal static class PlainMix
{
    /// <summary>Where pupils of a cell go, schools that are counted alone.</summary>
    public static IEnumerable<(int Provider, double Share)> SharesOf(PlanningDataset dataset, TravelMatrix travel,
        DemandForecast forecast, DemandCell cell)
    {
        var phase = cell.Entry.Phase();
        int[] schools = [.. Enumerable.Range(0, dataset.Providers.Count).Where(p => dataset.Providers[p].MixedPhases.Contains(phase))];
        double[] counts = [.. schools.Select(p =>
            dataset.InitialRoll.Where(row => row.Provider == dataset.Providers[p].Id && row.YearGroup.Phase == phase).Sum(row =>
                row.Pupils))];
        double[] homes = [.. Enumerable.Range(0, dataset.Areas.Count).Select(a =>
            counts.Sum() * forecast.AreaShares[a, (int)phase, 0])];
        var trips = new double[homes.Length, schools.Length];
        for (var a = 0; a < homes.Length; a++)
        {
            for (var j = 0; j < schools.Length; j++)
                trips[a, j] = Math.Exp(-travel.Kilometres(a, schools[j]) / dataset.Travel.HomeSpread[ProvisionType.Mainstream].Value);
        }

        for (var turn = 0; turn < 2_000 && counts.Sum() > 0; turn++)
        {
            for (var j = 0; j < schools.Length; j++) Scale(homes.Length, a => trips[a, j], (a, value) => trips[a, j] = value, counts[j]);
            for (var a = 0; a < homes.Length; a++) Scale(schools.Length, j => trips[a, j], (j, value) => trips[a, j] = value, homes[a]);
        }

        var last = phase == Phase.Primary ? 6 : phase == Phase.Secondary ? 11 : 13;
        var open = Enumerable.Range(0, schools.Length).Where(j =>
            dataset.Providers[schools[j]].LowestYearGroup.Value <= cell.Entry.First().Value
            && dataset.Providers[schools[j]].HighestYearGroup.Value >= last).ToList();
        var all = open.Sum(j => trips[cell.Area, j]);
        return open.Select(j => (schools[j], trips[cell.Area, j] / all));
    }

    private static void Scale(int length, Func<int, double> read, Action<int, double> write, double target)
    {
        var sum = Enumerable.Range(0, length).Sum(read);
        for (var i = 0; i < length && sum > 0; i++) write(i, read(i) * target / sum);
    }
}
