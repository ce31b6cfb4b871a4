using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Plausibility;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs.Plausibility;

/// <summary>What is out of the ordinary is told and refused only where it cannot be.</summary>
public sealed class PlausibilityTests
{
    private static readonly Dictionary<string, Oddity> ByName = Oddities.All.ToDictionary(oddity => oddity.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryKindOfOddityIsToldWhereItIsAndThePackIsTaken(string name)
    {
        var oddity = ByName[name];
        using var pack = new SmallPack();

        var warnings = oddity.Do(pack).Load().Warnings;

        var found = warnings.FirstOrDefault(warning => warning.Check == oddity.Check && warning.File == oddity.File
            && warning.Line == oddity.Line && warning.Column == oddity.Column
            && warning.ToString().Contains(oddity.Words, StringComparison.Ordinal));
        Assert.True(found is not null, string.Join(Environment.NewLine, warnings.Select(warning => $"{warning.Check}: {warning}")));
        Assert.True(found.Weight > 0.0 && found.Advice.EndsWith('.') && found.Finding.EndsWith('.'), found.ToString());
    }

    [Theory]
    [InlineData("schemes", "vale-new", "capital_gbp", "14.4", "£0.72 a place")]
    [InlineData("schemes", "vale-new", "capital_gbp", "14400", "£720 a place")]
    [InlineData("schemes", "vale-new", "capital_gbp", "9000000000", "£450,000,000 a place")]
    [InlineData("providers", "hill", "top_up_gbp", "2900000", "a top-up of £2,900,000 a pupil a year")]
    [InlineData("providers", "hill", "place_funding_gbp", "10000000", "place funding of £10,000,000")]
    [InlineData("provider_places", "hill,2025", "places", "3000", "has 3,000 places")]
    [InlineData("funding", "2025", "high_needs_block_gbp", "109", "a high needs block of £1.4 a plan")]
    [InlineData("costs", "out_of_county,primary", "gbp_per_pupil_year", "64000000", "a yearly cost of £64,000,000")]
    [InlineData("rates", "new_plans,ASD,5", "value", "5000", "new plans a year per 1,000 residents")]
    public void WhatCannotBeIsRefused(string table, string row, string column, string value, string words)
    {
        using var pack = new SmallPack();

        var issues = pack.Cell(table, row, column, value).Issues();

        Assert.Contains(issues, issue => issue.Problem.Contains(words, StringComparison.Ordinal)
            && issue.Problem.EndsWith("That cannot be.", StringComparison.Ordinal)
            && issue.Advice.Contains("Usual: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("schemes[vale-new].capital_gbp=1", "£0.05 a place")]
    [InlineData("travel.daily_cost=[[0, 1], [10, 100000]]", "a cost of £100,000 a pupil a day")]
    public void WhatIsSetForARunIsWarnedOfAndTaken(string change, string words)
    {
        using var pack = new SmallPack();

        Assert.Contains(pack.Set(change).Load().Warnings,
            warning => warning.File == "--set" && warning.Finding.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void NoughtThatSaysThereIsNoneIsNeverOdd()
    {
        using var pack = new SmallPack();

        var warnings = pack.Cell("schemes", "vale-new", "capital_gbp", "0").Cell("providers", "hill", "top_up_gbp", "0").Load().Warnings;

        Assert.DoesNotContain(warnings, warning => warning is { File: "schemes.csv", Line: 3 } or { File: "providers.csv" });
    }

    [Fact]
    public void TheSmallPackIsOddInDearBuildingsAndInFiguresForEveryRow()
    {
        using var pack = new SmallPack();

        Assert.All(pack.Load().Warnings, warning => Assert.True(warning.Check is "figures_alike" or "scheme_capital", warning.Check));
    }

    [Fact]
    public void OfManyInAColumnTheHeaviestAreShownAndTheRestCounted()
    {
        using var pack = new SmallPack();

        var costs = pack.Edit("costs.csv", text => text.Replace(",15000,", ",200,", StringComparison.Ordinal)).Load().Warnings
            .Where(warning => warning.File == "costs.csv").ToList();

        Assert.Equal(WarningCollector.ShownOfAColumn + 1, costs.Count);
        Assert.Contains(costs, warning => warning.Finding.StartsWith("There are 21 more figures", StringComparison.Ordinal));
    }

    [Fact]
    public void TheHeaviestComeFirst()
    {
        using var pack = new SmallPack();
        pack.Cell("providers", "hill", "top_up_gbp", "29").Cell("providers", "base-mill", "top_up_gbp", "1400");

        var heaviest = DataWarning.Heaviest([.. pack.Load().Warnings.Where(warning => warning.File == "providers.csv")], 1);

        Assert.Equal("29", heaviest.Single().Value);
    }

    [Fact]
    public void OxfordshiresPacksAreOddInOneBaseThatIsNearlyEmpty()
    {
        foreach (var pack in new[] { "oxfordshire", "scenarios/as-announced-2023" })
        {
            var warnings = new DatasetReader().Load(new(RepositoryFiles.At("data", pack), [])).Warnings;
            Assert.Equal("urn-141951-base", Assert.Single(warnings).Value);
        }
    }
}
