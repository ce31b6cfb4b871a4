using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.Scenarios;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>Which scenarios share enough with enough others to start from that.</summary>
public sealed class KindredScenariosTests
{
    private const string Axes = """
        name: kin
        base: small
        set: {penalties.waiting_gbp: 970000}
        axes:
          vale:
            0: base
            1: {"schemes[vale-new].earliest_opening": {add: 1}, "schemes[vale-new].planned_opening": {add: 1}}
            cheap: {"schemes[vale-new].capital_gbp": {multiply: 0.5}}
          places:
            10: base
            15: {"scheme_places[vale-new,0].places": 15}
          growth:
            central: base
            high: {demand.growth: high}

        """;

    [Fact]
    public void ScenariosThatDifferInSchemesAloneStartFromTheBaseOrFromWhatTheyShare()
    {
        using var text = new SweepText(Axes);
        var scenarios = new ScenarioList(text.Read());
        var kindred = new KindredScenarios(scenarios);

        foreach (var scenario in scenarios.All())
        {
            var isCentral = scenario.Name.EndsWith("growth-central", StringComparison.Ordinal);
            Assert.Equal(isCentral, kindred.AreOfBase(scenario));
            if (!isCentral)
                Assert.Equal(["penalties.waiting_gbp=970000", "demand.growth=high"], kindred.FindCommon(scenario)!, StringComparer.Ordinal);
        }
    }

    [Theory]
    [InlineData("exclude:\n  - {vale: cheap, places: 15, growth: high}\n")] // five of them are left
    [InlineData("combinations:\n  - {growth: high}\n  - {growth: high, vale: 1}\n")]
    public void WhatFewShareIsNotSolvedForThem(string fewer)
    {
        using var text = new SweepText(Axes + fewer);
        var scenarios = new ScenarioList(text.Read());
        var kindred = new KindredScenarios(scenarios);
        Assert.All(scenarios.All().Where(scenario => !kindred.AreOfBase(scenario)), scenario => Assert.Null(kindred.FindCommon(scenario)));
        Assert.Contains(scenarios.All(), scenario => !kindred.AreOfBase(scenario));
    }

    [Fact]
    public void ADrawHasNoKinButMayDifferFromTheBaseInSchemesAlone()
    {
        using var fees = new SweepText(Axes
            + "sample: {draws: 3, seed: 3, factors: {fees: {uniform: [0.9, 1.2], multiply: [\"providers[market].top_up_gbp\"]}}}\n");
        using var sites = new SweepText(Axes
            + "sample: {draws: 3, seed: 3, factors: {sites: {uniform: [0.9, 1.2], multiply: [\"schemes[vale-new].capital_gbp\"]}}}\n");
        foreach (var (text, isOfSchemes) in new[] { (fees, false), (sites, true) })
        {
            var scenarios = new ScenarioList(text.Read());
            var kindred = new KindredScenarios(scenarios);
            Assert.Equal(36, scenarios.All().Count());
            Assert.All(scenarios.All(), scenario => Assert.Null(kindred.FindCommon(scenario)));
            Assert.All(scenarios.All(), scenario => Assert.Equal(
                isOfSchemes && scenario.Name.Contains("growth-central", StringComparison.Ordinal), kindred.AreOfBase(scenario)));
        }
    }
}
