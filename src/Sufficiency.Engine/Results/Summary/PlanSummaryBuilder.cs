using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Summary;

/// <summary>Sums the tables of a plan and of do-minimum into a <see cref="PlanSummary"/>.</summary>
internal static class PlanSummaryBuilder
{
    private const int MostPressures = 5;

    /// <summary>Sums both; names of schools come from the dataset, plans that are not placed from the forecast.</summary>
    public static PlanSummary Build(PlanningDataset dataset, DemandForecast forecast, PlanTables plan, PlanTables doMinimum)
    {
        IReadOnlyList<AcademicYear> years = [dataset.Horizon.Base, .. dataset.Horizon.Years];
        return new()
        {
            Title = dataset.Title,
            Years = years,
            FirstPlanned = dataset.Horizon.FirstPlanned,
            Plans = [.. years.Select((_, i) => PlansInAll.Of(forecast, i - 1))],
            PlansInLastYear = DemandRange.Around(dataset, forecast.Stock).In(dataset.Horizon.Count - 1, PlanKind.All.IsForecast),
            Plan = Figures(dataset, plan, years),
            DoMinimum = Figures(dataset, doMinimum, years),
            RangeEnds = 2 * dataset.AssumptionRanges.Count,
            Money = MoneySummaryBuilder.Build(dataset, plan, doMinimum),
            Schemes = Schemes(dataset, plan),
            OverPlaces = SchoolOverPlaces.In(dataset, plan, years),
            Shortages = Shortages(plan, years[^1]),
            Pressures = Pressures(dataset, plan, years[^1]),
            PressureUnknown = PressureUnknown(plan, years[^1]),
        };
    }

    private static PlanFigures Figures(PlanningDataset dataset, PlanTables tables, IReadOnlyList<AcademicYear> years)
    {
        var waiting = SumByYear(tables.Waiting, row => row.AcademicYear, row => row.Pupils);
        var cost = SumByYear(tables.Costs, row => row.AcademicYear, row => row.CostGbp);
        var journeys = SumByYear(tables.AreaYears, row => row.AcademicYear, row => row.Pupils);
        var beyond = SumByYear(tables.AreaYears, row => row.AcademicYear, row => row.PupilsBeyondGuidance);
        var position = tables.Ledger.ToDictionary(row => row.AcademicYear, row => row.InYearPositionGbp);
        return new()
        {
            PupilsOnRoll = ProvisionCodes.ProvisionTypes.ToDictionary(type => type, type => RollByYear(tables, type, years)),
            PupilsBySupply = SupplyByYear(dataset, tables, years),
            PupilsWaiting = [.. years.Select(year =>
                (double?)(year > years[0] ? waiting.GetValueOrDefault(year.StartYear) : dataset.InitialWaiting.Sum(row => row.Pupils)))],
            PupilsStillInPlace = Summed(tables.ProviderYears, row => row.AcademicYear, row => row.RollInitial, years),
            Cost = [.. years.Select(year => year > years[0] ? new Pounds(cost.GetValueOrDefault(year.StartYear)) : (Pounds?)null)],
            HighNeedsPosition =
                [.. years.Select(year => position.GetValueOrDefault(year.StartYear) is { } gbp ? new Pounds(gbp) : (Pounds?)null)],
            ShareBeyondGuidance = [.. years.Select(year => journeys.GetValueOrDefault(year.StartYear) is > 0 and var all
                ? beyond.GetValueOrDefault(year.StartYear) / all : (double?)null)],
            Journeys = JourneyFigures.Of(tables, years[0].StartYear, years[^1].StartYear),
            JourneysLonger = JourneyFigures.LongerByType(tables, years[0].StartYear),
            TotalCost = new(tables.TotalCostGbp),
            CarriedCost = new(tables.CarriedCostGbp),
            WaitingPupilYears = tables.PupilYearsWaiting,
            DiscountedCost = new(tables.Costs.Where(row => row.CostGbp != 0.0 && tables.Counts(row.AcademicYear))
                .Sum(row => row.DiscountedGbp)),
            Capital = new(tables.Schemes.Where(row => row.OpeningYear is { } opening && tables.Counts(opening)).Sum(row => row.CapitalGbp)),
        };
    }

    private static Dictionary<Supply, IReadOnlyList<double>> SupplyByYear(PlanningDataset dataset, PlanTables tables,
        IReadOnlyList<AcademicYear> years)
    {
        var supplies = dataset.Providers.ToDictionary(provider => provider.Id.Value, provider => provider.Supply, StringComparer.Ordinal);
        var rows = tables.ProviderYears.ToLookup(row => supplies.GetValueOrDefault(row.ProviderId));
        return Enum.GetValues<Supply>()
            .ToDictionary(supply => supply, supply => Summed(rows[supply], row => row.AcademicYear, row => row.Roll, years));
    }

    private static IReadOnlyList<double> RollByYear(PlanTables tables, ProvisionType type, IReadOnlyList<AcademicYear> years)
    {
        var rows = tables.ProviderYears.Where(row => string.Equals(row.ProvisionType, type.ToCode(), StringComparison.Ordinal));
        return Summed(rows, row => row.AcademicYear, row => row.Roll, years);
    }

    private static IReadOnlyList<double> Summed<TRow>(IEnumerable<TRow> rows, Func<TRow, int> yearOf, Func<TRow, double> amount,
        IReadOnlyList<AcademicYear> years)
    {
        var sums = SumByYear(rows, yearOf, amount);
        return [.. years.Select(year => sums.GetValueOrDefault(year.StartYear))];
    }

    private static IReadOnlyList<SchemeOutcome> Schemes(PlanningDataset dataset, PlanTables plan)
    {
        var names = dataset.Providers.ToDictionary(provider => provider.Id, provider => provider.Name);
        return
        [
            .. plan.Schemes
                .Select(row => new SchemeOutcome(
                    row.SchemeId, row.Name, names.GetValueOrDefault(new ProviderId(row.ProviderId), row.ProviderId),
                    string.Equals(row.Status, "committed", StringComparison.Ordinal), row.PlannedOpening is { } planned
                        ? new AcademicYear(planned) : null,
                    row.OpeningYear is { } year ? new AcademicYear(year) : null, row.FullPlaces, new(row.CapitalGbp)))
                .OrderBy(outcome => outcome.Opening?.StartYear ?? int.MaxValue)
                .ThenBy(outcome => outcome.Id, StringComparer.Ordinal),
        ];
    }

    private static IReadOnlyList<Shortage> Shortages(PlanTables plan, AcademicYear year)
    {
        return
        [
            .. plan.PlacesShort.Where(row => row.AcademicYear == year.StartYear)
                .Select(row => new Shortage(row.TownName, NeedOf(row.Need), PhaseOf(row.Phase), year,
                    row.Tranche + row.Bespoke, row.Waiting))
                .OrderByDescending(shortage => shortage.Pupils).ThenBy(shortage => shortage.Town, StringComparer.Ordinal)
                .ThenBy(shortage => shortage.Need).ThenBy(shortage => shortage.Phase),
        ];
    }

    private static IReadOnlyList<SchoolPressure> Pressures(PlanningDataset dataset, PlanTables plan, AcademicYear year)
    {
        var names = dataset.Providers.ToDictionary(provider => provider.Id.Value, provider => provider.Name, StringComparer.Ordinal);
        return
        [
            .. plan.MainstreamPressure.Where(row => row.AcademicYear == year.StartYear && row.PressureChange > 0.0)
                .OrderByDescending(row => row.PressureChange).ThenBy(row => row.ProviderId, StringComparer.Ordinal).Take(MostPressures)
                .Select(row =>
                    new SchoolPressure(row.ProviderId, names[row.ProviderId], row.CountedPupils, row.Pupils, row.CountedPressure!.Value,
                        row.Pressure!.Value)),
        ];
    }

    private static PressureUnknown PressureUnknown(PlanTables plan, AcademicYear year)
    {
        var rows = plan.MainstreamPressure.Where(row =>
            row.AcademicYear == year.StartYear && row.Pressure is null && row.Pupils > 0.0).ToList();
        return new(rows.Count, rows.Sum(row => row.CountedPupils), rows.Sum(row => row.Pupils));
    }

    private static Need NeedOf(string code) =>
        NeedCodes.Find(code) ?? throw new InvalidOperationException($"The waiting table holds an unknown need: {code}.");

    private static Phase PhaseOf(string code) => Enum.GetValues<Phase>()
        .Where(phase => string.Equals(phase.ToString(), code.Replace("_", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase))
        .Select(phase => (Phase?)phase)
        .FirstOrDefault() ?? throw new InvalidOperationException($"The waiting table holds an unknown phase: {code}.");

    private static Dictionary<int, double> SumByYear<TRow>(IEnumerable<TRow> rows, Func<TRow, int> year, Func<TRow, double> amount) =>
        rows.GroupBy(year).ToDictionary(group => group.Key, group => group.Sum(amount));
}
