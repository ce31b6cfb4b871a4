using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Cohorts;

/// <summary>Writes a progression as rows: only what is not nil, by year, need, then tier and year group, or phase.</summary>
internal static class CohortReport
{
    /// <summary>The stock, the base year included.</summary>
    public static IReadOnlyList<StockRow> Stock(CohortProgression progression, int years)
    {
        var rows = new List<StockRow>();
        for (var year = -1; year < years; year++)
        {
            var state = progression.StateIn(year);
            for (var need = 0; need < YearGroups.NeedCount; need++)
            {
                for (var tier = 0; tier < YearGroups.TierCount; tier++)
                {
                    for (var yearGroup = YearGroups.FirstTiered; yearGroup <= YearGroup.LastPlaced; yearGroup++)
                        Add(rows, year, need, (Tier)tier, yearGroup, state.Tiered(need, yearGroup, tier));
                }

                for (var yearGroup = YearGroup.Youngest; yearGroup <= YearGroup.Oldest; yearGroup++)
                    Add(rows, year, need, null, yearGroup, state.Untiered(need, yearGroup));
            }
        }

        return rows;
    }

    /// <summary>The flows.</summary>
    public static IReadOnlyList<FlowRow> Flows(CohortProgression progression, int years)
    {
        var rows = new List<FlowRow>();
        for (var year = 0; year < years; year++)
        {
            var flow = progression.FlowsInto(year);
            for (var need = 0; need < YearGroups.NeedCount; need++)
            {
                for (var phase = (Phase)0; (int)phase < YearGroups.PhaseCount; phase++)
                {
                    var row = new FlowRow(
                        year, (Need)need, phase, flow.NewPlans(need, phase), flow.Ceased(need, phase), flow.PhaseTransfers(need, phase),
                        flow.Escalations(need, phase));
                    if (row.NewPlans > 0 || row.Ceased > 0 || row.PhaseTransfers > 0 || row.Escalations > 0) rows.Add(row);
                }
            }
        }

        return rows;
    }

    private static void Add(List<StockRow> rows, int year, int need, Tier? tier, int yearGroup, double pupils)
    {
        if (pupils > 0) rows.Add(new(year, (Need)need, tier, new(yearGroup), pupils));
    }
}
