using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Model;

/// <summary>
/// Worked out on paper, with the county of <see cref="PaperCounty"/>: the special school is 10 km and 15 minutes straight away, the market
/// 30 km and 45 minutes. Choice doubles the way to a school that stands somewhere, collecting others takes 1.6
/// times the direct way, boarding 6 minutes.
/// </summary>
public sealed class RiddenJourneyCases
{
    [Fact]
    public async Task PupilsPlacedPayAndRideTheWayThatChoiceAndCollectingMakeOfTheDirectOne()
    {
        var plan = await SolveAsync(Riding(PaperCounty.Dataset()), [3, 1]);

        // 20 km to the special school: 75 a day × 190 × 0.8 × 0.5 = 5,700, beside 15,000. 78 minutes to the
        // market: 3 beyond guidance at 20, beside 67,600.
        Close((2 * 20_000) + (2 * 2 * 20_700) + (3 * 67_660), plan.Objective);
        Assert.Equal(
            [
                Row.Journey(2025, "secondary", "out_of_county", "placed", 1, 30, 78, 78, 1),
                Row.Journey(2025, "secondary", "special_school", "placed", 2, 20, 54, 54, 0),
                Row.Journey(2026, "secondary", "out_of_county", "placed", 2, 30, 78, 78, 2),
                Row.Journey(2026, "secondary", "special_school", "placed", 2, 20, 54, 54, 0),
            ],
            plan.Tables.Journeys.Select(Rounded));
        Assert.All(plan.Tables.Placements.Where(row => row.ProviderId == "special"),
            row => Assert.Equal((20, 54), (row.TravelKilometres, Math.Round(row.TravelMinutes, 9))));
    }

    [Fact]
    public async Task TheBaseRollRidesFromItsHomesWithoutTheChoiceFactor()
    {
        var dataset =
            Riding(PaperCounty.Dataset(places: 4)) with { InitialRoll = [SmallDataset.Roll("special", 8, Tier.Special, Need.Asd, 1)] };
        var plan = await SolveAsync(dataset, [1, 0]);

        Assert.Contains(Row.Journey(2024, "secondary", "special_school", "base_roll", 1, 10, 30, 30, 0),
            plan.Tables.Journeys.Select(Rounded));
        Close(1.0, JourneyFigures.LongerByType(plan.Tables, 2024)[ProvisionType.SpecialSchool]);
        var line = Assert.Single(JourneyFigures.Of(plan.Tables, 2024, 2026));
        Assert.Equal((20.0, 10.0), (Math.Round(line.Placed.MeanKilometres, 9), Math.Round(line.Counted!.MeanKilometres, 9)));
    }

    [Fact]
    public async Task APackageAtHomeIsNoJourneyAndNobodyBoards()
    {
        var dataset = Riding(PaperCounty.Dataset());
        var plan = await SolveAsync(dataset with
        {
            Providers = [dataset.Providers[0], SmallDataset.Market("market", topUpGbp: 60_000, assumedKilometres: 0)],
            Places = [],
        }, [1, 0]);

        Assert.Empty(plan.Tables.Journeys);
        Close(0, Assert.Single(plan.Tables.Placements).TravelMinutes);
    }

    [Fact]
    public async Task InACarriedYearPupilsArePlacedButNothingOptionalOpensAndNoTotalCountsIt()
    {
        var dataset = PaperCounty.Dataset(3, places: 1);
        dataset = dataset with { Schemes = [SmallDataset.Scheme("extension", "special", 1, 1, capitalGbp: 0)] };
        var counted = await SolveAsync(dataset, [2, 0, 0]);
        var carried = await SolveAsync(dataset with { Horizon = dataset.Horizon with { FirstPlanned = new(2026) } }, [2, 0, 0]);

        Close((2 * 30_000) + (6 * 18_800), counted.Objective);
        Assert.Equal(2025, Assert.Single(counted.Tables.Schemes).OpeningYear);
        Close(counted.Objective, counted.Tables.TotalCostGbp);
        // The second pupil goes to the market in 2025/26 and stays, so the extension comes too late for anybody.
        Close(30_000 + (3 * 18_800) + (3 * 67_600), carried.Objective);
        Assert.Null(Assert.Single(carried.Tables.Schemes).OpeningYear);
        Close(10_000 + 18_800 + 67_600, carried.Tables.CarriedCostGbp);
        Close(2 * (10_000 + 18_800 + 67_600), carried.Tables.TotalCostGbp);
    }

    private static PlanningDataset Riding(PlanningDataset dataset) => dataset with
    {
        Travel = dataset.Travel with { ChoiceFactor = ByType(2), CollectionFactor = ByType(1.6), Boarding = new(6) },
    };

    private static Dictionary<ProvisionType, double> ByType(double factor) =>
        ProvisionCodes.ProvisionTypes.ToDictionary(type => type, _ => factor);

    private static JourneyRow Rounded(JourneyRow row) => row with
    {
        Pupils = Math.Round(row.Pupils, 6),
        MeanKilometres = Math.Round(row.MeanKilometres, 6),
        MeanMinutes = Math.Round(row.MeanMinutes, 6),
        PupilsBeyondGuidance = Math.Round(row.PupilsBeyondGuidance, 6),
    };

    private static async Task<(double Objective, PlanTables Tables)> SolveAsync(PlanningDataset dataset, double[] placings)
    {
        var (travel, forecast) = (TravelMatrixBuilder.Build(dataset), PaperCounty.Forecast(dataset, placings));
        var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), SchemeChoice.Choose);
        var solution = await WholeProblem.SolveAsync(NativeSolver.Shared, model.Problem);
        Assert.Equal(SolutionStatus.WithinGap, solution.Status);
        return (solution.Objective!.Value, PlanReader.Read(model, solution));
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-6 * Math.Max(1, Math.Abs(expected)));
}
