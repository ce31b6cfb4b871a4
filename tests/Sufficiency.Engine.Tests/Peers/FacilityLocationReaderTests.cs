using Sufficiency.Peers.FacilityLocation;

namespace Sufficiency.Engine.Tests.Peers;

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
        Assert.Equal([8000.0, 20.0],
            FacilityLocationReader.Read("capa", ByCustomer.Replace("10 ", "capacity ", StringComparison.Ordinal), 8000).Capacity);

    [Theory]
    [InlineData("1 3\n20 5\n3\n10\n4\n100\n5\n1000\n")]
    [InlineData("2 2\n20 5\n20 6\n3\n10\n11\n4\n100\n101\n")]
    public void ALayoutThatLinesDoNotTellIsAskedFor(string text)
    {
        Assert.Contains("--layout or-library",
            Assert.Throws<InstanceFormatException>(() => FacilityLocationReader.Read("either", text)).Message, StringComparison.Ordinal);
        var numbers = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[^1]).ToList();
        var byCustomer = FacilityLocationReader.Read("either", text, null, FacilityLocationLayout.OrLibrary);
        var together = FacilityLocationReader.Read("either", text, null, FacilityLocationLayout.Holmberg);
        Assert.Equal((3, 4), (byCustomer.Demand[0], byCustomer.Demand[1]));
        Assert.Equal((3, 10), (together.Demand[0], together.Demand[1]));
        Assert.Equal(numbers[^1], byCustomer.ServiceCost[byCustomer.FacilityCount - 1, byCustomer.CustomerCount - 1]
            .ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("1 1\n20 5\n3\n10\n")]
    [InlineData("2 2\n20 5\n20 6\n3\n3\n3\n3\n3\n3\n")]
    public void NothingIsAskedWhereEitherLayoutIsTheSame(string text) =>
        Assert.All(FacilityLocationReader.Read("same", text).Demand, demand => Assert.Equal(3, demand));

    [Fact]
    public void WrappedListsAreKnownInEitherLayout()
    {
        const string ByCustomerWrapped = "3 2\n9 1\n9 1\n9 1\n5\n1 2\n3\n6\n4 5\n6\n",
            TogetherWrapped = "3 5\n9 1\n9 1\n9 1\n1 2 3\n4 5\n1 2 3\n4 5\n6 7 8\n9 1\n2 3 4\n5 6\n";
        Assert.Equal([5.0, 6.0], FacilityLocationReader.Read("wrapped", ByCustomerWrapped).Demand);
        Assert.Equal([1.0, 2, 3, 4, 5], FacilityLocationReader.Read("wrapped", TogetherWrapped).Demand);
    }

    [Theory]
    [InlineData("2 3\n10 1e16\n20 200\n5 6 7\n1.5 3 5\n2.5 4 6\n", "line 2: '1e16' is too large for opening cost")]
    [InlineData("2 3\n10 100\n", "need 15 numbers")]
    [InlineData("two 3\n", "'two' is no number of facilities")]
    [InlineData("", "the file ends")]
    [InlineData(" 2 3\n capacity 100.\n 20 200.\n 5\n 1.5 2.5\n 6\n 3 4\n 7\n 5 6\n", "--capacity")]
    [InlineData(" 2 3\n 10 100.\n 20 200.\n -5\n 1.5 2.5\n 6\n 3 4\n 7\n 5 6\n", "line 4: '-5' is no demand")]
    public void AFaultyFileIsRefusedWithTheReason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<InstanceFormatException>(() => FacilityLocationReader.Read("faulty", text)).Message,
            StringComparison.Ordinal);
}
