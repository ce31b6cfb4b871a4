using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Constraints;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Mix;
using Sufficiency.Engine.Model.Variables;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Model;

/// <summary>What every part of the model reads: the inputs, and the figures derived from them once, when they are first asked for; the
/// models of all plans of the same inputs share them.</summary>
internal sealed class ModelSets
{
    private readonly Dictionary<ProviderId, int> providerIndex = [];
    private readonly PupilFigures figures;
    private readonly double[] ownPlaces; // [provider, pool, year]
    private readonly bool[] hasPool; // [provider, pool]
    private readonly double[] committedPlaces; // [provider, pool, year]

    /// <summary>Makes the sets of some inputs.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="travel">Journeys between its areas and providers.</param>
    /// <param name="forecast">Demand in its years.</param>
    /// <param name="like">Sets of inputs that differ in schemes alone, to share their figures; null for figures of their own.</param>
    /// <exception cref="ArgumentException">The inputs do not belong together.</exception>
    public ModelSets(PlanningDataset dataset, TravelMatrix travel, DemandForecast forecast, ModelSets? like = null)
    {
        if (forecast.YearCount != dataset.Horizon.Count)
            throw new ArgumentException($"The forecast has {forecast.YearCount} years, the horizon {dataset.Horizon.Count}.",
                nameof(forecast));
        if (travel.AreaCount != dataset.Areas.Count || travel.ProviderCount != dataset.Providers.Count)
            throw new ArgumentException("The travel matrix is of other areas or providers than the dataset.", nameof(travel));
        (Dataset, Travel, Forecast) = (dataset, travel, forecast);
        for (var p = 0; p < dataset.Providers.Count; p++) providerIndex.Add(dataset.Providers[p].Id, p);
        Discount = [.. dataset.Horizon.Years
            .Select(year => Math.Pow(1.0 + dataset.Costs.DiscountRate, -year.YearsAfter(dataset.Costs.PriceBase)))];
        figures = like?.figures ?? new(this);
        (ownPlaces, hasPool) = (new double[Providers.Count * PlacePools.Count * YearCount], new bool[Providers.Count * PlacePools.Count]);
        committedPlaces = new double[ownPlaces.Length];
        for (var p = 0; p < Providers.Count; p++) hasPool[p * PlacePools.Count] = !Providers[p].HasUnlimitedPlaces;
        foreach (var row in dataset.Places)
        {
            var pool = (providerIndex[row.Provider] * PlacePools.Count) + (row.Phase is { } phase ? (int)phase : PlacePools.Whole);
            hasPool[pool] = hasPool[pool / PlacePools.Count * PlacePools.Count];
            if (dataset.Horizon.Contains(row.Year)) ownPlaces[(pool * YearCount) + dataset.Horizon.IndexOf(row.Year)] += row.Places;
        }

        for (var m = 0; m < dataset.Schemes.Count; m++) AddCommitted(m);
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

    /// <summary>£ for each year a pupil is held below their tier.</summary>
    public double WaitingPenalty => Dataset.Penalties.WaitingPerPupilYear?.Value ?? figures.WaitingPenalty.Value;

    /// <summary>Needs that the model cannot tell apart.</summary>
    public NeedClasses Classes => figures.Classes.Value;

    /// <summary>Where pupils go whom mainstream suits.</summary>
    public LocalMix Mix => figures.Mix.Value;

    /// <summary>What placements cost.</summary>
    public PlacementCosts PlacementCosts => figures.PlacementCosts.Value;

    /// <summary>The initial roll still there.</summary>
    public InitialRollByEntry InitialRoll => figures.InitialRoll.Value;

    /// <summary>Who needs a place.</summary>
    public (DemandSource[] Sources, DemandGroup[] Groups) Demand => figures.Demand.Value;

    /// <summary>£ a pupil of the initial roll a year for the journey to a provider.</summary>
    public double StandingJourney(int provider, EntryPoint entry) =>
        figures.StandingJourneys[(provider * EntryPoints.All.Count) + (int)entry].Value;

    public int IndexOf(ProviderId provider) => providerIndex[provider];

    /// <summary>K: places of its own, schemes apart.</summary>
    public double OwnPlaces(int provider, int year, int pool = PlacePools.Whole) =>
        ownPlaces[(((provider * PlacePools.Count) + pool) * YearCount) + year];

    /// <summary>C: places of committed schemes, which every plan has.</summary>
    public double CommittedPlaces(int provider, int year, int pool = PlacePools.Whole) =>
        committedPlaces[(((provider * PlacePools.Count) + pool) * YearCount) + year];

    /// <summary>Whether a provider limits the places of a pool: nobody's where it takes any number of pupils, and single phases' only where
    /// the data gives them.</summary>
    public bool HasPool(int provider, int pool) => hasPool[(provider * PlacePools.Count) + pool];

    /// <summary>Pools of single phases that a provider limits.</summary>
    public IEnumerable<int> PhasePools(int provider) => PlacePools.OfPhases.Where(pool => HasPool(provider, pool));

    /// <summary>How many pupils a place of a pool may hold: those of a phase flex.</summary>
    public double Flex(int pool) => pool == PlacePools.Whole ? 1.0 : 1.0 + Dataset.PhaseFlexShare;

    /// <summary>B: pupils on roll at the base date.</summary>
    public double BaseRollOf(int provider) =>
        Dataset.InitialRoll.Where(row => row.Provider == Providers[provider].Id).Sum(row => row.Pupils);

    /// <summary>R: pupils of the initial roll still at a provider whom a pool counts.</summary>
    public double InitialRollOf(int provider, int year, int pool) => PlacePools.PhaseOf(pool) is { } phase
        ? EntryPoints.All.Where(entry => entry.Phase() == phase).Sum(entry => InitialRoll.Pupils(provider, entry, year))
        : Forecast.InitialRollOf(provider, year);

    /// <summary>Δ: places that an opened scheme gives a pool in a year.</summary>
    public double SchemePlaces(SchemeOpening opening, int year, int pool = PlacePools.Whole)
    {
        var (scheme, since) = (Dataset.Schemes[opening.Scheme], Dataset.Horizon.First.Plus(year).YearsAfter(opening.Year));
        return PlacePools.PhaseOf(pool) is { } phase ? scheme.PlacesAfter(since, phase) : scheme.PlacesAfter(since);
    }

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

    private void AddCommitted(int m)
    {
        var scheme = Dataset.Schemes[m];
        if (scheme.Status != SchemeStatus.Committed) return;
        var (provider, opening) = (providerIndex[scheme.Provider], new SchemeOpening(m, scheme.PlannedOpening, true));
        for (var pool = 0; pool < PlacePools.Count; pool++)
        {
            for (var t = 0; t < YearCount; t++)
                committedPlaces[(((provider * PlacePools.Count) + pool) * YearCount) + t] += SchemePlaces(opening, t, pool);
        }
    }

    /// <summary>Figures that no scheme has a part in.</summary>
    /// <param name="sets">What they are derived from.</param>
    private sealed class PupilFigures(ModelSets sets)
    {
        public Lazy<double> WaitingPenalty { get; } = new(() => Costs.WaitingPenalty.Least(sets.Dataset, sets.Travel));

        public Lazy<NeedClasses> Classes { get; } = new(() => new(sets));

        public Lazy<LocalMix> Mix { get; } = new(() => new(sets));

        public Lazy<PlacementCosts> PlacementCosts { get; } = new(() => new(sets));

        public Lazy<InitialRollByEntry> InitialRoll { get; } = new(() => new(sets));

        public Lazy<(DemandSource[] Sources, DemandGroup[] Groups)> Demand { get; } = new(() => EveryPupilPlaced.Gather(sets));

        public Lazy<double>[] StandingJourneys { get; } =
            // [provider, entry point]
            [.. Enumerable.Range(0, sets.Providers.Count).SelectMany(
                p => EntryPoints.All.Select(entry => new Lazy<double>(() => StandingCosts.TransportPerPupilYear(sets, p, entry))))];
    }
}
