using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Model.Presolve;

/// <summary>What a sink means: pupils of a tier and entry point who needed a place in a year enter a provider after a delay.</summary>
/// <remarks>A sink on no row competes for nothing and is shared by all tiers, entry points and years.</remarks>
internal readonly record struct SinkUse(Destination To, Tier? Tier, EntryPoint? Entry, int? YearNeeded);

/// <summary>Sinks as they come to be used.</summary>
internal sealed class SinkBook(ModelData data, ProblemDraft draft, SchemePlacesBound bound)
{
    private readonly Dictionary<Destination, int> free = [];
    private readonly Dictionary<(Destination, Tier, EntryPoint, int, NeedSet), (int Sink, bool HelpsARow)> competing = [];
    private readonly List<Sink> sinks = [];
    private readonly List<SinkUse> uses = [];

    public IReadOnlyList<Sink> Sinks => sinks;

    public IReadOnlyList<SinkUse> Uses => uses;

    /// <summary>The rows that a pupil of the class entering there would use.</summary>
    private SparseVector RowsOf(Destination to, DemandGroup group, NeedSet needs)
    {
        var entries = new SortedDictionary<int, double>();
        for (var t = group.Year + to.Delay; t < data.YearCount; t++)
        {
            var onRoll = data.Forecast.SurvivalOf(group.Tier, group.Entry, group.Year, t - group.Year);
            if (onRoll <= 0.0) continue;
            foreach (var (row, counted, asked, only) in draft.CountingIn(to.Provider, t))
            {
                if (group.Tier.AsksFor(asked) && (only is null || only == group.Entry.Phase())
                    && counted.Contains(NeedClasses.FirstOf(needs))) entries[row] = onRoll;
            }
        }

        return ProblemDraft.ToVector(entries);
    }

    /// <summary>Whether some year of the stay has no place in any plan, so that nobody can enter.</summary>
    /// <remarks>Exact: in that year's row every term but the flows is at most zero, and flows have positive coefficients.</remarks>
    public bool IsClosed(Destination to, DemandGroup group)
    {
        if (data.Providers[to.Provider].HasUnlimitedPlaces) return false;
        for (var t = group.Year + to.Delay; t < data.YearCount; t++)
        {
            if (data.Forecast.SurvivalOf(group.Tier, group.Entry, group.Year, t - group.Year) > 0.0
                && bound.MostLeft(to.Provider, t, group.Entry.Phase()) <= 1e-9) return true;
        }

        return false;
    }

    /// <summary>The sink of a destination that uses no row.</summary>
    public int Free(Destination to)
    {
        if (free.TryGetValue(to, out var known)) return known;
        var name = to.IsWaiting ? "waiting"
            : string.Create(CultureInfo.InvariantCulture, $"enter({data.Providers[to.Provider].Id},d{to.Delay})");
        free.Add(to, sinks.Count);
        return Add(name, SparseVector.Empty, new(to, null, null, null));
    }

    /// <summary>The sink of a pupil of the class who enters a destination, −1 where that uses no row, and whether filling it can satisfy
    /// a row with a lower bound, so that it may be worth more than its cost says.</summary>
    /// <remarks>Classes of needs that use the same rows share it.</remarks>
    public (int Sink, bool HelpsARow) Competing(Destination to, DemandGroup group, NeedSet needs)
    {
        var counting = CountingSets(to, group, needs);
        var key = (to, group.Tier, group.Entry, group.Year, counting);
        if (competing.TryGetValue(key, out var known)) return known;
        var rows = RowsOf(to, group, needs);
        known = rows.Indices.Length == 0 ? (-1, false)
            : (Add(NameOf(to, group, counting), rows, new(to, group.Tier, group.Entry, group.Year)),
                Array.Exists(rows.Indices, row => !double.IsNegativeInfinity(draft.Rows[row].Lower)));
        competing.Add(key, known);
        return known;
    }

    private string NameOf(Destination to, DemandGroup group, NeedSet counting)
    {
        var suffix = counting == NeedSet.Every ? "" : "," + counting.ToString().Replace(';', '+');
        return string.Create(CultureInfo.InvariantCulture, $"enter({data.Providers[to.Provider].Id},{group.Tier.ToCode()},{group.Entry},"
            + $"{data.StartYear(group.Year)},d{to.Delay}{suffix})");
    }

    private int Add(string name, SparseVector rows, SinkUse use)
    {
        sinks.Add(new(name, rows));
        uses.Add(use);
        return sinks.Count - 1;
    }

    // The needs that no row at the provider tells apart from those given.
    private NeedSet CountingSets(Destination to, DemandGroup group, NeedSet needs)
    {
        var (first, alike) = (NeedClasses.FirstOf(needs), NeedSet.Every.Bits);
        for (var t = group.Year + to.Delay; t < data.YearCount; t++)
        {
            foreach (var (_, counted, _, _) in draft.CountingIn(to.Provider, t))
                alike &= counted.Contains(first) ? counted.Bits : ~counted.Bits;
        }

        return new(alike);
    }
}
