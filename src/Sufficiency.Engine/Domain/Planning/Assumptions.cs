using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Domain.Planning;

/// <summary>How fast new plans grow.</summary>
public enum GrowthLevel
{
    /// <summary>The lowest path.</summary>
    Low,

    /// <summary>The path planned for.</summary>
    Central,

    /// <summary>The highest path.</summary>
    High,
}

/// <summary>Assumptions of the demand forecast.</summary>
/// <param name="Growth">The path in use.</param>
/// <param name="NewPlanFactors">For each path, new-plan rate relative to the base year's, one value a planned year.</param>
/// <param name="DeprivationWeight">How strongly deprivation raises an area's share: weight 1 + w·(score − 0.5), w ≥ 0.</param>
/// <param name="NearbyPlansWeight">How strongly plans counted at mainstream schools nearby pull an
/// area's share: 0 not at all, 1 fully.</param>
/// <param name="NearbyPlansKilometres">Scale of the distance decay exp(−km/scale) for that pull.</param>
/// <param name="AnnualPopulationGrowth">Net migration and housing: yearly relative change of each cohort, such as 0.004.</param>
/// <param name="AnnualBirthsGrowth">Yearly relative change in births for cohorts not yet born at the population base.</param>
public sealed record DemandAssumptions(
    GrowthLevel Growth,
    IReadOnlyDictionary<GrowthLevel, IReadOnlyList<double>> NewPlanFactors,
    double DeprivationWeight,
    double NearbyPlansWeight,
    double NearbyPlansKilometres,
    double AnnualPopulationGrowth,
    double AnnualBirthsGrowth)
{
    /// <summary>Where within their ranges the rates stand; central unless a plan says otherwise.</summary>
    public DemandLevels Levels { get; init; }
}

/// <summary>Where the rates of each family stand between their low (−1), central (0) and high (1) values; all
/// rates of a family move together.</summary>
/// <param name="NewPlans">New plans.</param>
/// <param name="Ceasing">Ceasing.</param>
/// <param name="Moves">Moves between tiers.</param>
public readonly record struct DemandLevels(double NewPlans, double Ceasing, double Moves)
{
    /// <summary>Shares of tier S for whom an enhanced base would do.</summary>
    public double Enhanced { get; init; }
}

/// <summary>A point of a piecewise-linear curve over road distance; flat before the first point and after the last.</summary>
public readonly record struct CurvePoint(double Kilometres, double Value);

/// <summary>Assumptions of the travel matrix and transport cost.</summary>
public sealed record TravelAssumptions
{
    /// <summary>Road over crow-fly distance.</summary>
    public required double DetourFactor { get; init; }

    /// <summary>Least road distance of any journey, for a school beside the centroid.</summary>
    public required Kilometres IntrazonalKilometres { get; init; }

    /// <summary>Average speed in km/h by road distance for urban areas.</summary>
    public required IReadOnlyList<CurvePoint> UrbanSpeed { get; init; }

    /// <summary>Average speed in km/h by road distance for rural areas.</summary>
    public required IReadOnlyList<CurvePoint> RuralSpeed { get; init; }

    /// <summary>Longest journey the guidance advises in primary.</summary>
    public required Minutes PrimaryGuidance { get; init; }

    /// <summary>Longest journey the guidance advises from Year 7.</summary>
    public required Minutes SecondaryGuidance { get; init; }

    /// <summary>Walking threshold under age 8: 2 miles.</summary>
    public required Kilometres WalkingKilometresUnder8 { get; init; }

    /// <summary>Walking threshold from age 8: 3 miles.</summary>
    public required Kilometres WalkingKilometresFrom8 { get; init; }

    /// <summary>£ a pupil a day by one-way road distance, both journeys, a vehicle of their own.</summary>
    public required IReadOnlyList<CurvePoint> DailyCost { get; init; }

    /// <summary>School days with transport: 190.</summary>
    public required double DaysPerYear { get; init; }

    /// <summary>Share of that cost left when vehicles are shared, by provision type.</summary>
    public required IReadOnlyDictionary<ProvisionType, double> SharingFactor { get; init; }

    /// <summary>Share of pupils beyond the walking threshold whom the council transports, by provision type and phase.</summary>
    public required IReadOnlyDictionary<(ProvisionType Type, Phase Phase), double> EligibleShare { get; init; }

    /// <summary>Share of pupils within the walking threshold whom it transports since they cannot walk there, by provision type.</summary>
    public required IReadOnlyDictionary<ProvisionType, double> EligibleWithinWalking { get; init; }

    /// <summary>Scale of the distance decay exp(−km/scale) from a school at which the homes of its initial roll are taken to lie, by
    /// provision type.</summary>
    public required IReadOnlyDictionary<ProvisionType, Kilometres> HomeSpread { get; init; }

    private static readonly IReadOnlyDictionary<ProvisionType, double> Unchanged = ProvisionCodes.ProvisionTypes
        .ToDictionary(type => type, _ => 1.0);

    /// <summary>Minutes in the vehicle over minutes of the direct way, by provision type: at least 1, more
    /// where a vehicle collects others.</summary>
    public IReadOnlyDictionary<ProvisionType, double> CollectionFactor { get; init; } = Unchanged;

    /// <summary>Factors by provision type: the way of a pupil placed, divided by the way to the school that the plan gives. A factor is
    /// more than 1 where choice spreads pupils.</summary>
    public IReadOnlyDictionary<ProvisionType, double> ChoiceFactor { get; init; } = Unchanged;

    /// <summary>Time to board and leave the vehicle, one way.</summary>
    public Minutes Boarding { get; init; }
}

/// <summary>Assumptions of money.</summary>
/// <param name="PriceBase">The academic year at whose prices all costs stand; discounting counts from it too.</param>
/// <param name="DiscountRate">Yearly social time preference rate: 3.5 % (HM Treasury Green Book).</param>
/// <param name="OutOfCountyRealGrowth">Yearly real growth of out-of-county fees.</param>
/// <param name="InflationForFunding">Yearly inflation used to set the cash high needs block beside base-year prices.</param>
/// <param name="OtherHighNeedsSpending">Yearly high-needs spending outside this model (services,
/// alternative provision), base-year prices.</param>
public sealed record CostAssumptions(
    AcademicYear PriceBase,
    double DiscountRate,
    double OutOfCountyRealGrowth,
    double InflationForFunding,
    Pounds OtherHighNeedsSpending);

/// <summary>What becomes of the cumulative high-needs deficit; in cash.</summary>
/// <param name="Opening">Deficit at the start of the first planned year; null where the source does not say.</param>
/// <param name="GrantShare">Share of it that a government grant meets; null for no grant.</param>
/// <param name="GrantUntil">Last year whose deficit the grant counts.</param>
/// <param name="OverrideEnds">First year in which the deficit counts against the council's reserves;
/// null where the source does not say.</param>
public sealed record DeficitAssumptions(Pounds? Opening, double? GrantShare, AcademicYear? GrantUntil, AcademicYear? OverrideEnds)
{
    /// <summary>The condition of the grant, in words that follow "if"; null where the source does not say.</summary>
    public string? GrantCondition { get; init; }

    /// <summary>
    /// Whether the government, not the council, bears the deficits of the years from
    /// <see cref="OverrideEnds"/> on. Null where the source does not say.
    /// </summary>
    public bool? IsGovernmentAfterOverride { get; init; }
}

/// <summary>Penalties: not money spent, but what steers the plan where money does not; reported apart.</summary>
/// <param name="WaitingPerPupilYear">£ for each year a pupil is held below their tier; null for the least that makes
/// waiting no substitute for a place.</param>
/// <param name="OverCapacityPerPlaceYear">£ for each place over capacity a year.</param>
/// <param name="OverCapacityShare">Largest share of its places by which a school that was over them at the base date may stay over.</param>
/// <param name="PerMinuteBeyondGuidance">£ for each minute a pupil travels one way beyond guidance, a year.</param>
/// <param name="MaximumWaitYears">D: most years a pupil may wait and still be placed.</param>
public sealed record PenaltyAssumptions(
    Pounds? WaitingPerPupilYear,
    Pounds OverCapacityPerPlaceYear,
    double OverCapacityShare,
    Pounds PerMinuteBeyondGuidance,
    int MaximumWaitYears)
{
    /// <summary>Years after the base year in which such a school may stay over its places.</summary>
    public int OverCapacityYears { get; init; }
}

/// <summary>An upper limit on pupils on roll that policy sets.</summary>
/// <param name="Name">Name in reports.</param>
/// <param name="Type">Provision type it caps.</param>
/// <param name="Needs">Needs it counts.</param>
/// <param name="Year">The year it holds in; null for every year.</param>
/// <param name="MaximumPupils">Most pupils of those needs on roll there.</param>
public sealed record PolicyLimit(string Name, ProvisionType Type, NeedSet Needs, AcademicYear? Year, double MaximumPupils);

/// <summary>Most capital that may be spent on schemes opening in a year, at base-year prices.</summary>
public sealed record CapitalBudget(AcademicYear Year, Pounds Maximum);

/// <summary>Yearly cost of a plan held by somebody the model does not place (early years, adults, elsewhere).</summary>
public sealed record StockCost(Setting Setting, Phase Phase, Pounds PerPupilYear);

/// <summary>The high needs block of a financial year, in cash.</summary>
/// <param name="Year">The academic year that starts in it: financial year 2025-26 stands for 2025/26.</param>
/// <param name="HighNeedsBlock">Grant in cash.</param>
public sealed record FundingYear(AcademicYear Year, Pounds HighNeedsBlock);

/// <summary>One line of the assumption register.</summary>
/// <param name="Path">Path by which it can be overridden, such as <c>costs.discount_rate</c>.</param>
/// <param name="Value">Its value as text.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Provenance">Where it comes from.</param>
public sealed record AssumptionEntry(string Path, string Value, string Unit, Provenance Provenance);
