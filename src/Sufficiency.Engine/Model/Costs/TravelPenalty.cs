using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>Penalty for minutes beyond the guidance of the phase.</summary>
internal static class TravelPenalty
{
    /// <summary>£ a pupil a year.</summary>
    public static double PerPupilYear(ModelSets sets, int area, int provider, Phase phase) =>
        sets.Dataset.Penalties.PerMinuteBeyondGuidance.Value * Math.Max(0.0, sets.Travel.Minutes(area, provider) - GuidanceMinutes(sets, phase));

    /// <summary>Guidance: primary's, or secondary's from Year 7.</summary>
    public static double GuidanceMinutes(ModelSets sets, Phase phase) =>
        (phase == Phase.Primary ? sets.Dataset.Travel.PrimaryGuidance : sets.Dataset.Travel.SecondaryGuidance).Value;
}
