using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>Prices of a problem with its integers free within bounds, and the linking variables at these prices.</summary>
/// <param name="Prices">Price of each coupling row, of valid sign. [row]</param>
/// <param name="LinkingValues">Values that need not be integer. [linking variable]</param>
/// <param name="IsInfeasible">Whether no plan exists within the bounds.</param>
internal sealed record PricedRelaxation(double[] Prices, double[] LinkingValues, bool IsInfeasible);

/// <summary>A plan with integer values.</summary>
/// <param name="Objective">Cost of the plan.</param>
/// <param name="LinkingValues">Values of the linking variables.</param>
/// <param name="Flows">Every flow, by source.</param>
/// <param name="Prices">Price of each coupling row.</param>
internal sealed record WholePlan(double Objective, double[] LinkingValues, IReadOnlyList<ArcFlow> Flows, double[] Prices) : IPlan;

/// <summary>A plan that has a cost.</summary>
internal interface IPlan
{
    /// <summary>Cost of the plan.</summary>
    double Objective { get; }
}
