using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Tests.OpenData.Estate;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.OpenData.Pupils;

namespace Sufficiency.Engine.Tests.OpenData.Pupils;

public sealed class CarriedYearTests
{
    [Theory]
    [InlineData("base_year: 2024\n    last_year: 2035", "base_year: 2024\nfirst_year: 2025\nlast_year: 2035\n")]
    [InlineData("base_year: 2024\n    first_planned_year: 2026\n    last_year: 2035",
        "base_year: 2024\nfirst_year: 2025\nfirst_planned_year: 2026\nlast_year: 2035\n")]
    [InlineData("base_year: 2025\n    first_planned_year: 2026\n    last_year: 2035",
        "base_year: 2025\nfirst_year: 2026\nlast_year: 2035\n")]
    public void ARecipeCarriesTheYearsBetweenTheCountAndThePlan(string years, string expected)
    {
        using var county = new MadeUpCounty();
        county.Write("recipe/recipe.yaml",
            $"authority_code: \"999\"\nauthority_name: Ambershire\npacks:\n  - name: ambershire\n    folder: ambershire\n    {years}\n");
        county.Write("recipe/plan_values.csv",
            "pack,path,value,unit,source,year,certainty\n,costs.discount_rate,0.035,a year,t,2022,found\n");
        county.Write("recipe/table_sources.csv", "pack,table,source,year,certainty\n,population,t,2020,found\n");
        county.Run(new PlanFileStep());

        Assert.Contains(expected, File.ReadAllText(Path.Combine(county.Out, "plan.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void APackThatPlansLaterThanItsBaseHasACarriedYearAndOneThatDoesNotHasNone()
    {
        using var pack = new SmallPack();
        Assert.Equal((new AcademicYear(2025), 0), Carried(pack));
        pack.PlanLine("first_year: 2025", "first_year: 2025\nfirst_planned_year: 2026");

        Assert.Equal((new AcademicYear(2026), 1), Carried(pack));
        Assert.Equal([new(2026), new(2027)], pack.Read().Horizon.Planned);
    }

    private static (AcademicYear FirstPlanned, int CarriedYears) Carried(SmallPack pack)
    {
        var horizon = pack.Read().Horizon;
        return (horizon.FirstPlanned, horizon.Years.Count(horizon.IsCarried));
    }
}
