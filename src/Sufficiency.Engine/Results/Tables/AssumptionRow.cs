namespace Sufficiency.Engine.Results.Tables;

/// <summary>A line of the assumption register.</summary>
internal sealed record AssumptionRow
{
    public required string Path { get; init; }

    public required string Value { get; init; }

    public required string Unit { get; init; }

    public required string Source { get; init; }

    public required string SourceYear { get; init; }

    public required string Certainty { get; init; }
}
