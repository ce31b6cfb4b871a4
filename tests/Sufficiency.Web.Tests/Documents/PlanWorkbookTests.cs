using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Documents.Plans;
using Sufficiency.Web.Documents.Spreadsheets;

namespace Sufficiency.Web.Tests.Documents;

public sealed class PlanWorkbookTests : IDisposable
{
    private readonly HandMadeRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public void ASheetStandsForEachTableThatTheRunHas()
    {
        var book = PlanWorkbook.Build(run.Folder);
        Assert.Equal("Contents, Summary, Lack of places, Schools, Money, Settings, Dictionary",
            string.Join(", ", book.Sheets.Select(sheet => sheet.Name)));
        Assert.Equal("Paper county", book.Title);
    }

    [Fact]
    public void CodesAreWrittenInTheOfficesWords()
    {
        var row = Sheet("Lack of places", null).Rows[0];
        Assert.Equal("2026/27, Banbury, Primary, Autistic spectrum disorder", string.Join(", ", row.Take(4).Select(cell => cell.Text)));
    }

    [Fact]
    public void FiguresAreRoundedToWhatIsMeant()
    {
        Assert.Equal(2.3, Sheet("Lack of places", null).Rows[0][4].Value);
        Assert.Equal(63.6, Sheet("Lack of places", null).Rows[^1][4].Value); // 2.34 + 61.26, added before it is rounded
        Assert.Equal(12.346, Sheet("Money", null).Rows[0][3].Value);
        Assert.Equal(0.0, Sheet("Money", null).Rows[1][3].Value);
    }

    [Fact]
    public void BothPlansStandSideBySide()
    {
        var school = Sheet("Schools", null).Rows[3];
        Assert.Equal(("Beech School", 40.0, 30.0), (school[0].Text, school[6].Value, school[8].Value));
    }

    [Fact]
    public void ASmallRollIsHiddenWithItsNeighbourInBothPlans()
    {
        var rows = Sheet("Schools", 5).Rows;
        Assert.Equal(8.0, rows[0][6].Value);
        Assert.All([rows[1], rows[3]], row => Assert.Equal(("[c]", "[c]"), (row[6].Text, row[8].Text)));
        Assert.Equal(43.0, Sheet("Summary", 5).Rows[1][2].Value); // the total of the county is shown, and does not give them back
    }

    [Fact]
    public void WithSmallNumbersHiddenNoTownStandsBesideANeed()
    {
        var rows = Sheet("Lack of places", 5).Rows;
        Assert.All(rows, row => Assert.True(row[1].Text == "All towns" || row[3].Text == "All needs"));
        Assert.Equal("[c]", rows.Single(row => row[2].Text == "Primary")[4].Text);
        Assert.Equal("[c]", rows.Single(row => row[1].Text == "Banbury")[4].Text);
        Assert.Equal("[c]", rows.Single(row => row[1].Text == "Witney")[4].Text); // or the total would give Banbury back
    }

    [Fact]
    public void TheSameRunGivesTheSameBytes() => Assert.Equal(Bytes(), Bytes());

    private byte[] Bytes() => SampleDocuments.Bytes(stream => XlsxWriter.Write(PlanWorkbook.Build(run.Folder, 5), stream));

    private Sheet Sheet(string name, double? suppressUnder) =>
        PlanWorkbook.Build(run.Folder, suppressUnder).Sheets.Single(sheet => sheet.Name.Equals(name, StringComparison.Ordinal));
}
