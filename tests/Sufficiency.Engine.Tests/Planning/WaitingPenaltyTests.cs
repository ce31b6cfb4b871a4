using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.Planning;

/// <summary>The penalty of a year's wait is derived, or given and high enough. On paper: seven years of primary at the market, 67,600 each,
/// to the next thousand.</summary>
public sealed class WaitingPenaltyTests
{
    [Fact]
    public void WithoutOneItIsDerivedAndRegistered()
    {
        var settled = Settle(null);

        Assert.Equal(474_000, settled.Penalties.WaitingPerPupilYear!.Value.Value);
        Assert.Equal("474000", Assert.Single(settled.Assumptions, entry => entry.Path == "penalties.waiting_gbp").Value);
    }

    [Fact]
    public void AHigherOneIsTaken() => Assert.Equal(500_000, Settle(500_000).Penalties.WaitingPerPupilYear!.Value.Value);

    [Fact]
    public void ALowerOneIsRefusedWithBothNumbersAndAdvice()
    {
        var issue = Assert.Single(Assert.Throws<DataIssueException>(() => Settle(120_000)).Issues);

        Assert.Equal(("penalties.waiting_gbp", "120000"), (issue.Column, issue.Value));
        Assert.Contains("£120,000", issue.Problem, StringComparison.Ordinal);
        Assert.Contains("£474,000", issue.Problem, StringComparison.Ordinal);
        Assert.Contains("set 474000 or more", issue.Advice, StringComparison.Ordinal);
    }

    private static PlanningDataset Settle(double? given)
    {
        var dataset = PaperCounty.Dataset();
        dataset = dataset with { Penalties = dataset.Penalties with { WaitingPerPupilYear = given is { } gbp ? new(gbp) : null } };
        return SettledPenalty.Of(new LoadedDataset(dataset, [], [], null, null), TravelMatrixBuilder.Build(dataset)).Dataset;
    }
}
