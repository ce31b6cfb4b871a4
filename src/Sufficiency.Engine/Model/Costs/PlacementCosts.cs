using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Mix;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>Discounted cost of placing one pupil: a part that the destination decides, and discounted pupil-years × a yearly
/// part that the journey decides.</summary>
internal sealed class PlacementCosts
{
    private readonly ModelData data;
    private readonly LocalMix mix;
    private readonly double waitingPenalty;
    private readonly int[] travelClass; // [entry point]
    private readonly double[][] transportPerYear; // [travel class][area, provider], £ a pupil-year
    private readonly double[][] journeyPerYear; // the same with the penalty beyond guidance
    private readonly double[][] dearestJourney; // [travel class][provider], £ a pupil-year
    private readonly double[][] cheapestJourney; // [travel class][provider], £ a pupil-year
    // [tier, entry point, year of need, provider, delay]; NaN until asked for: groups that differ in their needs alone ask for the same
    private readonly double[] atDestination;

    public PlacementCosts(ModelData data, LocalMix mix, double waitingPenalty)
    {
        (this.data, this.mix, this.waitingPenalty) = (data, mix, waitingPenalty);
        atDestination = new double[ProvisionCodes.Tiers.Count * EntryPoints.All.Count * data.YearCount * data.Providers.Count
            * (data.LongestWait + 1)];
        Array.Fill(atDestination, double.NaN);
        var speakers = new List<EntryPoint>();
        travelClass = [.. EntryPoints.All.Select(entry => ClassOf(entry, speakers))];
        transportPerYear =
            [.. speakers.Select(speaker => Table((area, provider) => TransportCosts.OfPlaced(data, area, provider, speaker)))];
        journeyPerYear =
            [.. speakers.Zip(transportPerYear, (speaker, transport) => Table((area, provider) => data.Providers[provider].IsLocalMix
            ? LocalMixCosts.PerPupilYear(data, mix, area, speaker)
            : transport[(area * data.Providers.Count) + provider] + TravelPenalty.PerPupilYear(data, area, provider, speaker.Phase())))];
        dearestJourney = [.. journeyPerYear.Select(table => ByProvider(table, Enumerable.Max))];
        cheapestJourney = [.. journeyPerYear.Select(table => ByProvider(table, Enumerable.Min))];
    }

    /// <summary>£ a pupil-year of the transport of every journey of an entry point. [area, provider]</summary>
    public double[] TransportPerYear(EntryPoint entry) => transportPerYear[travelClass[(int)entry]];

    /// <summary>
    /// £ a pupil-year of every journey of an entry point: transport and the penalty beyond guidance; in a local mix all that a year there
    /// costs. [area, provider]
    /// </summary>
    public double[] JourneyPerYear(EntryPoint entry) => journeyPerYear[travelClass[(int)entry]];

    /// <summary>£ a pupil-year of the dearest journey to a provider.</summary>
    public double DearestJourneyPerYear(EntryPoint entry, int provider) => dearestJourney[travelClass[(int)entry]][provider];

    /// <summary>£ a pupil-year of the cheapest journey to a provider.</summary>
    public double CheapestJourneyPerYear(EntryPoint entry, int provider) => cheapestJourney[travelClass[(int)entry]][provider];

    /// <summary>Discounted £ a pupil that does not depend on the home: years waited, then top-up, fee or place funding.</summary>
    public double AtDestination(Tier tier, EntryPoint entry, int yearNeeded, Destination to)
    {
        if (to.IsWaiting) return WaitingCosts.PerPupil(data, waitingPenalty, tier, entry, yearNeeded, null);
        var group = (((((int)tier * EntryPoints.All.Count) + (int)entry) * data.YearCount) + yearNeeded) * data.Providers.Count;
        ref var cost = ref atDestination[((group + to.Provider) * (data.LongestWait + 1)) + to.Delay];
        return double.IsNaN(cost) ? cost = WorkOut(tier, entry, yearNeeded, to) : cost; // whoever asks at the same time finds the same
    }

    private double WorkOut(Tier tier, EntryPoint entry, int yearNeeded, Destination to)
    {
        var sum = WaitingCosts.PerPupil(data, waitingPenalty, tier, entry, yearNeeded, to.Delay);
        for (var t = yearNeeded + to.Delay; t < data.YearCount; t++)
        {
            var onRoll = data.Forecast.SurvivalOf(tier, entry, yearNeeded, t - yearNeeded);
            if (onRoll > 0.0) sum += data.Discount[t] * onRoll * PupilCosts.PerPupilYear(data, data.Providers[to.Provider], t, tier);
        }

        return sum;
    }

    // Walking distance, guidance and the schools of the local mix are all that an entry point changes in a journey's cost.
    private int ClassOf(EntryPoint entry, List<EntryPoint> speakers)
    {
        var at = speakers.FindIndex(speaker =>
            speaker.Phase() == entry.Phase() && IsUnderEight(speaker) == IsUnderEight(entry) && mix.AreAlike(speaker, entry));
        if (at < 0) speakers.Add(entry);
        return at < 0 ? speakers.Count - 1 : at;
    }

    private static bool IsUnderEight(EntryPoint entry) => entry is EntryPoint.Reception or EntryPoint.Infant;

    private double[] ByProvider(double[] journeys, Func<IEnumerable<double>, double> figure) =>
        [.. Enumerable.Range(0, data.Providers.Count)
            .Select(p => figure(Enumerable.Range(0, data.Dataset.Areas.Count).Select(a => journeys[(a * data.Providers.Count) + p])))];

    private double[] Table(Func<int, int, double> figure)
    {
        var (areas, providers) = (data.Dataset.Areas.Count, data.Providers.Count);
        var table = new double[areas * providers];
        for (var a = 0; a < areas; a++)
        {
            for (var p = 0; p < providers; p++) table[(a * providers) + p] = figure(a, p);
        }

        return table;
    }
}
