using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Sweeps;

public sealed class ShippedSweepsTests
{
    [Theory]
    [InlineData("openings", 48)]
    [InlineData("base-first", 27)]
    [InlineData("capital", 24)]
    [InlineData("uncertainty", 1000)]
    public void ASweepThatComesWithTheProgramIsSoundOnTheRealPack(string name, long scenarios) =>
        Assert.Equal(scenarios,
            SweepRun.Check(RepositoryFiles.At("data", "scenarios", $"{name}.yaml"), [RepositoryFiles.At("data")]).Scenarios);

    [Fact]
    public void EverySweepThatComesWithTheProgramIsAmongThese() => Assert.Equal(
        ["base-first", "capital", "openings", "uncertainty"],
        Directory.EnumerateFiles(RepositoryFiles.At("data", "scenarios"), "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal), StringComparer.Ordinal);
}
