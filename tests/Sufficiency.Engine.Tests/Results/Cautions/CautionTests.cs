using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results.Cautions;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Results.Cautions;

/// <summary>Each check finds its one thing and is silent below its threshold; what it says is golden text.</summary>
public sealed class CautionTests
{
    [Fact]
    public void ASchoolWhosePupilsMoreThanDoubleIsNamed()
    {
        Assert.Equal(
            [new("schools_that_double", "", 1,
            "1 school has more than twice the pupils with plans in 2026/27 that were counted in 2024/25: mainstream (6 to 13).")],
            Look(new SchoolsThatDouble(), Plan(Roll("mainstream", "mainstream", 2024, 6), Roll("mainstream", "mainstream", 2026, 13))));
        Assert.Empty(
            Look(new SchoolsThatDouble(), Plan(Roll("mainstream", "mainstream", 2024, 6), Roll("mainstream", "mainstream", 2026, 12))));
        // four pupils are no flood
        Assert.Empty(
            Look(new SchoolsThatDouble(), Plan(Roll("special", "special_school", 2024, 1), Roll("special", "special_school", 2026, 5))));
        Assert.Empty(Look(new SchoolsThatDouble(), Plan(Roll("special", "special_school", 2026, 50)))); // a new school has to fill
    }

    [Fact]
    public void AShareThatMovesByMoreThanAThirdIsTold()
    {
        var plan = Plan(Roll("mainstream", "mainstream", 2024, 80), Roll("market", "out_of_county", 2024, 20),
            Roll("mainstream", "mainstream", 2026, 70), Roll("market", "out_of_county", 2026, 30));
        var found = Assert.Single(Look(new SharesThatMove(), plan));
        Assert.Equal(("shares_that_move", "out_of_county", 1.5), (found.Check, found.Subject, Math.Round(found.Figure, 9)));
        Assert.Equal(
            "Of all pupils on roll, places out of county have 30.0% in 2026/27, against 20.0% counted in 2024/25: "
                + "a move of more than a third.", found.Text);

        var phases = Plan() with
        {
            PhaseYears = [Phase("primary", 2024, 50), Phase("post_sixteen", 2024, 50), Phase("primary", 2026, 90),
            Phase("post_sixteen", 2026, 10)]
        };
        Assert.Equal(["primary", "post_sixteen"], Look(new SharesThatMove(), phases).Select(caution => caution.Subject),
            StringComparer.Ordinal);
    }

    [Fact]
    public void MoreThanOneInTwentyWaitingOrInAPackageIsTold()
    {
        var plan = Plan(Roll("special", "special_school", 2025, 94),
            Roll("bespoke-secondary", "out_of_county", 2025,
                3)) with
        { Waiting = [Row.Waiting("A1", "District", "Town", "ASD", "S", "secondary", 2025, 3)] };
        var found = Assert.Single(Look(new WaitingOrBespoke(), plan));
        Assert.Equal(0.06, found.Figure, 9);
        Assert.Equal(
            "In 2025/26, 6.0% of pupils wait or have a package of their own; over 5% hardly counts as a sufficient supply of places.",
            found.Text);
        Assert.Empty(Look(new WaitingOrBespoke(), plan with { Waiting = [] }));
    }

    [Fact]
    public void ThatEverySpecialSchoolIsFullIsTold()
    {
        var full = Plan(Roll("special", "special_school", 2026, 10));
        Assert.Equal(
            [new("special_schools_full", "", 1,
                "Every special school is full in 2026/27, 1 of 1: the plan ends without room for anyone more.")],
            Look(new SpecialSchoolsFull(), full));
        Assert.Empty(Look(new SpecialSchoolsFull(), Plan(Roll("special", "special_school", 2026, 9))));
    }

    [Fact]
    public void ASavingThatRestsOnPricesNobodyFoundIsTold()
    {
        var (plan, nothing) = (
            Plan() with { Costs = [Cost("fee", "bespoke-secondary", 1_000_000), Cost("top_up", "special", 3_000_000)] },
            Plan() with { Costs = [Cost("fee", "bespoke-secondary", 6_000_000)] });
        var found = Assert.Single(new SavingOnAssumedPrices().Look(new(County, plan, nothing, [])));
        Assert.Equal("The plan saves £2.0m, and avoids £5.0m of fees whose prices are assumed: no figure for them was found.", found.Text);
        Assert.Empty(new SavingOnAssumedPrices().Look(new(County, nothing, plan, []))); // a plan that costs more
    }

    [Fact]
    public void AnotherAuthoritysSourceIsTold()
    {
        var county = County with
        {
            Authority = "Oxfordshire",
            Assumptions =
            [
                Assumption("travel.daily_cost", "Buckinghamshire County Council, transport review 2024"),
                    Assumption("costs.discount_rate", "HM Treasury, The Green Book; Oxfordshire uses it"),
                Assumption("demand.growth", "Reading the trend of five years"),
            ],
        };
        var found = Assert.Single(
            new AnotherAuthoritysFigures().Look(new(county with { Assumptions = [.. county.Assumptions.Take(2)] }, Plan(), Plan(), [])));
        Assert.Equal("1 assumption carries another authority's source: travel.daily_cost (Buckinghamshire).", found.Text);
        Assert.Equal("The data does not say which authority it is for, so figures taken from another one are not looked for.",
            Assert.Single(new AnotherAuthoritysFigures().Look(new(County, Plan(), Plan(), []))).Text);
    }

    [Theory]
    [InlineData("Kent County Council", "Oxfordshire", "Kent")]
    [InlineData("Kentish Town", "Oxfordshire", null)]
    [InlineData("North Yorkshire", "York", "North Yorkshire")]
    [InlineData("Reading the trend", "Oxfordshire", null)]
    [InlineData("Figures of Reading", "Oxfordshire", "Reading")]
    [InlineData("Somerset", "Bath and North East Somerset", null)]
    public void AnAuthorityIsNamedByAWholeWord(string text, string own, string? other) =>
        Assert.Equal(other, EnglishAuthorities.FindOther(text, own));

    [Fact]
    public void WhatTurnsTheAnswerIsToldTheDearestFirst()
    {
        AssumptionCheck[] checks =
        [
            Row.AssumptionCheck("a", "fees", "low", "*0.8", "solved", 100e6, 103.24e6, "without Faringdon", isTurning: true),
                Row.AssumptionCheck("b", "growth of new plans", "high", "high", "solved", 100e6, null, "with Annexe", isTurning: true),
            Row.AssumptionCheck("c", "capital", "low", "*0.9", "solved", 100e6, 100.01e6, "with Annexe", isTurning: false),
        ];
        Assert.Equal(
            [
                "With growth of new plans at the high end of the range (high) other schemes are best: with Annexe. "
                    + "This plan's schemes would not do there.",
                "With fees at the low end of the range (*0.8) other schemes are best: without Faringdon. "
                    + "Keeping this plan's schemes would then cost £3.2m more, discounted and with penalties.",
            ],
            new WhatTurnsTheAnswer().Look(new(County, Plan(), Plan(), checks)).Select(caution => caution.Text), StringComparer.Ordinal);
    }

    [Fact]
    public void ChangesOfSchemesAreNamedByWhatComesGoesAndMoves()
    {
        static SchemeRow Scheme(string name, int? year) => Row.Scheme(name, name, "special", "optional", 2026, year, 1, 1);
        Assert.Equal(
            "with A; without B; C in 2027/28",
            AssumptionStudy.Changes([Scheme("A", null), Scheme("B", 2026), Scheme("C", 2026), Scheme("D", 2026)],
            [Scheme("A", 2026), Scheme("B", null), Scheme("C", 2027), Scheme("D", 2026)]));
        Assert.Equal("", AssumptionStudy.Changes([Scheme("A", null)], [Scheme("A", null)]));
    }

    private static PlanningDataset County { get; } = SmallDataset.Create(years: 2) with
    {
        Providers = [.. SmallDataset.Create(years: 2).Providers.Select(provider =>
            provider.Id.Value == "market" ? provider with { Supply = Supply.Agreed } : provider),
            SmallDataset.Market("bespoke-secondary", topUpGbp: 90_000) with { Supply = Supply.Bespoke }],
    };

    private static IEnumerable<Caution> Look(ICautionCheck check, PlanTables plan) =>
        check.Look(new(County, plan, PlanSummaryTests.Nothing, []));

    private static PlanTables Plan(params ProviderYearRow[] rows) => PlanSummaryTests.Nothing with { ProviderYears = rows };

    private static ProviderYearRow Roll(string provider, string type, int year, double roll) =>
        Row.ProviderYear(provider, type, year, 10, 0, 0, 0, roll, roll);

    private static PhaseYearRow Phase(string phase, int year, double roll) =>
        Row.PhaseYear("special", phase, year, "special_school", null, null, 0, roll, roll);

    private static CostRow Cost(string kind, string provider, double gbp) => Row.Cost(2025, kind, null, provider, null, gbp, 0, gbp);

    private static Sufficiency.Engine.Domain.Planning.AssumptionEntry Assumption(string path, string source) =>
        new(path, "1", "", new(source, "2025", Certainty.Assumed));
}
