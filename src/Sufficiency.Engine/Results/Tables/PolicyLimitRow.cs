namespace Sufficiency.Engine.Results.Tables;

/// <summary>A need that a policy limit counts.</summary>
internal sealed record PolicyLimitRow
{
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required string ProvisionType { get; init; }

    public required string Need { get; init; }

    public required int? AcademicYear { get; init; }

    public required double MaximumPupils { get; init; }
}
