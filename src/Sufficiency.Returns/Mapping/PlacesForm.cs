namespace Sufficiency.Returns.Mapping;

/// <summary>Changes of places by institution.</summary>
internal sealed record PlacesForm
{
    /// <summary>Title of the return.</summary>
    public required string Title { get; init; }

    /// <summary>Where the form comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Found, derived or assumed.</summary>
    public required string Certainty { get; init; }

    /// <summary>Septembers that are shown, from the first planned year on.</summary>
    public required int YearsAhead { get; init; }

    /// <summary>Name of the sheet.</summary>
    public required string Name { get; init; }

    /// <summary>The sheets.</summary>
    public required LsrpVariant[] Variants { get; init; }
}
