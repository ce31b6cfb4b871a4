using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Cases;

/// <summary>
/// A county that fits on paper: one area, round distances, no discount. A special school 10 km away (place funding 10,000, top-up 15,000)
/// and a market 30 km away (60,000); interim provision 20,000 and a waiting penalty of 60,000 a year; transport
/// half of the daily cost on 190 days for 80 %.
/// </summary>
internal static class PaperCounty
{
    public static PlanningDataset Dataset(int years = 2, double places = 2)
    {
        var quiet = SmallDataset.Quiet(years);
        return quiet with
        {
            Providers =
            [
                SmallDataset.Provider("mainstream", ProvisionType.Mainstream, 450, 200, 0, 14, topUpGbp: 6_000, isUnlimited: true),
                SmallDataset.Market("market", topUpGbp: 60_000),
                SmallDataset.Provider("special", ProvisionType.SpecialSchool, 460, 200, 0, 14, placeFundingGbp: 10_000, topUpGbp: 15_000),
            ],
            Places = [.. SmallDataset.Places("special", places, years)],
            Travel = quiet.Travel with { DetourFactor = 1, DailyCost = [new(0, 0), new(10, 50), new(30, 100)], UrbanSpeed = [new(0, 40)] },
            Costs = quiet.Costs with { DiscountRate = 0 },
            Penalties = quiet.Penalties with { OverCapacityShare = 0, MaximumWaitYears = 1, WaitingPerPupilYear = new(60_000) },
        };
    }

    /// <summary>One yearly placing a value: pupils of tier S with SEMH who enter Year 7.</summary>
    public static DemandForecast Forecast(PlanningDataset dataset, params double[] placings) =>
        SmallForecast.Of(dataset, leaving: 0, SmallForecast.Pupils(0, Need.Semh, Tier.Special, EntryPoint.SecondaryTransfer, placings));

    public static PlanModel Build(PlanningDataset dataset, DemandForecast forecast, SchemeChoice choice = SchemeChoice.Choose) =>
        PlanModelBuilder.Build(new PlanBasis(new(dataset, TravelMatrixBuilder.Build(dataset), forecast)), choice);

    /// <summary>The tables of the best plan. Its costs add up to what was minimised.</summary>
    public static async Task<PlanTables> SolveAsync(PlanningDataset dataset, DemandForecast forecast, SchemeChoice choice = SchemeChoice.Choose)
    {
        var travel = TravelMatrixBuilder.Build(dataset);
        var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), choice);
        var solution = await WholeProblem.SolveAsync(NativeSolver.Shared, model.Problem);
        Assert.Equal(SolutionStatus.WithinGap, solution.Status);
        var tables = PlanReader.Read(model, solution);
        Assert.Equal(1.0, tables.Costs.Sum(row => row.DiscountedGbp) / solution.Objective!.Value, 1e-6);
        return tables;
    }
}
