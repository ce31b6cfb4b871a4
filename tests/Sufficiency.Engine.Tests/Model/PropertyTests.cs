using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Model;

/// <summary>What must hold of any county: held on random small ones with an exact solver.</summary>
public sealed class PropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task TheReducedModelHasTheOptimumOfThePlainFormulation(int seed)
    {
        var (dataset, forecast, travel) = County(seed);
        var plain = await NativeSolver.Shared.SolveAsync(PlainFormulation.Of(dataset, travel, forecast), BlockBackEnd.Scip, 0.0, null,
            CancellationToken.None);
        Assert.Equal(BlockStatus.Optimal, plain.Status);
        // What no decision changes: the model's constant less what was settled beforehand.
        var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), SchemeChoice.Choose);
        var nobody = SmallForecast.Of(dataset, 0.1);
        var standing = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, nobody)), SchemeChoice.Choose).Problem.ConstantCost;
        Close(plain.Objective + standing, (await WholeProblem.SolveAsync(NativeSolver.Shared, model.Problem)).Objective!.Value);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task NoOpeningOfSchemesBeatsTheOneChosen(int seed)
    {
        var (dataset, forecast, travel) = County(seed);
        var chosen = await SolveAsync(dataset, forecast, travel);
        var best = double.PositiveInfinity;
        foreach (var openings in EveryOpening(dataset.Schemes, dataset.Horizon.Years.ToList()))
        {
            if (!CanBeDelivered(dataset, openings)) continue;
            var fixedModel = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), SchemeChoice.Choose, openings);
            var solution = await WholeProblem.SolveAsync(NativeSolver.Shared, fixedModel.Problem);
            if (solution.Objective is { } objective) best = Math.Min(best, objective);
        }

        Close(best, chosen);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task ATighterDeliveryLimitNeverCostsLess(int seed)
    {
        var (dataset, forecast, travel) = County(seed);
        var optima = new List<double>();
        foreach (var most in new int?[] { null, 2, 1, 0 })
            optima.Add(await SolveAsync(dataset with { Delivery = new(null, most, most) }, forecast, travel));
        Assert.All(optima.Zip(optima.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-3));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task MorePlacesNeverCostMoreButForTheirFunding(int seed)
    {
        var (dataset, forecast, travel) = County(seed);
        // Free places at a provider without funding for them: nothing but choice is added.
        dataset = dataset with { Providers = [.. dataset.Providers.Select(provider => provider with { PlaceFunding = new(0) })] };
        var more = dataset with { Places = [.. dataset.Places.Select(row => row with { Places = row.Places + 1 })] };
        Assert.True(await SolveAsync(more, forecast, travel) <= await SolveAsync(dataset, forecast, travel) + 1e-3);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task ADearerWaitThanTheDerivedOneChangesNoWait(int seed)
    {
        var (dataset, forecast, travel) = County(seed);
        var least = WaitingPenalty.Least(dataset, travel);
        var optima = new List<double>();
        for (var times = 1; times <= 3; times++)
        {
            var dearer = dataset with { Penalties = dataset.Penalties with { WaitingPerPupilYear = new(times * least) } };
            optima.Add(await SolveAsync(dearer, forecast, travel));
        }

        // The optimum is concave in the penalty, with what is waited as its slope: where it rises evenly, the wait is the same.
        Close(optima[1] - optima[0], optima[2] - optima[1]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task AFreeSchemeNeverHurts(int seed)
    {
        var (dataset, forecast, travel) = County(seed);
        dataset = dataset with { Providers = [.. dataset.Providers.Select(provider => provider with { PlaceFunding = new(0) })] };
        var free = dataset with
        {
            Delivery = DeliveryAssumptions.None,
            Schemes = [.. dataset.Schemes, SmallDataset.Scheme("zero", "special", 1, 2, capitalGbp: 0)],
        };
        Assert.True(await SolveAsync(free, forecast, travel)
            <= await SolveAsync(dataset with { Delivery = DeliveryAssumptions.None }, forecast, travel) + 1e-3);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task NamesAndOrderOfAreasAndProvidersChangeNothing(int seed)
    {
        var (dataset, forecast, travel) = County(seed);
        var turned = dataset with
        {
            Areas = [.. dataset.Areas.Reverse().Select((area, i) => area with { Code = new($"Z{i}") })],
            Providers = [.. dataset.Providers.Reverse().Select((provider, i) => provider with { Id = Renamed(provider.Id) })],
            Places = [.. dataset.Places.Select(row => row with { Provider = Renamed(row.Provider) })],
            InitialRoll = [.. dataset.InitialRoll.Reverse().Select(row => row with { Provider = Renamed(row.Provider) })],
            Schemes = [.. dataset.Schemes.Select(scheme => scheme with { Provider = Renamed(scheme.Provider) })],
        };
        var cells = CellsOf(forecast).Select(cell => (cell.Cell with { Area = dataset.Areas.Count - 1 - cell.Cell.Area }, cell.Placings));
        Close(await SolveAsync(dataset, forecast, travel),
            await SolveAsync(turned, SmallForecast.Of(turned, 0.1, [.. cells]), TravelMatrixBuilder.Build(turned)));

        static ProviderId Renamed(ProviderId id) => new($"z-{id.Value}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task AnAreaSplitAtTheSamePointChangesNothing(int seed)
    {
        var (dataset, forecast, travel) = County(seed);
        var split = dataset with { Areas = [.. dataset.Areas, dataset.Areas[0] with { Code = new("A9") }] };
        var cells = CellsOf(forecast).SelectMany(cell => cell.Cell.Area != 0
            ? new[] { cell }
            : [(cell.Cell, [.. cell.Placings.Select(pupils => pupils * 0.25)]),
                (cell.Cell with { Area = dataset.Areas.Count }, [.. cell.Placings.Select(pupils => pupils * 0.75)])]);
        var shares = (double[])[.. forecast.AreaShares, .. forecast.AreaShares[..(forecast.AreaShares.Length / dataset.Areas.Count)]];
        for (var i = 0; i < forecast.AreaShares.Length / dataset.Areas.Count; i++)
            (shares[i], shares[forecast.AreaShares.Length + i]) = (shares[i] * 0.25, shares[i] * 0.75);
        var halves = SmallForecast.Of(split, 0.1, [.. cells]);
        var splitForecast = new DemandForecast
        {
            YearCount = halves.YearCount,
            Cells = halves.Cells,
            Placings = halves.Placings,
            Survival = halves.Survival,
            InitialRoll = halves.InitialRoll,
            InitialRollByNeed = halves.InitialRollByNeed,
            Stock = [],
            Flows = [],
            AreaShares = shares,
        };
        Close(await SolveAsync(dataset, forecast, travel), await SolveAsync(split, splitForecast, TravelMatrixBuilder.Build(split)));
    }

    private static (PlanningDataset Dataset, DemandForecast Forecast, TravelMatrix Travel) County(int seed)
    {
        var dataset = seed % 2 == 0 ? RandomCounty.Dataset(seed) : ByPhase(RandomCounty.Dataset(seed));
        if (seed % 3 == 0) dataset = RandomCounty.WithLocalMix(dataset, seed);
        return (dataset, RandomCounty.Forecast(dataset, seed), TravelMatrixBuilder.Build(dataset));
    }

    // Half of the counties give the special school's places by phase, those of one scheme too; the other schemes' serve any phase.
    private static PlanningDataset ByPhase(PlanningDataset dataset) => dataset with
    {
        Places =
        [
            .. dataset.Places,
            .. dataset.Places.Where(row => row.Provider.Value == "special").SelectMany(row => new[] { Phase.Primary, Phase.Secondary,
                Phase.PostSixteen }.Select(phase => row with { Phase = phase, Places = row.Places / 2 })),
        ],
        Schemes =
        [
            .. dataset.Schemes.Select(scheme => scheme.Id.Value != "annexe" ? scheme : scheme with
            {
                PlacesByPhase = new Dictionary<Phase, IReadOnlyList<double>> { [Phase.Primary] = [1], [Phase.Secondary] = [0.5, 1.5] },
            }),
        ],
        PhaseFlexShare = 0.1,
    };

    private async Task<double> SolveAsync(PlanningDataset dataset, DemandForecast forecast, TravelMatrix travel)
    {
        var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), SchemeChoice.Choose);
        var solution = await WholeProblem.SolveAsync(NativeSolver.Shared, model.Problem);
        Assert.Equal(SolutionStatus.WithinGap, solution.Status);
        var tables = PlanReader.Read(model, solution);
        Close(solution.Objective!.Value, tables.Costs.Sum(row => row.DiscountedGbp));
        Assert.Equal(forecast.Placings.Sum(), tables.Placements.Sum(row => row.Pupils) + tables.Unplaced.Sum(row => row.Pupils), 1e-9);
        return solution.Objective.Value;
    }

    private static IEnumerable<(DemandCell Cell, double[] Placings)> CellsOf(DemandForecast forecast) =>
        forecast.Cells.Select((cell, c) => (cell, forecast.Placings[(c * forecast.YearCount)..((c + 1) * forecast.YearCount)]));

    private static bool CanBeDelivered(PlanningDataset dataset, Dictionary<SchemeId, AcademicYear?> openings) =>
        dataset.Horizon.Years.All(year =>
    {
        var kinds = dataset.Schemes.Where(scheme => openings[scheme.Id] == year).Select(scheme => scheme.Kind).ToList();
        return !(kinds.Count(kind => kind is SchemeKind.NewSchool or SchemeKind.PostSixteenCentre) > dataset.Delivery.NewSchoolsAYear)
            && !(kinds.Count(kind => kind is SchemeKind.Base or SchemeKind.Satellite) > dataset.Delivery.BasesAYear);
    });

    private static IEnumerable<Dictionary<SchemeId, AcademicYear?>> EveryOpening(IReadOnlyList<Scheme> schemes,
        IReadOnlyList<AcademicYear> years)
    {
        IEnumerable<Dictionary<SchemeId, AcademicYear?>> all = [[]];
        foreach (var scheme in schemes)
        {
            AcademicYear?[] choices = [null, .. years.Where(year => year >= scheme.EarliestOpening && !(year > scheme.LatestOpening)
                && !(year.StartYear < scheme.DecidedIn?.StartYear + scheme.LeadYears)).Select(year => (AcademicYear?)year)];
            all = all.SelectMany(before =>
                choices.Select(choice => new Dictionary<SchemeId, AcademicYear?>(before) { [scheme.Id] = choice }));
        }

        return all.ToList();
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-6 * Math.Max(1, Math.Abs(expected)));
}
