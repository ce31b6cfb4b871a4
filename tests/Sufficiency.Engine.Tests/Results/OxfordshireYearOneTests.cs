using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Results;

/// <summary>Do-minimum on the committed pack starts from the world as it is: what SEN2 counted, and a first year in which it moves nobody
/// to another kind of place.</summary>
public sealed class OxfordshireYearOneTests
{
    private const double Tolerance = 0.02;

    [Fact]
    public async Task DoMinimumStartsFromTheCountAndFollowsTheForecastInYearOne()
    {
        var loaded = new DatasetReader().Read(new(RepositoryFiles.At("data", "oxfordshire"), []) { Areas = AreaLevel.Msoa });
        var dataset = loaded with { Horizon = loaded.Horizon with { Last = loaded.Horizon.First } };
        var forecast = DemandForecaster.Forecast(dataset);
        var tables = await DoMinimumAsync(dataset, forecast);
        var summary = PlanSummaryBuilder.Build(dataset, forecast, tables, tables);

        BaseYearIsTheCount(summary);
        YearOneFollowsTheForecast(summary, forecast, tables);
        TransportComesNearTheCouncils(tables);
    }

    /// <summary>SEN2, January 2025, ages 4 to 18 by placement; 39 of the 1,460 in state special schools are in other authorities' schools,
    /// which are out of county here.</summary>
    private static void BaseYearIsTheCount(PlanSummary summary)
    {
        Assert.Equal(4256, Roll(summary, ProvisionType.Mainstream, 0), 1e-3);
        Assert.Equal(132, Roll(summary, ProvisionType.ResourceBase, 0), 1e-3);
        Assert.Equal(1460 + 429, Roll(summary, ProvisionType.SpecialSchool, 0) + Roll(summary, ProvisionType.OutOfCounty, 0), 1e-3);
        Assert.InRange(Roll(summary, ProvisionType.OutOfCounty, 0), 429 + 38, 429 + 40);
        Assert.Equal(7307, InAll(summary, 0), 1e-3);
    }

    /// <summary>
    /// Each kind of place holds the pupils of its tier, tiers S and X together. Bases are full, so some of their pupils go to a more
    /// specialist place. Special schools are full too, so each of those pushes one pupil out of the county at most.
    /// </summary>
    private static void YearOneFollowsTheForecast(PlanSummary summary, DemandForecast forecast, PlanTables tables)
    {
        double Stock(Tier tier) => forecast.Stock.Where(row => row.YearIndex == 0 && row.Tier == tier).Sum(row => row.Pupils);
        var fromBases = tables.Placements.Where(row => row.Tier == "B" && row.ProvisionType != "resource_base").Sum(row => row.Pupils);

        Within(Stock(Tier.Mainstream), Roll(summary, ProvisionType.Mainstream, 1));
        var enhanced = tables.Placements.Where(row => row.Tier == "E" && row.ProvisionType == "resource_base").Sum(row => row.Pupils);
        Within(Stock(Tier.Base), Roll(summary, ProvisionType.ResourceBase, 1) + fromBases - enhanced);
        Within(Stock(Tier.Special) + Stock(Tier.Beyond),
            Roll(summary, ProvisionType.SpecialSchool, 1) + Roll(summary, ProvisionType.OutOfCounty, 1) + enhanced);
        // Special schools are full: they hold nearly as many as they have places; the rest is bought.
        var places = tables.ProviderYears.Where(row => row is { ProvisionType: "special_school", AcademicYear: 2025 })
            .Sum(row => row.Places!.Value + row.SchemePlaces + row.OverCapacityPlaces);
        Assert.InRange(Roll(summary, ProvisionType.SpecialSchool, 1), 0.98 * places, places + 1e-6);
        Assert.InRange(fromBases, 0, 0.1 * Stock(Tier.Base));
        Assert.Equal(summary.Plans[1].All, InAll(summary, 1), 0.5);
    }

    /// <summary>The council expects 33 million pounds for special needs in 2025-26; adults, early years and pupils elsewhere are not placed
    /// and so not in the model's transport.</summary>
    private static void TransportComesNearTheCouncils(PlanTables tables) =>
        Assert.InRange(tables.Costs.Where(row => row.Kind == "transport").Sum(row => row.CostGbp) / 1e6, 30.5, 32.5);

    private static double Roll(PlanSummary summary, ProvisionType type, int year) => summary.DoMinimum.PupilsOnRoll[type][year];

    private static double InAll(PlanSummary summary, int year) => ProvisionCodes.ProvisionTypes.Sum(type => Roll(summary, type, year))
        + summary.DoMinimum.PupilsWaiting[year]!.Value + summary.Plans[year].WithoutSchoolPlace + summary.Plans[year].OtherAges;

    private static void Within(double expected, double actual) =>
        Assert.InRange(actual, expected * (1 - Tolerance), expected * (1 + Tolerance));

    private async Task<PlanTables> DoMinimumAsync(PlanningDataset dataset, DemandForecast forecast)
    {
        var travel = TravelMatrixBuilder.Build(dataset);
        var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), SchemeChoice.None);
        var solution = await new DecompositionSolver(NativeSolver.Shared, TimeProvider.System)
            .SolveAsync(model.Problem, new SolveLimits(), progress: null, CancellationToken.None);
        Assert.Equal(SolutionStatus.WithinGap, solution.Status);
        return PlanReader.Read(model, solution);
    }
}
