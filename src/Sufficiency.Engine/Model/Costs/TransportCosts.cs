using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>Home-to-school transport the council pays for a pupil on roll.</summary>
internal static class TransportCosts
{
    /// <summary>£ a year for a pupil whom the plan places, by the way that the choice factor gives.</summary>
    public static double OfPlaced(ModelData data, int area, int provider, EntryPoint entry)
    {
        var (travel, school) = (data.Dataset.Travel, data.Providers[provider]);
        return PerPupilYear(travel,
            RiddenJourney.OfPlaced(travel, school, data.Travel.Kilometres(area, provider), 0.0).Kilometres, school.Type, entry);
    }

    /// <summary>£ a year for a pupil of the base roll: eligible share × daily cost × days × sharing factor.</summary>
    public static double PerPupilYear(ModelData data, int area, int provider, EntryPoint entry) =>
        PerPupilYear(data.Dataset.Travel, data.Travel.Kilometres(area, provider), data.Providers[provider].Type, entry);

    /// <summary>£ a pupil a year for a journey; nothing where none is made.</summary>
    public static double PerPupilYear(TravelAssumptions travel, double kilometres, ProvisionType type, EntryPoint entry)
    {
        if (kilometres <= 0.0) return 0.0;
        var eligible = kilometres <= WalkingKilometres(travel, entry) ? travel.EligibleWithinWalking[type]
            : travel.EligibleShare[(type, entry.Phase())];
        return eligible * travel.DailyCost.At(kilometres) * travel.DaysPerYear * travel.SharingFactor[type];
    }

    /// <summary>Statutory walking distance: Education Act 1996, section 444(5): 2 miles under 8, 3 miles from 8.</summary>
    public static double WalkingKilometres(TravelAssumptions travel, EntryPoint entry) =>
        (entry is EntryPoint.Reception or EntryPoint.Infant ? travel.WalkingKilometresUnder8 : travel.WalkingKilometresFrom8).Value;
}
