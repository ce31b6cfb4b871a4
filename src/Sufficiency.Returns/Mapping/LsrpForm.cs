namespace Sufficiency.Returns.Mapping;

/// <summary>The data tables of the Local SEND Reform Plan of one year.</summary>
internal sealed record LsrpForm
{
    /// <summary>Title of the return.</summary>
    public required string Title { get; init; }

    /// <summary>Where the form comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Found, derived or assumed.</summary>
    public required string Certainty { get; init; }

    /// <summary>Heading of the first column.</summary>
    public required string FirstHeading { get; init; }

    /// <summary>Calendar years of the columns: 2025 is the census of January 2026.</summary>
    public required int[] CalendarYears { get; init; }

    /// <summary>The rule of age where none is chosen.</summary>
    public required string AgeRule { get; init; }

    /// <summary>The sheet that lists the others.</summary>
    public required PlainSheet Index { get; init; }

    /// <summary>The sheet of assumptions.</summary>
    public required PlainSheet AssumptionsSheet { get; init; }

    /// <summary>The tables that each section has.</summary>
    public required LsrpVariant[] Variants { get; init; }

    /// <summary>Provisions in order.</summary>
    public required FormRow[] Provisions { get; init; }

    /// <summary>Sections in order.</summary>
    public required LsrpSection[] Sections { get; init; }

    /// <summary>Sentences for the sheet of assumptions.</summary>
    public required LsrpAssumption[] Assumptions { get; init; }
}

/// <summary>A sheet of texts.</summary>
internal sealed record PlainSheet
{
    /// <summary>Name of the sheet.</summary>
    public required string Name { get; init; }

    /// <summary>Title of the sheet.</summary>
    public required string Title { get; init; }

    /// <summary>Headings of its columns.</summary>
    public required string[] Headings { get; init; }
}

/// <summary>A table that each section has: with the plan, without it, or the difference.</summary>
internal sealed record LsrpVariant
{
    /// <summary>mitigated, unmitigated or difference.</summary>
    public required string Code { get; init; }

    /// <summary>Words for it.</summary>
    public required string Label { get; init; }

    /// <summary>What follows the section's number in the name of the sheet.</summary>
    public required string Suffix { get; init; }
}

/// <summary>A section of the plan: one dataset.</summary>
internal sealed record LsrpSection
{
    /// <summary>Its number, which names the sheet.</summary>
    public required string Code { get; init; }

    /// <summary>What its rows are.</summary>
    public required string Measure { get; init; }

    /// <summary>Title as the form writes it.</summary>
    public required string Title { get; init; }

    /// <summary>Why it is blank; null where it is not.</summary>
    public string? Blank { get; init; }
}

/// <summary>A sentence about a section, or about all where the section is empty.</summary>
internal sealed record LsrpAssumption
{
    /// <summary>Number of the section.</summary>
    public required string Section { get; init; }

    /// <summary>The sentence.</summary>
    public required string Text { get; init; }
}
