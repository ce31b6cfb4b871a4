using Sufficiency.Engine.Audit;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.Audit;

/// <summary>The audit sees who is in an enhanced base that should not be, and what is paid for them.</summary>
public sealed class EnhancedAuditTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("placements", "tier", "'S'", "provider_id = 'base'", "ProvisionTypeSuitsTier")]
    [InlineData("providers", "enhanced_top_up_gbp", "NULL", "provider_id = 'base'", "EnhancedBaseHasATopUp")]
    [InlineData("providers", "enhanced_top_up_gbp", "enhanced_top_up_gbp + 1", "provider_id = 'base'", "Costs")]
    public async Task EveryDamageIsFound(string table, string column, string figure, string where, string rule)
    {
        var run = await WriteAsync();
        var path = Path.Combine(run, table + ".parquet");
        using (var session = new DuckDbSession())
        {
            session.Execute($"CREATE TABLE damaged AS SELECT * FROM '{path}'");
            Assert.NotEqual(0.0, session.QueryNumber($"SELECT count(*)::DOUBLE FROM damaged WHERE {where}"));
            session.Execute($"UPDATE damaged SET {column} = {figure} WHERE {where}; COPY damaged TO '{path}' (FORMAT parquet)");
        }

        Assert.Contains(PlanAudit.Check(new(run, [])).Findings, finding => string.Equals(finding.Rule, rule, StringComparison.Ordinal));
    }

    private async Task<string> WriteAsync()
    {
        var dataset = EnhancedCounty.Dataset();
        var (travel, forecast) = (TravelMatrixBuilder.Build(dataset), EnhancedCounty.Forecast(dataset, 2, 1));
        var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), SchemeChoice.Choose);
        var solution = await WholeProblem.SolveAsync(NativeSolver.Shared, model.Problem);
        var (tables, record, objective) =
            (PlanReader.Read(model, solution), PaperPlan.Create().Record, solution.Objective!.Value);
        var outcome = record.Plan with { ObjectiveGbp = objective, BoundGbp = objective };
        var written = RunWriter.Write(
            folder.At("run"),
            new()
            {
                Basis = new(new(dataset, travel, forecast)),
                Plan = tables,
                DoMinimum = tables,
                Record = record with { Plan = outcome, DoMinimum = outcome },
            },
            force: false,
            CancellationToken.None);
        Assert.Equal("", string.Join('\n', written.Audit.Findings));
        return written.Folder;
    }
}
