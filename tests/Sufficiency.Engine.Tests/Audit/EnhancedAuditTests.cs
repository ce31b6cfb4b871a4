using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.Audit;

/// <summary>The audit sees who is in an enhanced base that should not be, and what is paid for them.</summary>
public sealed class EnhancedAuditTests(EnhancedAuditTests.EnhancedRun enhanced) : IClassFixture<EnhancedAuditTests.EnhancedRun>
{
    [Fact]
    public void ThePlanPasses() => Assert.Equal("", string.Join('\n', enhanced.Written.Audit.Findings));

    [Theory]
    [InlineData("placements", "tier", "'S'", "provider_id = 'base'", "ProvisionTypeSuitsTier")]
    [InlineData("providers", "enhanced_top_up_gbp", "NULL", "provider_id = 'base'", "EnhancedBaseHasATopUp")]
    [InlineData("providers", "enhanced_top_up_gbp", "enhanced_top_up_gbp + 1", "provider_id = 'base'", "Costs")]
    public void EveryDamageIsFound(string table, string column, string figure, string where, string rule) => Assert.Contains(
        new DamagedRun(enhanced.Written.Folder).With(table, column, figure, where).Audit(rule), finding => finding.Rule == rule);

    /// <summary>The enhanced county, solved and written once.</summary>
    public sealed class EnhancedRun : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();

        internal WrittenRun Written { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            var dataset = EnhancedCounty.Dataset();
            var (travel, forecast) = (TravelMatrixBuilder.Build(dataset), EnhancedCounty.Forecast(dataset, 2, 1));
            var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), SchemeChoice.Choose);
            var solution = await WholeProblem.SolveAsync(NativeSolver.Shared, model.Problem);
            var (tables, record) = (PlanReader.Read(model, solution), PaperPlan.Create().Record);
            var outcome = record.Plan with { ObjectiveGbp = solution.Objective!.Value, BoundGbp = solution.Objective };
            Written = AuditedRunWriter.Write(
                folder.At("run"),
                new()
                {
                    Forecast = new(new(new(dataset, travel, forecast))),
                    Plan = tables,
                    DoMinimum = tables,
                    Record = record with { Plan = outcome, DoMinimum = outcome },
                },
                force: false,
                CancellationToken.None);
        }

        public Task DisposeAsync()
        {
            folder.Dispose();
            return Task.CompletedTask;
        }
    }
}
