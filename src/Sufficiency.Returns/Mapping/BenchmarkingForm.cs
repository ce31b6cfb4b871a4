namespace Sufficiency.Returns.Mapping;

/// <summary>What officers compare with other authorities.</summary>
internal sealed record BenchmarkingForm
{
    /// <summary>Title of the return.</summary>
    public required string Title { get; init; }

    /// <summary>Where the form comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Found, derived or assumed.</summary>
    public required string Certainty { get; init; }

    /// <summary>The DSG management plan whose categories it takes.</summary>
    public required string DsgVersion { get; init; }

    /// <summary>Years after the base year that are shown.</summary>
    public required int YearsAhead { get; init; }

    /// <summary>The sheet of plans.</summary>
    public required BenchmarkedPlans Plans { get; init; }

    /// <summary>The sheet of places.</summary>
    public required BenchmarkedPlaces Places { get; init; }

    /// <summary>The sheet of spending.</summary>
    public required BenchmarkedSpend Spend { get; init; }

    /// <summary>Why England's spending is blank.</summary>
    public required string EnglandSpend { get; init; }
}

/// <summary>The sheet of plans.</summary>
internal sealed record BenchmarkedPlans
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Label of the total.</summary>
    public required string Total { get; init; }
}

/// <summary>The sheet of places.</summary>
internal sealed record BenchmarkedPlaces
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Kinds of places, one row each.</summary>
    public required string[] Kinds { get; init; }
}

/// <summary>The sheet of spending.</summary>
internal sealed record BenchmarkedSpend
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Lines in order.</summary>
    public required MoneyLine[] Lines { get; init; }
}
