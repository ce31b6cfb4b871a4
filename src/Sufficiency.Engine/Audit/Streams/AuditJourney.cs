namespace Sufficiency.Engine.Audit.Streams;

/// <summary>The journey of a placed pupil, one way.</summary>
/// <param name="Kilometres">Road distance, with the choice factor.</param>
/// <param name="Minutes">Time in the vehicle.</param>
/// <param name="DailyGbp">Cost of its transport, a pupil and day.</param>
internal readonly record struct AuditJourney(double Kilometres, double Minutes, double DailyGbp);
