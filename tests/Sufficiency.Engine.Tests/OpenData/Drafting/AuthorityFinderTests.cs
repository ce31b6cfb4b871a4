using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Drafting;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Drafting;

public sealed class AuthorityFinderTests : IDisposable
{
    private readonly DraftFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("825", "Buckinghamshire", "buckinghamshire")]
    [InlineData("buckinghamshire", "Buckinghamshire", "buckinghamshire")]
    [InlineData("Bristol", "Bristol, City of", "bristol-city-of")]
    [InlineData("City of Bristol", "Bristol, City of", "bristol-city-of")]
    [InlineData("St Helens", "St. Helens", "st-helens")]
    [InlineData("Kingston upon Hull", "Kingston upon Hull, City of", "kingston-upon-hull-city-of")]
    [InlineData("Royal Borough of Kingston upon Thames", "Kingston upon Thames", "kingston-upon-thames")]
    public void AnAuthorityIsMeantByCodeOrName(string asked, string name, string slug)
    {
        var found = AuthorityFinder.Find(folder.Authorities(), asked);

        Assert.Equal((name, slug), (found.Name, found.Slug));
    }

    [Theory]
    [InlineData("Kingston", "Kingston upon Hull, City of (810), Kingston upon Thames (314)")]
    [InlineData("Bournemouth", "three-digit code")] // counted before 2019 only
    [InlineData("999", "three-digit code")]
    public void AnUnknownOneIsRefusedWithThoseThatMayBeMeant(string asked, string advice)
    {
        var fault = Assert.Throws<DataIssueException>(() => AuthorityFinder.Find(folder.Authorities(), asked));

        var issue = Assert.Single(fault.Issues);
        Assert.Equal(asked, issue.Value);
        foreach (var part in advice.Split("), ")) Assert.Contains(part.TrimEnd(')'), issue.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void CodesOfTheOfficeForNationalStatisticsAreThoseOfAnyYear() =>
        Assert.Equal(["E06000060", "E10000002"],
            AuthorityCodes.Of(new Sen2Archive(folder.Authorities()), "825").Order(StringComparer.Ordinal), StringComparer.Ordinal);
}
