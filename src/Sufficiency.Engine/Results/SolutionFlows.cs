using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Results;

/// <summary>Turns the flows of a solution into pupils of single cells.</summary>
internal static class SolutionFlows
{
    /// <summary>Pupils that a table does not show.</summary>
    public const double LeastPupils = 1e-9;

    /// <summary>Every placement and every waiting for good, sorted; of each cell and year they sum to its placings.</summary>
    /// <remarks>A merged source's flows are shared out in proportion to its cells' placings; rounding dust goes to the cell's largest flow.</remarks>
    public static PlannedPlacement[] Read(PlanModel model, IReadOnlyList<ArcFlow> solved)
    {
        var next = 0;
        var cells = new CellIndex(model.Sets.Forecast);
        var placements = new List<PlannedPlacement>();
        var flows = new List<(Destination To, double Share)>();
        for (var i = 0; i < model.Sources.Length; i++)
        {
            next = ReadShares(model, solved, next, i, flows);
            Expand(model, cells, model.Sources[i], flows, placements);
        }

        foreach (var (source, to) in model.Settled)
        {
            flows.Clear();
            flows.Add((to, 1.0));
            Expand(model, cells, source, flows, placements);
        }

        var sorted = placements.ToArray();
        Array.Sort(Array.ConvertAll(sorted, placement => placement.Key), sorted);
        return sorted;
    }

    private static int ReadShares(PlanModel model, IReadOnlyList<ArcFlow> solved, int next, int source, List<(Destination To, double Share)> flows)
    {
        flows.Clear();
        var (pupils, sum) = (model.Sources[source].Pupils, 0.0);
        for (; next < solved.Count && solved[next].Source == source; next++)
        {
            if (solved[next].Amount <= 0.0) continue;
            flows.Add((model.DestinationOf(source, solved[next].Position), solved[next].Amount));
            sum += solved[next].Amount;
        }

        if (sum <= 0.0 || Math.Abs(sum - pupils) > 1e-5 * Math.Max(1.0, pupils)) throw new InvalidOperationException($"Source {source} sends {sum} of its {pupils} pupils.");
        for (var k = 0; k < flows.Count; k++) flows[k] = (flows[k].To, flows[k].Share / sum);
        return next;
    }

    private static void Expand(PlanModel model, CellIndex cells, DemandSource source, List<(Destination To, double Share)> flows, List<PlannedPlacement> placements)
    {
        var largest = 0;
        for (var k = 1; k < flows.Count; k++)
        {
            if (flows[k].Share > flows[largest].Share) largest = k;
        }

        var needs = model.NeedsOf(source);
        foreach (var need in NeedCodes.All)
        {
            if (!needs.Contains(need)) continue;
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
        private readonly Dictionary<DemandCell, int> cellOf;

        public CellIndex(DemandForecast forecast)
        {
            this.forecast = forecast;
            cellOf = new(forecast.Cells.Count);
            for (var cell = 0; cell < forecast.Cells.Count; cell++) cellOf.Add(forecast.Cells[cell], cell);
        }

        public double Placings(int area, Need need, Tier tier, EntryPoint entry, int year) =>
            cellOf.TryGetValue(new(area, need, tier, entry), out var cell) ? forecast.PlacingsOf(cell, year) : 0.0;
    }
}
