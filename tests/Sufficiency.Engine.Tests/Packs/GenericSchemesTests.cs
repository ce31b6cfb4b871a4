using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

public sealed class GenericSchemesTests
{
    [Fact]
    public void TemplatesAtSitesBecomeSchemesThatNobodyHasProposed()
    {
        using var pack = new SmallPack().WithGenericSchemes();
        Assert.Equal("", string.Join('\n', pack.Issues()));
        var dataset = pack.Read();
        Assert.Equal(
            "generic-base-northfield generic-base-southtown generic-expansion-hill generic-special-northtown generic-special-southtown",
            string.Join(' ', dataset.Schemes.Where(scheme => scheme.IsGeneric).Select(scheme => scheme.Id.Value)));
        var school = dataset.Schemes.Single(scheme => scheme.Id.Value == "generic-special-southtown");
        Assert.Equal("New special school near Southtown, 120 places", school.Name);
        Assert.Equal((18_000_000.0, 72.0, SchemeKind.NewSchool, new AcademicYear(2027)),
            (school.Capital.Value, school.MinimumViableRoll, school.Kind, school.FirstOpening));
        Assert.Equal([40.0, 80.0, 120.0], school.PlacesByYearSinceOpening);
        Assert.Equal([20.0, 40.0, 60.0], school.PlacesByPhase[Phase.Secondary]);
        Assert.Equal("generic-base-southtown vale-new", string.Join(' ', school.Excludes));
        Assert.Null(school.Announced);
    }

    [Fact]
    public void ANewSchoolIsAProviderWithoutPlacesAndAnExpansionGrowsItsHost()
    {
        using var pack = new SmallPack().WithGenericSchemes();
        var dataset = pack.Read();
        var provider = dataset.Providers.Single(provider => provider.Id.Value == "generic-special-southtown");
        Assert.Equal((true, ProvisionType.SpecialSchool, "Southdown", 17_000.0),
            (provider.IsGeneric, provider.Type, provider.DistrictName, provider.TopUp.Value));
        Assert.All(dataset.Places.Where(row => row.Provider == provider.Id), row => Assert.Equal(0.0, row.Places));
        Assert.Equal(SmallPack.YearCount * 4, dataset.Places.Count(row => row.Provider == provider.Id));
        Assert.Equal("hill", dataset.Schemes.Single(scheme => scheme.Id.Value == "generic-expansion-hill").Provider.Value);
        var host = dataset.Providers.Single(provider => provider.Id.Value == "mainstream-north");
        Assert.Equal(host.Location, dataset.Providers.Single(provider => provider.Id.Value == "generic-base-northfield").Location);
    }

    [Fact]
    public void OneCellOfATemplateChangesAllOfItsSchemes()
    {
        using var pack = new SmallPack().WithGenericSchemes().Set("scheme_template_figures[special,capital_per_place_gbp].value=160000");
        Assert.All(
            pack.Read().Schemes.Where(scheme => scheme.Template?.Id == "special"),
            scheme => Assert.Equal(19_200_000.0, scheme.Capital.Value));
    }

    [Fact]
    public void ASchemeThatCouldOnlyOpenAfterTheLastYearIsNotOffered()
    {
        using var pack = new SmallPack().WithGenericSchemes().Set("scheme_template_figures[special,lead_years].value=4");
        Assert.DoesNotContain(pack.Read().Schemes, scheme => scheme.Template?.Id == "special");
    }

    [Fact]
    public void AGenericSchemeOpensEverySoManyYearsFromItsFirst()
    {
        using var pack = new SmallPack().WithGenericSchemes();
        var scheme = pack.Read().Schemes.Single(scheme => scheme.Id.Value == "generic-base-northfield");
        Assert.Equal([2025, 2027], Enumerable.Range(2024, 5).Where(year => scheme.MayOpenIn(new(year))).Where(year => year <= 2027));
    }

    public static TheoryData<string> Names => [.. Damages.Select(damage => damage.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AFaultIsNamedWithItsFileLineColumnValueAndAdvice(string name)
    {
        var damage = Damages.Single(damage => damage.Name == name);
        using var pack = damage.Do(new SmallPack().WithGenericSchemes());
        var issue = Assert.Single(pack.Issues());
        Assert.Equal((damage.File, damage.Line, damage.Column, damage.Value), (issue.File, issue.Line, issue.Column, issue.Value));
        Assert.Contains(damage.Words, issue.Problem + " " + issue.Advice, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Damage> Damages { get; } =
    [
        new("optional without lead", pack => pack.Cell("schemes", "vale-new", "lead_years", ""), "schemes.csv", 3, "lead_years", "",
            "some 3 for a new school"),
        new("optional without kind", pack => pack.Cell("schemes", "vale-new", "kind", ""), "schemes.csv", 3, "kind", "",
            "does not say what it builds"),
        new("planned before it can be built", pack => pack.Cell("schemes", "vale-new", "decided_in", ""), "schemes.csv", 3,
            "planned_opening", "2026", "Plan it for 2027/28 or later; if it is decided already"),
        new("latest before it can be built", pack => pack.Cell("schemes", "vale-new", "lead_years", "5"), "schemes.csv", 3,
            "latest_opening", "2027", "cannot open by 2027/28"),
        new("unknown kind", pack => pack.Cell("schemes", "vale-new", "kind", "academy"), "schemes.csv", 3, "kind", "academy", "new_school"),
        new("lead no whole number", pack => pack.Set("scheme_template_figures[base,lead_years].value=1.5"), "--set", null,
            "scheme_template_figures[base,lead_years].value", "1.5", "no whole number"),
        new("low above the value", pack => pack.Cell("scheme_template_figures", "base,primary_places", "low", "13"),
            "scheme_template_figures.csv", 2, "low", "13", "lies above the value 12"),
        new("high below the value", pack => pack.Cell("scheme_template_figures", "base,primary_places", "high", "11"),
            "scheme_template_figures.csv", 2, "high", "11", "lies below the value 12"),
        new("missing figure", pack => pack.DropRow("scheme_template_figures", "base,top_up_gbp"), "scheme_templates.csv", 2, "template_id",
            "base", "no figure top_up_gbp"),
        new("no places", pack => pack.DropRow("scheme_template_figures", "expansion,places"), "scheme_templates.csv", 3, "template_id",
            "expansion", "has no places"),
        new("places twice", pack => pack.AddRow("scheme_template_figures", "base,places,12,,,invented,2025,assumed"),
            "scheme_template_figures.csv", 31, "figure", "places", "Keep one of the two"),
        new("figure of no template", pack => pack.AddRow("scheme_template_figures", "bsae,places,12,,,invented,2025,assumed"),
            "scheme_template_figures.csv", 31, "template_id", "bsae", "Did you mean base?"),
        new("unknown figure", pack => pack.AddRow("scheme_template_figures", "base,size,12,,,invented,2025,assumed"),
            "scheme_template_figures.csv", 31, "figure", "size", "fills_over_years"),
        new("label without site", pack => pack.Cell("scheme_templates", "base", "label", "Base"), "scheme_templates.csv", 2, "label",
            "Base", "has no {site}"),
        new("phase not taught", pack => pack.AddRow("scheme_template_figures", "base,secondary_places,9,,,invented,2025,assumed"),
            "scheme_template_figures.csv", 31, "figure", "secondary_places", "does not teach Year 11"),
        new("expansion with needs", pack => pack.Cell("scheme_templates", "expansion", "needs", "ASD"), "scheme_templates.csv", 3, "needs",
            "ASD", "whose needs and phases hold"),
        new("template without needs", pack => pack.Cell("scheme_templates", "base", "needs", ""), "scheme_templates.csv", 2, "needs", "",
            "which needs it accepts"),
        new("no year of decision", pack => pack.Edit("plan.yaml", text => text.Replace("  decided_in: {value: 2024, unit: "
            + "academic year, source: invented, year: \"2025\", certainty: assumed}\n", "", StringComparison.Ordinal)), "plan.yaml", null,
            "delivery.decided_in", null, "when they are decided"),
        new("unknown template", pack => pack.Cell("scheme_sites", "hill", "templates", "expansoin"), "scheme_sites.csv", 2, "templates",
            "expansoin", "Did you mean expansion?"),
        new("template twice at a site", pack => pack.Cell("scheme_sites", "hill", "templates", "expansion;expansion"), "scheme_sites.csv",
            2, "templates", "expansion;expansion", "Name the template once"),
        new("site without a place", pack => pack.Cell("scheme_sites", "northtown", "northing", ""), "scheme_sites.csv", 4,
            "host_provider_id", "", "neither a host nor a place"),
        new("site with a host and a place", pack => pack.Cell("scheme_sites", "hill", "easting", "446000"), "scheme_sites.csv", 2,
            "easting", "446000", "Leave the coordinates empty"),
        new("unknown host", pack => pack.Cell("scheme_sites", "hill", "host_provider_id", "hil"), "scheme_sites.csv", 2, "host_provider_id",
            "hil", "Did you mean hill?"),
        new("expansion of a mainstream school", pack => pack.Cell("scheme_sites", "hill", "host_provider_id", "mainstream-north"),
            "scheme_sites.csv", 2, "host_provider_id", "mainstream-north", "Name another host"),
        new("excludes nothing known", pack => pack.Cell("scheme_sites", "southtown", "excludes", "vale-nwe"), "scheme_sites.csv", 5,
            "excludes", "vale-nwe", "Did you mean vale-new?"),
        new("excludes what is committed", pack => pack.Cell("scheme_sites", "southtown", "excludes", "hill-annexe"), "scheme_sites.csv", 5,
            "excludes", "hill-annexe", "nothing could open there"),
    ];
}
