using Sufficiency.Engine.Data;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Backtest;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Demand;

/// <summary>The committed packs: real areas, real counts.</summary>
public sealed class OxfordshireForecastTests
{
    private static readonly Lazy<PlanningDataset> Base2025 = new(() => Read("oxfordshire"));
    private static readonly Lazy<PlanningDataset> Base2023 = new(() => Read("scenarios", "as-announced-2023"));

    [Fact]
    public void TheBaseYearHoldsEveryPlanCountedInJanuary2025() =>
        Assert.Equal(7307, DemandForecaster.Forecast(Base2025.Value).Stock.Where(row => row.YearIndex == -1).Sum(row => row.Pupils), 6);

    [Fact]
    public void EveryJanuaryOf2019To2025IsForecastByEveryMethod()
    {
        var rows = DemandBacktest.Run(Base2025.Value, Base2023.Value).Rows;
        var heldOut = rows.Where(row => row.Test == HeldOutBacktest.TestName).ToList();

        foreach (var reference in Enumerable.Range(2019, 7))
        {
            foreach (var method in new[] { BacktestMethods.FlatRate, BacktestMethods.Linear, BacktestMethods.LastGrowth })
                Assert.Contains(heldOut, row => row.ReferenceYear == reference && row.Method == method);

            // January 2016 knows no year of plans to 25 before it, so the cohort method has no rates there.
            Assert.Equal((reference == 2019 ? 2 : 3) * 6, heldOut.Count(row => row.ReferenceYear == reference && row.Method == BacktestMethods.Cohort));
        }

        Assert.All(rows.Where(row => row.Counted > 0), row => Assert.Equal(100 * Math.Abs(row.Forecast - row.Counted) / row.Counted, row.AbsolutePercentageError!.Value, 9));
        Assert.Equal(7307, Assert.Single(rows, row => row.Test == ForecastBacktest.TestName && row.Dimension == "total" && row.Method == BacktestMethods.Forecast).Counted, 6);
    }

    [Fact]
    public void Explore()
    {
        var o = new System.Text.StringBuilder();
        foreach (var g in Enum.GetValues<GrowthLevel>())
        {
            var d = Base2025.Value with { Demand = Base2025.Value.Demand with { Growth = g } };
            var sw = System.Diagnostics.Stopwatch.StartNew();
            var f = DemandForecaster.Forecast(d);
            o.AppendLine($"{g} {sw.ElapsedMilliseconds} ms, {f.Cells.Count} cells");
            for (var y = -1; y < f.YearCount; y++)
            {
                var rows = f.Stock.Where(r => r.YearIndex == y).ToList();
                o.Append($"{2026 + y}: total {rows.Sum(r => r.Pupils):0}  tiers ");
                foreach (Tier? t in new Tier?[] { Tier.Mainstream, Tier.Base, Tier.Special, Tier.Beyond, null }) o.Append($"{t?.ToCode() ?? "-"} {rows.Where(r => r.Tier == t).Sum(r => r.Pupils):0} ");
                o.Append(" phases ");
                foreach (var p in Enum.GetValues<Phase>()) o.Append($"{p} {rows.Where(r => r.YearGroup.Phase == p).Sum(r => r.Pupils):0} ");
                if (y >= 0)
                {
                    var fl = f.Flows.Where(r => r.YearIndex == y).ToList();
                    o.Append($" new {fl.Sum(r => r.NewPlans):0} ceased {fl.Sum(r => r.Ceased):0} esc {fl.Sum(r => r.Escalations):0} transf {fl.Sum(r => r.PhaseTransfers):0} placings {CohortProgressionTests.County(f)[y]:0} initial {Enumerable.Range(0, d.Providers.Count).Sum(p => f.InitialRollOf(p, y)):0}");
                }
                o.AppendLine();
            }
        }
        var table = DemandBacktest.Run(Base2025.Value, Base2023.Value);
        foreach (var s in table.Summaries()) o.AppendLine(s.ToString());
        foreach (var r in table.Rows.Where(r => r.Test == "earlier_pack" || r.Dimension == "total")) o.AppendLine($"{r.Test} {r.Dimension} {r.Category} {r.Method} {r.BaseYear}>{r.ReferenceYear} {r.Forecast:0} {r.Counted:0} {r.AbsolutePercentageError:0.0}");
        File.WriteAllText("/tmp/demand_explore.txt", o.ToString());
    }

    private static PlanningDataset Read(params string[] folder) => new DatasetReader().Read(new(RepositoryFiles.At(["data", .. folder]), []));
}
