using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Storage;

/// <summary>Rows of what the forecast says.</summary>
internal static class DemandRowBuilder
{
    public static IReadOnlyList<DemandRow> Demand(PlanningDataset dataset, DemandForecast forecast)
    {
        var order = new CodeOrder(dataset);
        var cells = forecast.Cells.Index().OrderBy(
            found => order.OfCell(found.Item.Area, found.Item.Need, found.Item.Tier, found.Item.Entry)).Select(found => found.Index);
        int[] places = [.. cells.SelectMany(cell => Enumerable.Range(cell * forecast.YearCount, forecast.YearCount))
            .Where(place => forecast.Placings[place] != 0.0)];
        string[] areas = [.. dataset.Areas.Select(area => area.Code.Value)];
        return new LazyRows<DemandRow>(places.Length, row =>
        {
            var (cell, year) = Math.DivRem(places[row], forecast.YearCount);
            var found = forecast.Cells[cell];
            return new(
                areas[found.Area], found.Need.ToCode(), found.Tier.ToCode(), found.Entry.ToTableCode(), Year(dataset, year),
                forecast.Placings[places[row]]);
        });
    }

    public static IReadOnlyList<SurvivalRow> Survival(PlanningDataset dataset, DemandForecast forecast) =>
    [
        .. from tier in ProvisionCodes.Tiers
           from entry in EntryPoints.All
           from t in Enumerable.Range(0, forecast.YearCount)
           from stay in Enumerable.Range(0, DemandForecast.LongestStay)
           let share = forecast.SurvivalOf(tier, entry, t, stay)
           where share != 0.0
           select new SurvivalRow(tier.ToCode(), entry.ToTableCode(), Year(dataset, t), stay, share),
    ];

    public static IReadOnlyList<StockTableRow> Stock(PlanningDataset dataset, DemandForecast forecast) =>
        [.. forecast.Stock.Select(row => new StockTableRow(
        row.YearIndex < 0 ? dataset.Horizon.Base.StartYear : Year(dataset, row.YearIndex),
        row.Need.ToCode(), row.Tier?.ToCode(), row.YearGroup.Phase.ToTableCode(), row.YearGroup.Value, row.Pupils))];

    public static IReadOnlyList<FlowTableRow> Flows(PlanningDataset dataset, DemandForecast forecast) =>
        [.. forecast.Flows.Select(row => new FlowTableRow(
        Year(dataset, row.YearIndex), row.Need.ToCode(), row.Phase.ToTableCode(), row.NewPlans, row.Ceased,
        row.PhaseTransfers, row.Escalations))];

    public static IReadOnlyList<TravelRow> Travel(PlanningDataset dataset, TravelMatrix travel) =>
    [
        .. from area in Enumerable.Range(0, travel.AreaCount)
           from provider in Enumerable.Range(0, travel.ProviderCount)
           where !dataset.Providers[provider].IsLocalMix
           select new TravelRow(
               dataset.Areas[area].Code.Value, dataset.Providers[provider].Id.Value, travel.Kilometres(area, provider),
               travel.Minutes(area, provider)),
    ];

    public static IReadOnlyList<AreaShareRow> AreaShares(PlanningDataset dataset, DemandForecast forecast)
    {
        var phases = Enum.GetValues<Phase>();
        return
        [
            .. from area in Enumerable.Range(0, dataset.Areas.Count)
               from phase in phases
               from t in Enumerable.Range(0, forecast.YearCount)
               select new AreaShareRow(
                   dataset.Areas[area].Code.Value, phase.ToTableCode(), Year(dataset, t),
                   forecast.AreaShares[(((area * phases.Length) + (int)phase) * forecast.YearCount) + t]),
        ];
    }

    public static IReadOnlyList<InitialRollYearRow> InitialRollYears(PlanningDataset dataset, DemandForecast forecast) =>
    [
        .. from provider in Enumerable.Range(0, dataset.Providers.Count)
           from need in NeedCodes.All
           from t in Enumerable.Range(0, forecast.YearCount)
           let pupils = forecast.InitialRollByNeed[(((provider * NeedCodes.All.Count) + (int)need) * forecast.YearCount) + t]
           where pupils != 0.0
           select new InitialRollYearRow(dataset.Providers[provider].Id.Value, need.ToCode(), Year(dataset, t), pupils),
    ];

    private static int Year(PlanningDataset dataset, int index) => dataset.Horizon.First.StartYear + index;
}
