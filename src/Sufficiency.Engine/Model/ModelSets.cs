using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Geography;
using Sufficiency.Engine.Model.Constraints;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model;

/// <summary>What every part of the model reads: the inputs, and the figures derived from them once, when they are first asked for; the models of all plans of the same inputs share them.</summary>
internal sealed class ModelSets
{
    private readonly Dictionary<ProviderId, int> providerIndex = [];
    private readonly PupilFigures figures;
    private readonly double[] ownPlaces; // [provider, year]

    /// <summary>Makes the sets of some inputs.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="travel">Journeys between its areas and providers.</param>
    /// <param name="forecast">Demand in its years.</param>
    /// <param name="like">Sets of inputs that differ in schemes alone, to share their figures; null for figures of their own.</param>
    /// <exception cref="ArgumentException">The inputs do not belong together.</exception>
    public ModelSets(PlanningDataset dataset, TravelMatrix travel, DemandForecast forecast, ModelSets? like = null)
    {
        if (forecast.YearCount != dataset.Horizon.Count)
            throw new ArgumentException($"The forecast has {forecast.YearCount} years, the horizon {dataset.Horizon.Count}.", nameof(forecast));
        if (travel.AreaCount != dataset.Areas.Count || travel.ProviderCount != dataset.Providers.Count)
            throw new ArgumentException("The travel matrix is of other areas or providers than the dataset.", nameof(travel));
        (Dataset, Travel, Forecast) = (dataset, travel, forecast);
        for (var p = 0; p < dataset.Providers.Count; p++) providerIndex.Add(dataset.Providers[p].Id, p);
        Discount = [.. dataset.Horizon.Years.Select(year => Math.Pow(1.0 + dataset.Costs.DiscountRate, -year.YearsAfter(dataset.Costs.PriceBase)))];
        figures = like?.figures ?? new(this);
        ownPlaces = new double[Providers.Count * YearCount];
        foreach (var row in dataset.Places)
        {
            if (dataset.Horizon.Contains(row.Year))
                ownPlaces[(providerIndex[row.Provider] * YearCount) + dataset.Horizon.IndexOf(row.Year)] += row.Places;
        }
    }

    public PlanningDataset Dataset { get; }

    public TravelMatrix Travel { get; }

    public DemandForecast Forecast { get; }

    public IReadOnlyList<Provider> Providers => Dataset.Providers;

    public int YearCount => Forecast.YearCount;

    /// <summary>δ: factor from base-year money of a planned year to the objective.</summary>
    public double[] Discount { get; }

    /// <summary>D: most years a pupil may wait and still be placed.</summary>
    public int LongestWait => Math.Min(Dataset.Penalties.MaximumWaitYears, DemandForecast.LongestStay - 1);

    /// <summary>Needs that the model cannot tell apart.</summary>
    public NeedClasses Classes => figures.Classes.Value;

    /// <summary>What placements cost.</summary>
    public PlacementCosts PlacementCosts => figures.PlacementCosts.Value;

    /// <summary>The initial roll still there.</summary>
    public InitialRollByEntry InitialRoll => figures.InitialRoll.Value;

    /// <summary>Who needs a place.</summary>
    public (DemandSource[] Sources, DemandGroup[] Groups) Demand => figures.Demand.Value;

    /// <summary>£ a pupil of the initial roll a year for the journey to a provider.</summary>
    public double StandingJourney(int provider, EntryPoint entry) => figures.StandingJourneys[(provider * EntryPoints.All.Count) + (int)entry].Value;

    public int IndexOf(ProviderId provider) => providerIndex[provider];

    /// <summary>K: places of its own, schemes apart.</summary>
    public double OwnPlaces(int provider, int year) => ownPlaces[(provider * YearCount) + year];

    /// <summary>Calendar year in which a planned academic year starts.</summary>
    public int StartYear(int year) => Dataset.Horizon.First.StartYear + year;

    /// <summary>Σ of δ σ over the years a pupil is on roll: discounted pupil-years of one placed after some years' wait.</summary>
    public double DiscountedStay(Tier tier, EntryPoint entry, int yearNeeded, int delay)
    {
        var sum = 0.0;
        for (var year = yearNeeded + delay; year < YearCount; year++)
            sum += Discount[year] * Forecast.SurvivalOf(tier, entry, yearNeeded, year - yearNeeded);
        return sum;
    }

    /// <summary>Figures that no scheme has a part in.</summary>
    /// <param name="sets">What they are derived from.</param>
    private sealed class PupilFigures(ModelSets sets)
    {
        public Lazy<NeedClasses> Classes { get; } = new(() => new(sets));

        public Lazy<PlacementCosts> PlacementCosts { get; } = new(() => new(sets));

        public Lazy<InitialRollByEntry> InitialRoll { get; } = new(() => new(sets));

        public Lazy<(DemandSource[] Sources, DemandGroup[] Groups)> Demand { get; } = new(() => EveryPupilPlaced.Gather(sets));

        public Lazy<double>[] StandingJourneys { get; } =
            [.. Enumerable.Range(0, sets.Providers.Count).SelectMany(p => EntryPoints.All.Select(entry => new Lazy<double>(() => StandingCosts.TransportPerPupilYear(sets, p, entry))))]; // [provider, entry point]
    }
}
