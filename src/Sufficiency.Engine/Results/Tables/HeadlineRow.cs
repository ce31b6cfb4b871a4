namespace Sufficiency.Engine.Results.Tables;

/// <summary>A plan in one row.</summary>
internal sealed record HeadlineRow(
    string Plan, double ObjectiveGbp, double? BoundGbp, double TotalCostGbp, double TotalPenaltyGbp, double PupilYearsWaiting,
    double CarriedCostGbp)
{
    /// <summary>Adds up a plan's tables.</summary>
    public static HeadlineRow Of(string plan, PlanTables tables, double objectiveGbp, double? boundGbp) => new(
        plan,
        objectiveGbp,
        boundGbp,
        tables.TotalCostGbp,
        tables.TotalPenaltyGbp,
        tables.PupilYearsWaiting,
        tables.CarriedCostGbp);
}
