using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Results;

/// <summary>The rows of the tables that the forecast, the journeys and the local mix give.</summary>
/// <param name="Basis">The inputs that all plans of a run share.</param>
internal sealed record ForecastRows(PlanBasis Basis)
{
    /// <summary>The dataset of the inputs.</summary>
    public PlanningDataset Dataset => Basis.Inputs.Dataset;

    /// <summary>The forecast of demand.</summary>
    public DemandForecast Forecast => Basis.Inputs.Forecast;

    private TravelMatrix Travel => Basis.Inputs.Travel;

    public IReadOnlyList<DemandRow> Demand(PlanningDataset dataset)
    {
        var forecast = Forecast;
        var order = new CodeOrder(dataset);
        var cells = forecast.Cells.Index().OrderBy(
            found => order.OfCell(found.Item.Area, found.Item.Need, found.Item.Tier, found.Item.Entry)).Select(found => found.Index);
        int[] places = [.. cells.SelectMany(cell => Enumerable.Range(cell * forecast.YearCount, forecast.YearCount))
            .Where(place => forecast.Placings.Values[place] != 0.0)];
        string[] areas = [.. dataset.Areas.Select(area => area.Code.Value)];
        return new LazyRows<DemandRow>(places.Length, row =>
        {
            var (cell, year) = Math.DivRem(places[row], forecast.YearCount);
            var found = forecast.Cells[cell];
            return new()
            {
                AreaCode = areas[found.Area],
                Need = found.Need.ToCode(),
                Tier = found.Tier.ToCode(),
                EntryPoint = found.Entry.ToTableCode(),
                AcademicYear = Year(dataset, year),
                Placings = forecast.Placings.Values[places[row]],
            };
        });
    }

    public IReadOnlyList<SurvivalRow> Survival(PlanningDataset dataset) =>
    [
        .. from tier in ProvisionCodes.Tiers
           from entry in EntryPoints.All
           from t in Enumerable.Range(0, Forecast.YearCount)
           from stay in Enumerable.Range(0, DemandForecast.LongestStay)
           let share = Forecast.SurvivalOf(tier, entry, t, stay)
           where share != 0.0
           select new SurvivalRow(tier.ToCode(), entry.ToTableCode(), Year(dataset, t), stay, share),
    ];

    public IReadOnlyList<StockTableRow> Stock(PlanningDataset dataset) =>
        [.. Forecast.Stock.Select(row => new StockTableRow
        {
            AcademicYear = row.YearIndex < 0 ? dataset.Horizon.Base.StartYear : Year(dataset, row.YearIndex),
            Need = row.Need.ToCode(),
            Tier = row.Tier?.ToCode(),
            Phase = row.YearGroup.Phase.ToTableCode(),
            YearGroup = row.YearGroup.Value,
            Pupils = row.Pupils,
        })];

    public IReadOnlyList<FlowTableRow> Flows(PlanningDataset dataset) =>
        [.. Forecast.Flows.Select(row => new FlowTableRow
        {
            AcademicYear = Year(dataset, row.YearIndex),
            Need = row.Need.ToCode(),
            Phase = row.Phase.ToTableCode(),
            NewPlans = row.NewPlans,
            Ceased = row.Ceased,
            PhaseTransfers = row.PhaseTransfers,
            Escalations = row.Escalations,
        })];

    public IReadOnlyList<TravelRow> Journeys(PlanningDataset dataset) =>
    [
        .. from area in Enumerable.Range(0, Travel.AreaCount)
           from provider in Enumerable.Range(0, Travel.ProviderCount)
           where !dataset.Providers[provider].IsLocalMix
           select new TravelRow(
               dataset.Areas[area].Code.Value, dataset.Providers[provider].Id.Value, Travel.Kilometres(area, provider),
               Travel.Minutes(area, provider)),
    ];

    public IReadOnlyList<AreaShareRow> AreaShares(PlanningDataset dataset)
    {
        var phases = Enum.GetValues<Phase>();
        return
        [
            .. from area in Enumerable.Range(0, dataset.Areas.Count)
               from phase in phases
               from t in Enumerable.Range(0, Forecast.YearCount)
               select new AreaShareRow(
                   dataset.Areas[area].Code.Value, phase.ToTableCode(), Year(dataset, t),
                   Forecast.AreaShares[area, (int)phase, t]),
        ];
    }

    public IReadOnlyList<InitialRollYearRow> InitialRollYears(PlanningDataset dataset) =>
    [
        .. from provider in Enumerable.Range(0, dataset.Providers.Count)
           from need in NeedCodes.All
           from t in Enumerable.Range(0, Forecast.YearCount)
           let pupils = Forecast.InitialRollByNeed[provider, (int)need, t]
           where pupils != 0.0
           select new InitialRollYearRow(dataset.Providers[provider].Id.Value, need.ToCode(), Year(dataset, t), pupils),
    ];

    public IReadOnlyList<MainstreamAttractionRow> Attractions(PlanningDataset dataset) =>
        MainstreamTables.Attractions(dataset, Basis.Mix);

    public IReadOnlyList<MainstreamShareRow> Shares(PlanningDataset dataset) => MainstreamTables.Shares(dataset, Basis.Mix);

    /// <summary>The range of the forecast.</summary>
    public IReadOnlyList<ForecastRangeRow> Range() => ForecastRangeRow.Of(Dataset, Forecast);

    private static int Year(PlanningDataset dataset, int index) => dataset.Horizon.First.StartYear + index;
}
