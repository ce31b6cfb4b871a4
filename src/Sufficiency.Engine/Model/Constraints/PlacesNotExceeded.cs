using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>Roll of a limited provider ≤ its own places + places of opened schemes + places over capacity, in every year.</summary>
internal static class PlacesNotExceeded
{
    /// <summary>Adds the rows, by phase, provider and year; the answer says which row is of which [provider, year], −1 where the provider is unlimited.</summary>
    public static int[] Add(ModelSets sets, PlanColumns columns, ProblemDraft draft)
    {
        var rowOf = new int[sets.Providers.Count * sets.YearCount];
        Array.Fill(rowOf, -1);
        foreach (var p in ByPhase(sets))
        {
            if (sets.Providers[p].HasUnlimitedPlaces) continue;
            for (var t = 0; t < sets.YearCount; t++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"PlacesNotExceeded({sets.Providers[p].Id},{sets.StartYear(t)})");
                var row = draft.AddRow(name, double.NegativeInfinity, sets.OwnPlaces(p, t) - sets.Forecast.InitialRollOf(p, t));
                draft.CountPupils(row, p, t, NeedSet.Every);
                rowOf[(p * sets.YearCount) + t] = row;
            }
        }

        PutSchemePlaces(sets, columns, draft, rowOf);
        for (var i = 0; i < columns.OverCapacity.Length; i++)
        {
            var over = columns.OverCapacity[i];
            draft.Put(columns.Openings.Length + i, rowOf[(over.Provider * sets.YearCount) + over.Year], -1.0);
        }

        return rowOf;
    }

    /// <summary>Providers by phase, since pupils of a phase compete for places: rows that share pupils stand near one another.</summary>
    private static IEnumerable<int> ByPhase(ModelSets sets) => Enumerable.Range(0, sets.Providers.Count)
        .OrderBy(p => sets.Providers[p].HighestYearGroup.Phase).ThenBy(p => sets.Providers[p].LowestYearGroup.Phase);

    private static void PutSchemePlaces(ModelSets sets, PlanColumns columns, ProblemDraft draft, int[] rowOf)
    {
        for (var column = 0; column < columns.Openings.Length; column++)
        {
            var opening = columns.Openings[column];
            var scheme = sets.Dataset.Schemes[opening.Scheme];
            var provider = sets.IndexOf(scheme.Provider);
            for (var t = 0; t < sets.YearCount; t++)
            {
                var row = rowOf[(provider * sets.YearCount) + t];
                if (row >= 0) draft.Put(column, row, -scheme.PlacesAfter(sets.Dataset.Horizon.First.Plus(t).YearsAfter(opening.Year)));
            }
        }
    }
}
