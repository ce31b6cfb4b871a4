using System.Diagnostics;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;
using Xunit.Abstractions;

namespace Sufficiency.Engine.Tests.Model;

/// <summary>The committed packs, built and counted.</summary>
public sealed class OxfordshireTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("oxfordshire", nameof(SchemeChoice.Choose))]
    [InlineData("oxfordshire", nameof(SchemeChoice.None))]
    [InlineData("as-announced-2023", nameof(SchemeChoice.AsPlanned))]
    public void EveryPlacingOfThePackIsInTheModelOnce(string pack, string choice)
    {
        var path = pack == "oxfordshire" ? RepositoryFiles.At("data", pack) : RepositoryFiles.At("data", "scenarios", pack);
        var dataset = new DatasetReader().Read(new(path, []));
        var (forecast, travel) = (DemandForecaster.Forecast(dataset), TravelMatrixBuilder.Build(dataset));
        var (before, clock) = (GC.GetTotalMemory(forceFullCollection: true), Stopwatch.StartNew());
        var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), Enum.Parse<SchemeChoice>(choice));
        var (problem, seconds) = (model.Problem, clock.Elapsed.TotalSeconds);
        output.WriteLine($"{pack}, {choice}: {forecast.Cells.Count} cells, {forecast.Placings.Sum():0.0} placings; {problem.SourceCount} " +
            $"sources, {model.Demand.Presolved.Length} settled, " +
            $"{problem.ArcCount} arcs, {problem.Rows.Count} rows, {problem.LinkingVariables.Count} side " +
            $"columns, {problem.LinkingVariables.Count(column => column.IsInteger)} binaries, " +
            $"{problem.Sinks.Count} sinks, {problem.SourceGroup[^1] + 1} groups; {seconds:0.0} " +
            $"s, {(GC.GetTotalMemory(forceFullCollection: true) - before) >> 20} MB kept, " +
            $"{Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB peak of the process");
        foreach (var tier in ProvisionCodes.Tiers)
        {
            var classes = EntryPoints.All.Select(entry => model.Basis.Demand.Classes.Of(tier, entry).Count);
            var settled = model.Demand.Presolved.Where(one => one.Source.Tier == tier).ToList();
            output.WriteLine($"tier {tier.ToCode()}: {string.Join(' ', classes)} classes by entry " +
                $"point, {model.Demand.Sources.Count(source => source.Tier == tier)} sources, " +
                $"{model.Demand.Sources.Where(source => source.Tier == tier).Sum(source => source.Pupils):0.0} pupils compete, " +
                $"{settled.Sum(one => one.Source.Pupils):0.0} settled, " +
                $"{settled.Where(one => one.To.IsWaiting).Sum(one => one.Source.Pupils):0.0} of them waiting");
        }

        Assert.Equal(forecast.Placings.Sum(), problem.Supply.Sum() + model.Demand.Presolved.Sum(settled => settled.Source.Pupils), 1e-6);
        Assert.True(problem.ArcCount > 1_000_000, $"{problem.ArcCount} arcs");
        Assert.All(problem.LinkingVariables, column => Assert.True(double.IsFinite(column.Cost)));
        for (var i = 0; i < problem.SourceCount; i += 97)
            Assert.DoesNotContain(problem.Arcs.CostsOf(i), cost => !double.IsFinite(cost) || cost < 0);
    }
}
