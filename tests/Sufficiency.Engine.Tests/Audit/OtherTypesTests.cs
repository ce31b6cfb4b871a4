using Sufficiency.Engine.Audit;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Audit;

/// <summary>A run whose files another program wrote again, with other types of numbers.</summary>
public sealed class OtherTypesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

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
    public void AFigureOfAnotherTypeIsWhatItSays(string table, string column, string type)
    {
        Assert.Equal("", string.Join('\n', FindingsWith(table, column, $"{column}::{type}")));
    }

    // The same letters, but a reader cannot join them with the table that names them; and other values that are no texts.
    [Theory]
    [InlineData("placements", "need", "need::BLOB")]
    [InlineData("demand", "area_code", "area_code::BLOB")]
    [InlineData("placements", "provider_id", "7::BIGINT")]
    [InlineData("demand", "tier", "7::INTEGER")]
    public void ACodeThatIsNoTextIsNoCode(string table, string column, string value) =>
        Assert.Contains(FindingsWith(table, column, value),
            finding => finding.Rule == "CodesAreKnown" && finding.Message.StartsWith($"{table}.{column}: ", StringComparison.Ordinal));

    private IReadOnlyList<AuditFinding> FindingsWith(string table, string column, string value)
    {
        var run = RunWriter.Write(folder.At("run"), PaperPlan.Create(), force: false, CancellationToken.None).Folder;
        var path = Path.Combine(run, table + ".parquet");
        using (var session = new DuckDbSession())
        {
            session.Execute(
                $"CREATE TABLE other AS SELECT * REPLACE ({value} AS {column}) FROM '{path}'; COPY other TO '{path}' (FORMAT parquet)");
        }

        return PlanAudit.Check(new(run, [])).Findings;
    }
}
