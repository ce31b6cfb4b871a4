using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Presolve;
using Sufficiency.Engine.Model.Variables;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Model.Presolve;

/// <summary>Presolve merges needs and takes sources out; postsolve is its inverse.</summary>
public sealed class PresolveRoundTripTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void FlowsOfMergedNeedsComeBackAsPupilsOfSingleNeeds(int seed)
    {
        var dataset = RandomCounty.Dataset(seed);
        var forecast = RandomCounty.Forecast(dataset, seed);
        var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, TravelMatrixBuilder.Build(dataset), forecast)), SchemeChoice.None);
        var (demand, flows) = (model.Demand, RandomFlows(model.Problem, new(seed)));
        Assert.Contains(demand.Sources, source => demand.NeedsOf(source) is var needs && needs.Bits != (needs.Bits & -needs.Bits));

        var placements = Postsolve.Placements(model.Basis.Data, demand, flows).SelectMany(part => part).ToList();

        // Forth and back, every pupil of a cell and year is there again …
        var perCell = placements.ToLookup(one => (one.Area, one.Need, one.Tier, one.Entry, one.YearNeeded), one => one.Pupils);
        for (var cell = 0; cell < forecast.Cells.Count; cell++)
        {
            var (area, need, tier, entry) = forecast.Cells[cell];
            for (var year = 0; year < forecast.YearCount; year++)
                Assert.Equal(forecast.PlacingsOf(cell, year), perCell[(area, need, tier, entry, year)].Sum(), 1e-9);
        }

        // … and merged once more they are the flows that were given.
        var perSource = placements.ToLookup(one => (one.Tier, one.Entry, one.YearNeeded, one.Area,
            Class: demand.Merged.Classes.IndexOf(one.Tier, one.Entry, one.Need), one.To), one => one.Pupils);
        foreach (var (source, to, pupils) in Given(demand, flows))
            Assert.Equal(pupils, perSource[(source.Tier, source.Entry, source.Year, source.Area, source.NeedClass, to)].Sum(), 1e-9);
    }

    private static List<ArcFlow> RandomFlows(MixedIntegerProblem problem, Random random)
    {
        var flows = new List<ArcFlow>();
        for (var source = 0; source < problem.SourceCount; source++)
        {
            double[] shares = [.. Enumerable.Range(0, problem.Arcs.SinksOf(source).Length).Select(_ => random.NextDouble())];
            for (var position = 0; position < shares.Length; position++)
                flows.Add(new(source, position, problem.Supply[source] * shares[position] / shares.Sum()));
        }

        return flows;
    }

    private static IEnumerable<(DemandSource Source, Destination To, double Pupils)> Given(PresolvedDemand demand, List<ArcFlow> flows) =>
        flows.Select(flow => (demand.Sources[flow.Source], demand.DestinationOf(flow.Source, flow.Position), flow.Amount))
            .Concat(demand.Presolved.Select(one => (one.Source, one.To, one.Source.Pupils)));
}
