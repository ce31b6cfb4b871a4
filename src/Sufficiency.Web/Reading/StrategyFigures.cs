namespace Sufficiency.Web.Reading;

/// <summary>What a sufficiency strategy tells beside the plan; a part is empty if the run lacks the tables for it.</summary>
public sealed record StrategyFigures
{
    /// <summary>Nothing, as of a run that lacks the tables.</summary>
    public static StrategyFigures None { get; } = new();

    /// <summary>Plans counted in the base year, told apart in one way at a time.</summary>
    public IReadOnlyList<CountedPlans> Counted { get; init; } = [];

    /// <summary>Who lacks places in the last year, told apart in one way at a time.</summary>
    public IReadOnlyList<EqualityGroup> Equalities { get; init; } = [];

    /// <summary>Whom schools take and where they stand, by identifier.</summary>
    public IReadOnlyDictionary<string, SchoolProfile> Schools { get; init; } =
        new Dictionary<string, SchoolProfile>(StringComparer.Ordinal);

    /// <summary>What schemes are, by identifier.</summary>
    public IReadOnlyDictionary<string, SchemeProfile> Schemes { get; init; } =
        new Dictionary<string, SchemeProfile>(StringComparer.Ordinal);

    /// <summary>The warning that the plan's saving rests on assumed prices; empty if there is none.</summary>
    public string PriceCaution { get; init; } = "";

    /// <summary>How costs lead to the spending that the high needs grant should pay; empty where small numbers are hidden.</summary>
    public IReadOnlyList<HighNeedsYear> HighNeeds { get; init; } = [];
}

/// <summary>Plans counted in the base year in one group.</summary>
/// <param name="Way">How plans are told apart: a constant of <see cref="Ways"/>.</param>
/// <param name="Code">Code of the group.</param>
/// <param name="Plans">EHC plans.</param>
public sealed record CountedPlans(string Way, string Code, double Plans);

/// <summary>Ways of telling pupils apart.</summary>
public static class Ways
{
    /// <summary>By age on 31 August, as SEN2 counts it.</summary>
    public const string Age = "age";

    /// <summary>By primary need.</summary>
    public const string Need = "need";

    /// <summary>By where the pupil is counted.</summary>
    public const string Setting = "setting";

    /// <summary>By phase.</summary>
    public const string Phase = "phase";

    /// <summary>By fifths of home areas, 1 the most deprived.</summary>
    public const string Fifth = "fifth";

    /// <summary>By the least specialist kind of place that suits.</summary>
    public const string Tier = "tier";
}

/// <summary>Pupils of one group in the last year.</summary>
/// <param name="Way">How pupils are told apart.</param>
/// <param name="Code">Code of the group.</param>
/// <param name="Plans">EHC plans; nought where plans are not told apart so.</param>
/// <param name="Lack">Places short in the plan.</param>
/// <param name="CommittedLack">Places short with committed schemes only.</param>
/// <param name="Riders">Pupils whom the plan placed beyond mainstream and who ride; never shown.</param>
/// <param name="BeyondShare">Share of them whose journey is longer than guidance advises; null where nobody rides.</param>
public sealed record EqualityGroup(
    string Way, string Code, double Plans, double Lack, double CommittedLack, double Riders, double? BeyondShare)
{
    /// <summary>Places short for 100 plans in the plan; null where there are no plans.</summary>
    public double? LackRate => Rate(Lack);

    /// <summary>Places short for 100 plans with committed schemes only; null where there are no plans.</summary>
    public double? CommittedRate => Rate(CommittedLack);

    private double? Rate(double lack) => Plans == 0.0 ? null : 100.0 * lack / Plans;
}

/// <summary>Whom a school takes, and where it stands.</summary>
/// <param name="Needs">Codes of the needs it takes.</param>
/// <param name="YoungestAge">Age at the start of its lowest year group.</param>
/// <param name="OldestAge">Age at the end of its highest year group.</param>
/// <param name="Town">Nearest town; empty if it stands nowhere.</param>
public sealed record SchoolProfile(IReadOnlyList<string> Needs, int YoungestAge, int OldestAge, string Town);

/// <summary>The groups of options, in the order in which the reform of 2026 weighs them.</summary>
public enum SchemeGroup
{
    /// <summary>A base at a mainstream school.</summary>
    Base,

    /// <summary>A base that also suits pupils who would else need a special school.</summary>
    EnhancedBase,

    /// <summary>Places in special schools.</summary>
    Special,
}

/// <summary>What a scheme is.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Kind">Code of its kind; empty where the data does not say.</param>
/// <param name="Town">Nearest town; empty if it stands nowhere.</param>
/// <param name="Funders">Capital of the plan by code of the funder, in pounds; none if it does not open.</param>
public sealed record SchemeProfile(SchemeGroup Group, string Kind, string Town, IReadOnlyList<(string Funder, double Capital)> Funders);

/// <summary>How the costs of one year lead to high-needs spending, in pounds.</summary>
/// <param name="Year">Calendar year of the September.</param>
/// <param name="All">All costs of the plan at base-year prices.</param>
/// <param name="Transport">Transport in them, which others pay.</param>
/// <param name="Capital">The yearly charge of capital in them, which others pay.</param>
/// <param name="Other">High-needs spending that the plan does not reckon.</param>
/// <param name="Spending">The ledger's spending, in cash.</param>
/// <param name="CommittedTransport">Transport with committed schemes only.</param>
/// <param name="CommittedCapital">The yearly charge of capital with committed schemes only.</param>
public sealed record HighNeedsYear(
    int Year, double All, double Transport, double Capital, double Other, double Spending, double CommittedTransport,
    double CommittedCapital)
{
    /// <summary>High-needs spending at base-year prices.</summary>
    public double AtBasePrices => All - Transport - Capital + Other;
}
