using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Constraints;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Variables;
using Sufficiency.Engine.Results.Money;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Results;

/// <summary>Reads a solution back into the words of the plan.</summary>
internal static class PlanReader
{
    /// <summary>Every table of the plan. The solution must hold side values and flows.</summary>
    public static PlanTables Read(PlanningDataset dataset, TravelMatrix travel, DemandForecast forecast, PlanModel model,
        ProblemSolution solution)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!ReferenceEquals(model.Sets.Dataset, dataset) || !ReferenceEquals(model.Sets.Travel, travel)
            || !ReferenceEquals(model.Sets.Forecast, forecast))
            throw new ArgumentException("The model was built from other inputs.", nameof(model));
        var sets = model.Sets;
        var placements = SolutionFlows.Read(model, solution.Flows);
        var listing = Task.Run(() => PlacementList.Of(sets, placements));
        var totals = new PlanTotals(sets, placements);
        var places = new PlaceUse(model, solution.LinkingValues, totals);
        var costs = new CostSheet(sets, totals, places).Rows();
        var order = new CodeOrder(dataset);
        var mainstream = MainstreamTables.Years(sets, totals);
        var list = listing.GetAwaiter().GetResult();
        return new()
        {
            FirstPlannedYear = dataset.Horizon.FirstPlanned.StartYear,
            Placements = list.Placements,
            Unplaced = list.Unplaced,
            ProviderYears = ProviderYearTable.Rows(sets, totals, places),
            AreaYears = AreaYears(sets, totals, order),
            Waiting = Waiting(sets, totals, order),
            PhaseYears = PhaseYearTable.Rows(sets, totals, places),
            MainstreamYears = mainstream,
            MainstreamPressure = MainstreamTables.Pressure(sets, mainstream),
            PlacesShort = PlacesShortTable.Rows(sets, totals),
            Journeys = JourneyTable.Rows(sets, totals),
            Schemes = [.. Schemes(sets, places)],
            Costs = costs,
            MarginalValues = [.. MarginalValues(model, solution.RowPrices)],
            Ledger = [.. HighNeedsLedger.Rows(dataset, costs)],
        };
    }

    private static AreaYearRow[] AreaYears(ModelSets sets, PlanTotals totals, CodeOrder order)
    {
        return Listed(totals.Pupils, at => order.OfAreaYear(totals.AreaYearOf(at)), RowOf);

        AreaYearRow RowOf(int at)
        {
            var (where, year, phase, type) = totals.AreaYearOf(at);
            var area = sets.Dataset.Areas[where];
            return new(
                area.Code.Value, area.DistrictName, sets.StartYear(year), phase.ToTableCode(), type.ToCode(), totals.Pupils[at],
                totals.PupilMinutes[at], totals.PupilsBeyondGuidance[at]);
        }
    }

    private static WaitingRow[] Waiting(ModelSets sets, PlanTotals totals, CodeOrder order)
    {
        return Listed(totals.Waiting, at => order.OfWaiting(totals.WaitingOf(at)), RowOf);

        WaitingRow RowOf(int at)
        {
            var (where, need, tier, phase, year) = totals.WaitingOf(at);
            var area = sets.Dataset.Areas[where];
            return new(area.Code.Value, area.DistrictName, area.PlaceName, need.ToCode(), tier.ToCode(), phase.ToTableCode(),
                sets.StartYear(year), totals.Waiting[at]);
        }
    }

    /// <summary>A row for every sum that is not nil, in the order of the table's key; nearly all are.</summary>
    private static TRow[] Listed<TRow>(double[] sums, Func<int, long> keyOf, Func<int, TRow> rowOf)
    {
        int[] found = [.. Enumerable.Range(0, sums.Length).Where(at => sums[at] > SolutionFlows.LeastPupils)];
        Array.Sort(Array.ConvertAll(found, at => keyOf(at)), found);
        return Array.ConvertAll(found, at => rowOf(at));
    }

    private static IEnumerable<SchemeRow> Schemes(ModelSets sets, PlaceUse places) =>
        sets.Dataset.Schemes.Select((scheme, m) => new SchemeRow(
            scheme.Id.Value, scheme.Name, scheme.Provider.Value, scheme.Status.ToTableCode(), scheme.Announced?.StartYear,
            places.Opened.Where(opening => opening.Scheme == m).Select(opening => (int?)opening.Year.StartYear).FirstOrDefault(),
            scheme.Capital.Value, scheme.PlacesAfter(int.MaxValue), scheme.IsGeneric));

    private static IEnumerable<MarginalValueRow> MarginalValues(PlanModel model, double[] rowPrices)
    {
        if (rowPrices.Length == 0) yield break;
        var sets = model.Sets;
        for (var p = 0; p < sets.Providers.Count; p++)
        {
            if (!sets.HasPool(p, PlacePools.Whole)) continue;
            for (var t = 0; t < sets.YearCount; t++)
            {
                var (phase, value) = ((Phase?)null, 0.0);
                foreach (var pool in sets.PhasePools(p))
                {
                    if (sets.Flex(pool) * Saving(p, pool, t) is var saving && (phase is null || saving > value))
                        (phase, value) = (PlacePools.PhaseOf(pool), saving);
                }

                yield return new(sets.Providers[p].Id.Value, sets.StartYear(t), phase?.ToTableCode(),
                    value + Saving(p, PlacePools.Whole, t));
            }
        }

        double Saving(int provider, int pool, int year) =>
            Math.Max(0.0, -rowPrices[model.PlacesRow[PlacesNotExceeded.At(sets, provider, pool, year)]]);
    }
}
