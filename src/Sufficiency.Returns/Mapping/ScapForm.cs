namespace Sufficiency.Returns.Mapping;

/// <summary>The School Capacity survey's questions about SEND of one year.</summary>
internal sealed record ScapForm
{
    /// <summary>Title of the return.</summary>
    public required string Title { get; init; }

    /// <summary>Where the form comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Found, derived or assumed.</summary>
    public required string Certainty { get; init; }

    /// <summary>The census from which years ahead are counted: 2026 is January 2026.</summary>
    public required int SeedCensus { get; init; }

    /// <summary>Heading of the first column.</summary>
    public required string FirstHeading { get; init; }

    /// <summary>What the planning areas are.</summary>
    public required string PlanningArea { get; init; }

    /// <summary>Phases in order.</summary>
    public required ScapPhase[] Phases { get; init; }

    /// <summary>Provisions in order.</summary>
    public required FormRow[] Provisions { get; init; }

    /// <summary>Sheets in order.</summary>
    public required ScapSheet[] Sheets { get; init; }

    /// <summary>The sheets of capacity.</summary>
    public required ScapCapacity Capacity { get; init; }

    /// <summary>Sentences for the sheet of assumptions.</summary>
    public required string[] Assumptions { get; init; }
}

/// <summary>What the survey asks of capacity.</summary>
internal sealed record ScapCapacity
{
    /// <summary>Where the form comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Found, derived or assumed.</summary>
    public required string Certainty { get; init; }

    /// <summary>Headings of the columns.</summary>
    public required string[] Headings { get; init; }

    /// <summary>Sheets in order.</summary>
    public required CapacitySheet[] Sheets { get; init; }
}

/// <summary>A sheet of capacity: one kind of school.</summary>
internal sealed record CapacitySheet
{
    /// <summary>Name of the sheet.</summary>
    public required string Name { get; init; }

    /// <summary>Title of the sheet.</summary>
    public required string Title { get; init; }

    /// <summary>Kinds of places that are listed.</summary>
    public required string[] Kinds { get; init; }
}

/// <summary>A phase of the survey.</summary>
internal sealed record ScapPhase
{
    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>Words as the survey writes them.</summary>
    public required string Label { get; init; }

    /// <summary>Years forecast after the seed.</summary>
    public required int YearsAhead { get; init; }

    /// <summary>Youngest and oldest year group.</summary>
    public required int[] YearGroups { get; init; }

    /// <summary>Headings of the columns, one a year group.</summary>
    public required string[] Headings { get; init; }
}

/// <summary>A sheet of the survey: one planning area.</summary>
internal sealed record ScapSheet
{
    /// <summary>Name, which is the planning area's code.</summary>
    public required string Name { get; init; }

    /// <summary>Code of the phase.</summary>
    public required string Phase { get; init; }

    /// <summary>Code of the provision.</summary>
    public required string Provision { get; init; }
}
