namespace Sufficiency.Engine.Results.Tables;

/// <summary>A plan in one row.</summary>
internal sealed record HeadlineRow
{
    public required string Plan { get; init; }

    public required double ObjectiveGbp { get; init; }

    public required double? BoundGbp { get; init; }

    public required double TotalCostGbp { get; init; }

    public required double TotalPenaltyGbp { get; init; }

    public required double PupilYearsWaiting { get; init; }

    public required double CarriedCostGbp { get; init; }

    /// <summary>Adds up a plan's tables.</summary>
    public static HeadlineRow Of(string plan, PlanTables tables, double objectiveGbp, double? boundGbp) => new()
    {
        Plan = plan,
        ObjectiveGbp = objectiveGbp,
        BoundGbp = boundGbp,
        TotalCostGbp = tables.TotalCostGbp,
        TotalPenaltyGbp = tables.TotalPenaltyGbp,
        PupilYearsWaiting = tables.PupilYearsWaiting,
        CarriedCostGbp = tables.CarriedCostGbp,
    };
}
