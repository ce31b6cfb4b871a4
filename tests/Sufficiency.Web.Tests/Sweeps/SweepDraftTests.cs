using Sufficiency.Web.Sweeps;

namespace Sufficiency.Web.Tests.Sweeps;

public sealed class SweepDraftTests
{
    [Theory]
    [InlineData("demand.growth=high", "\"demand.growth\": \"high\"")]
    [InlineData("schemes[annexe].planned_opening += 2", "\"schemes[annexe].planned_opening\": {add: \"2\"}")]
    [InlineData("schemes[annexe].planned_opening-=2", "\"schemes[annexe].planned_opening\": {add: \"-2\"}")]
    [InlineData("schemes[status=optional].capital_gbp*=1.2", "\"schemes[status=optional].capital_gbp\": {multiply: \"1.2\"}")]
    [InlineData("tier_shares[primary,A].share>B=0.05", "\"tier_shares[primary,A].share\": {move: \"0.05\", to: \"B\"}")]
    [InlineData("capital.budgets=[{year: 2026}]", "\"capital.budgets\": [{year: 2026}]")]
    [InlineData("delayed_openings.annexe=", "\"delayed_openings.annexe\": ~")]
    public void AChangeIsWrittenIntoTheFileAsTheSweepReadsIt(string change, string entry) =>
        Assert.Equal(entry, SweepDraft.Change(change));

    [Fact]
    public void ALevelWithoutChangesIsTheBaseAndNamesBecomeNamesOfFolders()
    {
        var draft = new SweepDraft
        {
            Title = "The annexe: late?",
            Base = "small",
            Axes = [new("The annexe", [new("As planned"), new("A year late", "schemes[annexe].earliest_opening+=1"), new()])],
        };

        Assert.Equal(
            """
            name: the-annexe-late
            title: "The annexe: late?"
            base: "small"
            schemes: named
            axes:
              "the-annexe":
                "as-planned": base
                "a-year-late":
                  "schemes[annexe].earliest_opening": {add: "1"}

            """, draft.ToYaml(), ignoreLineEndingDifferences: true);
    }
}
