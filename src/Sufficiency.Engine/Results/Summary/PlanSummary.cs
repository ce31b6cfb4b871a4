using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Summary;

/// <summary>The answer on one page: a plan beside do-minimum, in an officer's words and figures.</summary>
public sealed record PlanSummary
{
    /// <summary>Title of the scenario.</summary>
    public required string Title { get; init; }

    /// <summary>The base year, carried years and the planned years, in order: the axis of every list of years here.</summary>
    public required IReadOnlyList<AcademicYear> Years { get; init; }

    /// <summary>The first planned year; years between the base and it are expected, and no total counts them.</summary>
    public required AcademicYear FirstPlanned { get; init; }

    /// <summary>Every EHC plan in each year, as the forecast has them and whatever is built.</summary>
    public required IReadOnlyList<PlansInAll> Plans { get; init; }

    /// <summary>Every EHC plan in the last year, with the range of the forecast.</summary>
    public required PlansRange PlansInLastYear { get; init; }

    /// <summary>The plan's figures.</summary>
    public required PlanFigures Plan { get; init; }

    /// <summary>The same figures where only committed schemes open.</summary>
    public required PlanFigures DoMinimum { get; init; }

    /// <summary>What to read before the plan is shown.</summary>
    public IReadOnlyList<Caution> Cautions { get; init; } = [];

    /// <summary>What assumptions at the ends of their ranges do to the chosen schemes; null where that was not asked for.</summary>
    public IReadOnlyList<AssumptionCheck>? AssumptionChecks { get; init; }

    /// <summary>How many ends of ranges there are to try.</summary>
    public int RangeEnds { get; init; }

    /// <summary>The money of both.</summary>
    public required MoneySummary Money { get; init; }

    /// <summary>What became of each scheme, by opening year.</summary>
    public required IReadOnlyList<SchemeOutcome> Schemes { get; init; }

    /// <summary>Schools that hold more pupils than places in the plan, the most first.</summary>
    public required IReadOnlyList<SchoolOverPlaces> OverPlaces { get; init; }

    /// <summary>Where places are short in the plan in its last year, the most first; they add up to the last of
    /// <see cref="PlanFigures.PlacesShort"/>.</summary>
    public required IReadOnlyList<Shortage> Shortages { get; init; }

    /// <summary>Mainstream schools whose share of pupils with a plan rises most to the last year, the most first.</summary>
    public IReadOnlyList<SchoolPressure> Pressures { get; init; } = [];

    /// <summary>Pupils at schools and colleges of the local mix whose whole roll is not known.</summary>
    public PressureUnknown PressureUnknown { get; init; }
}

/// <summary>Pupils with a plan at one mainstream school in the last year planned, beside those counted in the base year.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Name as officers know it.</param>
/// <param name="Counted">Pupils counted.</param>
/// <param name="Pupils">Pupils expected.</param>
/// <param name="CountedShare">The counted ones as a share of its roll.</param>
/// <param name="Share">The expected ones as a share of the same roll.</param>
public sealed record SchoolPressure(string Id, string Name, double Counted, double Pupils, double CountedShare, double Share);

/// <summary>Pupils at schools and colleges whose whole roll no source gives, mostly colleges.</summary>
/// <param name="Schools">How many schools and colleges.</param>
/// <param name="Counted">Pupils counted there in the base year.</param>
/// <param name="Pupils">Pupils expected in the last year planned.</param>
public readonly record struct PressureUnknown(int Schools, double Counted, double Pupils);

/// <summary>Figures of one plan. Lists follow <see cref="PlanSummary.Years"/>; null where the base year has no such
/// figure or a source says nothing.</summary>
public sealed record PlanFigures
{
    /// <summary>Pupils on roll by provision type: expected pupils in each year.</summary>
    public required IReadOnlyDictionary<ProvisionType, IReadOnlyList<double>> PupilsOnRoll { get; init; }

    /// <summary>Pupils on roll by how the authority comes by their places: expected pupils in each year.</summary>
    public required IReadOnlyDictionary<Supply, IReadOnlyList<double>> PupilsBySupply { get; init; }

    /// <summary>Places short in each year: pupils in places that the authority would rather not buy, and pupils waiting.</summary>
    public IReadOnlyList<double> PlacesShort =>
        [.. PupilsWaiting.Select((waiting, i) => (waiting ?? 0.0) + PupilsBySupply[Supply.Tranche][i] + PupilsBySupply[Supply.Bespoke][i])];

    /// <summary>Pupils held below the provision they need, in each year; in the base year those counted as awaiting a place.</summary>
    public required IReadOnlyList<double?> PupilsWaiting { get; init; }

    /// <summary>Money of each year at base-year prices, transport and capital charges included, penalties not.</summary>
    public required IReadOnlyList<Pounds?> Cost { get; init; }

    /// <summary>High needs grant less high-needs spending of each year, in cash; negative is a deficit.</summary>
    public required IReadOnlyList<Pounds?> HighNeedsPosition { get; init; }

    /// <summary>Share of placed pupils whose journey is longer than the guidance advises, in each year.</summary>
    public required IReadOnlyList<double?> ShareBeyondGuidance { get; init; }

    /// <summary>Journeys of the last year by provision type and phase; empty where nobody is placed in it.</summary>
    public required IReadOnlyList<JourneyFigures> Journeys { get; init; }

    /// <summary>How much longer pupils placed ride by distance in the planned years than the counted roll, by provision
    /// type: −0.1 is a tenth shorter.</summary>
    public required IReadOnlyDictionary<ProvisionType, double> JourneysLonger { get; init; }

    /// <summary>Money of all planned years, discounted to the price base.</summary>
    public required Pounds DiscountedCost { get; init; }

    /// <summary>Capital of the schemes that open in planned years, at base-year prices, whole in the opening year.</summary>
    public required Pounds Capital { get; init; }

    /// <summary>Money of all planned years, at base-year prices.</summary>
    public required Pounds TotalCost { get; init; }

    /// <summary>Money of the carried years, which no total counts.</summary>
    public required Pounds CarriedCost { get; init; }

    /// <summary>Pupils of the base year's roll who still hold the place they had then, in each year.</summary>
    public required IReadOnlyList<double> PupilsStillInPlace { get; init; }

    /// <summary>Pupils waiting, summed over the planned years.</summary>
    public required double WaitingPupilYears { get; init; }
}

/// <summary>What became of one scheme.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Name as officers know it.</param>
/// <param name="ProviderName">Where the places stand.</param>
/// <param name="IsCommitted">Whether it opens in every plan, do-minimum included.</param>
/// <param name="Planned">The year the authority plans for; null where nobody has proposed it.</param>
/// <param name="Opening">The year it opens in this plan; null where it does not.</param>
/// <param name="Places">Places once full.</param>
/// <param name="Capital">Capital cost.</param>
public sealed record SchemeOutcome(
    string Id, string Name, string ProviderName, bool IsCommitted, AcademicYear? Planned, AcademicYear? Opening,
    double Places, Pounds Capital)
{
    /// <summary>Whether nobody has proposed it.</summary>
    public bool IsGeneric => Planned is null;
}

/// <summary>Places short for one need and phase around one town in the last year planned.</summary>
/// <param name="Town">The town the pupils live in or nearest to; their district where the data names no town.</param>
/// <param name="Need">Their primary need.</param>
/// <param name="Phase">Their phase.</param>
/// <param name="Year">The year.</param>
/// <param name="Bought">Pupils in places that the authority would rather not buy.</param>
/// <param name="Waiting">Pupils waiting.</param>
public sealed record Shortage(string Town, Need Need, Phase Phase, AcademicYear Year, double Bought, double Waiting)
{
    /// <summary>Both.</summary>
    public double Pupils => Bought + Waiting;
}
