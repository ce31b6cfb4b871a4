using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>The two plans of a scenario.</summary>
/// <param name="Inputs">What they are made from.</param>
/// <param name="DoMinimum">With committed schemes only.</param>
/// <param name="Plan">The plan.</param>
internal sealed record ScenarioPlans(PlanInputs Inputs, PlanAttempt DoMinimum, PlanAttempt Plan)
{
    /// <summary>Where other scenarios may start.</summary>
    public SweepStart Start => new(DoMinimum.Start, Plan.Start);
}

/// <summary>A scenario has no plan; the message says why.</summary>
internal sealed class ScenarioFailedException(string message) : Exception(message)
{
    /// <summary>Whether it has none because the solver failed.</summary>
    public bool IsSolverFailure { get; init; }
}
