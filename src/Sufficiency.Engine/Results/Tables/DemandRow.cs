namespace Sufficiency.Engine.Results.Tables;

/// <summary>Placings needed, by home area.</summary>
internal sealed record DemandRow
{
    public required string AreaCode { get; init; }

    public required string Need { get; init; }

    public required string Tier { get; init; }

    public required string EntryPoint { get; init; }

    public required int AcademicYear { get; init; }

    public required double Placings { get; init; }
}
