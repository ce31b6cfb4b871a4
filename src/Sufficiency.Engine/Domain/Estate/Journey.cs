using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Domain.Estate;

/// <summary>A measured journey from a home area to a provider, one way.</summary>
/// <param name="Area">Home area.</param>
/// <param name="Provider">Provider.</param>
/// <param name="Distance">Road distance.</param>
/// <param name="Time">Journey time.</param>
public sealed record Journey(AreaCode Area, ProviderId Provider, Kilometres Distance, Minutes Time);
