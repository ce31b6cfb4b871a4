using Sufficiency.Engine.Tests.Support;
using Sufficiency.OpenData.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Sen2;

/// <summary>Requests, assessments and new plans come from the release by age band; what it marks as unavailable stays empty.</summary>
public sealed class RequestsStepTests : IDisposable
{
    private const string Keys = "time_period,geographic_level,old_la_code,breakdown_topic,breakdown";
    private const string AllRequests = "All requests for EHC needs assessments";
    private const string AllAssessments = "All EHC needs assessments";
    private const string Age = "Child or young persons age";
    private readonly InventedReleases releases = new();

    public RequestsStepTests()
    {
        releases.Files["requests.csv"] =
        [
            $"{Keys},requests_received_in_year", $"2024,Local authority,999,{AllRequests},{AllRequests},31",
            $"2025,Local authority,999,{AllRequests},{AllRequests},40", $"2025,Local authority,999,{Age},Aged 2 and under,3",
            $"2025,Local authority,999,{Age},Aged 4,5", $"2025,Local authority,999,{Age},Aged 5,30",
            $"2025,Local authority,999,{Age},Age unknown,2", $"2025,Local authority,998,{Age},Aged 5,7000",
        ];
        releases.Files["assessments.csv"] =
        [
            $"{Keys},assess_in_year,assess_issued", $"2024,Local authority,999,{AllAssessments},{AllAssessments},x,18",
            $"2025,Local authority,999,{AllAssessments},{AllAssessments},28,25", $"2025,Local authority,999,{Age},Aged 5,28,x",
        ];
    }

    public void Dispose() => releases.Dispose();

    [Fact]
    public void CountsStandByAgeBandBesideThoseOfAllAges()
    {
        Run();

        Assert.Equal(
            ["2024 all 31,,18,20", "2024 00-04 ,,,0", "2024 05-10 ,,,20", "2024 11-15 ,,,0", "2024 16-19 ,,,0", "2024 20-25 ,,,0",
                "2025 all 40,28,25,20", "2025 00-04 8,0,,0", "2025 05-10 30,28,,20", "2025 11-15 0,0,,0", "2025 16-19 0,0,,0",
                "2025 20-25 0,0,,0", "2025 unknown 2,,,"],
            releases.Rows("requests.csv").OrderBy(row => row["calendar_year"], StringComparer.Ordinal)
                .ThenBy(row => row["age_band"] == "all" ? 0 : 1).ThenBy(row => row["age_band"], StringComparer.Ordinal)
                .Select(row => $"{row["calendar_year"]} {row["age_band"]} "
                    + $"{row["requests"]},{row["assessments"]},{row["plans_issued"]},{row["new_plans"]}"),
            StringComparer.Ordinal);
    }

    [Fact]
    public void AReleaseWithoutTheFilesGivesATableWithoutRows()
    {
        releases.Files.Remove("requests.csv");
        releases.Files.Remove("assessments.csv");

        Run();

        Assert.Empty(releases.Rows("requests.csv"));
    }

    [SkippableFact]
    public void OxfordshiresRequestsOf2024AreThoseThatSen2Counts()
    {
        var counts = new Sen2Assessments(new(RepositoryFiles.Shared("opendata", "sen2", "ehcp_2025.zip")), "931");

        Assert.Equal((1734, 1278, 1178), (counts.Requests(2024), counts.Assessments(2024), counts.Issued(2024)));
        Assert.Equal(1734, counts.RequestsByAge(2024).Sum(age => age.Count));
        Assert.Equal(1278, counts.AssessmentsByAge(2024).Sum(age => age.Count));
        Assert.Equal(1, counts.AssessmentsByAge(2024).Single(age => age.Age is null).Count);
    }

    private void Run()
    {
        releases.WriteZips();
        var context = releases.Context();
        Directory.CreateDirectory(context.OutFolder);
        new RequestsStep().Run(context);
    }
}
