namespace Sufficiency.Engine.Results.Tables;

/// <summary>The year from which a plan has cost less in all than do-minimum, capital counted when it is spent.</summary>
public sealed record PaybackCase
{
    /// <summary>central, best or worst.</summary>
    public required string Case { get; init; }

    /// <summary>Factor on fees of further places bought.</summary>
    public required double FeeFactor { get; init; }

    /// <summary>Factor on packages for one pupil.</summary>
    public required double PackageFactor { get; init; }

    /// <summary>Factor on the capital of schemes.</summary>
    public required double CapitalFactor { get; init; }

    /// <summary>Null where it does not come within the planned years.</summary>
    public required int? PaybackYear { get; init; }

    /// <summary>Saved over the planned years, capital counted when it is spent; negative where it costs more.</summary>
    public required double SavingGbp { get; init; }
}
