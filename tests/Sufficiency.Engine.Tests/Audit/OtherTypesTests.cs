namespace Sufficiency.Engine.Tests.Audit;

/// <summary>A run whose files another program wrote again, with other types of numbers.</summary>
public sealed class OtherTypesTests(PlanAuditTests.PaperRun paper) : IClassFixture<PlanAuditTests.PaperRun>
{
    [Theory]
    [InlineData("placements", "pupils", "DECIMAL(18, 9)")]
    [InlineData("placements", "year_needed", "BIGINT")]
    [InlineData("placements", "year_placed", "SMALLINT")]
    [InlineData("placements", "travel_minutes", "FLOAT")]
    [InlineData("demand", "placings", "FLOAT")]
    [InlineData("demand", "academic_year", "DOUBLE")]
    [InlineData("unplaced", "pupils", "DECIMAL(18, 9)")]
    [InlineData("travel", "kilometres", "FLOAT")]
    [InlineData("survival", "share", "DECIMAL(18, 9)")]
    [InlineData("survival", "year_needed", "SMALLINT")]
    [InlineData("years", "academic_year", "BIGINT")]
    public void AFigureOfAnotherTypeIsWhatItSays(string table, string column, string type) =>
        Assert.Equal("", string.Join('\n', Run().WithColumn(table, column, $"{column}::{type}").Audit()));

    // The same letters, but a reader cannot join them with the table that names them; and other values that are no texts.
    [Theory]
    [InlineData("placements", "need", "need::BLOB")]
    [InlineData("demand", "area_code", "area_code::BLOB")]
    [InlineData("placements", "provider_id", "7::BIGINT")]
    [InlineData("demand", "tier", "7::INTEGER")]
    public void ACodeThatIsNoTextIsNoCode(string table, string column, string value) =>
        Assert.Contains(Run().WithColumn(table, column, value).Audit("CodesAreKnown"),
            finding => finding.Rule == "CodesAreKnown" && finding.Message.StartsWith($"{table}.{column}: ", StringComparison.Ordinal));

    private DamagedRun Run() => new(paper.Written.Folder);
}
