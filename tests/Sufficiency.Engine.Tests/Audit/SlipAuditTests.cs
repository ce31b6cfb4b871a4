using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.Audit;

/// <summary>A run with a delayed opening holds both plans of the comparison, and the audit works their difference out again.</summary>
public sealed class SlipAuditTests(SlipAuditTests.SlipRun slip) : IClassFixture<SlipAuditTests.SlipRun>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ASolvedComparisonPasses()
    {
        var written = slip.Written;

        Assert.Equal("", string.Join('\n', written.Audit.Findings));
        Assert.Equal(RunTables.FoldersOf(hasSlip: true).Sum(group => group.Tables.Count),
            Directory.GetFiles(written.Folder, "*.parquet", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [InlineData("slip/slip_years", "pupils_waiting_more", "pupils_waiting_more + 0.01", "academic_year = 2026", "SlipIsTheDifference")]
    [InlineData("slip/slip_years", "pupils_out_of_county_more", "pupils_out_of_county_more - 0.01", "academic_year = 2026",
        "SlipIsTheDifference")]
    [InlineData("slip/slip_years", "cost_more_gbp", "cost_more_gbp + 1", "academic_year = 2027", "SlipIsTheDifference")]
    [InlineData("slip/slip_years", "high_needs_position_change_gbp", "NULL", "academic_year = 2027", "SlipIsTheDifference")]
    [InlineData("slip/slip_years", "academic_year", "2031", "academic_year = 2028", "SlipIsTheDifference")]
    [InlineData("slip/slip_schemes", "places_slipped", "places_slipped + 1", "academic_year = 2027", "SlipIsTheDifference")]
    [InlineData("slip/slipped/waiting", "pupils", "pupils + 1", "academic_year = 2026", "WaitingFollowsPlacements")]
    [InlineData("slip/slipped/schemes", "opening_year", "2026", "true", "SchemesOpenOnce")]
    [InlineData("slip/as_planned/schemes", "opening_year", "2028", "true", "SchemesOpenOnce")]
    [InlineData("slip/as_planned/costs", "cost_gbp", "cost_gbp + 1", "kind = 'capital'", "Costs")]
    public void EveryDamageToItIsFound(string table, string column, string figure, string where, string rule) => Assert.Contains(
        new DamagedRun(slip.Written.Folder).With(table, column, figure, where).Audit(rule), finding => finding.Rule == rule);

    [Fact]
    public void RunJsonNamesWhatTheDelayCosts()
    {
        var written = slip.Written;
        using var session = new DuckDbSession();
        var told = RunRecord.Read(written.Folder).Slip!;

        double More(string column, string table) => session.QueryNumber(
            $"SELECT sum(CASE plan WHEN 'slipped' THEN {column} ELSE -{column} END) "
                + $"FROM '{Path.Combine(written.Folder, "slip", table)}.parquet'")!.Value;
        Assert.Equal(More("cost_gbp", "costs"), told.CostMoreGbp, 1e-3);
        Assert.Equal(More("pupils", "waiting"), told.WaitingPupilYearsMore, 1e-6);
        Assert.Equal(told.Slipped.TotalCostGbp - told.AsPlanned.TotalCostGbp, told.CostMoreGbp, 1e-3);
        Assert.InRange(told.Slipped.ObjectiveGbp - told.AsPlanned.ObjectiveGbp, told.ProvenLeastGbp!.Value - 1e-3,
            told.ProvenMostGbp!.Value + 1e-3);
        Assert.True(told.ProvenLeastGbp > 0, "a delay of places in want is dear");
    }

    [Fact]
    public void AComparisonThatIsNotWrittenIsCheckedToo()
    {
        var run = slip.Contents with { KeptTables = new HashSet<string>(StringComparer.Ordinal) { "demand" } };
        Assert.Equal("",
            string.Join('\n', AuditedRunWriter.Write(folder.At("right"), run, force: false, CancellationToken.None).Audit.Findings));

        var slipped = run.Slip!.Slipped;
        var dearer = slipped with
        {
            Tables = slipped.Tables with { Costs = [.. slipped.Tables.Costs.Select(row => row with { CostGbp = row.CostGbp + 5.0 })] },
        };
        var findings = AuditedRunWriter.Write(folder.At("wrong"), run with { Slip = run.Slip with { Slipped = dearer } }, force: false,
            CancellationToken.None).Audit.Findings;

        Assert.Contains(findings, finding => finding is { Plan: "slipped", Rule: "Costs" });
        Assert.All(findings, finding => Assert.Equal("slipped", finding.Plan));
    }

    /// <summary>A run with a delayed opening, solved and written once.</summary>
    public sealed class SlipRun : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();

        internal RunContents Contents { get; private set; } = null!;

        internal WrittenRun Written { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Contents = await RunAsync();
            Written = AuditedRunWriter.Write(folder.At("run"), Contents, force: false, CancellationToken.None);
        }

        public Task DisposeAsync()
        {
            folder.Dispose();
            return Task.CompletedTask;
        }

        private static async Task<RunContents> RunAsync()
        {
            var county = SmallDataset.Create();
            var dataset = county with
            {
                DelayedOpenings = [new DelayedOpening(new("extension"), new(2028), new("made up", "2025", Certainty.Assumed))],
                Places = [.. SmallDataset.Places("base", 4), .. SmallDataset.Places("special", 4)],
                Providers = [.. county.Providers.Where(provider => provider.Id.Value != "market"),
                    SmallDataset.Market("market", topUpGbp: 60_000) with { Needs = NeedsOfTheMarket }],
            };
            dataset = dataset with { Providers = [.. dataset.Providers.OrderBy(provider => provider.Id)] };
            var forecast = DemandForecaster.Forecast(dataset);
            var doMinimum = await SolveAsync(dataset, forecast, SchemeChoice.None);
            var asPlanned = await SolveAsync(dataset, forecast, SchemeChoice.AsPlanned);
            var slipped = await SolveAsync(dataset.WithDelaysAsPlans(), forecast, SchemeChoice.AsPlanned);
            var cost = SlipCostBuilder.Build(dataset, asPlanned, slipped);
            var record = PaperPlan.Create().Record;
            return new()
            {
                Forecast = new(new(new(dataset, TravelMatrixBuilder.Build(dataset), forecast))),
                Plan = asPlanned.Tables,
                DoMinimum = doMinimum.Tables,
                Slip = new(asPlanned, slipped, cost),
                Record = record with
                {
                    Plan = Outcome(asPlanned),
                    DoMinimum = Outcome(doMinimum),
                    Slip = new()
                    {
                        AsPlanned = Outcome(asPlanned),
                        Slipped = Outcome(slipped),
                        PlaceYearsFewer = cost.PlaceYearsFewer,
                        WaitingPupilYearsMore = cost.WaitingPupilYearsMore,
                        OutOfCountyPupilYearsMore = cost.OutOfCountyPupilYearsMore,
                        CostMoreGbp = cost.CostMore.Value,
                        ProvenLeastGbp = cost.ProvenLeast?.Value,
                        ProvenMostGbp = cost.ProvenMost?.Value,
                    },
                },
            };

            PlanOutcome Outcome(ComparedPlan plan) => record.Plan with { ObjectiveGbp = plan.ObjectiveGbp, BoundGbp = plan.BoundGbp };
        }

        private static Engine.Domain.Pupils.NeedSet NeedsOfTheMarket => Engine.Domain.Pupils.NeedSet.Of(Engine.Domain.Pupils.Need.Semh);

        private static async Task<ComparedPlan> SolveAsync(PlanningDataset dataset, DemandForecast forecast, SchemeChoice choice)
        {
            var travel = TravelMatrixBuilder.Build(dataset);
            var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), choice);
            var solution = await WholeProblem.SolveAsync(NativeSolver.Shared, model.Problem);
            return new(PlanReader.Read(model, solution), solution.Objective!.Value, solution.Bound);
        }
    }
}
