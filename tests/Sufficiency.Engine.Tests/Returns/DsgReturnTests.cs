using Sufficiency.Returns.Books;

namespace Sufficiency.Engine.Tests.Returns;

/// <summary>The DSG management plan has the sheets of its list, and its figures are those of the run's tables.</summary>
public sealed class DsgReturnTests(EveryTableRun run) : IClassFixture<EveryTableRun>
{
    private static readonly string[] Placements = ["MmSoA", "RPSEN", "MdSSA", "NMISS", "HspAP", "P16FE", "OTHER"];
    private readonly ReturnBook book = run.Return("dsg");

    [SkippableFact]
    public void SheetsTitlesAndColumnsAreThoseOfTheList()
    {
        var list = ReturnList.Section("3.");
        var titles = ReturnList.Between(list, "Seven placement sheets (title exact): ", ".\n").TrimEnd('.').Split("; ");
        var headings = ReturnList.Between(list, "columns Composite key", ". Rounding").Split(". ")[0];
        var words = headings[(headings.IndexOf("sheet title", StringComparison.Ordinal))..].Split(", ").Select(word => word.Trim(' ', '.'));

        Assert.Equal(titles, Placements.Select(name => Sheet(name).Title), StringComparer.Ordinal);
        Assert.Equal(words, Sheet("Lookup").Headings.Skip(3), StringComparer.Ordinal);
        Assert.Equal(["Composite key", "DSG placement category abbreviation", "DSG placement category"], Sheet("Lookup").Headings.Take(3),
            StringComparer.Ordinal);
        Assert.Contains(string.Join(", ", Placements), headings, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void RowsAreTheAgeGroupsAndNeedsOfTheListWithTheirTotals()
    {
        var list = ReturnList.Section("3.");
        var ages = ReturnList.Between(list, "`Number of EHCPs by age group` (", ")").Replace("`", "", StringComparison.Ordinal).Split("; ");
        var total = ReturnList.Between(list, "(the 13 of LSRP above; `", "`");
        var needs = ReturnList.Between(ReturnList.Section("2."), "Needs, in order: ", " (0 for plans)").Split("; ");

        Assert.Equal([.. ages, .. needs, total], Rows(Sheet("MmSoA")), StringComparer.Ordinal);
        Assert.Equal([.. ages[3..], .. needs, total], Rows(Sheet("P16FE")), StringComparer.Ordinal);
        Assert.Equal(["Number of EHCPs by age group", "Number of EHCPs by primary need"],
            Sheet("MmSoA").Rows.Select(row => row.Labels[0]).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" unmitigated")]
    public void CategoriesSumToThePlansOfTheForecast(string suffix)
    {
        var stock = run.Query("SELECT (academic_year + 1)::VARCHAR, sum(pupils) FROM stock GROUP BY ALL")
            .ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal);
        foreach (var breakdown in new[] { "Total number by Age Group", "Total number of EHCPs by primary need" })
        {
            for (var i = 2; i < Sheet("MmSoA").Headings.Count; i++)
            {
                if (!stock.TryGetValue(Sheet("MmSoA").Headings[i], out var plans)) continue;
                Assert.Equal(plans, Placements.Sum(name => Cell(name + suffix, breakdown, i - 2).Value ?? 0.0), 6);
            }
        }
    }

    [Fact]
    public void TotalsAreThoseOfUnroundedCells() => Assert.All(Placements.Where(name => name != "HspAP"), name =>
    {
        var rows = Sheet(name).Rows;
        foreach (var table in rows.GroupBy(row => row.Labels[0], StringComparer.Ordinal).Select(group => group.ToList()))
            Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(
                table[^1].Cells[i].Value!.Value, table[..^1].Sum(row => row.Cells[i].Value!.Value), 6));
    });

    [Fact]
    public void DifferencesAreThePlanLessCommittedSchemesOnly()
    {
        foreach (var name in Placements.Append("Financial position"))
        {
            var (plan, none, difference) = (Sheet(name), Sheet(name + " unmitigated"), Sheet(name + " difference"));
            foreach (var (row, at) in difference.Rows.Select((row, at) => (row, at)))
            {
                Assert.All(Enumerable.Range(0, row.Cells.Count), i => Assert.Equal(
                    plan.Rows[at].Cells[i].Value - none.Rows[at].Cells[i].Value, row.Cells[i].Value));
            }
        }
    }

    [Fact]
    public void TheLookupHoldsEveryFigureOfThePlanUnderItsKey()
    {
        var figures = Placements.SelectMany(name => Sheet(name).Rows.SelectMany(row => row.Cells))
            .ToDictionary(cell => cell.Keys[0], StringComparer.Ordinal);

        Assert.Equal(figures.Count, Sheet("Lookup").Rows.Count);
        Assert.All(Sheet("Lookup").Rows, row =>
        {
            var figure = figures[row.Labels[0]];
            Assert.Equal($"{row.Labels[3]}: {row.Labels[4]}: {row.Labels[5]}{row.Labels[6]}: {row.Labels[7]}", row.Labels[0]);
            Assert.Equal(figure.Shown, row.Cells[1].Shown);
            Assert.Equal(figure.Value is { } value ? ReturnCell.RoundedUp(value, 2) : null, row.Cells[0].Shown);
        });
    }

    [Theory]
    [InlineData("", "mitigated")]
    [InlineData(" unmitigated", "unmitigated")]
    public void FinancialYearsAreAprilToAugustOfOneAcademicYearAndSeptemberToMarchOfTheNext(string suffix, string variant)
    {
        var split = Sheet("Split of academic years").Rows.Where(row => row.Labels[0] == variant).ToList();
        var spending = Line("Financial position" + suffix, "High needs spending");
        var lines = Sheet("Financial position" + suffix).Rows.Skip(1).TakeWhile(row => row.Labels[0] != "High needs spending").ToList();

        Assert.All(split, row => Assert.Equal(row.Cells[0].Value!.Value, row.Cells[1].Value!.Value + row.Cells[2].Value!.Value, 6));
        Assert.All(split, row => Assert.Equal(row.Cells[0].Value!.Value * 7 / 12, row.Cells[1].Value!.Value, 6));
        for (var i = 1; i < spending.Cells.Count; i++)
            Assert.Equal(split[i - 1].Cells[2].Value!.Value + split[i].Cells[1].Value!.Value, spending.Cells[i].Value!.Value, 4);
        Assert.Equal(split.Sum(row => row.Cells[0].Value!.Value),
            spending.Cells.Skip(1).Sum(cell => cell.Value!.Value) + split[0].Cells[1].Value!.Value + split[^1].Cells[2].Value!.Value, 3);
        Assert.All(Enumerable.Range(0, spending.Cells.Count), i =>
            Assert.Equal(spending.Cells[i].Value!.Value, lines.Sum(line => line.Cells[i].Value!.Value), 3));
    }

    [Fact]
    public void BalancesFollowFromTheLedgerAndThePositionsOfEachYear()
    {
        const string sheet = "Financial position";
        var ledger = run.Query("SELECT academic_year::VARCHAR, closing_balance_gbp FROM ledger ORDER BY ALL");
        var (before, inYear, grant, after) = (Line(sheet, "DSG balance brought forward"), Line(sheet, "In-year position"),
            Line(sheet, "Stability grant of the government"), Line(sheet, "DSG balance carried forward"));

        Assert.Equal(ledger[0].Value, after.Cells[0].Value!.Value, 4);
        for (var i = 0; i < after.Cells.Count; i++)
        {
            Assert.Equal(before.Cells[i].Value!.Value + inYear.Cells[i].Value!.Value + grant.Cells[i].Value!.Value,
                after.Cells[i].Value!.Value, 4);
            if (i > 0) Assert.Equal(after.Cells[i - 1].Value, before.Cells[i].Value);
        }
    }

    private static IEnumerable<string> Rows(ReturnSheet sheet) => sheet.Rows.Select(row => row.Labels[1]);

    private ReturnSheet Sheet(string name) => book.Sheets.Single(sheet => string.Equals(sheet.Name, name, StringComparison.Ordinal));

    private ReturnRow Line(string sheet, string label) => Sheet(sheet).Rows.Single(row => row.Labels[0] == label);

    private ReturnCell Cell(string sheet, string label, int column) =>
        Sheet(sheet).Rows.Single(row => row.Labels[1] == label).Cells[column];
}
