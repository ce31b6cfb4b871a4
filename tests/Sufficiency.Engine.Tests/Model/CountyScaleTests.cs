using System.Diagnostics;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver.Problem;
using Xunit.Abstractions;

namespace Sufficiency.Engine.Tests.Model;

public sealed class CountyScaleTests(ITestOutputHelper output)
{
    [Fact]
    public void AWholeCountyIsBuiltAndReadInSeconds()
    {
        var dataset = SyntheticCounty.Create();
        var (forecast, travel) = (DemandForecaster.Forecast(dataset), TravelMatrixBuilder.Build(dataset));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), SchemeChoice.Choose);
        var (problem, buildSeconds) = (model.Problem, clock.Elapsed.TotalSeconds);
        output.WriteLine($"{forecast.Cells.Count} cells; {problem.SourceCount} sources, {model.Demand.Presolved.Length} " +
            $"settled, {problem.ArcCount} arcs, {problem.Rows.Count} rows, " +
            $"{problem.LinkingVariables.Count} linking variables, {problem.LinkingVariables.Count(column => column.IsInteger)} " +
            $"binaries, {problem.Sinks.Count} sinks; " +
            $"{buildSeconds:0.0} s, {(GC.GetTotalMemory(forceFullCollection: true) - before) >> 20} MB kept");
        Assert.Equal(forecast.Placings.Sum(), problem.Supply.Sum() + model.Demand.Presolved.Sum(settled => settled.Source.Pupils), 1e-6);

        // Everybody where the last arc leads, which uses no row: a plan, if a poor one.
        var flows = Enumerable.Range(0, problem.SourceCount)
            .Select(i => new ArcFlow(i, problem.Arcs.SinksOf(i).Length - 1, problem.Supply[i])).ToList();
        var solution = new ProblemSolution
        {
            Status = SolutionStatus.Feasible,
            Reason = StopReason.Finished,
            Flows = flows,
            LinkingValues =
                [.. problem.LinkingVariables.Select((column, j) => j < model.Columns.Openings.Length ? column.Lower
                    : OverCapacity(model, j))],
        };
        clock.Restart();
        var tables = PlanReader.Read(model, solution);
        output.WriteLine($"{tables.Placements.Count} placements read in {clock.Elapsed.TotalSeconds:0.0} s");
        var objective = problem.ConstantCost + flows.Sum(flow => problem.Arcs.CostOf(flow.Source, flow.Position) * flow.Amount)
            + solution.LinkingValues.Select((value, j) => value * problem.LinkingVariables[j].Cost).Sum();
        Assert.Equal(objective, tables.Costs.Sum(row => row.DiscountedGbp), 1e-9 * objective);
        Assert.True(buildSeconds < 30, $"Building took {buildSeconds} s.");
    }

    private static double OverCapacity(PlanModel model, int column)
    {
        var (over, data) = (model.Columns.OverCapacity.Single(variable => variable.Column == column).Decides, model.Basis.Data);
        return Math.Max(0.0, data.Forecast.InitialRollOf(over.Provider, over.Year) - data.OwnPlaces(over.Provider, over.Year)
            - data.CommittedPlaces(over.Provider, over.Year));
    }
}
