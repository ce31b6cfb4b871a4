namespace Sufficiency.Solver.Mip;

/// <summary>The solver cannot run on this machine, so there is no plan. The message says why and what to do.</summary>
public sealed class SolverUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
