using Sufficiency.Runner.Settings;

namespace Sufficiency.Runner.Tests;

public sealed class ScenarioLocatorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sufficiency-").FullName;
    private readonly ScenarioLocator locator;

    public ScenarioLocatorTests()
    {
        locator = new(folder, folder);
        Write("data", "oxfordshire");
        Write("data", "scenarios", "as-announced-2023");
        Write("own");
        Write("many", "north");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void WithoutAnyOptionItIsThePackThatComesWithTheProgram() =>
        Assert.Equal(At("data", "oxfordshire", "plan.yaml"), locator.Locate(null, null));

    [Fact]
    public void AScenarioIsFoundByItsName() =>
        Assert.Equal(At("data", "scenarios", "as-announced-2023", "plan.yaml"), locator.Locate(null, "as-announced-2023"));

    [Fact]
    public void AFolderWithAPlanIsAPack() => Assert.Equal(At("own", "plan.yaml"), locator.Locate("own", null));

    [Fact]
    public void AFolderOfPacksHoldsScenariosByName() => Assert.Equal(At("many", "north", "plan.yaml"), locator.Locate("many", "north"));

    [Fact]
    public void APlanFileMayBeGivenItself() => Assert.Equal(At("own", "plan.yaml"), locator.Locate(null, Path.Combine("own", "plan.yaml")));

    [Fact]
    public void AMistypedNameIsAnsweredWithTheNearest()
    {
        var fault = Assert.Throws<RequestException>(() => locator.Locate(null, "oxfordshir"));

        Assert.Contains("Did you mean oxfordshire?", fault.Message, StringComparison.Ordinal);
        Assert.Contains("as-announced-2023, oxfordshire", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", null, "There is no folder")]
    [InlineData(null, "elsewhere/plan.yaml", "There is no plan file")]
    [InlineData("own", "north", "holds no plan.yaml")]
    public void WhatIsNotThereIsSaid(string? data, string? scenario, string expected) =>
        Assert.Contains(expected, Assert.Throws<RequestException>(() => locator.Locate(data, scenario)).Message, StringComparison.Ordinal);

    [Fact]
    public void ARunFolderThatIsTakenGetsANumber()
    {
        var first = RunFolder.Choose(folder, "small-lsoa-choose");
        Directory.CreateDirectory(first);

        Assert.Equal(At("runs", "small-lsoa-choose"), first);
        Assert.Equal(At("runs", "small-lsoa-choose-2"), RunFolder.Choose(folder, "small-lsoa-choose"));
    }

    private string At(params string[] parts) => Path.Combine([folder, .. parts]);

    private void Write(params string[] parts)
    {
        Directory.CreateDirectory(At(parts));
        File.WriteAllText(At([.. parts, "plan.yaml"]), "name: any\n");
    }
}
