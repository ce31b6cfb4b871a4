using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Engine.Sweeps.Runs;

namespace Sufficiency.Engine.Tests.Sweeps.Comparison;

/// <summary>Futures that leave no choice of a scheme, or not in every year, and none of which is the base.</summary>
public sealed class CompareChoicesTests : IDisposable
{
    private readonly SweepText text = new("""
        name: small
        title: With and without
        base: small
        schemes: choose
        set: {capital.budgets: ~, penalties.waiting_gbp: 4000000, "rates[new_plans,*].value": {multiply: 3}}
        axes:
          vale:
            withdrawn: {"schemes[vale-new].status": withdrawn}
            first: {"schemes[vale-new].latest_opening": 2026}
            late: {"schemes[vale-new].earliest_opening": 2027, "schemes[vale-new].planned_opening": 2027}

        """);

    public CompareChoicesTests() => text.LetANewSchoolPay();

    public void Dispose() => text.Dispose();

    [Fact]
    public async Task FuturesWithoutAChoiceHaveNoPartInWhatASchemeIsWorth()
    {
        await new SweepRun(TimeProvider.System).RunAsync(new(text.Path, text.DataFolders, text.At("out")) { Workers = 2 }, null, default);

        var outcome = await new CompareRun(TimeProvider.System).RunAsync(new(text.At("out")) { Workers = 2 }, null, default);

        using var session = new DuckDbSession();
        var matrix = session.Query($"SELECT plan, scenario, status FROM {Table("matrix")} ORDER BY ALL",
            row => (Plan: row.GetText(0), Scenario: row.GetText(1), Status: row.GetText(2)));
        var openings = session.Query($"SELECT plan, opening_year FROM {Table("plan_openings")} ORDER BY ALL",
            row => (Plan: row.GetText(0), Year: row.GetInteger(1)));
        var (first, late) = (openings.Single(row => row.Year == 2026).Plan, openings.Single(row => row.Year == 2027).Plan);
        Assert.Equal("not allowed: vale-new may open no later than 2026/27 in this future",
            matrix.Single(cell => cell.Plan == late && cell.Scenario == "vale-first").Status);
        Assert.Contains("Vale School 2027/28", Assert.Single(outcome.NotEverywhere), StringComparison.Ordinal);
        Assert.Equal((first, "vale-first"), (outcome.Plans[0].Name, outcome.Reference));

        var worth = Assert.Single(outcome.Schemes);
        Assert.Equal(1.0, worth.PaysShare);
        Assert.Equal(2, session.QueryNumber($"SELECT CAST(sum(futures) AS DOUBLE) FROM {Table("break_even")}"));
        Assert.True(worth.DelayGbp[0] > 0, "A year later, in the future whose own plan it is, costs something.");
        Assert.Equal(1, session.QueryNumber(
            $"SELECT CAST(count(*) AS DOUBLE) FROM {Table("payback")} WHERE payback_year IS NULL AND scenario = 'vale-withdrawn'"));
        // hill-annexe alone, which is committed
        Assert.Equal(0, session.QueryNumber("SELECT CAST(schemes_opened AS DOUBLE) - 1 "
            + $"FROM read_parquet('{text.At("out/scenarios.parquet")}') WHERE scenario = 'vale-withdrawn'"));
    }

    private string Table(string name) => $"read_parquet('{text.At($"out/compare/{name}.parquet")}')";
}
