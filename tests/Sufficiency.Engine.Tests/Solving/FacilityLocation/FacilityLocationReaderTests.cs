using Sufficiency.Engine.Solving.FacilityLocation;

namespace Sufficiency.Engine.Tests.Solving.FacilityLocation;

public sealed class FacilityLocationReaderTests
{
    private const string ByCustomer = " 2 3\n 10 100.\n 20 200.\n 5\n 1.5 2.5\n 6\n 3 4\n 7\n 5 6\n";
    private const string ByFacility = "2 3\n10 100\n20 200\n5 6 7\n1.5 3 5\n2.5 4 6\n";

    [Theory]
    [InlineData(ByCustomer)]
    [InlineData(ByFacility)]
    [InlineData("2 3\r\n10 100\r\n20 200\r\n5 6 7\r\n1.5 3 5\r\n2.5 4 6\r\n314\r\n")]
    public void BothLayoutsGiveTheSameInstance(string text)
    {
        var instance = FacilityLocationReader.Read("paper", text);
        Assert.Equal([10.0, 20.0], instance.Capacity);
        Assert.Equal([100.0, 200.0], instance.OpeningCost);
        Assert.Equal([5.0, 6.0, 7.0], instance.Demand);
        Assert.Equal(new[,] { { 1.5, 3, 5 }, { 2.5, 4, 6 } }, instance.ServiceCost);
    }

    [Fact]
    public void TheWordCapacityStandsForTheNumberGiven() =>
        Assert.Equal([8000.0, 20.0], FacilityLocationReader.Read("capa", ByCustomer.Replace("10 ", "capacity ", StringComparison.Ordinal), 8000).Capacity);

    [Theory]
    [InlineData("2 3\n10 100\n", "need 15 numbers")]
    [InlineData("two 3\n", "'two' is no number of facilities")]
    [InlineData("", "the file ends")]
    [InlineData(" 2 3\n capacity 100.\n 20 200.\n 5\n 1.5 2.5\n 6\n 3 4\n 7\n 5 6\n", "--capacity")]
    [InlineData(" 2 3\n 10 100.\n 20 200.\n -5\n 1.5 2.5\n 6\n 3 4\n 7\n 5 6\n", "line 4: '-5' is no demand")]
    public void AFaultyFileIsRefusedWithTheReason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<InstanceFormatException>(() => FacilityLocationReader.Read("faulty", text)).Message, StringComparison.Ordinal);
}
