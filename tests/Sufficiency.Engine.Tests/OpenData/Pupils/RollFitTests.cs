using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Pupils;

namespace Sufficiency.Engine.Tests.OpenData.Pupils;

public sealed class RollFitTests
{
    private static readonly Dictionary<int, double> NoColleges = [];

    [Fact]
    public void PlansAreSharedByRollWhereNothingElseTellsSchoolsApart()
    {
        var fit = RollFit.Of("roll", [new("a", NeedSet.Every, 0, 6, 10), new("b", NeedSet.Every, 0, 6, 30)],
            [Plans(Need.Asd, 3, 8)], NoColleges);

        Assert.Equal(2, Held(fit, "a"), 9);
        Assert.Equal(6, Held(fit, "b"), 9);
    }

    [Fact]
    public void ASchoolHoldsOnlyItsNeedsAndYearGroups()
    {
        RollHolder[] holders = [new("autism", NeedSet.Of(Need.Asd), 0, 6, 10), new("secondary", NeedSet.Every, 7, 11, 10),
            new("all", NeedSet.Every, 0, 14, 10)];

        var fit = RollFit.Of("roll", holders, [Plans(Need.Asd, 3, 6), Plans(Need.Semh, 3, 6), Plans(Need.Semh, 9, 18)], NoColleges);

        Assert.DoesNotContain(fit.Held,
            held => held is { Provider: "autism", Need: Need.Semh } or { Provider: "secondary", YearGroup: < 7 });
        Assert.Equal(0, fit.OutsideNeeds);
        Assert.Equal(30, fit.Held.Sum(held => held.Pupils), 9);
        foreach (var id in new[] { "secondary", "all" }) Assert.True(Held(fit, id) > 0);
    }

    [Fact]
    public void RollsAreMetWhereNeedsAndYearGroupsAllow()
    {
        // Autism: 12 pupils, others 8. The autism school has 10 places of 20, so it takes 10 of the 12.
        RollHolder[] holders = [new("autism", NeedSet.Of(Need.Asd), 0, 6, 10), new("all", NeedSet.Every, 0, 6, 10)];

        var fit = RollFit.Of("roll", holders, [Plans(Need.Asd, 3, 12), Plans(Need.Semh, 3, 8)], NoColleges);

        Assert.InRange(Held(fit, "autism"), 10 - 1e-6, 10 + 1e-6);
    }

    [Fact]
    public void ANeedThatNobodyListsGoesWhereTheYearGroupIsTaken()
    {
        var fit = RollFit.Of("roll", [new("autism", NeedSet.Of(Need.Asd), 0, 6, 10)],
            [Plans(Need.Semh, 3, 4), Plans(Need.Semh, 9, 2)], NoColleges);

        Assert.Equal(4, fit.OutsideNeeds, 9);
        Assert.Equal(2, fit.LeftOver.Sum(cell => cell.Pupils), 9);
        Assert.Equal(4, fit.Held.Sum(held => held.Pupils), 9);
    }

    [Fact]
    public void CollegesHoldTheirShare()
    {
        RollHolder[] holders = [new("school", NeedSet.Every, 7, 13, 100), new("college", NeedSet.Every, 12, 14, 1, IsCollege: true)];

        var fit = RollFit.Of("roll", holders, [Plans(Need.Asd, 12, 10)], new Dictionary<int, double> { [12] = 0.8 });

        Assert.Equal(8, Held(fit, "college"), 9);
        Assert.Equal(2, Held(fit, "school"), 9);
    }

    private static PlansCount Plans(Need need, int yearGroup, double plans) =>
        new(need, new YearGroup(yearGroup), Setting.SpecialSchool, plans);

    private static double Held(RollFit fit, string provider) => fit.Held.Where(held => held.Provider == provider).Sum(held => held.Pupils);
}
