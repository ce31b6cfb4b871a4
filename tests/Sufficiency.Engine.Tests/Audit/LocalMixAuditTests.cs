using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Audit;

/// <summary>The audit works the paper mix out from its tables, and finds a figure that was changed.</summary>
public sealed class LocalMixAuditTests(LocalMixAuditTests.MixedRun mixed) : IClassFixture<LocalMixAuditTests.MixedRun>
{
    [Fact]
    public void ThePaperMixPasses() => Assert.Equal("", string.Join('\n', mixed.Written.Audit.Findings));

    [Theory]
    [InlineData("placements", "provider_id", "'one'", "provider_id = 'local-primary'", "LocalMix")]
    [InlineData("mainstream_attractions", "counted_pupils", "counted_pupils + 1", "provider_id = 'one'", "LocalMix")]
    [InlineData("mainstream_attractions", "attraction", "attraction * 2", "provider_id = 'one'", "LocalMix")]
    [InlineData("mainstream_shares", "share", "share * 0.9", "area_code = 'A2'", "LocalMix")]
    [InlineData("inputs/area_shares", "share", "0.4", "area_code = 'A1'", "LocalMix")]
    [InlineData("inputs/transport", "home_spread_km", "home_spread_km / 2", "true", "LocalMix")]
    [InlineData("mainstream_years", "pupils", "pupils + 0.1", "academic_year = 2026", "MainstreamYears")]
    [InlineData("mainstream_years", "counted_pupils", "counted_pupils + 1", "academic_year = 2024", "MainstreamYears")]
    [InlineData("do_minimum/mainstream_years", "roll_placed", "0", "academic_year = 2025 AND provider_id = 'one'", "MainstreamYears")]
    [InlineData("mainstream_pressure", "pressure", "pressure * 2", "provider_id = 'one'", "MainstreamYears")]
    [InlineData("mainstream_pressure", "pressure_change", "0", "provider_id = 'one' AND academic_year = 2026", "MainstreamYears")]
    [InlineData("mainstream_pressure", "school_roll", "100", "provider_id = 'two'", "MainstreamYears")]
    [InlineData("provider_years", "roll_placed", "roll_placed + 0.1", "provider_id = 'one' AND academic_year = 2025",
        "RollsFollowPlacements")]
    [InlineData("placements", "travel_minutes", "travel_minutes + 1", "true", "Journeys")]
    [InlineData("area_years", "pupil_minutes", "pupil_minutes + 1", "area_code = 'A1'", "AreaYearsFollowPlacements")]
    [InlineData("costs", "cost_gbp", "cost_gbp + 1", "kind = 'transport' AND provider_id = 'two' AND academic_year = 2026", "Costs")]
    [InlineData("travel", "kilometres", "kilometres + 1", "area_code = 'A1' AND provider_id = 'two'", "Costs")]
    [InlineData("providers", "is_local_mix", "false", "provider_id = 'local-primary'", "RollsFollowPlacements")]
    public void OneDamagedFigureIsFound(string table, string column, string figure, string where, string rule) => Assert.Contains(
        new DamagedRun(mixed.Written.Folder).With(table, column, figure, where).Audit(rule), finding => finding.Rule == rule);

    /// <summary>The paper mix, solved and written once.</summary>
    public sealed class MixedRun : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();

        internal WrittenRun Written { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            var dataset = PaperMix.Dataset();
            var (travel, forecast) = (PaperMix.Travel(dataset), PaperMix.Forecast(dataset));
            var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), SchemeChoice.None);
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
                    Record = record with { Plan = outcome, DoMinimum = outcome }
                },
                force: false, CancellationToken.None);
        }

        public Task DisposeAsync()
        {
            folder.Dispose();
            return Task.CompletedTask;
        }
    }
}
