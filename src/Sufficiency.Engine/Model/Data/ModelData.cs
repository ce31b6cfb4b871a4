using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Model.Data;

/// <summary>The parameters of the model: its inputs by position, and places, rolls and discount factors derived from them.</summary>
internal sealed class ModelData
{
    private readonly ModelInputs inputs;
    private readonly Dictionary<ProviderId, int> providerIndex = [];
    private readonly Lazy<InitialRollByEntry> initialRoll;
    private readonly double[] ownPlaces; // [provider, pool, year]
    private readonly bool[] hasPool; // [provider, pool]
    private readonly double[] committedPlaces; // [provider, pool, year]

    /// <summary>Derives the parameters.</summary>
    /// <param name="inputs">What is planned.</param>
    public ModelData(ModelInputs inputs)
    {
        this.inputs = inputs;
        initialRoll = new(() => new(this));
        for (var p = 0; p < Providers.Count; p++) providerIndex.Add(Providers[p].Id, p);
        Discount = [.. Dataset.Horizon.Years
            .Select(year => Math.Pow(1.0 + Dataset.Costs.DiscountRate, -year.YearsAfter(Dataset.Costs.PriceBase)))];
        (ownPlaces, hasPool) = (new double[Providers.Count * PlacePools.Count * YearCount], new bool[Providers.Count * PlacePools.Count]);
        committedPlaces = new double[ownPlaces.Length];
        for (var p = 0; p < Providers.Count; p++) hasPool[p * PlacePools.Count] = !Providers[p].HasUnlimitedPlaces;
        foreach (var row in Dataset.Places)
        {
            var pool = (providerIndex[row.Provider] * PlacePools.Count) + (row.Phase is { } phase ? (int)phase : PlacePools.Whole);
            hasPool[pool] = hasPool[pool / PlacePools.Count * PlacePools.Count];
            if (Dataset.Horizon.Contains(row.Year)) ownPlaces[(pool * YearCount) + Dataset.Horizon.IndexOf(row.Year)] += row.Places;
        }

        for (var m = 0; m < Dataset.Schemes.Count; m++) AddCommitted(m);
    }

    public PlanningDataset Dataset => inputs.Dataset;

    public TravelMatrix Travel => inputs.Travel;

    public DemandForecast Forecast => inputs.Forecast;

    public IReadOnlyList<Provider> Providers => Dataset.Providers;

    public int YearCount => Forecast.YearCount;

    /// <summary>δ: factor from base-year money of a planned year to the objective.</summary>
    public double[] Discount { get; }

    /// <summary>D: most years a pupil may wait and still be placed.</summary>
    public int LongestWait => Math.Min(Dataset.Penalties.MaximumWaitYears, DemandForecast.LongestStay - 1);

    /// <summary>R by entry point: pupils of the initial roll who still hold their place.</summary>
    public InitialRollByEntry InitialRoll => initialRoll.Value;

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
        var (scheme, since) = (SchemeOf(opening), Dataset.Horizon.First.Plus(year).YearsAfter(opening.Year));
        return PlacePools.PhaseOf(pool) is { } phase ? scheme.PlacesAfter(since, phase) : scheme.PlacesAfter(since);
    }

    /// <summary>The scheme that opens.</summary>
    public Scheme SchemeOf(SchemeOpening opening) => Dataset.Schemes[opening.Scheme];

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
}
