using Sufficiency.Engine.Results.Audit;
using Sufficiency.Engine.Results.Storage;
using Sufficiency.Engine.Results.Storage.DuckDb;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Results.Audit;

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
        var run = RunWriter.Write(folder.At("run"), PaperPlan.Create(), force: false, CancellationToken.None).Folder;
        var path = Path.Combine(run, table + ".parquet");
        using (var session = new DuckDbSession())
        {
            session.Execute($"CREATE TABLE other AS SELECT * REPLACE ({column}::{type} AS {column}) FROM '{path}'; COPY other TO '{path}' (FORMAT parquet)");
        }

        Assert.Equal("", string.Join('\n', PlanAudit.Check(new(run, [])).Findings));
    }
}
