namespace Sufficiency.Engine.Audit.Streams;

/// <summary>The mean journey of a local mix.</summary>
/// <param name="Kilometres">Road distance.</param>
/// <param name="Minutes">Time in the vehicle.</param>
/// <param name="Beyond">Share of pupils whose journey is longer than guidance advises.</param>
internal readonly record struct AuditMix(double Kilometres, double Minutes, double Beyond);
