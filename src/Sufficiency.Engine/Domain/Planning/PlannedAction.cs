using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Domain.Planning;

/// <summary>A mitigation: from a year on it changes demand or prices for the pupils whom it reaches, and costs something itself.</summary>
public sealed record PlannedAction
{
    /// <summary>Its identifier.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The challenge that it answers, as a sentence.</summary>
    public required string Challenge { get; init; }

    /// <summary>First academic year with an effect.</summary>
    public required AcademicYear Starts { get; init; }

    /// <summary>Shares of the full effect by years since the start; the last holds for ever after.</summary>
    public IReadOnlyList<double> BuildUp { get; init; } = [1.0];

    /// <summary>Whom it reaches.</summary>
    public ActionReach Reach { get; init; } = new();

    /// <summary>What it changes.</summary>
    public required IReadOnlyList<ActionEffect> Effects { get; init; }

    /// <summary>What it costs itself; null for nothing.</summary>
    public ActionCost? Cost { get; init; }

    /// <summary>Where its figures come from, unless an effect or its cost says otherwise.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Share of its full effect in a year: nought before it starts.</summary>
    public double BuildUpIn(AcademicYear year) => year < Starts ? 0.0 : At(BuildUp, year.YearsAfter(Starts));

    /// <summary>Whether it changes demand in some year of a horizon.</summary>
    public bool ChangesDemandIn(Horizon horizon)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        return Reach.Share > 0.0 && Effects.Any(effect => effect is not PriceEffect && effect.Change != 0.0)
            && horizon.Years.Any(year => BuildUpIn(year) > 0.0);
    }

    /// <summary>Its own cost in a year that no pupil adds to, at prices of the price base.</summary>
    public double FixedCostIn(AcademicYear year) => Cost is null || year < Starts ? 0.0 : At(Cost.ByYear, year.YearsAfter(Starts));

    private static double At(IReadOnlyList<double> values, int years) =>
        values.Count == 0 ? 0.0 : values[Math.Min(years, values.Count - 1)];
}

/// <summary>Whom an action reaches: a share of the pupils of some needs, year groups and areas.</summary>
public sealed record ActionReach
{
    /// <summary>Needs.</summary>
    public NeedSet Needs { get; init; } = NeedSet.Every;

    /// <summary>Year groups.</summary>
    public IReadOnlyList<YearGroup> YearGroups { get; init; } = EveryYearGroup;

    /// <summary>Towns; with no towns and no districts every area is reached.</summary>
    public IReadOnlyList<string> Towns { get; init; } = [];

    /// <summary>Districts.</summary>
    public IReadOnlyList<string> Districts { get; init; } = [];

    /// <summary>Share of those pupils who are reached, 0 to 1.</summary>
    public double Share { get; init; } = 1.0;

    /// <summary>Every year group that a plan can have.</summary>
    public static IReadOnlyList<YearGroup> EveryYearGroup { get; } =
        [.. Enumerable.Range(YearGroup.Youngest, YearGroup.Oldest - YearGroup.Youngest + 1).Select(value => new YearGroup(value))];

    /// <summary>Whether every area is reached.</summary>
    public bool IsEverywhere => Towns.Count == 0 && Districts.Count == 0;

    /// <summary>Whether every need and year group is reached.</summary>
    public bool IsEveryPupil => Needs == NeedSet.Every && YearGroups.Count == EveryYearGroup.Count;

    /// <summary>Whether pupils of a need and year group are meant.</summary>
    public bool Includes(Need need, YearGroup yearGroup) => Needs.Contains(need) && YearGroups.Contains(yearGroup);

    /// <summary>Whether pupils who live in an area are meant.</summary>
    public bool Includes(HomeArea area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return IsEverywhere || Towns.Contains(area.PlaceName, StringComparer.OrdinalIgnoreCase)
            || Districts.Contains(area.DistrictName, StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>One effect of an action on the pupils whom it reaches.</summary>
/// <param name="Change">Share by which something changes: −0.1 is a tenth less. Of a move between tiers the share that moves.</param>
/// <param name="Provenance">Where the figure comes from; null for as the action.</param>
public abstract record ActionEffect(double Change, Provenance? Provenance);

/// <summary>New plans rise or fall.</summary>
/// <param name="Change">Share by which they change.</param>
/// <param name="Provenance">As of every effect.</param>
public sealed record NewPlansEffect(double Change, Provenance? Provenance = null) : ActionEffect(Change, Provenance);

/// <summary>The share of plans that cease rises or falls; year groups are those before the plan ceases.</summary>
/// <param name="Change">Share by which it changes.</param>
/// <param name="Provenance">As of every effect.</param>
public sealed record CeasingEffect(double Change, Provenance? Provenance = null) : ActionEffect(Change, Provenance);

/// <summary>New placings of one tier become placings of another.</summary>
/// <param name="From">The tier that they leave.</param>
/// <param name="To">The tier that they join.</param>
/// <param name="Change">Share of the new placings that moves, 0 to 1.</param>
/// <param name="Provenance">As of every effect.</param>
public sealed record TierMove(Tier From, Tier To, double Change, Provenance? Provenance = null) : ActionEffect(Change, Provenance);

/// <summary>The top-up or fee of a provision type rises or falls for all its pupils.</summary>
/// <param name="Type">The provision type.</param>
/// <param name="Supply">How its places are come by; null for all of them.</param>
/// <param name="Change">Share by which it changes.</param>
/// <param name="Provenance">As of every effect.</param>
public sealed record PriceEffect(ProvisionType Type, Supply? Supply, double Change, Provenance? Provenance = null)
    : ActionEffect(Change, Provenance);

/// <summary>What an action costs itself, at prices of the price base.</summary>
/// <param name="ByYear">Pounds by years since the start; the last holds for ever after.</param>
/// <param name="PerPupil">Pounds a year for each pupil with a plan whom it reaches.</param>
/// <param name="IsHighNeeds">Whether the high needs block pays it.</param>
/// <param name="Provenance">Where its figures come from; null for as the action.</param>
public sealed record ActionCost(IReadOnlyList<double> ByYear, double PerPupil, bool IsHighNeeds, Provenance? Provenance = null);
