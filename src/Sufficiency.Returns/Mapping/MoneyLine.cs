namespace Sufficiency.Returns.Mapping;

/// <summary>A line of money of a form, and the costs of a run that it takes; conditions left out hold always.</summary>
internal sealed record MoneyLine
{
    /// <summary>Words as the form writes them.</summary>
    public required string Label { get; init; }

    /// <summary>Lines of section 251 that it holds; empty where the form names none.</summary>
    public string Lines { get; init; } = "";

    /// <summary>Kinds of costs.</summary>
    public string[] Kinds { get; init; } = [];

    /// <summary>Provision types.</summary>
    public string[]? ProvisionTypes { get; init; }

    /// <summary>How the provider's places are come by.</summary>
    public string[]? Supplies { get; init; }

    /// <summary>Whether it is the high-needs spending that the run adds to its costs each year.</summary>
    public bool TakesOther { get; init; }

    /// <summary>The item of data/reference/known_finance.csv that it is held against; empty for none.</summary>
    public string Known { get; init; } = "";

    /// <summary>Why it is blank; null where it is not.</summary>
    public string? Blank { get; init; }

    /// <summary>Where the line comes from, and what it leaves out.</summary>
    public string Source { get; init; } = "";

    /// <summary>Found, derived or assumed.</summary>
    public string Certainty { get; init; } = "";

    /// <summary>Whether a cost belongs to the line.</summary>
    public bool Takes(string kind, string? provisionType, string? supply) => Kinds.Contains(kind, StringComparer.Ordinal)
        && Holds(ProvisionTypes, provisionType) && Holds(Supplies, supply);

    private static bool Holds(string[]? asked, string? given) => asked is null || asked.Contains(given, StringComparer.Ordinal);
}
