namespace Sufficiency.Engine.Results.Tables;

/// <summary>A cost of a year: money in <c>cost_gbp</c>, penalties in <c>penalty_gbp</c>;
/// <c>discounted_gbp</c> is its part of the objective.</summary>
/// <remarks>Kinds: place_funding, top_up, fee, transport, capital, interim (while waiting), stock, actions, actions_elsewhere;
/// penalty_waiting, penalty_over_capacity, penalty_minutes.</remarks>
internal sealed record CostRow
{
    public required int AcademicYear { get; init; }

    public required string Kind { get; init; }

    public required string? ProvisionType { get; init; }

    public required string? ProviderId { get; init; }

    public required string? SchemeId { get; init; }

    public required double CostGbp { get; init; }

    public required double PenaltyGbp { get; init; }

    public required double DiscountedGbp { get; init; }
}
