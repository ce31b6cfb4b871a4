using Sufficiency.Engine.Demand.Areas;
using Sufficiency.Engine.Demand.Cohorts;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Demand.Population;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Planning;

namespace Sufficiency.Engine.Demand;

/// <summary>Plans expected, and the least and the most they may be.</summary>
/// <param name="Low">The least.</param>
/// <param name="Central">Expected.</param>
/// <param name="High">The most.</param>
public readonly record struct PlansRange(double Low, double Central, double High);

/// <summary>The range of a forecast: growth path, new plans, ceasing and moves each at their ends, taken together as independent.</summary>
/// <remarks>
/// Each of the four is moved alone to either end. The departures from the central forecast are added as squares, downwards and upwards
/// apart. This is the law of propagation of uncertainty for uncorrelated inputs (JCGM 100:2008, Guide to the
/// expression of uncertainty in measurement, 5.1.2).
/// </remarks>
internal sealed class DemandRange
{
    private readonly IReadOnlyList<StockRow> central;
    private readonly IReadOnlyList<(IReadOnlyList<StockRow> One, IReadOnlyList<StockRow> Other)> ends;

    private DemandRange(IReadOnlyList<StockRow> central, IReadOnlyList<(IReadOnlyList<StockRow> One, IReadOnlyList<StockRow> Other)> ends)
    {
        this.central = central;
        this.ends = ends;
    }

    /// <summary>The range around the forecast of a dataset as it stands.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="stock">The plans of that forecast; null to forecast them.</param>
    public static DemandRange Around(PlanningDataset dataset, IReadOnlyList<StockRow>? stock = null)
    {
        var projection = PopulationProjection.Of(dataset);
        var population = projection.County(dataset);
        var reached = dataset.Actions.Count == 0 ? null
            : new ReachedAreas(dataset, population, new AreaShareTable(dataset, projection).ByPhase());
        var levels = dataset.Demand.Levels;
        IReadOnlyList<StockRow> Stock(PlanningDataset of)
        {
            var rates = new DemandRates(of, reached is null ? null : ActionRates.Find(of, reached.Share));
            return CohortReport.Stock(CohortProgression.Run(of, rates, InitialRollProjection.Of(of, rates), population), of.Horizon.Count);
        }

        var expected = stock ?? Stock(dataset);
        IReadOnlyList<StockRow> OnPath(GrowthLevel path) =>
            dataset.Demand.NewPlanFactors.ContainsKey(path)
            ? Stock(dataset with { Demand = dataset.Demand with { Growth = path } }) : expected;
        return new(expected,
        [
            (OnPath(GrowthLevel.Low), OnPath(GrowthLevel.High)),
            (Stock(dataset.AtLevels(levels with { NewPlans = -1.0 })), Stock(dataset.AtLevels(levels with { NewPlans = 1.0 }))),
            (Stock(dataset.AtLevels(levels with { Ceasing = -1.0 })), Stock(dataset.AtLevels(levels with { Ceasing = 1.0 }))),
            (Stock(dataset.AtLevels(levels with { Moves = -1.0 })), Stock(dataset.AtLevels(levels with { Moves = 1.0 }))),
        ]);
    }

    /// <summary>The plans of the rows of a kind, in a year (−1 is the base year).</summary>
    public PlansRange In(int year, Func<StockRow, bool> includes)
    {
        double Sum(IReadOnlyList<StockRow> rows) => rows.Where(row => row.YearIndex == year && includes(row)).Sum(row => row.Pupils);
        var expected = Sum(central);
        var (below, above) = (0.0, 0.0);
        foreach (var (one, other) in ends)
        {
            var (first, second) = (Sum(one) - expected, Sum(other) - expected);
            below += Square(Math.Max(0.0, -Math.Min(first, second)));
            above += Square(Math.Max(0.0, Math.Max(first, second)));
        }

        return new(Math.Max(0.0, expected - Math.Sqrt(below)), expected, expected + Math.Sqrt(above));
    }

    private static double Square(double value) => value * value;
}
