using System.Globalization;
using System.Xml.Linq;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Storage;

public sealed class PlanPictureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ItSaysHowManyPlacesAreShortInTheLastYearAndWhatIsOpen()
    {
        var texts = TextsOf(PaperPlan.Create());
        Assert.Contains("2 with committed schemes only", texts, StringComparer.Ordinal); // 1.8
        Assert.Contains("0 in the plan", texts, StringComparer.Ordinal); // 0.5, to the even number
        Assert.Contains("extension", texts, StringComparer.Ordinal);
        Assert.Contains("2026/27, 2 places", texts, StringComparer.Ordinal);
        Assert.DoesNotContain("annexe", texts, StringComparer.Ordinal);
    }

    [Fact]
    public void LinesStandWhereTheTablesSay()
    {
        var run = PaperPlan.Create();
        var svg = Draw(run);
        var lines = svg.Descendants().Where(element => element.Name.LocalName == "polyline").Select(line => Points(line)).ToList();
        Assert.Equal(2, lines.Count); // nothing more built, then the plan; both begin with one pupil
        Assert.All(lines, line => Assert.Equal(run.Dataset.Horizon.Years.Count(), line.Length));
        Assert.Equal(lines[0][0], lines[1][0]);
        Assert.True(lines[0][^1].Y < lines[1][^1].Y, "more places are short where nothing is built, so that line ends higher");
        Assert.Equal(lines[0][0].X, lines[1][0].X);
    }

    [Fact]
    public void ANameWithMarksOfXmlIsShownAsItIs()
    {
        var run = PaperPlan.Create();
        run = run with
        {
            Plan = run.Plan with { Schemes = [.. run.Plan.Schemes.Select(scheme => scheme with { Name = "<Base>\u0001 & \"unit\"" })] },
        };
        Assert.Contains("<Base> & \"unit\"", TextsOf(run), StringComparer.Ordinal);
    }

    [Fact]
    public void ALongNameEndsBeforeTheYears()
    {
        var run = PaperPlan.Create();
        run = run with
        {
            Plan = run.Plan with { Schemes = [.. run.Plan.Schemes.Select(scheme => scheme with { Name = new string('n', 200) })] },
        };
        Assert.InRange(TextsOf(run).Max(text => text.Length), 20, 90);
    }

    [Fact]
    public void NoPlaceShortAndNothingBuiltIsAPictureToo()
    {
        var run = PaperPlan.Create();
        run = run with
        {
            Plan = run.Plan with { PlacesShort = [], Schemes = [.. run.Plan.Schemes.Select(scheme => scheme with { OpeningYear = null })] },
            DoMinimum = run.DoMinimum with { PlacesShort = [] },
        };
        var texts = TextsOf(run);
        Assert.Contains("No scheme opens in the plan", texts, StringComparer.Ordinal);
        var labels = Draw(run).Descendants().Where(element =>
            element.Value is "0 in the plan" or "0 with committed schemes only").Select(element => Number(element, "y")).ToList();
        Assert.Equal(2, labels.Count);
        Assert.True(Math.Abs(labels[0] - labels[1]) >= 18, "the two labels lie on each other");
    }

    private string[] TextsOf(RunContents run) =>
        [.. Draw(run).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];

    private XElement Draw(RunContents run)
    {
        PlanPicture.Write(folder.Root, run);
        return XDocument.Load(folder.At("picture.svg")).Root!;
    }

    private static (double X, double Y)[] Points(XElement line) =>
        [.. line.Attribute("points")!.Value.Split(' ').Select(point => point.Split(',')).Select(pair => (Parse(pair[0]), Parse(pair[1])))];

    private static double Number(XElement element, string attribute) => Parse(element.Attribute(attribute)!.Value);

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
