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
public sealed record Scheme
{
    /// <summary>Unique identifier.</summary>
    public required SchemeId Id { get; init; }

    /// <summary>Name as officers know it.</summary>
    public required string Name { get; init; }

    /// <summary>The provider whose places grow; a new school is a provider without places of its own.</summary>
    public required ProviderId Provider { get; init; }

    /// <summary>Committed or optional.</summary>
    public required SchemeStatus Status { get; init; }

    /// <summary>First academic year it may open in.</summary>
    public required AcademicYear EarliestOpening { get; init; }

    /// <summary>The year the authority plans for.</summary>
    public required AcademicYear PlannedOpening { get; init; }

    /// <summary>Last academic year it may open in; null where any year of the horizon will do.</summary>
    public AcademicYear? LatestOpening { get; init; }

    /// <summary>Places added in the opening year, the next, and so on; the last holds for ever after.</summary>
    public required IReadOnlyList<double> PlacesByYearSinceOpening { get; init; }

    /// <summary>Capital cost to this authority's books or the grant's, at base-year prices.</summary>
    public required Pounds Capital { get; init; }

    /// <summary>Years over which capital is annuitised.</summary>
    public required int AssetLifeYears { get; init; }

    /// <summary>Roll below which the new school cannot run; null where no such rule is set.</summary>
    public double? MinimumViableRoll { get; init; }

    /// <summary>Years since opening from which the minimum viable roll holds.</summary>
    public required int ViableFromYear { get; init; }

    /// <summary>Schemes that cannot open together with it, in any year.</summary>
    public required IReadOnlyList<SchemeId> Excludes { get; init; }

    /// <summary>Schemes that must have opened no later than it.</summary>
    public required IReadOnlyList<SchemeId> Requires { get; init; }

    /// <summary>Source of the figures.</summary>
    public required Provenance Provenance { get; init; }

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

/// <summary>What is decided of an optional scheme, so that no plan chooses it.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Opening">The academic year it opens in; null for never.</param>
public sealed record DecidedOpening(SchemeId Scheme, AcademicYear? Opening);

/// <summary>A scheme that opens later than its authority planned.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Opening">The academic year it opens in truth, or is expected to; later than planned.</param>
/// <param name="Provenance">Source of that year.</param>
public sealed record DelayedOpening(SchemeId Scheme, AcademicYear Opening, Provenance Provenance);
