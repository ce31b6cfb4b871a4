using Sufficiency.Engine.Demand.Population;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Demand;

public sealed class PopulationProjectionTests
{
    [Fact]
    public void CohortsAgeForwardFromTheLatestEstimate()
    {
        var population = PopulationProjection.Of(With(growth: 0.1, births: 0, new PopulationCount(new("A1"), 2020, 5, 100)));

        Assert.Equal(100 * Math.Pow(1.1, 5), population.Persons(0, 10, new AcademicYear(2025)), 9);
        Assert.Equal(0, population.Persons(0, 5, new AcademicYear(2025)));
    }

    [Fact]
    public void BirthsChangeByTheirOwnRateAndAgeAfterwards()
    {
        var population = PopulationProjection.Of(With(growth: 0.1, births: -0.5, new PopulationCount(new("A1"), 2024, 0, 80)));

        Assert.Equal(20, population.Persons(0, 0, new AcademicYear(2026)), 9);
        Assert.Equal(40 * 1.1 * 1.1, population.Persons(0, 2, new AcademicYear(2027)), 9);
    }

    [Fact]
    public void RowsOfLaterYearsStandAsTheyAreAndAgeOn()
    {
        var population = PopulationProjection.Of(With(
            0, 0, [.. SmallDataset.Residents("A1", 2024, 10), new(new("A1"), 2026, 7, 33)]));

        Assert.Equal(33, population.Persons(0, 7, new AcademicYear(2026)));
        Assert.Equal(33, population.Persons(0, 8, new AcademicYear(2027)));
        Assert.Equal(10, population.Persons(0, 9, new AcademicYear(2027)));
    }

    [Fact]
    public void AYearBeforeTheFirstEstimateTakesTheFirst()
    {
        var population = PopulationProjection.Of(With(0, 0, [.. SmallDataset.Residents("A1", 2027, 10)]));

        Assert.Equal(10, population.Persons(0, 4, new AcademicYear(2024)));
        Assert.Equal(10, population.Persons(0, 4, new AcademicYear(2010)));
    }

    [Fact]
    public void TheCountyIsTheSumOfItsAreas()
    {
        var dataset = SmallDataset.Create();

        Assert.Equal(40 + 60 + 80, PopulationProjection.Of(dataset).County(dataset)[4, 1]);
    }

    private static PlanningDataset With(double growth, double births, params PopulationCount[] counts)
    {
        var quiet = SmallDataset.Quiet();
        return quiet with
        {
            Population = counts,
            Demand = quiet.Demand with { AnnualPopulationGrowth = growth, AnnualBirthsGrowth = births },
        };
    }
}
