using Sufficiency.Returns.Books;
using Sufficiency.Returns.Forms;
using Sufficiency.Web.Documents.Plans;
using Sufficiency.Web.Tests.Report;

namespace Sufficiency.Web.Tests.Returns;

/// <summary>Sheets, columns and rows of each return are those of the list of forms.</summary>
public sealed class FormsTests(SmallRun run) : IClassFixture<SmallRun>
{
    [SkippableFact]
    public void ScapHasTheSheetsAndColumnsOfItsForm()
    {
        var list = FormList.Read();
        var book = Make("scap");
        var sheets = book.Sheets.Take(list.ScapSheets.Count).ToList();

        Assert.Equal(8, list.ScapSheets.Count);
        Assert.Equal(list.ScapSheets.Select(sheet => sheet.Code), sheets.Select(sheet => sheet.Name), StringComparer.Ordinal);
        foreach (var (sheet, form) in sheets.Zip(list.ScapSheets))
        {
            Assert.Equal(["Forecasts", .. list.ScapColumns(form.Phase)], sheet.Headings);
            Assert.Equal(form.Phase == "primary" ? 5 : 7, sheet.Rows.Count);
            Assert.Equal("2026/27", sheet.Rows[0].Labels[0]);
            Assert.All(sheet.Rows.SelectMany(row => row.Cells), cell =>
                Assert.Equal([form.Phase, form.Provision, form.Code], cell.Keys.Take(3), StringComparer.Ordinal));
        }
    }

    [SkippableFact]
    public void TheLocalSendReformPlanHasTheSheetsRowsAndColumnsOfItsForm()
    {
        var list = FormList.Read();
        var book = Make("lsrp");
        var tables = book.Sheets.Skip(1).Take(list.LsrpSections.Count).ToList();

        Assert.Equal(13, list.LsrpSections.Count);
        Assert.Equal(["Sheet Name", "Dataset Name", "Order"], book.Sheets[0].Headings);
        Assert.Equal("Assumptions", book.Sheets[1 + tables.Count].Name);
        foreach (var (table, section) in tables.Zip(list.LsrpSections))
        {
            Assert.Equal(section.Code, table.Name);
            Assert.Equal(section.Title, table.Title);
            Assert.Equal(["Calendar Year", .. list.LsrpYears], table.Headings);
            var rows = section.Code == "6." ? list.Provisions : section.Code.StartsWith('7') ? list.Needs : list.Ages;
            Assert.Equal(rows, table.Rows.Select(row => row.Labels[0]), StringComparer.Ordinal);
        }
    }

    [Fact]
    public void EveryTableOfTheLocalSendReformPlanStandsInTheWorkbookThreeTimes()
    {
        var workbook = ReturnWorkbook.Build(Make("lsrp"));
        foreach (var section in workbook.Sheets[0].Rows.Take(13).Select(row => row[0].Text))
        {
            foreach (var suffix in (string[])["", " unmitigated", " difference"])
                Assert.Contains(workbook.Sheets, sheet => string.Equals(sheet.Name, section + suffix, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void TheDifferenceIsThePlanLessDoMinimum()
    {
        var cells = Make("lsrp").Cells.Where(cell => cell.Value is not null).ToList();
        var places = cells.GroupBy(cell => cell.Place, StringComparer.Ordinal).ToList();

        Assert.Contains(cells, cell => cell.Layer == CellLayer.Difference && Math.Abs(cell.Value!.Value) > 0.01);
        Assert.All(places, place => Assert.Equal(Of(place, CellLayer.Mitigated) - Of(place, CellLayer.Unmitigated),
            Of(place, CellLayer.Difference), 1e-9));
    }

    [Theory]
    [InlineData(2.5, 0, 3)]
    [InlineData(2.4999, 0, 2)]
    [InlineData(-0.5, 0, 0)]
    [InlineData(0.05, 1, 0.1)]
    public void HalvesAreRoundedUp(double value, int decimals, double rounded) =>
        Assert.Equal(rounded, ReturnCell.RoundedUp(value, decimals), 1e-12);

    [Fact]
    public void SeveralRunsGiveTheMedianAndKeepEachFigure()
    {
        var one = Make("scap");
        var book = SpreadOfRuns.Of([one, one.Map(Plus(3)), one.Map(Plus(1))]);

        foreach (var (cell, first) in book.Cells.Zip(one.Cells).Where(pair => pair.First.Value is not null))
        {
            Assert.Equal(first.Value!.Value + 1, cell.Value!.Value, 1e-9);
            Assert.Equal(3, cell.OfRuns.Count);
        }
    }

    private static Func<ReturnCell, ReturnCell> Plus(double pupils) => cell => cell with { Value = cell.Value + pupils };

    private static double Of(IEnumerable<ReturnCell> cells, CellLayer layer) => cells.Single(cell => cell.Layer == layer).Value!.Value;

    private ReturnBook Make(string form) => ReturnMaker.Make(new(form, [run.Folder]));
}
