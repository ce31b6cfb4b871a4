using Sufficiency.Returns.Books;
using Sufficiency.Returns.Census;

namespace Sufficiency.Engine.Tests.Returns;

/// <summary>Requests, assessments and plans issued follow the forecast's new plans as they did when they were counted.</summary>
public sealed class RequestForecastTests(EveryTableRun run) : IClassFixture<EveryTableRun>
{
    private readonly ReturnBook book = run.Return("lsrp");

    /// <summary>In 2024 the pack counts 28 new plans, and 20 requests, 16 assessments and 15 plans issued at ages 5 to 10.</summary>
    [Theory]
    [InlineData("10.", 20)]
    [InlineData("11.", 16)]
    [InlineData("12.", 15)]
    public void EachIsHeldInProportionToNewPlans(string section, double counted)
    {
        var newPlans = run.Query("SELECT academic_year::VARCHAR, sum(new_plans) FROM flows GROUP BY ALL")
            .ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal);
        var cells = Cells(section).Where(cell => cell.Keys[3] == "Age 5 to 10" && cell.Value is not null).ToList();

        Assert.Contains(cells, cell => cell.Keys[4] == "2025");
        Assert.All(cells, cell => Assert.Equal(
            cell.Origin == Origin.Counted ? counted : counted / 28 * newPlans[cell.Keys[4]], cell.Value!.Value, 9));
        Assert.Equal(["2024"], cells.Where(cell => cell.Origin == Origin.Counted).Select(cell => cell.Keys[4]), StringComparer.Ordinal);
    }

    [Fact]
    public void AnAgeThatIsNotCountedIsBlankWithTheReason() => Assert.All(
        Cells("10.").Where(cell => cell.Keys[3] == "Under 5" && cell.Keys[4] is "2025" or "2026"),
        cell => Assert.Equal((null, "This age group is not counted in 2024."), (cell.Value, cell.Reason)));

    private IEnumerable<ReturnCell> Cells(string section) =>
        book.Cells.Where(cell => cell.Keys[0] == section && cell.Layer == CellLayer.Mitigated);
}
