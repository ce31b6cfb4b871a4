using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.Scenarios;

namespace Sufficiency.Engine.Tests.Sweeps;

public sealed class SweepFileTests
{
    private const string Head = "name: test\nbase: small\n";
    private const string Axes = """
        axes:
          vale:
            0: base
            1: {"schemes[vale-new].planned_opening": {add: 1}}
          growth:
            low: {demand.growth: low}
            central: base
            high: {demand.growth: high}

        """;

    [Fact]
    public void EveryLevelMeetsEveryLevelTheFirstAxisTurningSlowest()
    {
        using var text = new SweepText(Head + Axes);

        var scenarios = new ScenarioList(text.Read()).All().ToList();

        Assert.Equal(
            ["vale-0_growth-low", "vale-0_growth-central", "vale-0_growth-high", "vale-1_growth-low", "vale-1_growth-central",
                "vale-1_growth-high"],
            scenarios.Select(scenario => scenario.Name), StringComparer.Ordinal);
        Assert.Equal(["schemes[vale-new].planned_opening+=1", "demand.growth=low"], scenarios[3].Overrides);
        Assert.Equal([1L], scenarios.Where(scenario => scenario.IsBase).Select(scenario => scenario.Number));
        Assert.Equal([("vale", "1"), ("growth", "low")], scenarios[3].Levels.Select(level => (level.Axis, level.Level)));
    }

    [Fact]
    public void CombinationsCanBeListedAndLeftOut()
    {
        using var listed = new SweepText(Head + Axes + "combinations:\n  - {vale: 1}\n  - {growth: high}\n");
        using var excluded = new SweepText(Head + Axes + "exclude:\n  - {vale: 1, growth: [low, high]}\n");

        Assert.Equal(["vale-1_growth-central", "vale-0_growth-high"],
            new ScenarioList(listed.Read()).All().Select(scenario => scenario.Name), StringComparer.Ordinal);
        Assert.Equal(["vale-0_growth-low", "vale-0_growth-central", "vale-0_growth-high", "vale-1_growth-central"],
            new ScenarioList(excluded.Read()).All().Select(scenario => scenario.Name), StringComparer.Ordinal);
    }

    [Fact]
    public void DrawsAreTheSameInEveryCombination()
    {
        using var text = new SweepText(Head + Axes + """
            sample:
              draws: 12
              seed: 3
              factors:
                fees: {uniform: [0.9, 1.2], multiply: ["providers[market].top_up_gbp"]}

            """);

        var scenarios = new ScenarioList(text.Read()).All().ToList();

        Assert.Equal(72, scenarios.Count);
        Assert.Equal("vale-0_growth-low_draw-01", scenarios[0].Name);
        Assert.Equal(scenarios.Take(12).Select(scenario => scenario.Overrides[^1]),
            scenarios.Skip(60).Select(scenario => scenario.Overrides[^1]), StringComparer.Ordinal);
        Assert.Equal(12, scenarios.Take(12).Select(scenario => scenario.Overrides[^1]).Distinct(StringComparer.Ordinal).Count());
        Assert.StartsWith("providers[market].top_up_gbp*=", scenarios[0].Overrides[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void AFileBasedOnAnotherTakesOverWhatHoldsThere()
    {
        using var text = new SweepText("name: test\nbase: common.yaml\nset: {penalties.waiting_gbp: 70000}\n" + Axes);
        text.Write("common.yaml",
            "name: common\nbase: small\nschemes: as-planned\nset: {costs.discount_rate: 0.02}\naxes: {a: {b: {demand.growth: low}}}\n");

        var file = text.Read();

        Assert.Equal(["costs.discount_rate=0.02", "penalties.waiting_gbp=70000"], file.Set.Select(change => change.Text),
            StringComparer.Ordinal);
        Assert.Equal((SchemeChoice.AsPlanned, Path.Combine(text.Pack.Folder, "plan.yaml")), (file.Schemes, file.BasePlan));
        Assert.Equal(["vale", "growth"], file.Axes.Select(axis => axis.Name), StringComparer.Ordinal);
        Assert.Equal(6, SweepRun.Check(text.Path, text.DataFolders).Scenarios);
    }

    [Fact]
    public void AChangeMayNameItsUnitAndMoveShares()
    {
        using var text = new SweepText(Head + """
            axes:
              a:
                b: {travel.detour_factor: {value: 1.5}, "schemes[vale-new].capital_gbp": {value: 1, unit: gbp},
                  "tier_shares[*,primary,S].share": {move: 0.05, to: B}}

            """);

        Assert.Equal(
            ["travel.detour_factor=1.5", "schemes[vale-new].capital_gbp=1", "tier_shares[*,primary,S].share>B=0.05"],
            text.Read().Axes[0].Levels[0].Overrides.Select(change => change.Text), StringComparer.Ordinal);
        Assert.Equal(1, SweepRun.Check(text.Path, text.DataFolders).Scenarios);
    }
}
