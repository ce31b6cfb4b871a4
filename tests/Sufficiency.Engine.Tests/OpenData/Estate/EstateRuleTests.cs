using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Sufficiency.OpenData.Estate;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Estate;

public sealed class EstateRuleTests
{
    [Theory]
    [InlineData(2, 19, 0, 14)]
    [InlineData(3, 16, 0, 11)]
    [InlineData(5, 18, 1, 13)]
    [InlineData(7, 18, 3, 13)]
    [InlineData(5, 11, 1, 6)]
    [InlineData(16, 25, 12, 14)]
    public void YearGroupsFollowFromTheAgeRange(double low, double high, int lowest, int highest) =>
        Assert.Equal((lowest, highest), EstateRows.YearGroups(low, high));

    [Theory]
    [InlineData("State-funded nursery", "Acorn Nursery School", "Nursery", "Local authority nursery school", 0, -2, -1)]
    [InlineData("State-funded primary", "Acorn Primary School", "Primary", "Community school", 0, 0, 6)]
    [InlineData("State-funded primary", "Acorn Infants' School", "Primary", "Community school", 0, 0, 2)]
    [InlineData("State-funded primary", "Acorn Junior School", "Primary", "Community school", 0, 3, 6)]
    [InlineData("State-funded secondary", "Acorn School", "Secondary", "Academy converter", 9, 7, 11)]
    [InlineData("State-funded secondary", "Acorn School", "Secondary", "Academy converter", 10, 7, 13)]
    [InlineData("State-funded secondary", "Acorn School", "All-through", "Free schools", 40, 0, 13)]
    [InlineData("State-funded secondary", "Acorn UTC", "Secondary", "University technical college", 40, 10, 13)]
    public void WithoutPublishedAgesYearGroupsFollowFromPhaseNameAndSixthForm(string type, string name, string phase, string kind,
        double aged16, int lowest, int highest)
    {
        var byAge = new double[20];
        byAge[16] = aged16;

        var years = MainstreamProviders.YearGroups(type, name, new RegisteredSchool("1", name, "931", kind, phase, null, null, null),
            new CensusAges("1", 100, byAge), 10);

        Assert.Equal((lowest, highest), years);
    }

    [Fact]
    public void PublishedAgesComeBeforePhaseAndName()
    {
        var school = new RegisteredSchool("1", "Acorn Infants' School", "931", "Community school", "Primary", null, 4, 11);

        Assert.Equal((0, 6), MainstreamProviders.YearGroups("State-funded primary", school.Name, school, ages: null, 10));
    }

    [Fact]
    public void TheLargestRemaindersGetTheLastPlaces() =>
        Assert.Equal([3, 1, 1], NeighbourProviders.Apportion([5.2, 2.6, 2.2], 5));

    [Property]
    public Property ApportionedPlacesAddUpAndKeepToTheirQuota(NonEmptyArray<PositiveInt> weights, NonNegativeInt total)
    {
        var values = weights.Get.Select(weight => (double)weight.Get).ToArray();

        var places = NeighbourProviders.Apportion(values, total.Get);

        return (places.Sum() == total.Get
            && places.Zip(values).All(pair => Math.Abs(pair.First - (total.Get * pair.Second / values.Sum())) < 1)).ToProperty();
    }
}
