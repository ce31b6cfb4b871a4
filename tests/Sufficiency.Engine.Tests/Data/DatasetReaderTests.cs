using Sufficiency.Engine.Data;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Data;

public sealed class DatasetReaderTests
{
    [Theory]
    [InlineData("oxfordshire", 407)]
    [InlineData("scenarios/as-announced-2023", 407)]
    public void TheCommittedPacksHaveNoFault(string pack, int areas)
    {
        var loaded = new DatasetReader().Load(new(RepositoryFiles.At("data", pack), []));

        Assert.Equal(areas, loaded.Dataset.Areas.Count);
        Assert.Equal(15, loaded.Inputs.Count);
    }

    [Fact]
    public void ASoundPackIsReadWithoutAFault()
    {
        using var pack = new SmallPack();

        Assert.Empty(pack.Issues());
        var dataset = pack.Read();

        Assert.Equal("small", dataset.Name);
        Assert.Equal(3, dataset.Horizon.Count);
        Assert.Equal(4, dataset.Areas.Count);
        Assert.Equal(5, dataset.Providers.Count);
        Assert.Equal([10.0, 20.0], dataset.Schemes.Single(scheme => scheme.Id.Value == "vale-new").PlacesByYearSinceOpening);
    }
}
