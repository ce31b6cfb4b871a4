using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs.Plausibility;

/// <summary>A pack that was begun with another authority's is told what is still that one's.</summary>
public sealed class AnotherAuthoritysRowsTests
{
    private static readonly string[] Tables = ["funding.csv", "home_areas.csv", "plans.csv", "providers.csv", "schemes.csv"];

    [Fact]
    public void ACopyUnderAnotherNameIsToldTableByTable()
    {
        using var folder = new TemporaryFolder();
        var copy = folder.At("elsewhere");
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(RepositoryFiles.At("data", "oxfordshire")))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        var plan = Path.Combine(copy, "plan.yaml");
        File.WriteAllText(plan, File.ReadAllText(plan).Replace("authority: \"Oxfordshire\"", "authority: \"Rutland\"",
            StringComparison.Ordinal));

        var warnings = new DatasetReader().Load(new(copy, [])).Warnings
            .Where(warning => warning.Check == "another_authoritys_rows").ToList();

        Assert.Equal(Tables, warnings.Select(warning => warning.File), StringComparer.Ordinal);
        Assert.All(warnings, warning => Assert.Contains("are those of Oxfordshire, such as", warning.Finding, StringComparison.Ordinal));
    }

    [Fact]
    public void ASingleYearOfGrantIsEnough()
    {
        using var pack = new SmallPack();

        var warning = Assert.Single(pack.Cell("funding", "2026", "high_needs_block_gbp", "112270000").Load().Warnings,
            warning => warning.Check == "another_authoritys_rows");

        Assert.Contains("1 of 3 years of high needs block", warning.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void ANeighboursSchoolMayBeAmongPlacesBought()
    {
        using var pack = new SmallPack();
        pack.AddRow("providers", "urn-123332,123332,Frank Wise School,out_of_county,Banbury,445000,240000,,*,0,14,0,30000,yes,,x,2025,"
            + "found,found,found,");

        Assert.DoesNotContain(pack.Load().Warnings, warning => warning.Check == "another_authoritys_rows");
    }
}
