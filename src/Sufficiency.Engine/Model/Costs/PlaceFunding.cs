using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>Place funding of commissioned places, filled or not: own places, scheme places and places over capacity.</summary>
internal static class PlaceFunding
{
    public static void Add(ModelSets sets, PlanColumns columns, ProblemDraft draft)
    {
        for (var p = 0; p < sets.Providers.Count; p++)
        {
            if (sets.Providers[p].HasUnlimitedPlaces) continue;
            for (var t = 0; t < sets.YearCount; t++)
                draft.AddConstant(sets.Discount[t] * sets.OwnPlaces(p, t) * sets.Providers[p].PlaceFunding.Value);
        }

        for (var column = 0; column < columns.Openings.Length; column++)
        {
            for (var t = 0; t < sets.YearCount; t++) draft.AddCost(column, sets.Discount[t] * OfScheme(sets, columns.Openings[column], t));
        }

        for (var i = 0; i < columns.OverCapacity.Length; i++)
        {
            var over = columns.OverCapacity[i];
            draft.AddCost(columns.Openings.Length + i, sets.Discount[over.Year] * sets.Providers[over.Provider].PlaceFunding.Value);
        }
    }

    /// <summary>£ in a year for the places an opened scheme gives then; nil at a provider without a limit, where
    /// place funding follows the pupil.</summary>
    public static double OfScheme(ModelSets sets, SchemeOpening opening, int year)
    {
        var scheme = sets.Dataset.Schemes[opening.Scheme];
        var places = scheme.PlacesAfter(sets.Dataset.Horizon.First.Plus(year).YearsAfter(opening.Year));
        var provider = sets.Providers[sets.IndexOf(scheme.Provider)];
        return provider.HasUnlimitedPlaces ? 0.0 : places * provider.PlaceFunding.Value;
    }
}
