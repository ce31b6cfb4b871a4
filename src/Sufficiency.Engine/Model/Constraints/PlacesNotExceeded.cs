using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>Roll of a limited provider ≤ its own places + places of opened schemes + places over capacity, in every year; of each phase,
/// where places are given by phase, ≤ the places of the phase, which flex.</summary>
internal static class PlacesNotExceeded
{
    /// <summary>Adds the rows, those of single phases first; the answer says which row is of which [provider, pool,
    /// year], −1 where there is none.</summary>
    public static int[] Add(ModelSets sets, PlanColumns columns, ProblemDraft draft)
    {
        var rowOf = new int[sets.Providers.Count * PlacePools.Count * sets.YearCount];
        Array.Fill(rowOf, -1);
        foreach (var pool in PlacePools.OfPhases.Append(PlacePools.Whole))
        {
            for (var p = 0; p < sets.Providers.Count; p++)
            {
                if (!sets.HasPool(p, pool)) continue;
                for (var t = 0; t < sets.YearCount; t++) rowOf[At(sets, p, pool, t)] = AddRow(sets, draft, p, pool, t);
            }
        }

        PutSchemePlaces(sets, columns, draft, rowOf);
        for (var i = 0; i < columns.OverCapacity.Length; i++)
        {
            var over = columns.OverCapacity[i];
            draft.Put(columns.Openings.Length + i, rowOf[At(sets, over.Provider, PlacePools.Whole, over.Year)], -1.0);
        }

        return rowOf;
    }

    /// <summary>Where the row of a provider, pool and year stands.</summary>
    public static int At(ModelSets sets, int provider, int pool, int year) =>
        (((provider * PlacePools.Count) + pool) * sets.YearCount) + year;

    /// <summary>Places of a pool beyond the initial roll, before schemes and places over capacity. A phase that already holds more than its
    /// places keeps them, and takes nobody in.</summary>
    public static double RoomWithoutSchemes(ModelSets sets, int provider, int year, int pool)
    {
        var room = (sets.Flex(pool) * sets.OwnPlaces(provider, year, pool)) - sets.InitialRollOf(provider, year, pool);
        return pool == PlacePools.Whole ? room : Math.Max(room, 0.0 - (sets.Flex(pool) * sets.CommittedPlaces(provider, year, pool)));
    }

    private static int AddRow(ModelSets sets, ProblemDraft draft, int p, int pool, int t)
    {
        var phase = PlacePools.PhaseOf(pool);
        var name = string.Create(CultureInfo.InvariantCulture,
            $"PlacesNotExceeded({(phase is null ? "" : phase + ",")}{sets.Providers[p].Id},{sets.StartYear(t)})");
        var row = draft.AddRow(name, double.NegativeInfinity, RoomWithoutSchemes(sets, p, t, pool));
        draft.CountPupils(row, p, t, NeedSet.Every, only: phase);
        return row;
    }

    private static void PutSchemePlaces(ModelSets sets, PlanColumns columns, ProblemDraft draft, int[] rowOf)
    {
        for (var column = 0; column < columns.Openings.Length; column++)
        {
            var opening = columns.Openings[column];
            var provider = sets.IndexOf(sets.Dataset.Schemes[opening.Scheme].Provider);
            for (var pool = 0; pool < PlacePools.Count; pool++)
            {
                for (var t = 0; t < sets.YearCount; t++)
                {
                    var row = rowOf[At(sets, provider, pool, t)];
                    if (row >= 0) draft.Put(column, row, -sets.Flex(pool) * sets.SchemePlaces(opening, t, pool));
                }
            }
        }
    }
}
