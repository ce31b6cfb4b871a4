using System.Numerics;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Variables;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Results;

/// <summary>Turns the flows of a solution into pupils of single cells.</summary>
internal static class SolutionFlows
{
    /// <summary>Pupils that a table does not show.</summary>
    public const double LeastPupils = 1e-9;

    private const int SourcesAtOnce = 8192;

    /// <summary>Every placement and every waiting for good, in parts, in the order of sources; of each cell and
    /// year they sum to its placings.</summary>
    /// <remarks>A merged source's flows are shared out in proportion to its cells' placings; rounding dust
    /// goes to the cell's largest flow.</remarks>
    public static IReadOnlyList<List<PlannedPlacement>> Read(PlanModel model, IReadOnlyList<ArcFlow> solved)
    {
        var cells = new CellIndex(model.Sets.Forecast, model.Sets.Dataset.Areas.Count);
        var batches = (model.Sources.Length + SourcesAtOnce - 1) / SourcesAtOnce;
        var placements = new List<PlannedPlacement>[batches + 1];
        SideBySide.Run(() => Parallel.For(0, placements.Length,
            batch => placements[batch] = batch < batches ? Competing(model, cells, solved, batch * SourcesAtOnce) : Settled(model, cells)));
        return placements;
    }

    private static List<PlannedPlacement> Competing(PlanModel model, CellIndex cells, IReadOnlyList<ArcFlow> solved, int from)
    {
        var (next, to) = (FirstOf(solved, from), Math.Min(model.Sources.Length, from + SourcesAtOnce));
        var placements = new List<PlannedPlacement>(MostOf(model, solved, next, to));
        var flows = new List<(Destination To, double Share)>();
        for (var i = from; i < to; i++)
        {
            next = ReadShares(model, solved, next, i, flows);
            Expand(model, cells, model.Sources[i], flows, placements);
        }

        return placements;
    }

    private static List<PlannedPlacement> Settled(PlanModel model, CellIndex cells)
    {
        var placements = new List<PlannedPlacement>(
            model.Settled.Sum(settled => BitOperations.PopCount(model.NeedsOf(settled.Source).Bits)));
        var flows = new List<(Destination To, double Share)>(1);
        foreach (var (source, to) in model.Settled)
        {
            flows.Clear();
            flows.Add((to, 1.0));
            Expand(model, cells, source, flows, placements);
        }

        return placements;
    }

    /// <summary>The most placements that the flows up to a source give: one for every need that a flow's source merges.</summary>
    private static int MostOf(PlanModel model, IReadOnlyList<ArcFlow> solved, int next, int to)
    {
        var most = 0;
        for (; next < solved.Count && solved[next].Source < to; next++)
            most += BitOperations.PopCount(model.NeedsOf(model.Sources[solved[next].Source]).Bits);
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

    private static int ReadShares(PlanModel model, IReadOnlyList<ArcFlow> solved, int next, int source,
        List<(Destination To, double Share)> flows)
    {
        flows.Clear();
        var (pupils, sum) = (model.Sources[source].Pupils, 0.0);
        for (; next < solved.Count && solved[next].Source == source; next++)
        {
            if (solved[next].Amount <= 0.0) continue;
            flows.Add((model.DestinationOf(source, solved[next].Position), solved[next].Amount));
            sum += solved[next].Amount;
        }

        if (sum <= 0.0 || Math.Abs(sum - pupils) > 1e-5 * Math.Max(1.0, pupils))
            throw new InvalidOperationException($"Source {source} sends {sum} of its {pupils} pupils.");
        for (var k = 0; k < flows.Count; k++) flows[k] = (flows[k].To, flows[k].Share / sum);
        return next;
    }

    private static void Expand(PlanModel model, CellIndex cells, DemandSource source, List<(Destination To, double Share)> flows,
        List<PlannedPlacement> placements)
    {
        var largest = 0;
        for (var k = 1; k < flows.Count; k++)
        {
            if (flows[k].Share > flows[largest].Share) largest = k;
        }

        for (var needs = model.NeedsOf(source).Bits; needs != 0; needs &= needs - 1)
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
