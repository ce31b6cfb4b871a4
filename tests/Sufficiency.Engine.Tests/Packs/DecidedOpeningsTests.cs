using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

/// <summary>An optional scheme can be decided: open in a year, or never.</summary>
public sealed class DecidedOpeningsTests : IDisposable
{
    private const string LastLine = "maximum_gbp: 12000000}], source: invented, year: \"2025\", certainty: assumed}\n";
    private readonly SmallPack pack = new();

    public void Dispose() => pack.Dispose();

    [Theory]
    [InlineData("openings.vale-new=2027", 2027)]
    [InlineData("openings.vale-new=never", null)]
    [InlineData("openings.others=2026", 2026)]
    [InlineData("openings.others=never", null)]
    public void ADecisionCanBeSetForARun(string text, int? year)
    {
        var decided = Assert.Single(pack.Set(text).Read().DecidedOpenings);

        Assert.Equal(new DecidedOpening(new("vale-new"), year is { } opening ? new AcademicYear(opening) : null), decided);
    }

    [Fact]
    public void AnEntryOfItsOwnGoesBeforeTheOneForOthers()
    {
        pack.AddRow("schemes", "vale-wing,Vale wing,vale,optional,2026,2026,,100000,60,,1,,,invented,2025,assumed,assumed,assumed")
            .AddRow("scheme_places", "vale-wing,0,2,invented,assumed");
        var decided = pack.Set("openings.others=never").Set("openings.vale-wing=2027").Read().DecidedOpenings;

        Assert.Equal([("vale-new", null), ("vale-wing", 2027)],
            decided.Select(one => (one.Scheme.Value, one.Opening?.StartYear)));
    }

    [Fact]
    public void ADecisionOfThePlanFileStandsInTheRegister()
    {
        var dataset = pack.PlanLine(LastLine, LastLine
            + "openings:\n  vale-new: {value: never, unit: academic year, source: cabinet, year: \"2025\", certainty: found}\n").Read();

        Assert.False(dataset.DecidesToOpen);
        Assert.Equal(("never", Certainty.Found), dataset.Assumptions.Where(entry => entry.Path == "openings.vale-new")
            .Select(entry => (entry.Value, entry.Provenance.Certainty)).Single());
    }

    [Theory]
    [InlineData("openings.vale-nwe=2027", "There is no scheme vale-nwe.", "Did you mean vale-new?")]
    [InlineData("openings.hill-annexe=2026", "is committed", "schemes[hill-annexe].planned_opening")]
    [InlineData("openings.vale-new=2025", "Vale School cannot open in 2025/26.", "2026, 2027, or never")]
    [InlineData("openings.vale-new=2028", "Vale School cannot open in 2028/29.", "2026, 2027, or never")]
    [InlineData("openings.vale-new=later", "is not", "or never")]
    public void ADecisionThatCannotBeIsRefused(string text, string problem, string advice)
    {
        var issue = Assert.Single(pack.Set(text).Issues());

        Assert.Equal(("--set", text[..text.IndexOf('=', StringComparison.Ordinal)]), (issue.File, issue.Column));
        Assert.Contains(problem, issue.Problem, StringComparison.Ordinal);
        Assert.Contains(advice, issue.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("excludes", "2026", "2026", "cannot open beside Vale School")]
    [InlineData("requires", "2026", "2027", "requires Vale School, which is not to open by 2026/27")]
    [InlineData("requires", "2026", "never", "requires Vale School, which is not to open by 2026/27")]
    public void DecisionsThatDoNotGoTogetherAreRefused(string relation, string ofWing, string ofVale, string problem)
    {
        var (excludes, requires) = relation == "excludes" ? ("vale-new", "") : ("", "vale-new");
        pack.AddRow("schemes",
                $"vale-wing,Vale wing,vale,optional,2026,2026,,100000,60,,1,{excludes},{requires},invented,2025,assumed,assumed,assumed")
            .AddRow("scheme_places", "vale-wing,0,2,invented,assumed")
            .Set($"openings.vale-wing={ofWing}").Set($"openings.vale-new={ofVale}");

        Assert.Contains(problem, Assert.Single(pack.Issues()).Problem, StringComparison.Ordinal);
    }
}
