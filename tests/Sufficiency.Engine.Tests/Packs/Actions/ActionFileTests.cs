using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Actions;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs.Actions;

/// <summary>A file of actions: what it says, and every fault of it in one round.</summary>
public sealed class ActionFileTests
{
    [Fact]
    public void AFileSaysWhatEachActionReachesChangesAndCosts()
    {
        var actions = ActionFile.Parse(SmallActions.File).Actions;

        Assert.Equal("early-help bases reviews", string.Join(' ', actions.Select(action => action.Id)));
        var first = actions[0];
        Assert.Equal((0.0, 0.5, 1.0, 1.0), (first.BuildUpIn(new(2025)), first.BuildUpIn(new(2026)), first.BuildUpIn(new(2027)),
            first.BuildUpIn(new(2040))));
        Assert.Equal((0.0, 10_000.0, 5_000.0, 5_000.0), (first.FixedCostIn(new(2025)), first.FixedCostIn(new(2026)),
            first.FixedCostIn(new(2027)), first.FixedCostIn(new(2030))));
        Assert.True(first.Reach.Includes(Need.Asd, new(6)) && !first.Reach.Includes(Need.Asd, new(7))
            && !first.Reach.Includes(Need.Mld, new(6)));
        Assert.Equal(new NewPlansEffect(-0.2), Assert.Single(first.Effects));
        Assert.Equal((25.0, true), (first.Cost!.PerPupil, first.Cost.IsHighNeeds));
        Assert.Equal([new TierMove(Tier.Special, Tier.Base, 0.3), new PriceEffect(ProvisionType.OutOfCounty, null, -0.05)],
            actions[1].Effects);
        Assert.True(actions[1].Reach is { IsEverywhere: true, IsEveryPupil: true, Share: 1.0 });
        Assert.Equal((9, 21),
            (actions[2].Reach.YearGroups.Min(group => group.Value), actions[2].Reach.YearGroups.Max(group => group.Value)));
        Assert.Equal(new("invented", "2025", Certainty.Assumed), actions[2].Provenance);
    }

    [Fact]
    public void AnEffectMayHaveASourceOfItsOwn()
    {
        var text = SmallActions.File.Replace("{new_plans_percent: -20}",
            "{new_plans_percent: -20, source: a trial, year: \"2024\", certainty: found}", StringComparison.Ordinal);

        Assert.Equal(new("a trial", "2024", Certainty.Found), ActionFile.Parse(text).Actions[0].Effects[0].Provenance);
    }

    [Fact]
    public void SomeActionsAreTakenInTheOrderOfTheFileAndAnUnknownOneIsAFault()
    {
        var file = ActionFile.Parse(SmallActions.File);

        Assert.Equal("early-help reviews", string.Join(' ', file.Only(["reviews", "early-help"]).Actions.Select(action => action.Id)));
        var fault = Assert.Single(Assert.Throws<DataIssueException>(() => file.Only(["review"])).Issues);
        Assert.Equal(("--only", "review", "Did you mean reviews?"), (fault.File, fault.Value, fault.Advice));
    }

    [Fact]
    public void EveryFaultIsToldAtOnceWithLineValueAndAdvice()
    {
        const string text = """
            actions:
              - id: one
                name: One
                challenge: A challenge.
                starts: 2026/27
                build_up: [0.5, 1.5]
                reach: {needs: [ASD, XYZ], share: 2, town: Northtown}
                effects:
                  - {new_plans_percent: -200}
                  - {from_tier: E, to_tier: B, share: 0.1}
                  - {from_tier: S, share: 0.1}
                  - {provision_type: mainstream, price_percent: -5}
                  - {new_plans_percent: -1, ceasing_percent: 2}
                  - {}
                cost: {paid_by: nobody}
                certainty: sure
              - id: one
                name: Two
                challenge: A challenge.
                starts: 2026
                reach: {year_groups: 6-0}
                effects: []
                source: invented
                year: "2025"
                certainty: assumed
            """;
        var issues = Assert.Throws<DataIssueException>(() => ActionFile.Parse(text, "actions.yaml")).Issues;

        Assert.All<(int? Line, string Column, string? Value)>(
            [
                (5, "actions[one].starts", "2026/27"), (6, "actions[one].build_up", "1.5"), (7, "actions[one].reach.needs", "XYZ"),
                (7, "actions[one].reach.share", "2"), (7, "actions[one].reach.town", null),
                (9, "actions[one].effects[1].new_plans_percent", "-200"), (10, "actions[one].effects[2].from_tier", "E"),
                (11, "actions[one].effects[3].to_tier", null), (12, "actions[one].effects[4].provision_type", "mainstream"),
                (13, "actions[one].effects[5].ceasing_percent", null), (14, "actions[one].effects[6]", null),
                (15, "actions[one].cost", null), (15, "actions[one].cost.paid_by", "nobody"), (16, "actions[one].certainty", "sure"),
                (2, "actions[one].source", null), (2, "actions[one].year", null), (17, "actions[one].id", "one"),
                (21, "actions[one].reach.year_groups", "6-0"), (22, "actions[one].effects", null),
            ],
            wanted => Assert.Contains(issues, issue =>
                (issue.Line, issue.Column, issue.Value) == wanted && issue.Problem.Length > 0 && issue.Advice.Length > 0));
        Assert.All(issues, issue => Assert.Equal("actions.yaml", issue.File));
    }

    [Theory]
    [InlineData("", "The text holds no action.")]
    [InlineData("action:\n  - id: one\n", "The file lists no action.")]
    [InlineData("actions: [", "This is not YAML")]
    public void ATextThatIsNoListOfActionsIsRefused(string text, string problem) => Assert.Contains(
        Assert.Throws<DataIssueException>(() => ActionFile.Parse(text)).Issues,
        issue => issue.Problem.StartsWith(problem, StringComparison.Ordinal));

    [Fact]
    public void APriceHoldsForAllPupilsOfItsType() => Assert.Contains(
        Assert.Throws<DataIssueException>(() => ActionFile.Parse(SmallActions.File.Replace("starts: 2025",
            "starts: 2025\n    reach: {needs: ASD}", StringComparison.Ordinal))).Issues,
        issue => issue.Column == "actions[bases].reach");

    [Fact]
    public void PlacesAndYearsAreThoseOfThePack()
    {
        using var pack = new SmallPack();
        var text = SmallActions.File.Replace("[Northtown]", "[Northton, Southdown]", StringComparison.Ordinal)
            .Replace("starts: 2025", "starts: 2030", StringComparison.Ordinal);
        var issues = Assert.Throws<DataIssueException>(() =>
            new DatasetReader().Load(new(pack.Folder, []) { Actions = ActionFile.Parse(text, "a.yaml") })).Issues;

        Assert.Equal(2, issues.Count);
        Assert.Equal(("actions[early-help].reach.towns", 7, "Did you mean Northtown?"),
            (issues[0].Column, issues[0].Line!.Value, issues[0].Advice));
        Assert.Equal(("actions[bases].starts", "2030"), (issues[1].Column, issues[1].Value));
    }

    [Fact]
    public void TheExampleOfTheCountyIsAccepted()
    {
        var file = ActionFile.ReadFile(RepositoryFiles.At("data", "actions", "oxfordshire.yaml"));
        var dataset = new DatasetReader()
            .Load(new(RepositoryFiles.At("data", "oxfordshire"), [], AreaLevel.Msoa) { Actions = file }).Dataset;

        Assert.Equal(file.Actions, dataset.Actions);
        Assert.All(file.Actions, action => Assert.Equal(Certainty.Assumed, action.Provenance.Certainty));
        Assert.Contains(dataset.Actions, action => action.Effects.Any(effect => effect is PriceEffect { Supply: Supply.Agreed }));
    }
}
