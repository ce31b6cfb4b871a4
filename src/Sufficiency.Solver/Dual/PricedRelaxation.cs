using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>Prices of a problem with the integer columns free within bounds, and what they say of the linking variables.</summary>
/// <param name="Prices">Price of each coupling row, of valid sign. [row]</param>
/// <param name="LinkingValues">Linking variables at those prices, not whole. [linking variable]</param>
/// <param name="IsInfeasible">Whether no plan exists within the bounds.</param>
internal sealed record PricedRelaxation(double[] Prices, double[] LinkingValues, bool IsInfeasible);

/// <summary>A plan of the problem with whole integers.</summary>
/// <param name="Objective">Cost of the plan.</param>
/// <param name="LinkingValues">Linking variables.</param>
/// <param name="Flows">Every flow, by source.</param>
/// <param name="Prices">Price of each coupling row.</param>
internal sealed record WholePlan(double Objective, double[] LinkingValues, IReadOnlyList<ArcFlow> Flows, double[] Prices);
