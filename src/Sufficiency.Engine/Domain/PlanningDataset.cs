using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Domain;

/// <summary>Everything a plan needs, checked and sorted: lists stand in the order of their identifiers.</summary>
public sealed record PlanningDataset
{
    /// <summary>Name of the scenario, such as <c>oxfordshire</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Title for reports.</summary>
    public required string Title { get; init; }

    /// <summary>The years.</summary>
    public required Horizon Horizon { get; init; }

    /// <summary>Home areas by code.</summary>
    public required IReadOnlyList<HomeArea> Areas { get; init; }

    /// <summary>Residents by area, year and age.</summary>
    public required IReadOnlyList<PopulationCount> Population { get; init; }

    /// <summary>Plans at the base date.</summary>
    public required IReadOnlyList<PlansCount> Plans { get; init; }

    /// <summary>Pupils awaiting a place at the base date.</summary>
    public required IReadOnlyList<InitialWaiting> InitialWaiting { get; init; }

    /// <summary>Providers by identifier.</summary>
    public required IReadOnlyList<Provider> Providers { get; init; }

    /// <summary>Places by provider and year; a limited provider without a row for a year has none of its own in it.</summary>
    public required IReadOnlyList<ProviderPlaces> Places { get; init; }

    /// <summary>Pupils on roll at the base date.</summary>
    public required IReadOnlyList<InitialRoll> InitialRoll { get; init; }

    /// <summary>Schemes by identifier.</summary>
    public required IReadOnlyList<Scheme> Schemes { get; init; }

    /// <summary>What becomes of the cumulative high-needs deficit; no plan heeds it.</summary>
    public DeficitAssumptions Deficit { get; init; } = new(null, null, null, null);

    /// <summary>The authority planned for; null where the pack does not say.</summary>
    public string? Authority { get; init; }

    /// <summary>Who pays the capital of schemes, by scheme; may be empty.</summary>
    public IReadOnlyList<SchemeFunding> SchemeFunding { get; init; } = [];

    /// <summary>Years before its opening over which a scheme's capital is spent.</summary>
    public int CapitalLeadYears { get; init; }

    /// <summary>The least and most that assumptions may be; may be empty.</summary>
    public IReadOnlyList<AssumptionRange> AssumptionRanges { get; init; } = [];

    /// <summary>What is decided of optional schemes, by scheme; a null year means never. May be empty. Do-minimum heeds none.</summary>
    public IReadOnlyList<DecidedOpening> DecidedOpenings { get; init; } = [];

    /// <summary>Schemes that open later than planned, by scheme; may be empty. No plan heeds them: they say what to compare with.</summary>
    public IReadOnlyList<DelayedOpening> DelayedOpenings { get; init; } = [];

    /// <summary>New plans per thousand residents.</summary>
    public required IReadOnlyList<NewPlanRate> NewPlanRates { get; init; }

    /// <summary>Ceasing by year group.</summary>
    public required IReadOnlyList<CeasingRate> CeasingRates { get; init; }

    /// <summary>Escalation by year group and tier.</summary>
    public required IReadOnlyList<EscalationRate> EscalationRates { get; init; }

    /// <summary>Pupils who come to hold no school place, by year group; may be empty.</summary>
    public IReadOnlyList<NoSchoolPlaceRate> NoSchoolPlaceRates { get; init; } = [];

    /// <summary>Pupils who stay at a school that teaches on as they move into the next phase; may be empty.</summary>
    public IReadOnlyList<StayOnRate> StayOnRates { get; init; } = [];

    /// <summary>Share by which the places of a phase may flex at a school whose places are given by phase. The
    /// school's places in all do not flex.</summary>
    public double PhaseFlexShare { get; init; }

    /// <summary>Tier of new plans.</summary>
    public required IReadOnlyList<TierShare> TierShares { get; init; }

    /// <summary>Shares of the placings of tier S for whom an enhanced base would do; may be empty.</summary>
    public IReadOnlyList<EnhancedShare> EnhancedShares { get; init; } = [];

    /// <summary>Costs of plans that are never placed.</summary>
    public required IReadOnlyList<StockCost> StockCosts { get; init; }

    /// <summary>High needs block by year.</summary>
    public required IReadOnlyList<FundingYear> Funding { get; init; }

    /// <summary>Limits set by policy; may be empty.</summary>
    public required IReadOnlyList<PolicyLimit> PolicyLimits { get; init; }

    /// <summary>Capital budgets; a year without one is not limited.</summary>
    public required IReadOnlyList<CapitalBudget> CapitalBudgets { get; init; }

    /// <summary>When schemes are decided and how many can open in a year.</summary>
    public DeliveryAssumptions Delivery { get; init; } = DeliveryAssumptions.None;

    /// <summary>Assumptions of demand.</summary>
    public required DemandAssumptions Demand { get; init; }

    /// <summary>Assumptions of travel.</summary>
    public required TravelAssumptions Travel { get; init; }

    /// <summary>Assumptions of money.</summary>
    public required CostAssumptions Costs { get; init; }

    /// <summary>Penalties.</summary>
    public required PenaltyAssumptions Penalties { get; init; }

    /// <summary>Mitigations that change demand and prices, in the order of their file; may be empty.</summary>
    public IReadOnlyList<PlannedAction> Actions { get; init; } = [];

    /// <summary>Published counts of earlier years, for the backtest; may be empty.</summary>
    public IReadOnlyList<HistoryCount> History { get; init; } = [];

    /// <summary>Requests for assessment, assessments and new plans of earlier years, for returns; may be empty.</summary>
    public IReadOnlyList<RequestCount> Requests { get; init; } = [];

    /// <summary>Every assumption with its provenance.</summary>
    public required IReadOnlyList<AssumptionEntry> Assumptions { get; init; }

    /// <summary>The same with the rates at given levels of their ranges; a rate without a range stays as it is.</summary>
    public PlanningDataset AtLevels(DemandLevels levels) => this with
    {
        Demand = Demand with { Levels = levels },
        NewPlanRates =
            [.. NewPlanRates.Select(rate => rate.Range is { } range ? rate with { PlansPerThousand = range.At(levels.NewPlans) } : rate)],
        CeasingRates = [.. CeasingRates.Select(rate => rate.Range is { } range ? rate with { Share = range.At(levels.Ceasing) } : rate)],
        EscalationRates =
            [.. EscalationRates.Select(rate => rate.Range is { } range ? rate with { Share = range.At(levels.Moves) } : rate)],
        EnhancedShares = [.. EnhancedShares.Select(share => share with { Share = share.Range.At(levels.Enhanced) })],
    };

    /// <summary>Factor by which actions change the top-up or fee of a provider in a year of the model.</summary>
    public double PriceFactor(Provider provider, int year)
    {
        ArgumentNullException.ThrowIfNull(provider);
        var factor = 1.0;
        foreach (var action in Actions)
        {
            var share = action.BuildUpIn(Horizon.First.Plus(year)) * action.Reach.Share;
            foreach (var effect in action.Effects.OfType<PriceEffect>())
            {
                if (effect.Type == provider.Type && (effect.Supply is null || effect.Supply == provider.Supply))
                    factor *= 1.0 + (effect.Change * share);
            }
        }

        return factor;
    }

    /// <summary>Whether it is decided that some optional scheme opens.</summary>
    public bool DecidesToOpen => DecidedOpenings.Any(decided => decided.Opening is not null);

    /// <summary>The same with every delayed scheme planned for the year it opens in truth.</summary>
    public PlanningDataset WithDelaysAsPlans()
    {
        var delays = DelayedOpenings.ToDictionary(delay => delay.Scheme, delay => delay.Opening);
        return this with
        {
            Schemes = [.. Schemes.Select(scheme => delays.TryGetValue(scheme.Id, out var opening)
                ? scheme with { PlannedOpening = opening } : scheme)],
        };
    }
}
