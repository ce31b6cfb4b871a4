using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

public sealed class AreaAggregationTests
{
    [Fact]
    public void AreasMergeIntoTheirMsoaWeightedByResidents()
    {
        using var pack = new SmallPack();

        var areas = pack.Read(AreaLevel.Msoa).Areas;

        Assert.Equal(["E02000001", "E02000002"], areas.Select(area => area.Code.Value), StringComparer.Ordinal);
        Assert.Equal(["Northfield 001", "Southdown 001"], areas.Select(area => area.Name), StringComparer.Ordinal);
        Assert.Equal([false, true], areas.Select(area => area.IsRural));
        // Residents of every age: 20 and 22, 24 and 26.
        Assert.Equal(445000 + (1000 * 22.0 / 42), areas[0].Centroid.EastingMetres, 6);
        Assert.Equal(205000 - (2000 * 26.0 / 50), areas[1].Centroid.NorthingMetres, 6);
        Assert.Equal(((0.7 * 20) + (0.5 * 22)) / 42, areas[0].DeprivationScore, 9);
    }

    [Fact]
    public void ResidentsAreConservedAndAllElseStaysAsItIs()
    {
        using var pack = new SmallPack();

        var (lsoa, msoa) = (pack.Read(), pack.Read(AreaLevel.Msoa));

        Assert.Equal(2 * 26, msoa.Population.Count);
        Assert.Equal(lsoa.Population.Sum(count => count.Persons), msoa.Population.Sum(count => count.Persons), 9);
        Assert.Equal(lsoa.Providers, msoa.Providers);
        Assert.Equal(lsoa.InitialRoll, msoa.InitialRoll);
    }

    [Fact]
    public void AnMsoaIsRuralWhereMostOfItsResidentsAre()
    {
        using var pack = new SmallPack();
        pack.Cell("home_areas", "E01000001", "is_rural", "yes");
        Assert.False(pack.Read(AreaLevel.Msoa).Areas[0].IsRural);

        pack.Edit("population.csv", text => text.Replace("E01000002,2020,5,22", "E01000002,2020,5,0", StringComparison.Ordinal)
            .Replace("E01000001,2020,5,20", "E01000001,2020,5,90", StringComparison.Ordinal));
        Assert.True(pack.Read(AreaLevel.Msoa).Areas[0].IsRural);
    }

    [Fact]
    public void TheCommittedPackHasEightySixMsoas() =>
        Assert.Equal(86, new DatasetReader().Read(new(RepositoryFiles.At("data", "oxfordshire"), [], AreaLevel.Msoa)).Areas.Count);
}
