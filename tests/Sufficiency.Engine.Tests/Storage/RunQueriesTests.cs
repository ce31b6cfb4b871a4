using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Storage;

/// <summary>Views over the tables of a run, in which one file holds both plans.</summary>
public sealed class RunQueriesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public RunQueriesTests() => AuditedRunWriter.Write(folder.At("run"), PaperPlan.Create(), force: false, CancellationToken.None);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("costs")]
    [InlineData("provider_years")]
    [InlineData("summary")]
    public void ATableAloneHoldsThePlanAndThatOfDoMinimumHoldsDoMinimum(string table)
    {
        using var run = new RunQueries(folder.At("run"));

        Assert.Equal(["plan"], run.Query($"SELECT DISTINCT plan FROM {table}", row => row.Text(0)), StringComparer.Ordinal);
        Assert.Equal(
            ["do_minimum"], run.Query($"SELECT DISTINCT plan FROM do_minimum.{table}", row => row.Text(0)), StringComparer.Ordinal);
    }

    [Fact]
    public void CostsOfEachViewAreThoseOfItsPlan()
    {
        using var run = new RunQueries(folder.At("run"));

        var totals = new[] { "", "do_minimum." }.Select(plan =>
            run.Query($"SELECT sum(cost_gbp) FROM {plan}costs", row => row.Number(0)).Single()).ToList();
        Assert.Equal(run.Record.Plan.TotalCostGbp, totals[0], 4);
        Assert.Equal(run.Record.DoMinimum.TotalCostGbp, totals[1], 4);
        Assert.NotEqual(totals[0], totals[1], 4);
    }

    [Fact]
    public void TablesThatPlansDoNotShareAreThereOnce()
    {
        using var run = new RunQueries(folder.At("run"));

        Assert.True(run.Has("placements") && run.Has("do_minimum.placements") && run.Has("inputs.parameters") && run.Has("codes"));
        Assert.False(run.Has("do_minimum.areas") || run.Has("do_minimum.money"));
    }
}
