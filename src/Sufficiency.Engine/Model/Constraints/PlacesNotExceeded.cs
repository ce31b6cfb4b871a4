using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>
/// Roll of a limited provider ≤ its own places + places of opened schemes + places over capacity, in every year. Where places are given
/// by phase, the roll of a phase ≤ the places of the phase, which flex.
/// </summary>
internal static class PlacesNotExceeded
{
    /// <summary>Adds the rows, those of single phases first, and says which row is whose.</summary>
    public static IReadOnlyDictionary<(int Provider, int Pool, int Year), int> Add(ModelData data, PlanColumns columns, ProblemDraft draft)
    {
        var rows = new Dictionary<(int Provider, int Pool, int Year), int>();
        var openings = columns.Openings.ToLookup(y => data.IndexOf(data.SchemeOf(y.Decides).Provider));
        var overCapacity = columns.OverCapacity.ToLookup(v => (v.Decides.Provider, v.Decides.Year));
        foreach (var pool in PlacePools.OfPhases.Append(PlacePools.Whole))
        {
            for (var p = 0; p < data.Providers.Count; p++)
            {
                if (!data.HasPool(p, pool)) continue;
                for (var t = 0; t < data.YearCount; t++)
                {
                    var (year, phase) = (t, PlacePools.PhaseOf(pool));
                    var row = draft.Row($"PlacesNotExceeded({(phase is null ? "" : phase + ",")}{data.Providers[p].Id},{data.StartYear(t)})")
                        .AtMost(RoomWithoutSchemes(data, p, t, pool))
                        .AddPupils(p, t, NeedSet.Every, only: phase)
                        .Add(openings[p], y => -data.Flex(pool) * data.SchemePlaces(y, year, pool));
                    if (pool == PlacePools.Whole) row.Add(overCapacity[(p, t)], -1.0);
                    rows.Add((p, pool, t), row.Index);
                }
            }
        }

        return rows;
    }

    /// <summary>Places of a pool beyond the initial roll, before schemes and places over capacity.</summary>
    /// <remarks>A phase that already holds more than its places keeps them, and takes nobody in.</remarks>
    public static double RoomWithoutSchemes(ModelData data, int provider, int year, int pool)
    {
        var room = (data.Flex(pool) * data.OwnPlaces(provider, year, pool)) - data.InitialRollOf(provider, year, pool);
        return pool == PlacePools.Whole ? room : Math.Max(room, 0.0 - (data.Flex(pool) * data.CommittedPlaces(provider, year, pool)));
    }
}
