namespace Sufficiency.Engine.Results.Tables;

/// <summary>A kind of cost in all years together, to the penny: a step between do-minimum and the plan.</summary>
/// <param name="Kind">Kind of cost.</param>
/// <param name="Supply">How the places are come by, for fees; null for other kinds.</param>
/// <param name="DoMinimumGbp">With committed schemes only.</param>
/// <param name="PlanGbp">In the plan.</param>
/// <param name="DifferenceGbp">Plan less do-minimum.</param>
public sealed record MoneyStep(string Kind, string? Supply, double DoMinimumGbp, double PlanGbp, double DifferenceGbp);
