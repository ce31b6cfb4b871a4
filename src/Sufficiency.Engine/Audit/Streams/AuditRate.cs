namespace Sufficiency.Engine.Audit.Streams;

/// <summary>Which pupils of an entry point are transported to a provision type.</summary>
/// <param name="WalkingKilometres">The longest distance that is walked.</param>
/// <param name="NearDays">Days of transport paid, a pupil and year, within walking distance.</param>
/// <param name="FarDays">Days of transport paid, a pupil and year, beyond walking distance.</param>
/// <param name="GuidanceMinutes">The longest journey that guidance advises.</param>
internal readonly record struct AuditRate(double WalkingKilometres, double NearDays, double FarDays, double GuidanceMinutes)
{
    /// <summary>£ a pupil-year of a journey.</summary>
    public double TransportOf(in AuditJourney journey) =>
        journey.Kilometres <= 0.0 ? 0.0 : journey.DailyGbp * (journey.Kilometres <= WalkingKilometres ? NearDays : FarDays);

    /// <summary>Minutes of a journey beyond guidance.</summary>
    public double MinutesBeyond(in AuditJourney journey) => Math.Max(0.0, journey.Minutes - GuidanceMinutes);
}
