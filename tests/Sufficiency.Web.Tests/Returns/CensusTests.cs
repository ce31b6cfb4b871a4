using Sufficiency.Engine.Storage;
using Sufficiency.Returns.Census;
using Sufficiency.Returns.Mapping;
using Sufficiency.Web.Tests.Report;

namespace Sufficiency.Web.Tests.Returns;

/// <summary>Who is where at every January: sums are those of the run's own tables.</summary>
public sealed class CensusTests(SmallRun run) : IClassFixture<SmallRun>
{
    private const double Tolerance = 1e-6; // pupils

    private static readonly Dictionary<string, string[]> KindsOf = new(StringComparer.Ordinal)
    {
        ["mainstream"] = ["mainstream_school", "college"],
        ["resource_base"] = ["resource_base"],
        ["special_school"] = ["special_school"],
        ["out_of_county"] = ["neighbour_special_school", "non_maintained_special_school", "independent_school", "package"],
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryPlanOfEveryYearIsInTheCensusOnce(bool isDoMinimum)
    {
        var (tables, census) = Read(isDoMinimum);
        var plans = tables.Query($"SELECT academic_year, plans FROM {Plan(isDoMinimum)}summary", row => (row.Integer(0), row.Number(1)));

        Assert.NotEmpty(plans);
        Assert.All(plans, year => Assert.Equal(year.Item2, census.Year(year.Item1).Sum(cell => cell.Pupils), Tolerance));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NeedsAndYearGroupsAreThoseOfTheStock(bool isDoMinimum)
    {
        var (tables, census) = Read(isDoMinimum);
        var stock = tables.Query("SELECT academic_year, need, year_group, sum(pupils) FROM stock GROUP BY ALL",
            row => (Year: row.Integer(0), Need: row.Text(1), Group: row.Integer(2), Pupils: row.Number(3)));

        Assert.All(stock, row => Assert.Equal(row.Pupils,
            census.Count(row.Year, cell => cell.Need == row.Need && cell.YearGroup == row.Group).Pupils, Tolerance));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PhasesAndKindsOfPlaceAreTheRollsOfTheSchools(bool isDoMinimum)
    {
        var (tables, census) = Read(isDoMinimum);
        var rolls = tables.Query(
            $"SELECT academic_year, phase, provision_type, sum(roll) FROM {Plan(isDoMinimum)}phase_years GROUP BY ALL",
            row => (Year: row.Integer(0), Phase: row.Text(1), Type: row.Text(2), Roll: row.Number(3)));

        Assert.Contains(rolls, row => row.Type == "special_school");
        Assert.All(rolls,
            row => Assert.Equal(row.Roll, census.Count(row.Year, cell => KindsOf[row.Type].Contains(cell.Kind, StringComparer.Ordinal)
            && cell.YearGroup is >= 0 and <= 14 && SchoolPhases.PhaseOf(cell.YearGroup) == row.Phase).Pupils, 1e-4));
    }

    [Fact]
    public void TheBaseYearIsTheCount()
    {
        var (tables, census) = Read(false);
        var counted = tables.Query("SELECT need, year_group, sum(plans) FROM inputs.base_plans GROUP BY ALL",
            row => (Need: row.Text(0), Group: row.Integer(1), Plans: row.Number(2)));

        Assert.All(counted, row => Assert.Equal(row.Plans,
            census.Count(census.BaseYear, cell => cell.Need == row.Need && cell.YearGroup == row.Group).Pupils, Tolerance));
        Assert.All(census.Year(census.BaseYear), cell => Assert.Equal(Origin.Counted, cell.Origin));
    }

    [Fact]
    public void TheLocalSendReformPlanTakesEveryPlanOnceByProvisionNeedAndAge()
    {
        var (_, census) = Read(false);
        var mapping = ReturnMapping.Embedded;
        var form = mapping.Content.Lsrp["2026"];
        foreach (var cell in census.Year(census.LastYear))
        {
            Assert.Single(form.Provisions, row => row.Takes(cell.Kind, cell.YearGroup));
            Assert.Single(mapping.Content.Needs.Rows, row => row.Needs.Contains(cell.Need, StringComparer.Ordinal));
            foreach (var choice in Enum.GetValues<AgeChoice>())
                Assert.Single(mapping.Content.Ages.Groups, group => group.Takes(cell.YearGroup + mapping.Content.Ages.Rule(choice).Years));
        }
    }

    private static string Plan(bool isDoMinimum) => isDoMinimum ? "do_minimum." : "";

    private (RunQueries Tables, PlanCensus Census) Read(bool isDoMinimum)
    {
        var tables = new RunQueries(run.Folder);
        return (tables, CensusReader.Read(tables, ReturnMapping.Embedded, isDoMinimum));
    }
}
