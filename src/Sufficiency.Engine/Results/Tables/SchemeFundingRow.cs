namespace Sufficiency.Engine.Results.Tables;

/// <summary>Who pays the capital of a scheme.</summary>
internal sealed record SchemeFundingRow
{
    public required string SchemeId { get; init; }

    public required string Funder { get; init; }

    public required double? AmountGbp { get; init; }

    public required string Source { get; init; }

    public required string SourceYear { get; init; }

    public required string Certainty { get; init; }
}
