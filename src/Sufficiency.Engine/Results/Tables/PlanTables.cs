namespace Sufficiency.Engine.Results.Tables;

/// <summary>Pupils placed: who from where needed a place when, and where and when they got it.</summary>
/// <remarks>Codes as in the data pack; entry_point in snake case. Rows in the order of their
/// columns; only rows above 1e-9 pupils.</remarks>
internal sealed record PlacementRow(
    string AreaCode, string Need, string Tier, string EntryPoint, int YearNeeded, int YearPlaced,
    string ProviderId, string ProvisionType, double Pupils, double TravelKilometres, double TravelMinutes);

/// <summary>Pupils who need a place in a year and are not placed before their phase ends: waiting for
/// good. [source of the waiting table]</summary>
internal sealed record UnplacedRow(string AreaCode, string Need, string Tier, string EntryPoint, int YearNeeded, double Pupils);

/// <summary>One provider in one academic year; the base year too, with the roll as counted.</summary>
internal sealed record ProviderYearRow(
    string ProviderId, string ProvisionType, int AcademicYear, double? Places, double SchemePlaces, double OverCapacityPlaces,
    double RollInitial, double RollPlaced, double Roll);

/// <summary>Pupils on roll by home area, phase and provision type in a year (placed within the plan; the
/// initial roll has no known home).</summary>
internal sealed record AreaYearRow(
    string AreaCode, string DistrictName, int AcademicYear, string Phase, string ProvisionType, double Pupils, double PupilMinutes,
    double PupilsBeyondGuidance);

/// <summary>Pupils held below their tier in a year.</summary>
internal sealed record WaitingRow(string AreaCode, string DistrictName, string TownName, string Need, string Tier, string Phase,
    int AcademicYear, double Pupils);

/// <summary>Places and roll of a provider in a phase and year; places are empty where they are not given by phase.</summary>
internal sealed record PhaseYearRow(
    string ProviderId, string Phase, int AcademicYear, string ProvisionType, double? Places, double? SchemePlaces, double RollInitial,
    double RollPlaced, double Roll);

/// <summary>Places short around a town: pupils in places that the authority would rather not buy, and pupils waiting.</summary>
internal sealed record PlacesShortRow(string TownName, string Need, string Phase, int AcademicYear, double Tranche, double Bespoke,
    double Waiting, double Pupils);

/// <summary>Journeys of a year, phase and provision type, of the base roll by its assumed homes or of those whom the plan placed.</summary>
internal sealed record JourneyRow(
    int AcademicYear, string Phase, string ProvisionType, string Riders, double Pupils, double MeanKilometres, double MeanMinutes,
    int NinetiethPercentileMinutes, double PupilsBeyondGuidance)
{
    /// <summary>Pupils of the base roll who still hold their place.</summary>
    public const string BaseRoll = "base_roll";

    /// <summary>Pupils whom the plan placed.</summary>
    public const string Placed = "placed";
}

/// <summary>What became of a scheme.</summary>
internal sealed record SchemeRow(
    string SchemeId, string Name, string ProviderId, string Status, int? PlannedOpening, int? OpeningYear, double CapitalGbp,
    double FullPlaces, bool IsGeneric = false);

/// <summary>A cost of a year: money in <c>cost_gbp</c>, penalties in <c>penalty_gbp</c>;
/// <c>discounted_gbp</c> is its part of the objective.</summary>
/// <remarks>Kinds: place_funding, top_up, fee, transport, capital, interim (while waiting), stock; penalty_waiting,
/// penalty_over_capacity, penalty_minutes.</remarks>
internal sealed record CostRow(
    int AcademicYear, string Kind, string? ProvisionType, string? ProviderId, string? SchemeId, double CostGbp, double PenaltyGbp,
    double DiscountedGbp);

/// <summary>Placings needed, by home area.</summary>
internal sealed record DemandRow(string AreaCode, string Need, string Tier, string EntryPoint, int AcademicYear, double Placings);

/// <summary>Plans in the stock, county-wide; the base year too. Tier is null for plans counted elsewhere.</summary>
internal sealed record StockTableRow(int AcademicYear, string Need, string? Tier, string Phase, int YearGroup, double Pupils);

/// <summary>How the stock changed into a year, county-wide.</summary>
internal sealed record FlowTableRow(int AcademicYear, string Need, string Phase, double NewPlans, double Ceased,
    double PhaseTransfers, double Escalations);

/// <summary>What one more place at a provider in a year would save over the horizon, discounted, schemes fixed.</summary>
internal sealed record MarginalValueRow(string ProviderId, int AcademicYear, string? Phase, double ValueGbp);

/// <summary>Road distance and time.</summary>
internal sealed record TravelRow(string AreaCode, string ProviderId, double Kilometres, double Minutes);

/// <summary>High-needs position of a year, in cash: the grant less the money the plan costs (capital and
/// transport are paid elsewhere).</summary>
internal sealed record LedgerRow(int AcademicYear, double? HighNeedsBlockGbp, double SpendingCashGbp, double? InYearPositionGbp)
{
    /// <summary>Balance at the start of the year, whoever bears it; null where a grant up to then is not known.</summary>
    public double? OpeningBalanceGbp { get; init; }

    /// <summary>What the government's deficit grant meets at the end of the year; 0 in all years but one.</summary>
    public double? StabilityGrantGbp { get; init; }

    /// <summary>Balance at the end of the year if the council bears every year's deficit.</summary>
    public double? ClosingBalanceGbp { get; init; }

    /// <summary>Balance at the end of the year if the government bears the deficits of the years after the override.</summary>
    public double? ClosingBalanceIfGovernmentGbp { get; init; }
}

/// <summary>Share still on roll a number of years after a placing, for recomputing rolls.</summary>
internal sealed record SurvivalRow(string Tier, string EntryPoint, int YearNeeded, int YearsAfter, double Share);

/// <summary>Every table of one plan; do-minimum has the same.</summary>
internal sealed record PlanTables
{
    /// <summary>Start of the first planned year: totals count it and all after it, never a year that is
    /// carried forward from the base.</summary>
    public required int FirstPlannedYear { get; init; }

    public required IReadOnlyList<PlacementRow> Placements { get; init; }

    public required IReadOnlyList<UnplacedRow> Unplaced { get; init; }

    public required IReadOnlyList<ProviderYearRow> ProviderYears { get; init; }

    public required IReadOnlyList<AreaYearRow> AreaYears { get; init; }

    public required IReadOnlyList<WaitingRow> Waiting { get; init; }

    public required IReadOnlyList<PhaseYearRow> PhaseYears { get; init; }

    public IReadOnlyList<MainstreamYearRow> MainstreamYears { get; init; } = [];

    public IReadOnlyList<MainstreamPressureRow> MainstreamPressure { get; init; } = [];

    public required IReadOnlyList<PlacesShortRow> PlacesShort { get; init; }

    public required IReadOnlyList<JourneyRow> Journeys { get; init; }

    public required IReadOnlyList<SchemeRow> Schemes { get; init; }

    public required IReadOnlyList<CostRow> Costs { get; init; }

    public required IReadOnlyList<MarginalValueRow> MarginalValues { get; init; }

    public required IReadOnlyList<LedgerRow> Ledger { get; init; }

    /// <summary>Undiscounted money of the planned years.</summary>
    public double TotalCostGbp => PlannedCosts.Sum(row => row.CostGbp);

    /// <summary>Undiscounted money of the carried years, which the objective holds and no total counts.</summary>
    public double CarriedCostGbp => Costs.Where(row => !Counts(row.AcademicYear)).Sum(row => row.CostGbp);

    /// <summary>Undiscounted penalties of the planned years.</summary>
    public double TotalPenaltyGbp => PlannedCosts.Sum(row => row.PenaltyGbp);

    /// <summary>Pupils waiting, summed over the planned years.</summary>
    public double PupilYearsWaiting => Waiting.Where(row => Counts(row.AcademicYear)).Sum(row => row.Pupils);

    /// <summary>Money of the planned years, which totals count.</summary>
    public IEnumerable<CostRow> PlannedCosts => Costs.Where(row => Counts(row.AcademicYear));

    /// <summary>Whether totals count a year.</summary>
    public bool Counts(int startYear) => startYear >= FirstPlannedYear;

    /// <summary>Places short in the academic year that starts in a calendar year: pupils in tranches
    /// and packages, and those who wait.</summary>
    public double PlacesShortIn(int startYear) => PlacesShort.Where(row => row.AcademicYear == startYear).Sum(row => row.Pupils);

    /// <summary>Pupils who wait in the academic year that starts in a calendar year.</summary>
    public double WaitingIn(int startYear) => Waiting.Where(row => row.AcademicYear == startYear).Sum(row => row.Pupils);
}
