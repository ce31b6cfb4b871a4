using Sufficiency.Engine.Audit;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.Audit;

/// <summary>A run with a delayed opening holds both plans of the comparison, and the audit works their difference out again.</summary>
public sealed class SlipAuditTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ASolvedComparisonPassesAndEveryDamageToItIsFound()
    {
        var written = await WriteAsync();

        Assert.Equal("", string.Join('\n', written.Audit.Findings));
        Assert.Equal(RunTables.FoldersOf(hasSlip: true).Sum(group => group.Tables.Count),
            Directory.GetFiles(written.Folder, "*.parquet", SearchOption.AllDirectories).Length);
        foreach (var (table, column, figure, where, rule) in new[]
        {
            ("slip/slip_years", "pupils_waiting_more", "pupils_waiting_more + 0.01", "academic_year = 2026", "SlipIsTheDifference"),
            ("slip/slip_years", "pupils_out_of_county_more", "pupils_out_of_county_more - 0.01", "academic_year = 2026",
                "SlipIsTheDifference"),
            ("slip/slip_years", "cost_more_gbp", "cost_more_gbp + 1", "academic_year = 2027", "SlipIsTheDifference"),
            ("slip/slip_years", "high_needs_position_change_gbp", "NULL", "academic_year = 2027", "SlipIsTheDifference"),
            ("slip/slip_years", "academic_year", "2031", "academic_year = 2028", "SlipIsTheDifference"),
            ("slip/slip_schemes", "places_slipped", "places_slipped + 1", "academic_year = 2027", "SlipIsTheDifference"),
            ("slip/slipped/waiting", "pupils", "pupils + 1", "academic_year = 2026", "WaitingFollowsPlacements"),
            ("slip/slipped/schemes", "opening_year", "2026", "true", "SchemesOpenOnce"),
            ("slip/as_planned/schemes", "opening_year", "2028", "true", "SchemesOpenOnce"),
            ("slip/as_planned/costs", "cost_gbp", "cost_gbp + 1", "kind = 'capital'", "Costs"),
        })
        {
            var path = Path.Combine(written.Folder, table + ".parquet");
            var whole = await File.ReadAllBytesAsync(path);
            Damage(path, column, figure, where);
            Assert.Contains(PlanAudit.Check(new(written.Folder, [])).Findings,
                finding => string.Equals(finding.Rule, rule, StringComparison.Ordinal));
            await File.WriteAllBytesAsync(path, whole);
        }
    }

    [Fact]
    public async Task RunJsonNamesWhatTheDelayCosts()
    {
        var written = await WriteAsync();
        using var session = new DuckDbSession();
        var slip = RunRecord.Read(written.Folder).Slip!;

        double Sum(string column, string table) =>
            session.QueryNumber($"SELECT sum({column}) FROM '{Path.Combine(written.Folder, "slip", table)}.parquet'")!.Value;
        Assert.Equal(Sum("cost_gbp", "slipped/costs") - Sum("cost_gbp", "as_planned/costs"), slip.CostMoreGbp, 1e-3);
        Assert.Equal(Sum("pupils", "slipped/waiting") - Sum("pupils", "as_planned/waiting"), slip.WaitingPupilYearsMore, 1e-6);
        Assert.Equal(slip.Slipped.TotalCostGbp - slip.AsPlanned.TotalCostGbp, slip.CostMoreGbp, 1e-3);
        Assert.InRange(slip.Slipped.ObjectiveGbp - slip.AsPlanned.ObjectiveGbp, slip.ProvenLeastGbp!.Value - 1e-3,
            slip.ProvenMostGbp!.Value + 1e-3);
        Assert.True(slip.ProvenLeastGbp > 0, "a delay of places in want is dear");
    }

    [Fact]
    public async Task AComparisonThatIsNotWrittenIsCheckedToo()
    {
        var run = await RunAsync() with { KeptTables = new HashSet<string>(StringComparer.Ordinal) { "demand" } };
        Assert.Equal("", string.Join('\n', RunWriter.Write(folder.At("right"), run, force: false, CancellationToken.None).Audit.Findings));

        var slipped = run.Slip!.Slipped;
        var dearer = slipped with
        {
            Tables = slipped.Tables with { Costs = [.. slipped.Tables.Costs.Select(row => row with { CostGbp = row.CostGbp + 5.0 })] },
        };
        var findings = RunWriter.Write(folder.At("wrong"), run with { Slip = run.Slip with { Slipped = dearer } }, force: false,
            CancellationToken.None).Audit.Findings;

        Assert.Contains(findings, finding => finding is { Plan: "slipped", Rule: "Costs" });
        Assert.All(findings, finding => Assert.Equal("slipped", finding.Plan));
    }

    private async Task<WrittenRun> WriteAsync() =>
        RunWriter.Write(folder.At("run"), await RunAsync(), force: false, CancellationToken.None);

    private async Task<RunContents> RunAsync()
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
            Basis = new(new(dataset, TravelMatrixBuilder.Build(dataset), forecast)),
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

    private async Task<ComparedPlan> SolveAsync(PlanningDataset dataset, DemandForecast forecast, SchemeChoice choice)
    {
        var travel = TravelMatrixBuilder.Build(dataset);
        var model = PlanModelBuilder.Build(new PlanBasis(new(dataset, travel, forecast)), choice);
        var solution = await WholeProblem.SolveAsync(NativeSolver.Shared, model.Problem);
        return new(PlanReader.Read(model, solution), solution.Objective!.Value, solution.Bound);
    }

    private static void Damage(string path, string column, string figure, string where)
    {
        using var session = new DuckDbSession();
        session.Execute($"CREATE TABLE damaged AS SELECT * FROM '{path}'");
        Assert.NotEqual(0.0, session.QueryNumber($"SELECT count(*)::DOUBLE FROM damaged WHERE {where}"));
        session.Execute($"UPDATE damaged SET {column} = {figure} WHERE {where}; COPY damaged TO '{path}' (FORMAT parquet)");
    }
}
