using System.Text;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Formats;

public sealed class OutlineFileTests : IDisposable
{
    private const string Square = "[[-1.3,51.7],[-1.2,51.7],[-1.2,51.8],[-1.3,51.8],[-1.3,51.7]]";
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("LSOA11CD", "utf-8")]
    [InlineData("lsoa11cd", "utf-16")]
    public void OutlinesAreReadWhateverTheLettersOfTheirKeys(string key, string encoding)
    {
        var outline = Assert.Single(Read(Collection(Feature("E01000001", Square, key)), Encoding.GetEncoding(encoding)));

        Assert.Equal(("E01000001", "Élan"), (outline.Code, outline.Name));
        Assert.Equal(0.01, outline.Shape.Area, 9);
    }

    [Fact]
    public void OutlinesOfTheNationalGridBecomeLongitudesAndLatitudes()
    {
        var corners = new[] { (450000, 200000), (451000, 200000), (451000, 201000), (450000, 201000), (450000, 200000) };
        var outline = Assert.Single(Read(Collection(Feature("E01000001",
            $"[{string.Join(',', corners.Select(corner => $"[{corner.Item1},{corner.Item2}]"))}]"))));

        var (longitude, latitude) = CoordinateConversion.ToWgs84(new(450000, 200000));
        Assert.Equal((longitude, latitude), (outline.Shape.Coordinates[0].X, outline.Shape.Coordinates[0].Y));
    }

    [Theory]
    [InlineData("[[51.7,-1.3],[51.7,-1.2],[51.8,-1.2],[51.8,-1.3],[51.7,-1.3]]", "latitude before longitude")]
    [InlineData("[[-1.3,51.7],[-1.2,51.7],[-1.2,51.8],[-1.3,51.8]]", "broken outline")]
    [InlineData("[[-144000,6750000],[-140000,6750000],[-140000,6760000],[-144000,6750000]]", "outside Great Britain")]
    [InlineData("[]", "broken outline")]
    public void AnOutlineThatCannotBeIsAFaultOfItsArea(string ring, string words)
    {
        var fault = Assert.Throws<DataIssueException>(() => Read(Collection(Feature("E01000001", Square), Feature("E01000002", ring))));

        var issue = Assert.Single(fault.Issues);
        Assert.Equal("E01000002", issue.Value);
        Assert.Contains("feature 2 ", issue.Problem, StringComparison.Ordinal);
        Assert.Contains(words, issue.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAreaThatStandsTwiceIsAFault()
    {
        var fault = Assert.Throws<DataIssueException>(() => Read(Collection(Feature("E01000001", Square), Feature("E01000001", Square))));

        Assert.Contains("stands twice (again as feature 2)", Assert.Single(fault.Issues).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileOfAnotherVintageSaysWhichPropertiesItHas()
    {
        var fault = Assert.Throws<DataIssueException>(() => Read(Collection(Feature("E01000001", Square, "LSOA21CD"))));

        Assert.Contains("lacks LSOA11CD or LSOA11NM; it has LSOA21CD, LSOA11NM", Assert.Single(fault.Issues).Problem,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"type\":\"FeatureCollection\",\n\"features\":[", 2)]
    [InlineData("lsoa,shape\n1,2\n", 1)]
    public void ATextThatBreaksOffIsAFaultByLine(string text, int line) =>
        Assert.Equal(line, Assert.Single(Assert.Throws<DataIssueException>(() => Read(text)).Issues).Line);

    private IReadOnlyList<AreaOutline> Read(string text, Encoding? encoding = null)
    {
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return OutlineFile.Read(path, "lsoa.geojson", "LSOA11");
    }

    private static string Collection(params string[] features) =>
        $"{{\"type\":\"FeatureCollection\",\"features\":[{string.Join(",\n", features)}]}}";

    private static string Feature(string code, string ring, string key = "LSOA11CD") =>
        $"{{\"type\":\"Feature\",\"properties\":{{\"{key}\":\"{code}\",\"LSOA11NM\":\"Élan\"}},"
        + $"\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[{ring}]}}}}";
}
