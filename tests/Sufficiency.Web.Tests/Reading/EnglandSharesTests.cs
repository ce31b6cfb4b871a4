using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Tests.Reading;

public sealed class EnglandSharesTests
{
    [Theory]
    [InlineData(Ways.Age, 5)]
    [InlineData(Ways.Need, 12)]
    [InlineData(Ways.Setting, 5)]
    public void SharesOfEachWayAddUpToAllPlans(string way, int groups)
    {
        var shares = EnglandShares.Embedded.Shares.Where(share => share.Key.Way == way).ToList();
        Assert.Equal(groups, shares.Count);
        Assert.Equal(1.0, shares.Sum(share => share.Value), 1e-9);
    }

    [Fact]
    public void AutismIsAnEnglishThirdOfStatedNeeds() =>
        Assert.Equal(201_183.0 / 633_875.0, EnglandShares.Embedded.Find(Ways.Need, "ASD")!.Value, 1e-9);
}
