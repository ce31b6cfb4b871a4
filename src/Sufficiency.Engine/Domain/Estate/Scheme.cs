using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Domain.Estate;

/// <summary>Whether a scheme must open or may.</summary>
public enum SchemeStatus
{
    /// <summary>Opens in its planned year in every plan, do-minimum included.</summary>
    Committed,

    /// <summary>Opens only if a plan chooses it or takes it as planned.</summary>
    Optional,
}

/// <summary>A capital project that adds places at a provider.</summary>
/// <param name="Id">Unique identifier.</param>
/// <param name="Name">Name as officers know it.</param>
/// <param name="Provider">The provider whose places grow; a new school is a provider without places of its own.</param>
/// <param name="Status">Committed or optional.</param>
/// <param name="EarliestOpening">First academic year it may open in.</param>
/// <param name="PlannedOpening">The year the authority plans for.</param>
/// <param name="LatestOpening">Last academic year it may open in; null where any year of the horizon will do.</param>
/// <param name="PlacesByYearSinceOpening">Places added in the opening year, the next, and so on; the last holds for ever after.</param>
/// <param name="Capital">Capital cost to this authority's books or the grant's, at base-year prices.</param>
/// <param name="AssetLifeYears">Years over which capital is annuitised.</param>
/// <param name="MinimumViableRoll">Roll below which the new school cannot run; null where no such rule is set.</param>
/// <param name="ViableFromYear">Years since opening from which the minimum viable roll holds.</param>
/// <param name="Excludes">Schemes that cannot open together with it, in any year.</param>
/// <param name="Requires">Schemes that must have opened no later than it.</param>
/// <param name="Provenance">Source of the figures.</param>
public sealed record Scheme(
    SchemeId Id,
    string Name,
    ProviderId Provider,
    SchemeStatus Status,
    AcademicYear EarliestOpening,
    AcademicYear PlannedOpening,
    AcademicYear? LatestOpening,
    IReadOnlyList<double> PlacesByYearSinceOpening,
    Pounds Capital,
    int AssetLifeYears,
    double? MinimumViableRoll,
    int ViableFromYear,
    IReadOnlyList<SchemeId> Excludes,
    IReadOnlyList<SchemeId> Requires,
    Provenance Provenance)
{
    /// <summary>Places for the pupils of single phases, like those in all; empty where any phase may take them.</summary>
    public IReadOnlyDictionary<Phase, IReadOnlyList<double>> PlacesByPhase { get; init; } = new Dictionary<Phase, IReadOnlyList<double>>();

    /// <summary>What it builds; null where the source does not say.</summary>
    public SchemeKind? Kind { get; init; }

    /// <summary>The year its decision is or will be taken in; null where the plan says nothing of decisions.</summary>
    public AcademicYear? DecidedIn { get; init; }

    /// <summary>Years from decision to opening; null where the source does not say.</summary>
    public int? LeadYears { get; init; }

    /// <summary>What it is made from, where nobody has proposed it; null for the named schemes of the authority.</summary>
    public SchemeTemplate? Template { get; init; }

    /// <summary>Whether nobody has proposed it: a template at a site.</summary>
    public bool IsGeneric => Template is not null;

    /// <summary>The year the authority plans for; null where nobody has proposed it.</summary>
    public AcademicYear? Announced => IsGeneric ? null : PlannedOpening;

    /// <summary>First academic year in which it may be opened by choice: the earliest opening, and no
    /// sooner than decision and lead allow.</summary>
    public AcademicYear FirstOpening =>
        DecidedIn is { } decided && LeadYears is { } lead && decided.Plus(lead) > EarliestOpening ? decided.Plus(lead) : EarliestOpening;

    /// <summary>Whether a plan may choose to open it in a year.</summary>
    public bool MayOpenIn(AcademicYear year) => year >= FirstOpening && !(LatestOpening is { } latest && year > latest)
        && year.YearsAfter(FirstOpening) % (Template?.OpensEveryYears ?? 1) == 0;

    /// <summary>Roll that the scheme must have a number of years after opening. Once it is viable, this is the minimum. While it fills,
    /// this is the minimum times the share of its places that are open.</summary>
    public double ViableRollAfter(int yearsSinceOpening)
    {
        var (minimum, full) = (MinimumViableRoll ?? 0.0, PlacesAfter(int.MaxValue));
        return yearsSinceOpening < 0 || full <= 0.0 ? 0.0
            : yearsSinceOpening >= ViableFromYear ? minimum
            : minimum * Math.Min(1.0, PlacesAfter(yearsSinceOpening) / full);
    }

    /// <summary>Places added a number of years after opening; none before it.</summary>
    public double PlacesAfter(int yearsSinceOpening) => After(PlacesByYearSinceOpening, yearsSinceOpening);

    /// <summary>Places added a number of years after opening that pupils of a phase may take.</summary>
    public double PlacesAfter(int yearsSinceOpening, Phase phase) =>
        PlacesByPhase.Count == 0 ? PlacesAfter(yearsSinceOpening) : After(PlacesByPhase.GetValueOrDefault(phase, []), yearsSinceOpening);

    private static double After(IReadOnlyList<double> places, int yearsSinceOpening) =>
        yearsSinceOpening < 0 || places.Count == 0 ? 0.0 : places[Math.Min(yearsSinceOpening, places.Count - 1)];
}

/// <summary>A scheme that opens later than its authority planned.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Opening">The academic year it opens in truth, or is expected to; later than planned.</param>
/// <param name="Provenance">Source of that year.</param>
public sealed record DelayedOpening(SchemeId Scheme, AcademicYear Opening, Provenance Provenance);
