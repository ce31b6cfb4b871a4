namespace Sufficiency.Solver.Mip;

/// <summary>The solver cannot run on this machine, so that there is no plan; the message says why and what to do.</summary>
public sealed class SolverUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
