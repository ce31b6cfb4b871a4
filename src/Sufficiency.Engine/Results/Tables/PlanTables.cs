namespace Sufficiency.Engine.Results.Tables;

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

    /// <summary>Journeys of all riders, by year.</summary>
    public IReadOnlyList<YearJourney> YearJourneys { get; init; } = [];

    /// <summary>Who goes where; made when asked for.</summary>
    public IReadOnlyList<HomeToSchoolRow> HomeToSchool => homeToSchool.Value;

    private readonly Lazy<IReadOnlyList<HomeToSchoolRow>> homeToSchool = new([]);

    /// <summary>Makes the rows of <see cref="HomeToSchool"/>.</summary>
    public Func<IReadOnlyList<HomeToSchoolRow>> HomeToSchoolRows { init => homeToSchool = new(value); }

    public required IReadOnlyList<SchemeRow> Schemes { get; init; }

    public required IReadOnlyList<CostRow> Costs { get; init; }

    public required IReadOnlyList<MarginalValueRow> MarginalValues { get; init; }

    public IReadOnlyList<PlaceValueRow> PlaceValues { get; init; } = [];

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
