using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Model;

/// <summary>Plans on paper that one rule alone decides. Money is that of <see cref="PaperCounty"/>.</summary>
public sealed class SingleRuleCases
{
    /// <summary>Two pupils a year would fill the extension from 2025, each saving 48,800 a year at a place that costs 10,000.</summary>
    [Fact]
    public async Task ASchemeWaitsForTheYearOfTheSchemeItRequires()
    {
        var needed = SmallDataset.Scheme("road", "special", 0, 1, capitalGbp: 0) with { EarliestOpening = new(2026) };
        var extension = SmallDataset.Scheme("extension", "special", 2, 4, capitalGbp: 0);
        var dataset = PaperCounty.Dataset(places: 0) with { Schemes = [extension with { Requires = [needed.Id] }, needed] };

        var held = await SolveAsync(dataset, 2, 2);
        var free = await SolveAsync(dataset with { Schemes = [extension, needed] }, 2, 2);

        Assert.Equal(2026, OpeningOf(held, "extension"));
        Assert.Equal(2025, OpeningOf(free, "extension"));
    }

    /// <summary>Two pupils of Year 8 are at the market already and stay for both years.</summary>
    [Theory]
    [InlineData(4, 2)]
    [InlineData(3, 1)]
    [InlineData(1, 0)] // the two who are there are over the limit, and stay
    public async Task APolicyLimitCountsThePupilsWhoAreThereAlready(int maximum, int placed)
    {
        var dataset = PaperCounty.Dataset(places: 0) with
        {
            InitialRoll = [SmallDataset.Roll("market", 8, Tier.Beyond, Need.Semh, 2)],
            PolicyLimits = [new("few away", ProvisionType.OutOfCounty, NeedSet.Of(Need.Semh), Year: null, maximum)],
        };

        var plan = await SolveAsync(dataset, 3);

        Assert.Equal([placed, placed], plan.ProviderYears
            .Where(row => row is { ProviderId: "market", AcademicYear: >= 2025 }).Select(row => Math.Round(row.RollPlaced, 6)));
    }

    /// <summary>One pupil of each of two needs is at each of two markets, and all four stay: one place is left of five.</summary>
    [Fact]
    public async Task APolicyLimitCountsAllProvidersAndNeedsTogether()
    {
        var county = PaperCounty.Dataset(places: 0);
        var dataset = county with
        {
            Providers = [county.Providers[0], county.Providers[1], SmallDataset.Market("other", topUpGbp: 70_000), county.Providers[2]],
            InitialRoll =
            [
                .. from market in new[] { "market", "other" }
                   from need in new[] { Need.Asd, Need.Semh }
                   select SmallDataset.Roll(market, 8, Tier.Beyond, need, 1),
            ],
            PolicyLimits = [new("few away", ProvisionType.OutOfCounty, NeedSet.Of(Need.Asd, Need.Semh), Year: null, 5)],
        };

        var plan = await SolveAsync(dataset, 3);

        Assert.Equal(1, plan.ProviderYears.Where(row => row.AcademicYear == 2026).Sum(row => row.RollPlaced), 6);
    }

    /// <summary>The scheme asks for three pupils: one of Year 8 is there already.</summary>
    [Theory]
    [InlineData(2, 2025)]
    [InlineData(1, null)]
    public async Task PupilsWhoAreThereAlreadyMakeASchoolViable(int placed, int? opening)
    {
        var scheme = SmallDataset.Scheme("extension", "special", 2, 2, capitalGbp: 0) with { MinimumViableRoll = 3, ViableFromYear = 0 };
        var dataset = PaperCounty.Dataset(places: 1) with
        {
            InitialRoll = [SmallDataset.Roll("special", 8, Tier.Special, Need.Semh, 1)],
            Schemes = [scheme],
        };

        Assert.Equal(opening, OpeningOf(await SolveAsync(dataset, placed), "extension"));
    }

    /// <summary>Half of Year 8 go elsewhere into Year 9, and nobody of Year 12 does.</summary>
    [Fact]
    public async Task PupilsWhoGoElsewhereLeaveTheInitialRollOfTheirOwnPhase()
    {
        var dataset = PaperCounty.Dataset(years: 1) with
        {
            InitialRoll =
            [
                SmallDataset.Roll("special", 8, Tier.Special, Need.Semh, 2), SmallDataset.Roll("special", 12, Tier.Special, Need.Semh, 2),
            ],
            NoSchoolPlaceRates = [new(new(9), 0.5)],
        };

        var plan = await PaperCounty.SolveAsync(dataset, DemandForecaster.Forecast(dataset));

        Assert.Equal(1, InitialIn(plan, "secondary"), 6);
        Assert.Equal(2, InitialIn(plan, "post_sixteen"), 6);
    }

    /// <summary>The scheme asks for three pupils. Base pupils fill its places too, and do not count.</summary>
    [Theory]
    [InlineData(3, 1, 2025)]
    [InlineData(2, 2, null)]
    public async Task PupilsForWhomABaseWouldDoMakeNoSpecialSchoolViable(int special, int @base, int? opening)
    {
        var scheme = SmallDataset.Scheme("extension", "special", 4, 4, capitalGbp: 0) with { MinimumViableRoll = 3, ViableFromYear = 0 };
        var dataset = PaperCounty.Dataset(places: 0) with { Schemes = [scheme] };

        var plan = await PaperCounty.SolveAsync(dataset, SmallForecast.Of(
            dataset,
            leaving: 0,
            SmallForecast.Pupils(0, Need.Semh, Tier.Special, EntryPoint.SecondaryTransfer, special),
            SmallForecast.Pupils(0, Need.Semh, Tier.Base, EntryPoint.SecondaryTransfer, @base)));

        Assert.Equal(opening, OpeningOf(plan, "extension"));
    }

    private static Task<PlanTables> SolveAsync(PlanningDataset dataset, params double[] placings) =>
        PaperCounty.SolveAsync(dataset, PaperCounty.Forecast(dataset, placings));

    private static int? OpeningOf(PlanTables plan, string scheme) => plan.Schemes.Single(row => row.SchemeId == scheme).OpeningYear;

    private static double InitialIn(PlanTables plan, string phase) =>
        plan.PhaseYears.Single(row => row is { ProviderId: "special", AcademicYear: 2025 } && row.Phase == phase).RollInitial;
}
