using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>Penalty for minutes beyond the guidance of the phase.</summary>
internal static class TravelPenalty
{
    /// <summary>£ a year for a pupil whom the plan places.</summary>
    public static double PerPupilYear(ModelData data, int area, int provider, Phase phase)
    {
        var ridden = RiddenJourney.OfPlaced(data, area, provider);
        return PerPupilYear(data.Dataset, ridden.Minutes, phase);
    }

    /// <summary>£ a pupil a year for so many minutes in the vehicle.</summary>
    public static double PerPupilYear(PlanningDataset dataset, double minutes, Phase phase) =>
        dataset.Penalties.PerMinuteBeyondGuidance.Value * Math.Max(0.0, minutes - RiddenJourney.GuidanceMinutes(dataset.Travel, phase));
}
