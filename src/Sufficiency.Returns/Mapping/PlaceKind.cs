namespace Sufficiency.Returns.Mapping;

/// <summary>A kind of place that forms tell apart, and how the tables of a run show it; conditions left out hold always.</summary>
internal sealed record PlaceKind
{
    /// <summary>The office's words.</summary>
    public required string Label { get; init; }

    /// <summary>Setting of the count, or provision type of the provider; <c>awaiting</c> for pupils without the place they need.</summary>
    public string? Setting { get; init; }

    /// <summary>Youngest and oldest year group.</summary>
    public int[]? YearGroups { get; init; }

    /// <summary>How the provider's places are come by.</summary>
    public string? Supply { get; init; }

    /// <summary>The provider's market.</summary>
    public string? Market { get; init; }

    /// <summary>The provider's youngest year group is this or older.</summary>
    public int? TaughtFrom { get; init; }

    /// <summary>The provider is one of these schools.</summary>
    public string[]? Urns { get; init; }

    /// <summary>Kinds of place needed.</summary>
    public string[]? Tiers { get; init; }

    /// <summary>Where that comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Found, derived or assumed.</summary>
    public required string Certainty { get; init; }

    /// <summary>Whether a pupil is in a place of this kind.</summary>
    public bool Takes(PlaceFacts place, int yearGroup) =>
        Is(Setting, place.Setting) && Is(Supply, place.Supply) && Is(Market, place.Market)
        && (YearGroups is not [var youngest, var oldest] || (yearGroup >= youngest && yearGroup <= oldest))
        && (TaughtFrom is not { } from || place.TaughtFrom >= from)
        && (Urns is null || (place.Urn is { } urn && Urns.Contains(urn, StringComparer.Ordinal)))
        && (Tiers is null || (place.Tier is { } tier && Tiers.Contains(tier, StringComparer.Ordinal)));

    private static bool Is(string? asked, string? given) => asked is null || string.Equals(asked, given, StringComparison.Ordinal);
}

/// <summary>What a run tells of where a pupil is.</summary>
/// <param name="Setting">Setting or provision type.</param>
/// <param name="Supply">How the provider's places are come by; null where no provider is known.</param>
/// <param name="Market">The provider's market.</param>
/// <param name="TaughtFrom">The provider's youngest year group.</param>
/// <param name="Urn">The school's number.</param>
/// <param name="Tier">Kind of place needed, of pupils who wait.</param>
internal sealed record PlaceFacts(
    string Setting, string? Supply = null, string? Market = null, int? TaughtFrom = null, string? Urn = null, string? Tier = null);
