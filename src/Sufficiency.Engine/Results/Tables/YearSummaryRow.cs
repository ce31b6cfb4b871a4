namespace Sufficiency.Engine.Results.Tables;

/// <summary>A year of a plan in one row: all that its page shows for a year.</summary>
internal sealed record YearSummaryRow
{
    public required YearRow Year { get; init; }

    public required PlansInAll Plans { get; init; }

    /// <summary>Pupils to place; null in the base year.</summary>
    public required double? PupilsToPlace { get; init; }

    /// <summary>Pupils on roll by provision type, in the order of the types.</summary>
    public required IReadOnlyList<double> ByType { get; init; }

    /// <summary>Pupils on roll by supply, in the order of the supplies.</summary>
    public required IReadOnlyList<double> BySupply { get; init; }

    public required double StillInPlace { get; init; }

    public required double Waiting { get; init; }

    public required YearMoney? Money { get; init; }

    public required double CapitalSpentGbp { get; init; }

    public required LedgerRow? Ledger { get; init; }

    public required YearJourney? Journey { get; init; }

    public required int SchemesOpening { get; init; }

    public required int SchemesOpen { get; init; }
}

/// <summary>Money of a planned or carried year.</summary>
/// <param name="ByKind">Money by kind of cost; fees by <c>fee</c> and the supply.</param>
/// <param name="PenaltyGbp">Penalties.</param>
/// <param name="DiscountedGbp">Its part of the objective.</param>
/// <param name="CapitalGbp">Capital of the schemes that open in it, whole.</param>
internal sealed record YearMoney(IReadOnlyDictionary<string, double> ByKind, double PenaltyGbp, double DiscountedGbp, double CapitalGbp)
{
    /// <summary>Money of all kinds.</summary>
    public double CostGbp => ByKind.Values.Sum();

    /// <summary>Money of a kind; nought if there is none.</summary>
    public double Of(string kind) => ByKind.GetValueOrDefault(kind);
}

/// <summary>Journeys of all pupils of a year who ride, the base roll by its assumed homes.</summary>
internal sealed record YearJourney(int AcademicYear, double Pupils, double MeanMinutes, int NinetiethPercentileMinutes,
    double PupilsBeyondGuidance);
