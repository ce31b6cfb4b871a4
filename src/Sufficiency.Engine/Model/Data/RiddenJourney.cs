using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Model.Data;

/// <summary>A journey to school as a pupil rides it, one way.</summary>
/// <param name="Kilometres">Road distance from home to school.</param>
/// <param name="Minutes">Time in the vehicle: the direct way, the detour to collect others, and boarding.</param>
internal readonly record struct RiddenJourney(double Kilometres, double Minutes)
{
    /// <summary>Of a pupil whom the plan places. The choice factor lengthens the way to a school, because needs named in
    /// plans and choice spread pupils.</summary>
    public static RiddenJourney OfPlaced(TravelAssumptions travel, Provider provider, double directKilometres, double directMinutes)
    {
        var choice = provider.AssumedDistance is null ? travel.ChoiceFactor[provider.Type] : 1.0;
        return In(travel, provider.Type, choice * directKilometres, choice * directMinutes);
    }

    /// <summary>Of a pupil of the base roll, whose home already lies where the spread of homes puts it.</summary>
    public static RiddenJourney OfBaseRoll(TravelAssumptions travel, Provider provider, double directKilometres, double directMinutes) =>
        In(travel, provider.Type, directKilometres, directMinutes);

    /// <summary>Of a pupil whom the plan places, from an area to a provider of the model.</summary>
    public static RiddenJourney OfPlaced(ModelData data, int area, int provider) =>
        OfPlaced(data.Dataset.Travel, data.Providers[provider], data.Travel.Kilometres(area, provider),
            data.Travel.Minutes(area, provider));

    /// <summary>Of a pupil of the base roll, from an area to a provider of the model.</summary>
    public static RiddenJourney OfBaseRoll(ModelData data, int area, int provider) =>
        OfBaseRoll(data.Dataset.Travel, data.Providers[provider], data.Travel.Kilometres(area, provider),
            data.Travel.Minutes(area, provider));

    /// <summary>Guidance in minutes: primary's, or secondary's from Year 7.</summary>
    public static double GuidanceMinutes(TravelAssumptions travel, Phase phase) =>
        (phase == Phase.Primary ? travel.PrimaryGuidance : travel.SecondaryGuidance).Value;

    private static RiddenJourney In(TravelAssumptions travel, ProvisionType type, double kilometres, double minutes) =>
        new(kilometres, kilometres <= 0.0 ? 0.0 : (minutes * travel.CollectionFactor[type]) + travel.Boarding.Value);
}
