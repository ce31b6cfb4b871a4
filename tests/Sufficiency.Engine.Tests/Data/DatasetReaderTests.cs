using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Data;

public sealed class DatasetReaderTests
{
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
