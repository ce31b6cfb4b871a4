using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Results;

public sealed class PlanSummaryTests
{
    [Fact]
    public void YearsBeginWithTheBaseYear() =>
        Assert.Equal([new(2024), new(2025), new(2026)], Summarise(Nothing).Years);

    [Fact]
    public void RollsOfOneProvisionTypeAddUpOverItsSchools()
    {
        var summary = Summarise(Nothing with
        {
            ProviderYears =
            [
                Roll("special", "special_school", 2024, 3), Roll("other", "special_school", 2024, 4),
                Roll("special", "special_school", 2026, 9),
                Roll("base", "resource_base", 2026, 2),
            ],
        });

        Assert.Equal([7, 0, 9], summary.Plan.PupilsOnRoll[ProvisionType.SpecialSchool]);
        Assert.Equal([0, 0, 2], summary.Plan.PupilsOnRoll[ProvisionType.ResourceBase]);
    }

    [Fact]
    public void PressureIsListedWhereItRisesMostAndCollegesWithoutARollAreCountedApart()
    {
        var summary = Summarise(Nothing with
        {
            MainstreamPressure =
            [
                Row.MainstreamPressure("base", 2025, 9, 1, 100, 0.09, 0.01, 0.08),
                Row.MainstreamPressure("base", 2026, 4, 1, 100, 0.04, 0.01, 0.03),
                    Row.MainstreamPressure("mainstream", 2026, 7, 2, 100, 0.07, 0.02, 0.05),
                Row.MainstreamPressure("market", 2026, 3, 5, 100, 0.03, 0.05, -0.02),
                Row.MainstreamPressure("special", 2026, 80, 30, null, null, null, null),
            ],
        });

        Assert.Equal([new("mainstream", "mainstream", 2, 7, 0.02, 0.07), new("base", "base", 1, 4, 0.01, 0.04)], summary.Pressures);
        Assert.Equal(new PressureUnknown(1, 30, 80), summary.PressureUnknown);
    }

    [Fact]
    public void PlansThatHoldNoPlaceMakeUpTheRestOfAllPlans()
    {
        var summary = Summarise(Nothing with { ProviderYears = [Roll("mainstream", "mainstream", 2024, 11)] });

        // Counted: 15.5 plans. On roll 11, half a pupil awaits a place, one is elsewhere, two are in early years and one is an adult.
        Assert.Equal(new PlansInAll(15.5, 1, 3, null, null), summary.Plans[0]);
        Assert.Equal(15.5, 11 + summary.Plan.PupilsWaiting[0]!.Value + summary.Plans[0].WithoutSchoolPlace + summary.Plans[0].OtherAges);
        Assert.Equal(summary.Plans[0].All + summary.Plans[1].New!.Value - summary.Plans[1].Ceased!.Value, summary.Plans[1].All, 9);
        Assert.Equal([11, 0, 0], summary.Plan.PupilsStillInPlace);
    }

    [Fact]
    public void PenaltiesAreNotMoney()
    {
        var summary = Summarise(Nothing with
        {
            Costs = [Cost(2025, "fee", 100, 0, 90), Cost(2025, "penalty_waiting", 0, 30, 29), Cost(2026, "top_up", 10, 0, 8)],
        });

        Assert.Equal([null, new Pounds(100), new Pounds(10)], summary.Plan.Cost);
        Assert.Equal(110, summary.Plan.TotalCost.Value);
        Assert.Equal(98, summary.Plan.DiscountedCost.Value);
    }

    [Fact]
    public void PlacesShortAreThoseBoughtUnwillinglyAndThoseWaitedForAndAddUp()
    {
        var summary = Summarise(Nothing with
        {
            Waiting = [Waiting("A1", "Banbury", "SEMH", "secondary", 2025, 6), Waiting("A1", "Banbury", "SEMH", "secondary", 2026, 5)],
            ProviderYears = [Roll("bespoke-secondary", "out_of_county", 2026, 3), Roll("bought", "out_of_county", 2026, 4),
                Roll("special", "special_school", 2026, 9)],
            PlacesShort =
            [
                Row.PlacesShort("Banbury", "SEMH", "secondary", 2025, 0, 0, 6, 6),
                Row.PlacesShort("Banbury", "SEMH", "secondary", 2026, 1, 2, 5, 8),
                Row.PlacesShort("Oxford", "ASD", "post_sixteen", 2026, 3, 1, 0, 4),
            ],
        });

        Assert.Equal([new("Banbury", Need.Semh, Phase.Secondary, new(2026), 3, 5),
            new("Oxford", Need.Asd, Phase.PostSixteen, new(2026), 4, 0)], summary.Shortages);
        Assert.Equal([0.5, 6.0, 12.0], summary.Plan.PlacesShort);
        Assert.Equal(summary.Plan.PlacesShort[^1], summary.Shortages.Sum(shortage => shortage.Pupils));
        Assert.Equal([0.0, 0.0, 9.0], summary.Plan.PupilsBySupply[Supply.Own]);
        Assert.Equal(11, summary.Plan.WaitingPupilYears);
    }

    [Fact]
    public void JourneysBeyondGuidanceAreAShareOfThosePlaced()
    {
        var summary = Summarise(Nothing with
        {
            AreaYears = [Row.AreaYear("A1", "District", 2025, "primary", "special_school", 3, 90, 1),
                Row.AreaYear("A2", "District", 2025, "primary", "mainstream", 5, 50, 1)],
        });

        Assert.Equal([null, 0.25, null], summary.Plan.ShareBeyondGuidance);
    }

    [Fact]
    public void SchemesThatStayShutComeLastAndCostNothing()
    {
        var summary = Summarise(Nothing with
        {
            Schemes =
            [
                Row.Scheme("annexe", "Annexe", "special", "optional", 2026, null, 5_000, 20),
                Row.Scheme("extension", "Extension", "special", "optional", 2025, 2026, 1_000, 10),
                Row.Scheme("opened", "Opened before", "special", "committed", 2023, 2023, 9_000, 10),
            ],
        });

        Assert.Equal(["opened", "extension", "annexe"], summary.Schemes.Select(scheme => scheme.Id), StringComparer.Ordinal);
        Assert.Equal(new AcademicYear(2026), summary.Schemes[1].Opening);
        Assert.Equal(1_000, summary.Plan.Capital.Value);
    }

    [Fact]
    public void DoMinimumStandsBesideThePlan()
    {
        var summary = PlanSummaryBuilder.Build(
            County, DemandForecaster.Forecast(County), Nothing,
            Nothing with { Ledger = [new(2025, 100, 120, -20), new(2026, null, 130, null)] });

        Assert.Equal([null, new Pounds(-20), null], summary.DoMinimum.HighNeedsPosition);
        Assert.All(summary.Plan.HighNeedsPosition, position => Assert.Null(position));
    }

    private static PlanningDataset County { get; } = SmallDataset.Create(years: 2) with
    {
        Providers =
        [
            .. SmallDataset.Create(years: 2).Providers,
            SmallDataset.Market("bespoke-secondary", topUpGbp: 90_000) with { Supply = Supply.Bespoke },
            SmallDataset.Market("bought", topUpGbp: 70_000) with { Supply = Supply.Tranche },
        ],
    };

    internal static PlanTables Nothing { get; } = new()
    {
        FirstPlannedYear = 2025,
        Placements = [],
        Unplaced = [],
        ProviderYears = [],
        AreaYears = [],
        Waiting = [],
        PhaseYears = [],
        PlacesShort = [],
        Journeys = [],
        Schemes = [],
        Costs = [],
        MarginalValues = [],
        Ledger = [],
    };

    private static PlanSummary Summarise(PlanTables plan) =>
        PlanSummaryBuilder.Build(County, DemandForecaster.Forecast(County), plan, Nothing);

    private static ProviderYearRow Roll(string provider, string type, int year, double roll) =>
        Row.ProviderYear(provider, type, year, 10, 0, 0, roll, 0, roll);

    private static CostRow Cost(int year, string kind, double costGbp, double penaltyGbp, double discountedGbp) =>
        Row.Cost(year, kind, null, null, null, costGbp, penaltyGbp, discountedGbp);

    private static WaitingRow Waiting(string area, string town, string need, string phase, int year, double pupils) =>
        Row.Waiting(area, "District", town, need, "S", phase, year, pupils);
}
