using Sufficiency.Engine.Sweeps.Comparison;

namespace Sufficiency.Engine.Tests.Sweeps.Comparison;

public sealed class PlanTitlesTests
{
    [Fact]
    public void PlansAreNamedByWhatTellsThemApart() => Assert.Equal(
        ["all 4 schemes", "without Faringdon", "without Faringdon, Third", "committed schemes only"],
        Titles([("annexe", 2026), ("base", 2026), ("faringdon", 2027), ("third", 2028)],
        [("annexe", 2026), ("base", 2026), ("third", 2028)], [("annexe", 2026), ("base", 2026)], []));

    [Fact]
    public void PlansThatDifferInYearsAloneAreNamedByThem() =>
        Assert.Equal(["with Annexe, Annexe 2026/27", "with Annexe, Annexe 2027/28"], Titles([("annexe", 2026)], [("annexe", 2027)]));

    [Fact]
    public void NoTwoTitlesAreTheSame()
    {
        var plan = new[] { ("annexe", 2026) };
        Assert.Equal(["with Annexe", "with Annexe (2)"], Titles(plan, plan));
    }

    private static IReadOnlyList<string> Titles(params (string Scheme, int Year)[][] plans) => PlanTitles.Of(
        [.. plans.Select(plan => plan.ToDictionary(opening => opening.Scheme, opening => opening.Year, StringComparer.Ordinal))], scheme =>
        char.ToUpperInvariant(scheme[0]) + scheme[1..]);
}
