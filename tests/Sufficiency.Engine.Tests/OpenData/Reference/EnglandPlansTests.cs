using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Reference;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.OpenData.Reference;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Reference;

/// <summary>England's counts are derived from the release, and add up.</summary>
public sealed class EnglandPlansTests
{
    private const string Citation = "DfE, Education, health and care plans, reporting year 2025";

    private static readonly bool Rewrite =
        string.Equals(Environment.GetEnvironmentVariable("SUFFICIENCY_REWRITE_PACKS"), "yes", StringComparison.Ordinal);

    [SkippableFact]
    public void TheReleaseGivesTheCommittedFileByteForByte()
    {
        var archive = new Sen2Archive(RepositoryFiles.Shared("opendata", "sen2", "ehcp_2025.zip"));
        var folder = Rewrite ? RepositoryFiles.At("data", "reference") : Directory.CreateTempSubdirectory("sufficiency-").FullName;

        EnglandPlans.Write(archive, Citation, folder);

        Assert.Equal(File.ReadAllText(RepositoryFiles.At("data", "reference", EnglandPlans.FileName)),
            File.ReadAllText(Path.Combine(folder, EnglandPlans.FileName)));
    }

    [SkippableFact]
    public void TheScorecardsGiveTheCommittedPupilsByteForByte()
    {
        var file = RepositoryFiles.Shared("opendata", "school-places", "scorecard_data_2025_2023.csv");
        var folder = Rewrite ? RepositoryFiles.At("data", "reference") : Directory.CreateTempSubdirectory("sufficiency-").FullName;

        PupilNumbers.Write(SourceTable.Open(file, Path.GetFileName(file)), "2024/25", "DfE, Local authority school places scorecards 2025",
            folder);

        Assert.Equal(File.ReadAllText(RepositoryFiles.At("data", "reference", PupilNumbers.FileName)),
            File.ReadAllText(Path.Combine(folder, PupilNumbers.FileName)));
    }

    [Fact]
    public void TheAuthoritiesHaveTheirOwnPupils()
    {
        Assert.Equal(51752 + 36919, PupilCount.Find("Oxfordshire")!.Pupils);
        Assert.Equal(4277093 + 3144050, PupilCount.England.Pupils);
        Assert.Null(PupilCount.Find("Doggershire"));
    }

    [Fact]
    public void AgesNeedsSettingsAndProvisionsEachSumToAllPlansOfEngland()
    {
        Assert.Equal(638745, EnglandCounts.Plans);
        Assert.Equal(EnglandCounts.Plans, EnglandCounts.PlansOfAges(0, 25));
        Assert.Equal(EnglandCounts.Plans, NeedCodes.All.Sum(need => EnglandCounts.PlansOfNeed(need.ToCode())));
        Assert.Equal(EnglandCounts.Plans, ProvisionCodes.Settings.Sum(setting => EnglandCounts.PlansInSetting(setting.ToCode())));
        Assert.Equal(EnglandCounts.Plans, Sen2Provisions.All.Sum(provision => EnglandCounts.PlansInProvision(provision.Code)));
    }

    [Theory]
    [InlineData("age")]
    [InlineData("need")]
    public void EveryProvisionSumsOverAgesAndNeedsToItsPlans(string dimension) => Assert.All(Sen2Provisions.All, provision =>
        Assert.Equal(EnglandCounts.PlansInProvision(provision.Code), EnglandCounts.Counts.Where(count =>
            count.Measure == "plans" && count.Dimension == dimension && count.Provision == provision.Code).Sum(count => count.Count)));

    [Fact]
    public void RequestsAssessmentsAndNewPlansOf2024AreThoseOfTheRelease()
    {
        double Count(string measure) => EnglandCounts.Counts
            .Single(count => (count.ReferenceDate, count.Measure, count.Dimension) == ("2024", measure, "total")).Count;

        Assert.Equal((154489, 105340, 98547, 97747),
            (Count("requests"), Count("assessments"), Count("plans_issued"), Count("new_plans")));
    }
}
