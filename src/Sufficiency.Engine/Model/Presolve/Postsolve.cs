using System.Numerics;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Model.Presolve;

/// <summary>The inverse of presolve: turns the flows of a solution into pupils of single needs.</summary>
internal static class Postsolve
{
    /// <summary>Fewer pupils than this make no row of a table.</summary>
    public const double LeastPupils = 1e-9;

    private const int SourcesAtOnce = 8192;

    /// <summary>Every placement and every waiting for good, in parts, in the order of sources. The placements of a cell and year sum to
    /// its placings.</summary>
    /// <remarks>A source's flows are shared out in proportion to the placings of its cells. Rounding dust goes to the largest flow.
    /// </remarks>
    /// <param name="data">What was planned.</param>
    /// <param name="demand">The demand after presolve.</param>
    /// <param name="solved">Flows of the solution, by source.</param>
    public static IReadOnlyList<List<PlannedPlacement>> Placements(ModelData data, PresolvedDemand demand, IReadOnlyList<ArcFlow> solved)
    {
        var cells = new CellIndex(data.Forecast, data.Dataset.Areas.Count);
        var batches = (demand.Sources.Length + SourcesAtOnce - 1) / SourcesAtOnce;
        var placements = new List<PlannedPlacement>[batches + 1];
        SideBySide.Run(() => Parallel.For(0, placements.Length,
            batch => placements[batch] = batch < batches ? Competing(demand, cells, solved, batch * SourcesAtOnce) : OfPresolved(demand, cells)));
        return placements;
    }

    private static List<PlannedPlacement> Competing(PresolvedDemand demand, CellIndex cells, IReadOnlyList<ArcFlow> solved, int from)
    {
        var (next, to) = (FirstOf(solved, from), Math.Min(demand.Sources.Length, from + SourcesAtOnce));
        var placements = new List<PlannedPlacement>(MostOf(demand, solved, next, to));
        var flows = new List<(Destination To, double Share)>();
        for (var i = from; i < to; i++)
        {
            next = ReadShares(demand, solved, next, i, flows);
            Expand(demand, cells, demand.Sources[i], flows, placements);
        }

        return placements;
    }

    private static List<PlannedPlacement> OfPresolved(PresolvedDemand demand, CellIndex cells)
    {
        var placements = new List<PlannedPlacement>(
            demand.Presolved.Sum(presolved => BitOperations.PopCount(demand.NeedsOf(presolved.Source).Bits)));
        var flows = new List<(Destination To, double Share)>(1);
        foreach (var (source, to) in demand.Presolved)
        {
            flows.Clear();
            flows.Add((to, 1.0));
            Expand(demand, cells, source, flows, placements);
        }

        return placements;
    }

    /// <summary>The most placements that the flows up to a source give: one for every need that a flow's source merges.</summary>
    private static int MostOf(PresolvedDemand demand, IReadOnlyList<ArcFlow> solved, int next, int to)
    {
        var most = 0;
        for (; next < solved.Count && solved[next].Source < to; next++)
            most += BitOperations.PopCount(demand.NeedsOf(demand.Sources[solved[next].Source]).Bits);
        return most;
    }

    /// <summary>Where the flows of a source start, or of the next that has some.</summary>
    private static int FirstOf(IReadOnlyList<ArcFlow> solved, int source)
    {
        var (low, high) = (0, solved.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (solved[middle].Source < source) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static int ReadShares(PresolvedDemand demand, IReadOnlyList<ArcFlow> solved, int next, int source,
        List<(Destination To, double Share)> flows)
    {
        flows.Clear();
        var (pupils, sum) = (demand.Sources[source].Pupils, 0.0);
        for (; next < solved.Count && solved[next].Source == source; next++)
        {
            if (solved[next].Amount <= 0.0) continue;
            flows.Add((demand.DestinationOf(source, solved[next].Position), solved[next].Amount));
            sum += solved[next].Amount;
        }

        if (sum <= 0.0 || Math.Abs(sum - pupils) > 1e-5 * Math.Max(1.0, pupils))
            throw new InvalidOperationException($"Source {source} sends {sum} of its {pupils} pupils.");
        for (var k = 0; k < flows.Count; k++) flows[k] = (flows[k].To, flows[k].Share / sum);
        return next;
    }

    private static void Expand(PresolvedDemand demand, CellIndex cells, DemandSource source, List<(Destination To, double Share)> flows,
        List<PlannedPlacement> placements)
    {
        var largest = 0;
        for (var k = 1; k < flows.Count; k++)
        {
            if (flows[k].Share > flows[largest].Share) largest = k;
        }

        for (var needs = demand.NeedsOf(source).Bits; needs != 0; needs &= needs - 1)
        {
            var need = (Need)BitOperations.TrailingZeroCount(needs);
            var pupils = cells.Placings(source.Area, need, source.Tier, source.Entry, source.Year);
            if (pupils <= LeastPupils) continue;
            var left = pupils;
            for (var k = 0; k < flows.Count; k++)
            {
                var part = pupils * flows[k].Share;
                if (k == largest || part <= LeastPupils) continue;
                placements.Add(new(source.Area, need, source.Tier, source.Entry, source.Year, flows[k].To, part));
                left -= part;
            }

            placements.Add(new(source.Area, need, source.Tier, source.Entry, source.Year, flows[largest].To, left));
        }
    }

    /// <summary>Finds a cell's placings without a search.</summary>
    private sealed class CellIndex
    {
        private readonly DemandForecast forecast;
        private readonly int[] cellOf; // [area, need, tier, entry point]: the cell's number from one, nil for none

        public CellIndex(DemandForecast forecast, int areas)
        {
            this.forecast = forecast;
            cellOf = new int[areas * NeedCodes.All.Count * ProvisionCodes.Tiers.Count * EntryPoints.All.Count];
            for (var cell = 0; cell < forecast.Cells.Count; cell++)
            {
                if (cellOf[At(forecast.Cells[cell])] > 0)
                    throw new ArgumentException($"The forecast holds the cell {forecast.Cells[cell]} twice.", nameof(forecast));
                cellOf[At(forecast.Cells[cell])] = cell + 1;
            }
        }

        public double Placings(int area, Need need, Tier tier, EntryPoint entry, int year) =>
            cellOf[At(new(area, need, tier, entry))] is > 0 and var number ? forecast.PlacingsOf(number - 1, year) : 0.0;

        private static int At(DemandCell cell) =>
            (((((cell.Area * NeedCodes.All.Count) + (int)cell.Need) * ProvisionCodes.Tiers.Count) + (int)cell.Tier) * EntryPoints.All.Count)
            + (int)cell.Entry;
    }
}
