using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

public sealed class DelayedOpeningsTests
{
    private const string Budgets = "maximum_gbp: 12000000}], source: invented, year: \"2025\", certainty: assumed}\n";

    private const string Delays = """
        delayed_openings:
          vale-new: {value: 2027, unit: academic year, source: told by the council, year: "2025-09", certainty: found}
          hill-annexe: {value: 2026, unit: academic year, source: a guess, year: "2025", certainty: assumed}

        """;

    [Fact]
    public void EachCarriesItsOwnSourceAndStandsInTheRegister()
    {
        using var pack = new SmallPack();
        var dataset = pack.PlanLine(Budgets, Budgets + Delays).Read();

        Assert.Equal(
            [
                new DelayedOpening(new("hill-annexe"), new(2026), new("a guess", "2025", Certainty.Assumed)),
                new DelayedOpening(new("vale-new"), new(2027), new("told by the council", "2025-09", Certainty.Found)),
            ],
            dataset.DelayedOpenings);
        Assert.Equal(("2027", Certainty.Found), dataset.Assumptions.Where(entry => entry.Path == "delayed_openings.vale-new")
            .Select(entry => (entry.Value, entry.Provenance.Certainty)).Single());
    }

    [Fact]
    public void ThePlannedYearsStayAsTheyAre()
    {
        using var pack = new SmallPack();
        var dataset = pack.PlanLine(Budgets, Budgets + Delays).Read();

        Assert.Equal([2025, 2026], dataset.Schemes.Select(scheme => scheme.PlannedOpening.StartYear));
        Assert.Equal([2026, 2027], dataset.WithDelaysAsPlans().Schemes.Select(scheme => scheme.PlannedOpening.StartYear));
    }

    [Fact]
    public void ADelayCanBeSetForARun()
    {
        using var pack = new SmallPack();
        var loaded = pack.Set("delayed_openings.vale-new=2027").Load();

        Assert.Equal((new SchemeId("vale-new"), new AcademicYear(2027), Certainty.Assumed),
            loaded.Dataset.DelayedOpenings.Select(delay => (delay.Scheme, delay.Opening, delay.Provenance.Certainty)).Single());
        Assert.Equal("delayed_openings.vale-new", Assert.Single(loaded.Overrides).Path);
    }
}
