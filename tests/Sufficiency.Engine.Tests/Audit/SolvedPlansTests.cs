using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.Audit;

/// <summary>The audit agrees with the model on plans that were really solved.</summary>
public sealed class SolvedPlansTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 8)];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task TheOptimumOfARandomCountyPasses(int seed)
    {
        var dataset = seed % 2 == 0 ? RandomCounty.Dataset(seed) : RandomCounty.WithLocalMix(RandomCounty.Dataset(seed), seed);
        await PassesAsync(dataset, RandomCounty.Forecast(dataset, seed));
    }

    [Fact]
    public async Task AForecastCountyWithStockWaitingAndEscalationPasses()
    {
        var dataset = SmallDataset.Create();
        await PassesAsync(dataset, DemandForecaster.Forecast(dataset));
    }

    private async Task PassesAsync(PlanningDataset dataset, DemandForecast forecast)
    {
        var travel = TravelMatrixBuilder.Build(dataset);
        var (plan, planObjective) = await SolveAsync(SchemeChoice.Choose);
        var (doMinimum, doMinimumObjective) = await SolveAsync(SchemeChoice.None);
        AreInTheOrderOfTheirKeys(plan, dataset, new(new(new(dataset, travel, forecast))));
        var record = PaperPlan.Create().Record;
        var written = AuditedRunWriter.Write(
            folder.At("run"),
            new()
            {
                Forecast = new(new(new(dataset, travel, forecast))),
                Plan = plan,
                DoMinimum = doMinimum,
                Record = record with
                {
                    Plan = record.Plan with { ObjectiveGbp = planObjective, BoundGbp = planObjective },
                    DoMinimum = record.DoMinimum with { ObjectiveGbp = doMinimumObjective, BoundGbp = doMinimumObjective },
                },
            },
            force: false,
            CancellationToken.None);
        Assert.Equal("", string.Join('\n', written.Audit.Findings));

        async Task<(PlanTables Tables, double Objective)> SolveAsync(SchemeChoice choice)
        {
            var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), choice);
            var solution = await WholeProblem.SolveAsync(NativeSolver.Shared, model.Problem);
            return (PlanReader.Read(model, solution), solution.Objective!.Value);
        }
    }

    // The largest tables come sorted, so that the writer need not sort them again.
    private static void AreInTheOrderOfTheirKeys(PlanTables plan, PlanningDataset dataset, ForecastRows rows)
    {
        Assert.NotEmpty(plan.Placements);
        Assert.True(new KeyOrder<PlacementRow>(PlanTableDefinitions.Placements).Holds(plan.Placements));
        Assert.True(new KeyOrder<UnplacedRow>(PlanTableDefinitions.Unplaced).Holds(plan.Unplaced));
        Assert.True(new KeyOrder<DemandRow>(DemandTableDefinitions.Demand).Holds(rows.Demand(dataset)));
    }
}
