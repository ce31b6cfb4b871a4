using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Constraints;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Presolve;
using Sufficiency.Engine.Results.Money;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Results;

/// <summary>Reads a solution back into the words of the plan.</summary>
internal static class PlanReader
{
    /// <summary>Every table of the plan. The solution must hold side values and flows.</summary>
    public static PlanTables Read(PlanModel model, ProblemSolution solution)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (basis, data, dataset) = (model.Basis, model.Basis.Data, model.Basis.Inputs.Dataset);
        var placements = Postsolve.Placements(data, model.Demand, solution.Flows);
        var listing = Task.Run(() => PlacementList.Of(basis, placements));
        var totals = new PlanTotals(basis, placements);
        var places = new PlaceUse(model, solution.LinkingValues, totals);
        var costs = new CostSheet(basis, totals, places).Rows();
        var order = new CodeOrder(dataset);
        var mainstream = MainstreamTables.Years(data, basis.Mix, totals);
        var towns = totals.Towns; // what makes rows later holds no more than it needs
        var (journeys, yearJourneys) = JourneyTable.Of(data, totals);
        PlaceValueRow[] values = [.. PlaceValueTable.Rows(model, solution.RowPrices)];
        var list = listing.GetAwaiter().GetResult();
        return new()
        {
            FirstPlannedYear = dataset.Horizon.FirstPlanned.StartYear,
            Placements = list.Placements,
            Unplaced = list.Unplaced,
            ProviderYears = ProviderYearTable.Rows(data, totals, places),
            AreaYears = AreaYears(data, totals, order),
            Waiting = Waiting(data, totals, order),
            PhaseYears = PhaseYearTable.Rows(data, totals, places),
            MainstreamYears = mainstream,
            MainstreamPressure = MainstreamTables.Pressure(data, mainstream),
            PlacesShort = PlacesShortTable.Rows(data, totals),
            Journeys = journeys,
            YearJourneys = yearJourneys,
            HomeToSchoolRows = () => HomeToSchoolTable.Rows(data, towns),
            Schemes = [.. Schemes(data, places)],
            Costs = costs,
            MarginalValues = [.. PlaceValueTable.Greatest(values)],
            PlaceValues = values,
            Ledger = [.. HighNeedsLedger.Rows(dataset, costs)],
        };
    }

    private static AreaYearRow[] AreaYears(ModelData data, PlanTotals totals, CodeOrder order)
    {
        return Listed(totals.Pupils, at => order.OfAreaYear(totals.AreaYearOf(at)), RowOf);

        AreaYearRow RowOf(int at)
        {
            var (where, year, phase, type) = totals.AreaYearOf(at);
            var area = data.Dataset.Areas[where];
            return new()
            {
                AreaCode = area.Code.Value,
                DistrictName = area.DistrictName,
                AcademicYear = data.StartYear(year),
                Phase = phase.ToTableCode(),
                ProvisionType = type.ToCode(),
                Pupils = totals.Pupils[at],
                PupilMinutes = totals.PupilMinutes[at],
                PupilsBeyondGuidance = totals.PupilsBeyondGuidance[at],
            };
        }
    }

    private static WaitingRow[] Waiting(ModelData data, PlanTotals totals, CodeOrder order)
    {
        return Listed(totals.Waiting, at => order.OfWaiting(totals.WaitingOf(at)), RowOf);

        WaitingRow RowOf(int at)
        {
            var (where, need, tier, phase, year) = totals.WaitingOf(at);
            var area = data.Dataset.Areas[where];
            return new()
            {
                AreaCode = area.Code.Value,
                DistrictName = area.DistrictName,
                TownName = area.PlaceName,
                Need = need.ToCode(),
                Tier = tier.ToCode(),
                Phase = phase.ToTableCode(),
                AcademicYear = data.StartYear(year),
                Pupils = totals.Waiting[at],
            };
        }
    }

    /// <summary>A row for every sum that is not nil, in the order of the table's key; nearly all are.</summary>
    private static TRow[] Listed<TRow>(double[] sums, Func<int, long> keyOf, Func<int, TRow> rowOf)
    {
        int[] found = [.. Enumerable.Range(0, sums.Length).Where(at => sums[at] > Postsolve.LeastPupils)];
        Array.Sort(Array.ConvertAll(found, at => keyOf(at)), found);
        return Array.ConvertAll(found, at => rowOf(at));
    }

    private static IEnumerable<SchemeRow> Schemes(ModelData data, PlaceUse places) =>
        data.Dataset.Schemes.Select((scheme, m) => new SchemeRow
        {
            SchemeId = scheme.Id.Value,
            Name = scheme.Name,
            ProviderId = scheme.Provider.Value,
            Status = scheme.Status.ToTableCode(),
            PlannedOpening = scheme.Announced?.StartYear,
            OpeningYear =
                places.Opened.Where(opening => opening.Scheme == m).Select(opening => (int?)opening.Year.StartYear).FirstOrDefault(),
            CapitalGbp = scheme.Capital.Value,
            FullPlaces = scheme.PlacesAfter(int.MaxValue),
            IsGeneric = scheme.IsGeneric,
        });
}
