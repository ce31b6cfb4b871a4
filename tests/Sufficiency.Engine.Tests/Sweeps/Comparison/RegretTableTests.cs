using Sufficiency.Engine.Sweeps.Comparison;

namespace Sufficiency.Engine.Tests.Sweeps.Comparison;

/// <summary>Three plans in three futures, worked out on paper.</summary>
public sealed class RegretTableTests
{
    private static readonly RegretTable Table =
        new([.. Row("a", 10, 20, 60), .. Row("b", 30, 30, 30), .. Row("c", 12, 25, 40), .. Row("d", 1, null, 1)]);

    [Fact]
    public void RegretIsWhatAPlanCostsBeyondTheBestOfTheFuture()
    {
        // Best by future: 1 (d), 20 (a), 1 (d). Plan d cannot be carried out in the second future, so it has no score.
        var scores = Table.Scores(1.0 / 3).ToDictionary(score => score.Plan, StringComparer.Ordinal);

        Assert.Equal(["a", "b", "c"], scores.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal((30.0, 60.0, 59.0), (scores["a"].ExpectedGbp, scores["a"].WorstGbp, scores["a"].MaximumRegretGbp));
        Assert.Equal((29 + 10 + 29) / 3.0, scores["b"].ExpectedRegretGbp, 1e-12);
        Assert.Equal(39, scores["c"].MaximumRegretGbp);
        Assert.Equal(60, scores["a"].ConditionalValueAtRiskGbp);
    }

    [Theory]
    [InlineData(1.0, 20)]
    [InlineData(0.5, 27.5)]
    [InlineData(0.375, 30)]
    [InlineData(0.01, 35)]
    public void TheTailMeanCountsTheLastFutureByItsPart(double tail, double mean) =>
        Assert.Equal(mean, RegretTable.TailMean([5, 15, 25, 35, 30, 10, 20, 20], tail), 1e-12);

    private static IEnumerable<ComparisonCell> Row(string plan, params double?[] objectives) =>
        objectives.Select((objective, i) => new ComparisonCell
        {
            Plan = plan,
            Scenario = $"future-{i}",
            Status = objective is null ? "not allowed" : "solved",
            ObjectiveGbp = objective,
        });
}
