using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Domain.Estate;

/// <summary>One school, base or market offering one provision type.</summary>
public sealed record Provider
{
    private readonly Supply? supply;

    /// <summary>Unique identifier.</summary>
    public required ProviderId Id { get; init; }

    /// <summary>The school's unique reference number, or null where it has none yet.</summary>
    public string? Urn { get; init; }

    /// <summary>Name as officers know it.</summary>
    public required string Name { get; init; }

    /// <summary>The provision type offered.</summary>
    public required ProvisionType Type { get; init; }

    /// <summary>District it stands in, or a place name outside the county.</summary>
    public required string DistrictName { get; init; }

    /// <summary>Where it stands; null for a market without one place, whose journeys take the distance of <see
    /// cref="AssumedDistance"/>.</summary>
    public GridPoint? Location { get; init; }

    /// <summary>One-way road distance for every pupil of a market without a location; null elsewhere.</summary>
    public Kilometres? AssumedDistance { get; init; }

    /// <summary>Primary needs it accepts.</summary>
    public required NeedSet Needs { get; init; }

    /// <summary>Youngest year group it takes.</summary>
    public required YearGroup LowestYearGroup { get; init; }

    /// <summary>Oldest year group it takes.</summary>
    public required YearGroup HighestYearGroup { get; init; }

    /// <summary>Per commissioned place a year, whether filled or not.</summary>
    public required Pounds PlaceFunding { get; init; }

    /// <summary>Per pupil a year on top of place funding (in county), or the whole fee (out of county), at base-year prices.</summary>
    public required Pounds TopUp { get; init; }

    /// <summary>Whether it takes any number of pupils; then it has no rows of places.</summary>
    public required bool HasUnlimitedPlaces { get; init; }

    /// <summary>Pupils with a plan counted on its whole roll, of any authority; null where the source does not say.</summary>
    public double? PlansOnRoll { get; init; }

    /// <summary>Source of identity and figures.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Per pupil of the enhanced tier a year, in place of the other top-up; null where a base takes none of them.</summary>
    public Pounds? EnhancedTopUp { get; init; }

    /// <summary>How the authority comes by its places.</summary>
    public Supply Supply
    {
        get => supply ?? (Type == ProvisionType.OutOfCounty ? Supply.Agreed : Supply.Own);
        init => supply = value;
    }

    /// <summary>Whose bought places they are; null where the source does not say, and for the authority's own.</summary>
    public Market? Market { get; init; }

    /// <summary>Whether it stands only in generic schemes, which nobody has proposed.</summary>
    public bool IsGeneric { get; init; }

    /// <summary>Pupils of any kind on its whole roll; null where the source does not say.</summary>
    public double? SchoolRoll { get; init; }

    /// <summary>Phases in which new pupils come to it through the local mix alone; none for a school with a limit of its own.</summary>
    public PhaseSet MixedPhases { get; init; }

    /// <summary>The phase whose local mix it stands for; null for a school, base or market.</summary>
    public Phase? MixOf { get; init; }

    /// <summary>Whether it stands for the local mix of a phase, and is no school itself.</summary>
    public bool IsLocalMix => MixOf is not null;

    /// <summary>Whether its places are those that the authority would rather not buy.</summary>
    public bool IsLastResort => Supply is Supply.Tranche or Supply.Bespoke;

    /// <summary>Whether its places suit a tier: a base takes the enhanced tier only at an enhanced top-up.</summary>
    public bool Suits(Tier tier) =>
        Type.Suits(tier) && (tier != Tier.Enhanced || Type != ProvisionType.ResourceBase || EnhancedTopUp is not null);

    /// <summary>Per pupil of a tier a year, on top of place funding or the whole fee.</summary>
    public Pounds TopUpOf(Tier tier) =>
        tier == Tier.Enhanced && Type == ProvisionType.ResourceBase && EnhancedTopUp is { } enhanced ? enhanced : TopUp;

    /// <summary>Whether it teaches the phase that a year group starts to the end that every pupil needs. That end is Year 6,
    /// Year 11 or, after 16, Year 13.</summary>
    public bool TeachesOn(YearGroup into) => LowestYearGroup.Value <= into.Value && HighestYearGroup.Value >= into.Phase switch
    {
        Pupils.Phase.Primary => 6,
        Pupils.Phase.Secondary => 11,
        _ => 13,
    };
}

/// <summary>Places a provider has in one academic year, schemes apart: in all, and where the source says by phase.</summary>
public sealed record ProviderPlaces(ProviderId Provider, AcademicYear Year, double Places)
{
    /// <summary>The phase whose pupils they are for; null for the places of the whole provider.</summary>
    public Phase? Phase { get; init; }
}

/// <summary>Pupils of this authority on roll at the base date.</summary>
/// <param name="Provider">Where.</param>
/// <param name="YearGroup">Their year group at the base date.</param>
/// <param name="Tier">Their tier (a pupil of tier S may sit in an out-of-county place for want of a special place).</param>
/// <param name="Need">Their primary need.</param>
/// <param name="Pupils">How many; may be fractional.</param>
public sealed record InitialRoll(ProviderId Provider, YearGroup YearGroup, Tier Tier, Need Need, double Pupils);
