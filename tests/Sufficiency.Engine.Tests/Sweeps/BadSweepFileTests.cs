using Sufficiency.Engine.Sweeps.Runs;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>Faulty sweep files are refused before anything is solved, all faults at once, with line, value and advice.</summary>
public sealed class BadSweepFileTests
{
    private const string Good = """
        name: test
        base: small
        axes:
          growth:
            low: {demand.growth: low}
            central: base

        """;

    [Theory]
    [InlineData("demand.growth: low", "demand.grwth: low", 5, "low", "matches nothing", "demand.growth")]
    [InlineData("demand.growth: low", "demand.growth: lower", 5, "lower", "is not a path of growth", "low")]
    [InlineData("demand.growth: low", "demand.population_growth: 5 %", 5, "5 %", "carries a sign of its unit", "0.05 for 5 %")]
    [InlineData("demand.growth: low", "travel.intrazonal_km: {value: 2, unit: miles}", 5, "miles", "is given in km", "km")]
    [InlineData("demand.growth: low", "\"schemes[vale-old].planned_opening\": 2027", 5, "vale-old", "has no such row",
        "schemes[scheme_id]")]
    [InlineData("demand.growth: low", "\"scheme[vale-new].planned_opening\": 2027", 5, "scheme", "no such table", "schemes")]
    [InlineData("demand.growth: low", "\"schemes[vale-new].opening\": 2027", 5, "opening", "no such column", "")]
    [InlineData("demand.growth: low", "\"schemes[vale-new].planned_opening\": late", 5, "late", "is not a number", "")]
    [InlineData("demand.growth: low", "\"schemes[vale-new].planned_opening\": 2099", 5, "2099", "after the last planned year", "")]
    [InlineData("demand.growth: low", "\"schemes[vale-new].planned_opening\": {add: 1, multiply: 2}", 5, "add",
        "add and multiply", "one of")]
    [InlineData("demand.growth: low", "\"tier_shares[ASD,primary,S].share\": {move: 0.1}", 5, "move", "where it goes", "to: B")]
    [InlineData("demand.growth: low", "demand.growth: central", 5, "central", "changes nothing", "base")]
    [InlineData("demand.growth: low", "\"tier_shares[ASD,primary,S].share\": 0.9", 5, "", "sum to", "")]
    [InlineData("    low: {demand.growth: low}\n    central: base\n", "    {}\n", 4, "", "has no level", "levels")]
    [InlineData("low: {demand.growth: low}", "low: {}", 5, "", "Nothing stands here", "path: value")]
    [InlineData("low: {demand.growth: low}", "low: high", 5, "high", "A level holds changes", "base")]
    [InlineData("low: {demand.growth: low}", "low: base", 6, "base", "two levels that leave the pack as it is", "one")]
    [InlineData("low: {demand.growth: low}", "lo_w: {demand.growth: low}", 5, "lo_w", "part of a folder's name", "hyphens")]
    [InlineData("base: small", "base: smal", 2, "smal", "no such scenario", "small")]
    [InlineData("base: small", "base: sweep.yaml", 2, "sweep.yaml", "leads back to itself", "")]
    [InlineData("base: small\n", "", 1, "", "base is missing", "Add base")]
    [InlineData("name: test", "name: a/b", 1, "a/b", "is not a code", "letters")]
    [InlineData("name: test", "nam: test", 1, "", "not known here", "name")]
    [InlineData("name: test", "name: test\nname: again", 2, "name", "given twice", "one")]
    [InlineData("name: test", "name: test\nschemes: all", 2, "all", "words known here", "choose")]
    [InlineData("axes:", "exclude: [{growth: lw}]\naxes:", 3, "lw", "no such level", "low")]
    [InlineData("axes:", "exclude: [{grwth: low}]\naxes:", 3, "grwth", "no such axis", "growth")]
    [InlineData("axes:", "exclude: [{growth: [low, central]}]\naxes:", 1, "", "Every combination is left out", "fewer")]
    [InlineData("axes:", "combinations: all\naxes:", 3, "all", "not understood", "full")]
    [InlineData("axes:", "combinations: [{growth: low}, {growth: low}]\naxes:", 3, "low", "listed twice", "one")]
    [InlineData("axes:", "set: {demand.growth: low}\naxes:", 6, "low", "An axis cannot change what `set` changes.", "")]
    [InlineData("axes:", "sample: {draws: 10, seed: 1, factors: {f: {uniform: [2, 1], multiply: [costs.discount_rate]}}}\naxes:", 3, "2, 1",
        "make no distribution", "")]
    [InlineData("axes:", "sample: {draws: 10, seed: 1, factors: {f: {choice: {0: 0.5, 1: 0.4}, add: [first_year]}}}\naxes:", 3,
        "0.5", "sum to 0.9", "")]
    [InlineData("axes:", "sample: {draws: 10, seed: 1, factors: {f: {uniform: [1, 2]}}}\naxes:", 3, "", "changes nothing",
        "set, add or multiply")]
    [InlineData("axes:", "sample: {draws: 10, seed: 1, factors: {f: {multiply: [costs.discount_rate]}}}\naxes:", 3, "",
        "no distribution", "one of")]
    [InlineData("axes:", "sample: {draws: 10, seed: 1, factors: {f: {uniform: [1, 2], multiply: [costs.discount_rates]}}}\naxes:", 3, "",
        "matches nothing", "costs.discount_rate")]
    [InlineData("axes:", "sample: {draws: 10, seed: 1, factors: {f: {uniform: [10, 20], set: [costs.discount_rate]}}}\naxes:", 3, "",
        "is more than 0.2", "")]
    [InlineData("axes:", "sample: {draws: 10, seed: 1, factors: {f: {choice: {1: 1}, multiply: [costs.discount_rate]}}}\naxes:", 3, "",
        "changes anything", "Widen")]
    [InlineData("axes:", "sample: {draws: 0.5, seed: 1, factors: {f: {uniform: [1, 2], multiply: [costs.discount_rate]}}}\naxes:", 3, "0.5",
        "is less than 1", "")]
    [InlineData("axes:", "sample: {seed: 1, factors: {f: {uniform: [1, 2], multiply: [costs.discount_rate]}}}\naxes:", 3, "",
        "draws is missing", "Add draws")]
    public void AFaultIsToldWithItsLineValueAndAdvice(string old, string replacement, int line, string value, string problem, string advice)
    {
        Assert.Contains(old, Good, StringComparison.Ordinal);
        using var text = new SweepText(Good.Replace(old, replacement, StringComparison.Ordinal));

        var refusal = text.Refusal();

        var issue = refusal.Issues.FirstOrDefault(issue => issue.Problem.Contains(problem, StringComparison.Ordinal));
        Assert.True(issue is not null, refusal.Message);
        Assert.Equal(("sweep.yaml", line), (issue!.File, issue.Line ?? 0));
        Assert.Contains(value, issue.Value ?? "", StringComparison.Ordinal);
        Assert.Contains(advice, issue.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void AllFaultsAreToldAtOnceWithTheNumberOfScenarios()
    {
        using var text = new SweepText("""
            name: test
            base: small
            axes:
              growth:
                low: {demand.grwth: low}
                high: {demand.growth: highest}
              fees:
                dear: {"providers[markt].top_up_gbp": {multiply: 1.1}}
                same: {"providers[market].top_up_gbp": {multiply: 1}}

            """);

        var refusal = text.Refusal();

        Assert.Equal([5, 6, 8, 9], refusal.Issues.Select(issue => issue.Line ?? 0));
        Assert.Equal("4", refusal.Scenarios);
    }

    [Fact]
    public void ABillionScenariosAreRefusedAtOnce()
    {
        var axes = string.Concat(Enumerable.Range(1, 9).Select(axis => $"  a{axis}: {{"
            + $"{string.Join(", ", Enumerable.Range(0, 10).Select(level => $"l{level}: {{costs.discount_rate: 0.0{level}1}}"))}}}\n"));
        using var text = new SweepText("name: test\nbase: small\naxes:\n" + axes);

        var refusal = text.Refusal();

        Assert.Equal("1,000,000,000", refusal.Scenarios);
        Assert.Contains("makes 1,000,000,000 scenarios", Assert.Single(refusal.Issues).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void BasesThatLeadInACircleAreTold()
    {
        using var text = new SweepText("name: a\nbase: b.yaml\naxes: {growth: {low: {demand.growth: low}}}\n");
        text.Write("b.yaml", "name: b\nbase: sweep.yaml\n");

        var issue = Assert.Single(text.Refusal().Issues);

        Assert.Equal(("b.yaml", 2, "sweep.yaml"), (issue.File, issue.Line, issue.Value));
        Assert.Contains("sweep.yaml → b.yaml → sweep.yaml", issue.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoAxesThatSetOneValueAreTold()
    {
        using var text = new SweepText(Good + "  again: {high: {demand.growth: high}}\n");

        Assert.Contains("is set by growth and by again", Assert.Single(text.Refusal().Issues).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void AFaultOfThePackItselfIsToldAsSuch()
    {
        using var text = new SweepText(Good);
        text.Pack.Cell("schemes", "vale-new", "capital_gbp", "dear");

        var issue = Assert.Single(text.Refusal().Issues);

        Assert.Equal(("schemes.csv", 3), (issue.File, issue.Line));
    }

    [Fact]
    public void WhatIsNoSweepFileIsTold()
    {
        using var text = new SweepText("- a\n");
        Assert.Contains("holds no entries", Assert.Single(text.Refusal().Issues).Problem, StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Single(
            Assert.Throws<SweepRefusedException>(() => SweepRun.Check(text.At("none.yaml"), [])).Issues).Problem, StringComparison.Ordinal);
    }
}
