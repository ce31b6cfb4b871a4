using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Model;

/// <summary>
/// Optima worked out on paper. A year at the special school costs 18,800 (top-up 15,000, transport 0.8 × 50 × 190 × 0.5), at the market
/// 67,600, waiting 80,000; place funding 10,000 a place.
/// </summary>
public sealed class PaperCases
{
    [Fact]
    public async Task PupilsBeyondThePlacesGoToTheMarket()
    {
        var plan = await SolveAsync(PaperCounty.Dataset(), [3, 1]);
        // Two at the special school for two years, one at the market for two, next year's one at the market.
        Close((40_000) + (2 * 2 * 18_800) + (2 * 67_600) + 67_600, plan.Objective);
        Close(4, plan.Tables.ProviderYears.Where(row => row.ProviderId == "special").Sum(row => row.RollPlaced));
    }

    [Fact]
    public async Task NobodyWaitsForACheapPlaceWhereADearOneTakesAnyNumber()
    {
        var plan = await SolveAsync(PlacesFrom2026(PaperCounty.Dataset(3, places: 0)), [1]);
        // Three years at the market, though waiting one and then two at the special school would cost 80,000 + 2 × 18,800.
        Close(20_000 + (3 * 67_600), plan.Objective);
        Assert.Equal("market", Assert.Single(plan.Tables.Placements).ProviderId);
        Assert.Empty(plan.Tables.Waiting);
    }

    [Fact]
    public async Task ByTheDerivedPenaltyNobodyWaitsBesideAnEmptyPlaceHoweverDear()
    {
        var dataset = PlacesFrom2026(PaperCounty.Dataset(3, places: 0));
        dataset = dataset with
        {
            Providers = [dataset.Providers[0], dataset.Providers[1] with { HasUnlimitedPlaces = false }, dataset.Providers[2]],
            Places = [.. dataset.Places, .. SmallDataset.Places("market", 1, 3)],
            Penalties = dataset.Penalties with { WaitingPerPupilYear = null },
        };
        var plan = await SolveAsync(dataset, [2]);
        // A wait costs seven years of primary at the market. Its one place is taken at once for all three years; the
        // other pupil waits for the school that opens.
        Close(20_000 + (3 * 67_600) + 20_000 + 474_000 + (2 * 18_800), plan.Objective);
        Close(1, Assert.Single(plan.Tables.Waiting).Pupils);
        var twice = await SolveAsync(dataset with { Penalties = dataset.Penalties with { WaitingPerPupilYear = new(2 * 474_000) } }, [2]);
        Assert.Equal(plan.Tables.Placements, twice.Tables.Placements);
    }

    [Fact]
    public async Task APupilWaitsForAPlaceWhereThereIsNoOther()
    {
        var dataset = PlacesFrom2026(PaperCounty.Dataset(3, places: 0));
        var plan = await SolveAsync(dataset with { Providers = [dataset.Providers[0], dataset.Providers[2]] }, [1]);
        Close(20_000 + 80_000 + (2 * 18_800), plan.Objective);
        var placed = Assert.Single(plan.Tables.Placements);
        Assert.Equal((2025, 2026, "special"), (placed.YearNeeded, placed.YearPlaced, placed.ProviderId));
        Close(1, Assert.Single(plan.Tables.Waiting).Pupils);
        Assert.Empty(plan.Tables.Unplaced);
    }

    [Fact]
    public async Task WhoeverFindsNoPlaceIsBoughtOneByPriceAndThenAPackage()
    {
        var dataset = PaperCounty.Dataset();
        dataset = dataset with
        {
            Providers =
            [
                SmallDataset.Market("bespoke", topUpGbp: 90_000, assumedKilometres: 0) with { Supply = Supply.Bespoke },
                dataset.Providers[0],
                SmallDataset.Market("near", topUpGbp: 60_000) with { Supply = Supply.Tranche, HasUnlimitedPlaces = false },
                dataset.Providers[2],
            ],
            Places = [.. SmallDataset.Places("near", 1, 2), .. dataset.Places],
        };
        var plan = await SolveAsync(dataset, [5]);
        // Two at the special school, one in the tranche, two in packages, whose pupils travel nowhere.
        Close(40_000 + (2 * 2 * 18_800) + (2 * 67_600) + (2 * 2 * 90_000), plan.Objective);
        Assert.All(plan.Tables.PlacesShort, row => Assert.Equal((1.0, 2.0, 0.0, 3.0), (row.Tranche, row.Bespoke, row.Waiting, row.Pupils)));
        Assert.Equal(2, plan.Tables.PlacesShort.Count);
    }

    [Fact]
    public async Task WithoutAMarketWhoFindsNoPlaceIsUnplaced()
    {
        var dataset = PaperCounty.Dataset(places: 1);
        var plan = await SolveAsync(dataset with { Providers = [dataset.Providers[0], dataset.Providers[2]] }, [3]);
        Close(20_000 + (2 * 18_800) + (2 * 2 * 80_000), plan.Objective);
        Close(2, Assert.Single(plan.Tables.Unplaced).Pupils);
        Close(4, plan.Tables.Waiting.Sum(row => row.Pupils));
    }

    [Theory]
    [InlineData(500_000, 2025)] // 500,000/40 = 12,500 a year for two years and 10,000 of place funding save 48,800 a pupil-year.
    [InlineData(1_600_000, 2025)] // 40,000 + 10,000 a year cost less than the 2 × 48,800 they save, and more than one place's.
    [InlineData(5_000_000, null)]
    public async Task ASchemeOpensWhenItSavesMoreThanItCosts(double capitalGbp, int? opening)
    {
        var dataset = PaperCounty.Dataset() with { Schemes = [SmallDataset.Scheme("extension", "special", 2, 2, capitalGbp)] };
        var plan = await SolveAsync(dataset, [4]);
        Assert.Equal(opening, Assert.Single(plan.Tables.Schemes).OpeningYear);
        var without = 40_000 + (2 * 2 * 18_800) + (2 * 2 * 67_600.0);
        Close(opening is null ? without : without - (2 * 2 * 48_800) + (2 * 2 * 10_000) + (2 * capitalGbp / 40), plan.Objective);
    }

    [Fact]
    public async Task ABudgetDelaysAScheme()
    {
        var dataset = PaperCounty.Dataset() with
        {
            Schemes = [SmallDataset.Scheme("extension", "special", 2, 2, 500_000)],
            CapitalBudgets = [new(new(2025), new(499_999))],
        };
        Assert.Equal(2026, Assert.Single((await SolveAsync(dataset, [2, 2])).Tables.Schemes).OpeningYear);
    }

    [Fact]
    public async Task OfTwoSchoolsThatSaveAlikeOnlyOneIsDeliveredInAYear()
    {
        Scheme[] schemes = [New("east"), New("west")];
        var dataset = PaperCounty.Dataset(places: 0) with { Schemes = schemes, Delivery = new(null, 1, null) };
        var plan = await SolveAsync(dataset, [2, 2]);
        // One place more a pupil opens each year: two of four pupils find one at once, the other two go to the market.
        Assert.Equal([2025, 2026], plan.Tables.Schemes.Select(scheme => scheme.OpeningYear!.Value).Order());
        var unlimited = await SolveAsync(dataset with { Delivery = new(null, null, 1) }, [4]);
        Assert.Equal([2025, 2025], unlimited.Tables.Schemes.Select(scheme => scheme.OpeningYear!.Value));

        static Scheme New(string id) => SmallDataset.Scheme(id, "special", 2, 2, 100_000) with { Kind = SchemeKind.NewSchool };
    }

    [Fact]
    public async Task ATemplateOpensAtNoMoreSitesThanItIsMeantForAndNotUnlessChosen()
    {
        Scheme[] schemes = [Generic("generic-east"), Generic("generic-west")];
        var dataset = PaperCounty.Dataset(places: 0) with { Schemes = schemes };
        Assert.Equal(1, Opened(await SolveAsync(dataset, [4])));
        Assert.Equal(0, Opened(await SolveAsync(dataset, [4], SchemeChoice.Named)));
        Assert.Equal(0, Opened(await SolveAsync(dataset, [4], SchemeChoice.AsPlanned)));

        static Scheme Generic(string id) => SmallDataset.Scheme(id, "special", 2, 2, 100_000, plannedOpening: 2025) with
        {
            Kind = SchemeKind.Base,
            Template = new("base", 1, 1),
        };

        static int Opened((double Objective, PlanTables Tables) plan) =>
            plan.Tables.Schemes.Count(scheme => scheme.OpeningYear is not null);
    }

    [Theory]
    [InlineData(2023, 2025)] // lead over before the horizon: the earliest opening holds
    [InlineData(2024, 2026)]
    [InlineData(2025, null)] // would open in 2027, after the last year
    public async Task NothingOpensBeforeItsDecisionAndLeadTime(int decided, int? opening)
    {
        var scheme = SmallDataset.Scheme("extension", "special", 2, 2, 0) with { DecidedIn = new(decided), LeadYears = 2 };
        Assert.Equal(opening,
            Assert.Single((await SolveAsync(PaperCounty.Dataset() with { Schemes = [scheme] }, [4, 4])).Tables.Schemes).OpeningYear);
    }

    [Theory]
    [InlineData(2.0, 2026)] // half of its places are open in the last year, so half of the minimum is asked: one pupil comes
    [InlineData(2.2, null)]
    public async Task ASchoolThatOpensTooLateToBeViableIsAskedForItsShareInTheLastYear(double minimum, int? opening)
    {
        var scheme = SmallDataset.Scheme("new", "special", 1, 2, 0) with
        {
            EarliestOpening = new(2026),
            MinimumViableRoll = minimum,
            ViableFromYear = 3,
        };
        var plan = await SolveAsync(PaperCounty.Dataset(places: 0) with { Schemes = [scheme] }, [0, 1]);
        Assert.Equal(opening, Assert.Single(plan.Tables.Schemes).OpeningYear);
    }

    [Fact]
    public async Task ASchemeThatCannotReachItsViableRollStaysShut()
    {
        var scheme = SmallDataset.Scheme("extension", "special", 2, 2, 0) with { MinimumViableRoll = 4, ViableFromYear = 1 };
        Assert.Equal(2025,
            Assert.Single((await SolveAsync(PaperCounty.Dataset() with { Schemes = [scheme] }, [4])).Tables.Schemes).OpeningYear);
        // With three pupils it may open only in the last year, before the rule bites, and saves nothing then: all three
        // have places already or stay where they are.
        var few = await SolveAsync(PaperCounty.Dataset() with { Schemes = [scheme with { LatestOpening = new(2025) }] }, [3]);
        Assert.Null(Assert.Single(few.Tables.Schemes).OpeningYear);
    }

    [Fact]
    public async Task AViableRollMayBeFilledAtALoss()
    {
        // The market pays only 1,000 now, so that all would go there; the extension is fixed open and must hold one pupil.
        var dataset = PaperCounty.Dataset(places: 0);
        dataset = dataset with
        {
            Providers = [dataset.Providers[0], SmallDataset.Market("market", 1_000, assumedKilometres: 1), dataset.Providers[2]],
            Schemes = [SmallDataset.Scheme("extension", "special", 2, 2, 0,
                plannedOpening: 2025) with { MinimumViableRoll = 1, ViableFromYear = 0 }],
        };
        var plan = await SolveAsync(dataset, [3], SchemeChoice.AsPlanned);
        Close((2 * 2 * 10_000) + (2 * 18_800) + (2 * 2 * 1_000), plan.Objective);
    }

    [Fact]
    public async Task APolicyLimitMakesPupilsWait()
    {
        var dataset = PaperCounty.Dataset() with
        {
            PolicyLimits = [new("few away", ProvisionType.OutOfCounty, NeedSet.Of(Need.Semh), new AcademicYear(2025), 0)],
        };
        var plan = await SolveAsync(dataset, [3]);
        // The third pupil waits a year and then goes to the market.
        Close(40_000 + (2 * 2 * 18_800) + 80_000 + 67_600, plan.Objective);
    }

    [Fact]
    public async Task APlaceOverCapacityIsTakenAtItsPrice()
    {
        var dataset = OverItsPlaces(years: 2);
        var plan = await SolveAsync(dataset, [4]);
        Close(40_000 + (3 * 2 * 18_800) + (2 * 15_000) + (2 * 67_600), plan.Objective);
        Close(1, plan.Tables.ProviderYears.Single(row => row.ProviderId == "special" && row.AcademicYear == 2026).OverCapacityPlaces);
        Close(10_000, plan.Tables.Costs.Where(row => row.Kind == "penalty_over_capacity").Sum(row => row.PenaltyGbp));
    }

    [Fact]
    public async Task NobodyEntersASchoolThatIsSoonToBeBackAtItsPlaces()
    {
        // A third pupil would be over the places in the second year too, in which the school may not be.
        var plan = await SolveAsync(OverItsPlaces(years: 1), [4]);
        Close(40_000 + (2 * 2 * 18_800) + (2 * 2 * 67_600), plan.Objective);
    }

    [Fact]
    public async Task ASchoolThatWasNotOverItsPlacesGoesOverNone()
    {
        var plan = await SolveAsync(OverItsPlaces(years: 2) with { InitialRoll = [] }, [4]);
        Close(40_000 + (2 * 2 * 18_800) + (2 * 2 * 67_600), plan.Objective);
    }

    [Fact]
    public async Task ASchoolFarOverItsPlacesMayStayOverByTheShareAlone()
    {
        var dataset = OverItsPlaces(years: 2) with { InitialRoll = [SmallDataset.Roll("special", 14, Tier.Special, Need.Asd, 8)] };
        var plan = await SolveAsync(dataset, [4]);
        Close(1, plan.Tables.ProviderYears.Single(row => row.ProviderId == "special" && row.AcademicYear == 2025).OverCapacityPlaces);
    }

    // Two places, three pupils when counted; all three leave before the first planned year.
    private static PlanningDataset OverItsPlaces(int years)
    {
        var dataset = PaperCounty.Dataset();
        return dataset with
        {
            InitialRoll = [SmallDataset.Roll("special", 14, Tier.Special, Need.Asd, 3)],
            Penalties =
                dataset.Penalties with { OverCapacityShare = 0.5, OverCapacityYears = years, OverCapacityPerPlaceYear = new(5_000) },
        };
    }

    [Fact]
    public async Task ASchoolThatHoldsMoreThanItsPlacesKeepsThem()
    {
        var dataset = PaperCounty.Dataset() with { InitialRoll = [SmallDataset.Roll("special", 9, Tier.Special, Need.Asd, 5)] };
        var plan = await SolveAsync(dataset, [1]);
        Close((5 * 2 * 18_800) + (5 * 2 * 10_000) + (3 * 2 * 5_000) + (2 * 67_600), plan.Objective);
        Close(0, plan.Tables.ProviderYears.Single(row => row.ProviderId == "special" && row.AcademicYear == 2026).RollPlaced);
    }

    [Fact]
    public async Task AMarginalPlaceIsWorthWhatItWouldSave()
    {
        var plan = await SolveAsync(PaperCounty.Dataset(), [3]);
        // One more place in both years would move a pupil from the market for both.
        Close(2 * 48_800, plan.Tables.MarginalValues.Sum(row => row.ValueGbp));
        Assert.All(plan.Tables.MarginalValues, row => Assert.Equal("special", row.ProviderId));
    }

    [Fact]
    public async Task ASchoolWhoseSixthFormIsFullStillTakesYoungerPupils()
    {
        var dataset = PaperCounty.Dataset(places: 3);
        dataset = dataset with
        {
            Places = [.. dataset.Places, .. SmallDataset.Places("special", 2, 2).Select(row => row with { Phase = Phase.Secondary }),
                .. SmallDataset.Places("special", 1, 2).Select(row => row with { Phase = Phase.PostSixteen })],
            InitialRoll = [SmallDataset.Roll("special", 12, Tier.Special, Need.Asd, 1)],
        };
        var sixthForm = SmallForecast.Pupils(0, Need.Semh, Tier.Special, EntryPoint.PostSixteenTransfer, 1);
        var plan = await SolveAsync(dataset, SmallForecast.Of(dataset, leaving: 0,
            SmallForecast.Pupils(0, Need.Semh, Tier.Special, EntryPoint.SecondaryTransfer, 3), sixthForm));
        // Two of Year 7 fill the secondary places; the third and the one of Year 12 go to the market, though one pupil of Year 12 leaves
        // nobody's place but a sixth-former's.
        Assert.Equal([("market", "post_sixteen", 1.0), ("market", "secondary", 1.0), ("special", "secondary", 2.0)], plan.Tables.PhaseYears
            .Where(row => row.AcademicYear == 2025 && row.RollPlaced > 0)
            .Select(row => (row.ProviderId, row.Phase, Math.Round(row.RollPlaced, 6))));
        Assert.Equal([0.0, 0.0], plan.Tables.PhaseYears
            .Where(row => row is { ProviderId: "special", Phase: "post_sixteen", AcademicYear: > 2024 }).Select(row => row.RollPlaced));
    }

    [Fact]
    public async Task PlacesOfAPhaseFlexWithinThoseOfTheWholeSchool()
    {
        var dataset = PaperCounty.Dataset(places: 10);
        dataset = dataset with
        {
            Places = [.. dataset.Places, .. SmallDataset.Places("special", 5, 2).Select(row => row with { Phase = Phase.Secondary }),
                .. SmallDataset.Places("special", 5, 2).Select(row => row with { Phase = Phase.PostSixteen })],
            PhaseFlexShare = 0.2,
        };
        var plan = await SolveAsync(dataset, [8]);
        Close(6, plan.Tables.ProviderYears.Single(row => row is { ProviderId: "special", AcademicYear: 2025 }).RollPlaced);
    }

    [Fact]
    public void ThePupilsOfAnAllAgeSchoolStayAndDoNotComeUpForPlacing()
    {
        var quiet = SmallDataset.Quiet(2);
        var dataset = quiet with
        {
            Providers = [.. quiet.Providers, SmallDataset.Provider("special", ProvisionType.SpecialSchool, 460, 200, 0, 14),
                SmallDataset.Provider("younger", ProvisionType.SpecialSchool, 460, 200, 0, 11)],
            InitialRoll =
            [
                SmallDataset.Roll("special", 6, Tier.Special, Need.Asd, 4), SmallDataset.Roll("special", 11, Tier.Special, Need.Asd, 10),
                SmallDataset.Roll("younger", 11, Tier.Special, Need.Asd, 3),
            ],
            EscalationRates = [new(new(12), Tier.Special, Tier.Mainstream, 0.4)],
            StayOnRates = [new(new(7), Tier.Special, 1), new(new(12), Tier.Special, 0.5)],
        };
        var forecast = DemandForecaster.Forecast(dataset);
        double Placed(Tier tier, EntryPoint entry) =>
            forecast.Cells.Select((cell, i) => cell.Tier == tier && cell.Entry == entry ? forecast.PlacingsOf(i, 0) : 0).Sum();

        // All four of Year 6 stay. Of ten in Year 11 four go to college, five stay, and one is placed anew
        // beside the two of the school that ends there.
        Close(4 + 5, forecast.InitialRollOf(1, 0));
        Close(0, forecast.InitialRollOf(2, 0));
        Close(0, Placed(Tier.Special, EntryPoint.SecondaryTransfer));
        Close((10 * 0.6) - 5 + (3 * 0.6), Placed(Tier.Special, EntryPoint.PostSixteenTransfer));
        Close(13 * 0.4, Placed(Tier.Mainstream, EntryPoint.PostSixteenTransfer));
        Close(2.8, forecast.Flows.Where(row => row is { YearIndex: 0, Phase: Phase.PostSixteen })
            .Sum(row => row.PhaseTransfers) - (13 * 0.4));
    }

    private static Task<(double Objective, PlanTables Tables)> SolveAsync(PlanningDataset dataset, double[] placings,
        SchemeChoice choice = SchemeChoice.Choose) =>
        SolveAsync(dataset, PaperCounty.Forecast(dataset, placings), choice);

    private static PlanningDataset PlacesFrom2026(PlanningDataset dataset) =>
        dataset with
        {
            Places = [.. SmallDataset.Places("special", 0, 3).Select(row => row with { Places = row.Year.StartYear == 2025 ? 0 : 1 })],
        };

    private static async Task<(double Objective, PlanTables Tables)> SolveAsync(PlanningDataset dataset, DemandForecast forecast,
        SchemeChoice choice = SchemeChoice.Choose)
    {
        var tables = await PaperCounty.SolveAsync(dataset, forecast, choice);
        return (tables.Costs.Sum(row => row.DiscountedGbp), tables);
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-6 * Math.Max(1, Math.Abs(expected)));
}
