using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>Place funding of commissioned places, filled or not: own places, scheme places and places over capacity.</summary>
internal static class PlaceFunding
{
    public static void Add(ModelData data, PlanColumns columns, ProblemDraft draft)
    {
        for (var p = 0; p < data.Providers.Count; p++)
        {
            if (data.Providers[p].HasUnlimitedPlaces) continue;
            for (var t = 0; t < data.YearCount; t++)
                draft.AddConstant(data.Discount[t] * data.OwnPlaces(p, t) * data.Providers[p].PlaceFunding.Value);
        }

        foreach (var opening in columns.Openings)
        {
            for (var t = 0; t < data.YearCount; t++) draft.AddCost(opening, data.Discount[t] * OfScheme(data, opening.Decides, t));
        }

        foreach (var over in columns.OverCapacity)
            draft.AddCost(over, data.Discount[over.Decides.Year] * data.Providers[over.Decides.Provider].PlaceFunding.Value);
    }

    /// <summary>£ in a year for the places an opened scheme gives then; nil at a provider without a limit, where
    /// place funding follows the pupil.</summary>
    public static double OfScheme(ModelData data, SchemeOpening opening, int year)
    {
        var scheme = data.SchemeOf(opening);
        var places = scheme.PlacesAfter(data.Dataset.Horizon.First.Plus(year).YearsAfter(opening.Year));
        var provider = data.Providers[data.IndexOf(scheme.Provider)];
        return provider.HasUnlimitedPlaces ? 0.0 : places * provider.PlaceFunding.Value;
    }
}
