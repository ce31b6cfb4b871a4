using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Presolve;

/// <summary>A source that left the problem, because its cheapest destination uses no row.</summary>
/// <param name="Source">The source.</param>
/// <param name="To">Its destination, whose cost is in the constant.</param>
internal readonly record struct PresolvedSource(DemandSource Source, Destination To);
