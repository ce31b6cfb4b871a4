using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Mix;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Model.Mix;

public sealed class LocalMixTests
{
    // £ a pupil-year: 190 days × sharing 0.5 × eligible 0.1 × £20 at 5 km, and £20 + 6.93 × £70/25 at 11.93 km.
    private const double TransportNear = 9.5 * 20;
    private static readonly double TransportFar = 9.5 * (20 + (10 * Math.Log(2) * 70 / 25));

    [Fact]
    public async Task PupilsGoToBothSchoolsAtTheMeanOfTheirCosts()
    {
        var tables = await SolveAsync(PaperMix.Dataset());
        var placement = Assert.Single(tables.Placements);
        Assert.Equal(("local-primary", 10.0), (placement.ProviderId, placement.Pupils));
        Assert.Equal((PaperMix.Near + PaperMix.Far) / 2, placement.TravelKilometres, 1e-6);
        foreach (var school in new[] { "one", "two" })
            Assert.Equal(5.0, tables.ProviderYears.Single(row => row.ProviderId == school && row.AcademicYear == 2026).RollPlaced, 1e-6);
        Assert.DoesNotContain(tables.ProviderYears, row => row.ProviderId == "local-primary");
        Close(5 * (4_000 + TransportNear),
            tables.Costs.Where(row => row.ProviderId == "one" && row.AcademicYear == 2026).Sum(row => row.CostGbp));
        Close(5 * (8_000 + TransportFar),
            tables.Costs.Where(row => row.ProviderId == "two" && row.AcademicYear == 2026).Sum(row => row.CostGbp));
    }

    [Fact]
    public async Task TheBaseYearIsAsCountedAndPressureIsOfTheWholeRoll()
    {
        var tables = await SolveAsync(PaperMix.Dataset());
        Assert.Equal([35, 65], tables.MainstreamYears.Where(row => row.AcademicYear == 2024).Select(row => row.Pupils));
        var known = tables.MainstreamPressure.Single(row => row is { ProviderId: "one", AcademicYear: 2026 });
        Assert.Equal(0.05, known.CountedPressure!.Value, 1e-12);
        Assert.Equal((5.0 / 700) - 0.05, known.PressureChange!.Value, 1e-9);
        Assert.All(tables.MainstreamPressure.Where(row => row.ProviderId == "two"), row => Assert.Null(row.Pressure));
    }

    [Fact]
    public void TheSecondAreaSendsAFifthToTheFartherSchool()
    {
        var phase = Assert.Single(Fit(PaperMix.Dataset()).Phases);
        Assert.Equal([0.5, 0.5, 0.2, 0.8], phase.Shares.Select(share => Math.Round(share, 8)));
    }

    [Fact]
    public void ANewSchoolDrawsAsManyAsItsPlacesWouldAtTheMedianSchool()
    {
        var dataset = PaperMix.Dataset(isMixed: false);
        var grown = LocalMixes.AddTo(dataset with
        {
            Providers = [dataset.Providers[0], dataset.Providers[1] with { SchoolRoll = 650 },
                SmallDataset.Provider("unbuilt", ProvisionType.Mainstream, 455, 200, 0, 6, isUnlimited: true) with { SchoolRoll = 210 }],
        });
        var phase = Assert.Single(Fit(grown).Phases);
        var (one, two) = (100.0 / 3.0 / 700, 200.0 / 3.0 / 650);
        Assert.Equal(210 * (one + two) / 2, phase.Attractions[2], 1e-5);
        Assert.Equal([35, 65, 0], phase.Counts);
    }

    [Fact]
    public void ASchoolCountedAtNilDrawsNobody()
    {
        var dataset = PaperMix.Dataset(isMixed: false);
        var mixed = LocalMixes.AddTo(
            dataset with
            {
                Providers = [.. dataset.Providers,
                SmallDataset.Provider("village", ProvisionType.Mainstream, 455, 200, 0, 6, isUnlimited: true, plansOnRoll: 0)]
            });
        Assert.Equal(0, Assert.Single(Fit(mixed).Phases).Attractions[2]);
    }

    [Theory]
    [InlineData("limited")]
    [InlineData("some needs only")]
    public void ASchoolWithALimitOfItsOwnStaysOut(string limit)
    {
        var dataset = PaperMix.Dataset(isMixed: false);
        var two = limit == "limited" ? dataset.Providers[1] with { HasUnlimitedPlaces = false }
            : dataset.Providers[1] with { Needs = NeedSet.Of(Need.Asd) };
        var mixed = LocalMixes.AddTo(dataset with { Providers = [dataset.Providers[0], two] });
        Assert.True(mixed.Providers.Single(provider => provider.Id.Value == "one").MixedPhases.Contains(Phase.Primary));
        Assert.False(mixed.Providers.Single(provider => provider.Id.Value == "two").MixedPhases.Contains(Phase.Primary));
    }

    [Fact]
    public void APhaseThatNoSchoolTeachesFromStartToEndHasNoMix()
    {
        var dataset = PaperMix.Dataset(isMixed: false);
        var infants = LocalMixes.AddTo(
            dataset with { Providers = [.. dataset.Providers.Select(provider => provider with { HighestYearGroup = new(2) })] });
        Assert.DoesNotContain(infants.Providers, provider => provider.IsLocalMix || provider.MixedPhases.Contains(Phase.Primary));
    }

    private static LocalMix Fit(PlanningDataset dataset)
    {
        double[] kilometres = [.. from a in Enumerable.Range(0, 2) from p in dataset.Providers select p.Id.Value switch { "one" =>
            a == 0 ? PaperMix.Near : PaperMix.Far, "two" => a == 0 ? PaperMix.Far : PaperMix.Near, _ => 8.0 }];
        return new PlanBasis(new(dataset, new(2, dataset.Providers.Count, kilometres, kilometres), PaperMix.Forecast(dataset))).Mix;
    }

    private static async Task<PlanTables> SolveAsync(PlanningDataset dataset)
    {
        var (travel, forecast) = (PaperMix.Travel(dataset), PaperMix.Forecast(dataset));
        var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), SchemeChoice.Choose);
        var solution = await WholeProblem.SolveAsync(NativeSolver.Shared, model.Problem);
        var tables = PlanReader.Read(model, solution);
        Close(solution.Objective!.Value, tables.Costs.Sum(row => row.DiscountedGbp));
        return tables;
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-5 * Math.Max(1, Math.Abs(expected)));
}
