using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>Penalty for minutes beyond the guidance of the phase.</summary>
internal static class TravelPenalty
{
    /// <summary>£ a year for a pupil whom the plan places.</summary>
    public static double PerPupilYear(ModelSets sets, int area, int provider, Phase phase)
    {
        var ridden = RiddenJourney.OfPlaced(sets, area, provider);
        return PerPupilYear(sets.Dataset, ridden.Minutes, phase);
    }

    /// <summary>£ a pupil a year for so many minutes in the vehicle.</summary>
    public static double PerPupilYear(PlanningDataset dataset, double minutes, Phase phase) =>
        dataset.Penalties.PerMinuteBeyondGuidance.Value * Math.Max(0.0, minutes - GuidanceMinutes(dataset, phase));

    /// <summary>Guidance: primary's, or secondary's from Year 7.</summary>
    public static double GuidanceMinutes(ModelSets sets, Phase phase) => GuidanceMinutes(sets.Dataset, phase);

    private static double GuidanceMinutes(PlanningDataset dataset, Phase phase) =>
        (phase == Phase.Primary ? dataset.Travel.PrimaryGuidance : dataset.Travel.SecondaryGuidance).Value;
}
