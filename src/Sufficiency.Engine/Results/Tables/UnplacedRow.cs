namespace Sufficiency.Engine.Results.Tables;

/// <summary>Pupils who need a place in a year and are not placed before their phase ends: waiting for
/// good. [source of the waiting table]</summary>
internal sealed record UnplacedRow
{
    public required string AreaCode { get; init; }

    public required string Need { get; init; }

    public required string Tier { get; init; }

    public required string EntryPoint { get; init; }

    public required int YearNeeded { get; init; }

    public required double Pupils { get; init; }
}
