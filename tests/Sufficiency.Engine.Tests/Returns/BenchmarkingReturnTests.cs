using Sufficiency.Engine.Reference;
using Sufficiency.Returns.Books;

namespace Sufficiency.Engine.Tests.Returns;

/// <summary>Benchmarking has the categories and measures of its list, and its sums are the run's.</summary>
public sealed class BenchmarkingReturnTests(EveryTableRun run) : IClassFixture<EveryTableRun>
{
    private readonly ReturnBook book = run.Return("benchmarking");

    [SkippableFact]
    public void MeasuresOfSpendingAreThoseOfTheList()
    {
        var measures = ReturnList.Section("4.").Select(line => line.Trim().Split('|'))
            .Where(cells => cells.Length == 4 && cells[2].Trim().StartsWith("1.", StringComparison.Ordinal))
            .Select(cells => (cells[1].Trim(), cells[2].Trim())).ToList();

        Assert.Equal(7, measures.Count);
        Assert.Equal(measures, Sheet("Spend by section 251 line").Rows.Take(7).Select(row => (row.Labels[0], row.Labels[1])));
    }

    [Fact]
    public void LinesSumToTheSpendingOfTheLedger()
    {
        var rows = Sheet("Spend by section 251 line").Rows;
        var ledger = run.Query("SELECT academic_year::VARCHAR, spending_cash_gbp FROM ledger ORDER BY ALL");

        Assert.Equal(ledger[0].Value, rows[^1].Cells[0].Value!.Value, 4);
        Assert.Equal(ledger[0].Value, rows.SkipLast(1).Sum(row => row.Cells[0].Value ?? 0.0), 3);
    }

    [Fact]
    public void CategoriesSumToTheTotalsOfTheAuthorityAndOfEngland()
    {
        var rows = Sheet("Plans per 1000 pupils").Rows;

        Assert.Equal(8, rows.Count);
        Assert.Equal(rows[0].Cells[0].Value!.Value, rows.Skip(1).Sum(row => row.Cells[0].Value ?? 0.0), 6);
        Assert.Equal(EnglandCounts.Plans, rows[0].Cells[^2].Value);
        Assert.Equal(EnglandCounts.Plans, rows.Skip(1).Sum(row => row.Cells[^2].Value!.Value));
    }

    private ReturnSheet Sheet(string name) => book.Sheets.Single(sheet => sheet.Name == name);
}
