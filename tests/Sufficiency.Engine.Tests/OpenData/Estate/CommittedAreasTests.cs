using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.OpenData.Estate;

public sealed class CommittedAreasTests
{
    /// <summary>About 100 m: outlines are simplified to 50 m.</summary>
    private const double OutlineToleranceDegrees = 0.0015;

    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Areas = CommittedPack.Oxfordshire.Table("home_areas.csv");
    private static readonly Lazy<Dictionary<string, Geometry>> Outlines = new(ReadOutlines);

    [Fact]
    public void OxfordshireHas407AreasIn86ParentsAndFiveDistricts()
    {
        Assert.Equal(407, Areas.Count);
        Assert.Equal(86, Areas.Select(area => area["parent_code"]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(
            ["Cherwell", "Oxford", "South Oxfordshire", "Vale of White Horse", "West Oxfordshire"],
            Areas.Select(area => area["district_name"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public void EveryAreaGoesByOneOfFourteenTownsAndOxfordByItsOwn()
    {
        var towns = Areas.ToLookup(area => area["town_name"], StringComparer.Ordinal);

        Assert.Equal(14, towns.Count);
        Assert.All(Areas.Where(area => area["district_name"] == "Oxford"), area => Assert.Equal("Oxford", area["town_name"]));
        Assert.All(towns["Banbury"], area => Assert.True(area["district_name"] is "Cherwell" or "West Oxfordshire", area["name"]));
        Assert.All(towns, town => Assert.InRange(town.Count(), 5, 110));
    }

    [Fact]
    public void OxfordIsUrbanSaveAtItsEdgeAndAboutAThirdOfTheCountyIsRural()
    {
        Assert.Equal(["Oxford 001B"], Areas.Where(area => area["district_name"] == "Oxford" && area["is_rural"] == "yes")
            .Select(area => area["name"]), StringComparer.Ordinal);
        Assert.Equal(147, Areas.Count(area => area["is_rural"] == "yes"));
    }

    [Fact]
    public void EveryAreaHasResidentsOfEveryAgeAndTheDistrictTotalsAreTheOnesPublished()
    {
        var population = CommittedPack.Oxfordshire.Table("population.csv");
        var district = Areas.ToDictionary(area => area["area_code"], area => area["district_name"], StringComparer.Ordinal);

        Assert.Equal(407 * 26, population.Count);
        // ONS mid-2020 estimates by district, age 0: Cherwell 1,806, Oxford 1,457.
        Assert.Equal(1806, population.Where(row => row["age"] == "0" && district[row["area_code"]] == "Cherwell")
            .Sum(row => row.Number("persons")));
        Assert.Equal(1457, population.Where(row => row["age"] == "0" && district[row["area_code"]] == "Oxford")
            .Sum(row => row.Number("persons")));
    }

    [Fact]
    public void OutlinesAreValidSmallAndOneAnArea()
    {
        Assert.Equal(Areas.Select(area => area["area_code"]), Outlines.Value.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(Outlines.Value, outline => Assert.True(outline.Value.IsValid, outline.Key));
        Assert.InRange(new FileInfo(CommittedPack.Oxfordshire.PathOf("areas.geojson")).Length, 100_000, 600_000);
    }

    [Fact]
    public void EveryCentroidLiesInItsOwnOutline() => Assert.All(Areas, area =>
        Assert.True(Outlines.Value[area["area_code"]].IsWithinDistance(PointOf(area), OutlineToleranceDegrees), area["name"]));

    [Fact]
    public void EveryProviderOfTheCountyStandsInTheDistrictItNames()
    {
        var districts = Areas.GroupBy(area => area["district_name"], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(area => Outlines.Value[area["area_code"]]).ToArray(),
                StringComparer.Ordinal);
        var inside = CommittedPack.Oxfordshire.Table("providers.csv").Where(row => row["provision_type"] != "out_of_county").ToArray();

        Assert.NotEmpty(inside);
        Assert.All(inside, row => Assert.Contains(
            districts[row["district_name"]], outline => outline.IsWithinDistance(PointOf(row), OutlineToleranceDegrees)));
    }

    private static Point PointOf(IReadOnlyDictionary<string, string> row)
    {
        var (longitude, latitude) = CoordinateConversion.ToWgs84(new(row.Number("easting"), row.Number("northing")));
        return new(longitude, latitude);
    }

    private static Dictionary<string, Geometry> ReadOutlines()
    {
        var options = new JsonSerializerOptions { Converters = { new GeoJsonConverterFactory() } };
        var features = JsonSerializer.Deserialize<FeatureCollection>(File.ReadAllBytes(CommittedPack.Oxfordshire.PathOf("areas.geojson")),
            options)!;
        return features.ToDictionary(feature => (string)feature.Attributes["area_code"], feature => feature.Geometry,
            StringComparer.Ordinal);
    }
}
