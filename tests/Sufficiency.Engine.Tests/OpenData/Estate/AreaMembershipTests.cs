using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Estate;

namespace Sufficiency.Engine.Tests.OpenData.Estate;

/// <summary>Areas, outlines and postcodes of other authorities; files of national size are small here.</summary>
public sealed class AreaMembershipTests : IDisposable
{
    private const string Register = "URN,LA (code),LA (name),LSOA (code),Easting,Northing\n";
    private readonly MadeUpCounty county = new();

    public AreaMembershipTests() => county.Add("gias", "gias.csv");

    public void Dispose() => county.Dispose();

    [Fact]
    public void AreasWithoutASchoolGoByTheSchoolsOfTheirDistrict()
    {
        county.Write("downloads/gias.csv",
            Register + "1,999,Ambershire,E01000001,451000,206000\n2,998,Rubyshire,E01000009,452000,206000\n");

        county.Run(new HomeAreasStep());

        Assert.Equal(2, File.ReadAllLines(Path.Combine(county.Out, "home_areas.csv")).Length - 1);
    }

    [Fact]
    public void AreasOfAnotherAuthorityAreLeftOutOfANationalFile()
    {
        county.Write("downloads/gias.csv",
            Register + "1,999,Ambershire,E01000001,451000,206000\n2,998,Rubyshire,E01000009,552000,206000\n");
        county.Write("downloads/centroids.csv", "LSOA11CD,LSOA11NM,PWC_EASTING,PWC_NORTHING\nE01000002,Amber 001B,452500.5,206500\n"
            + "E01000001,Amber 001A,451000,206000\nE01000009,Ruby 001A,552000,206000\n");

        county.Run(new HomeAreasStep());

        Assert.DoesNotContain("Ruby", File.ReadAllText(Path.Combine(county.Out, "home_areas.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,998,Rubyshire,E01000001,451000,206000\n")] // its schools stand in the areas
    [InlineData("1,998,Rubyshire,,451000,206000\n2,999,Ambershire,,951000,206000\n")] // the nearest school is its
    public void AreasOfAnotherAuthorityAloneAreRefused(string schools)
    {
        county.Write("downloads/gias.csv", Register + schools);

        var fault = Assert.Throws<DataIssueException>(() => county.Run(new HomeAreasStep()));

        var issue = Assert.Single(fault.Issues);
        Assert.Equal("centroids.csv", issue.File);
        Assert.Contains("none of its 2 areas lies in Ambershire: they lie in Rubyshire (2)", issue.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void OutlinesInTheNationalGridAreTurnedAndSwappedOnesRefused()
    {
        county.Write("downloads/gias.csv", Register + "1,999,Ambershire,E01000001,451000,206000\n");
        county.Write("downloads/msoa.geojson", MadeUpCounty.Square("E02000001", "Amber 001", 450_000, 205_000)
            .Replace("450000.1", "459000", StringComparison.Ordinal).Replace("205000.1", "209000", StringComparison.Ordinal));
        county.Run(new HomeAreasStep());
        Assert.Contains("E02000001", File.ReadAllText(Path.Combine(county.Out, "home_areas.csv")), StringComparison.Ordinal);

        county.Write("downloads/msoa.geojson", MadeUpCounty.Square("E02000001", "Amber 001", 51.7, -1.3));
        var fault = Assert.Throws<DataIssueException>(() => county.Run(new HomeAreasStep()));
        Assert.Contains("latitude before longitude", Assert.Single(fault.Issues).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutOptionalFilesColumnsAreEmptyOrInTheMiddle()
    {
        county.Write("downloads/gias.csv", Register + "1,999,Ambershire,E01000001,451000,206000\n");
        foreach (var key in new[] { "msoa_outlines", "lsoa_lookup", "lsoa21_outlines", "rural_urban", "wards", "deprivation" })
            county.Remove(key);
        county.Write("recipe/towns.csv", "town,district_name,wards,reason\n");

        county.Run(new HomeAreasStep());

        Assert.Equal("E01000001,Amber 001A,Amber-001,Amber 001,Amber,Amber,,451000,206000,no,0.5,,,,",
            File.ReadAllLines(Path.Combine(county.Out, "home_areas.csv"))[1]);
    }
}
