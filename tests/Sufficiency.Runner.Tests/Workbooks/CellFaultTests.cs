namespace Sufficiency.Runner.Tests.Workbooks;

/// <summary>Every kind of fault is told by sheet and cell, with value and advice, and nothing is written.</summary>
public sealed class CellFaultTests : IDisposable
{
    private readonly ImportTrial trial = new();

    public void Dispose() => trial.Dispose();

    [Theory]
    [InlineData("Schools and places!D10", "special scool", "Did you mean special school?")]
    [InlineData("Schools and places!G10", "ASD;XX", "name XX, which is not a primary need")]
    [InlineData("Schools and places!H10", "Year 99", "lowest year group")]
    [InlineData("Schools and places!J10", "12,14", "Put semicolons between the years")]
    [InlineData("Schools and places!J10", "12;;14", "leave a year empty")]
    [InlineData("Schools and places!J10", "1;2;3;4", "4 figures for 3 years")]
    [InlineData("Schools and places!J10", "twelve", "not a number")]
    [InlineData("Schools and places!K10", "15", "more places than the whole provider")]
    [InlineData("Schools and places!N10", "perhaps", "Use one of yes, no")]
    [InlineData("Schools and places!P10", "much", "not a number")]
    [InlineData("Schools and places!P10", "-5", "is negative")]
    [InlineData("Schools and places!V10", "somewhere", "This is not a grid point")]
    [InlineData("Schools and places!V10", "9000000, 20", "Great Britain")]
    [InlineData("Schools and places!X10", "certain", "Use one of found, derived, assumed")]
    [InlineData("Pupils!A17", "Vale Scool", "Did you mean Vale School?")]
    [InlineData("Pupils!B17", "ASDD", "Did you mean ASD?")]
    [InlineData("Pupils!J17", "-1", "is negative")]
    [InlineData("Pupils!J17", "a few", "not a number")]
    [InlineData("Pupils!P16", "2", "takes Year R to Year 6")]
    [InlineData("Schemes!C8", "Vale", "no such row")]
    [InlineData("Schemes!E8", "maybe", "Use one of committed, optional, withdrawn")]
    [InlineData("Schemes!F8", "2026/28", "2026")]
    [InlineData("Schemes!F8", "1850", "1990")]
    [InlineData("Schemes!I8", "40/80", "not a number")]
    [InlineData("Schemes!M8", "ten million", "not a number")]
    [InlineData("Schemes!N8", "the bank", "Write government grant")]
    [InlineData("Money!A12", "travel.days", "no figure of this code")]
    [InlineData("Money!A12", "travel.daily_cost[5 km]", "The figure stands twice")]
    [InlineData("Money!C12", "", "The figure is not given")]
    [InlineData("Money!C12", "-190", "")]
    [InlineData("Waiting!A9", "SMEH", "Did you mean SEMH?")]
    [InlineData("Waiting!B9", "school", "none of the words")]
    [InlineData("Waiting!M9", "none", "not a number")]
    public void AFaultyValueIsToldAtItsCell(string place, string value, string words) =>
        AssertFault(WorkbookEditor.OfSmallPack(editor => editor.SetText(place, value)),
            words.Contains("stands twice", StringComparison.Ordinal) ? "Money!A14" : place, words);

    [Theory]
    [InlineData("Schools and places!J10")]
    [InlineData("Schools and places!G10")]
    [InlineData("Schools and places!P10")]
    [InlineData("Pupils!J16")]
    [InlineData("Schemes!I8")]
    [InlineData("Schemes!F8")]
    [InlineData("Money!C12")]
    public void WhatASpreadsheetMakesOfACellIsTold(string place)
    {
        AssertFault(WorkbookEditor.OfSmallPack(editor => editor.SetDate(place, 45966)), place, "made a date of this");
        AssertFault(WorkbookEditor.OfSmallPack(editor => editor.SetText(place, "1.51E+07")), place, "shortened this number");
        AssertFault(WorkbookEditor.OfSmallPack(editor => editor.SetError(place, "#REF!")), place, "ends in an error");
        AssertFault(WorkbookEditor.OfSmallPack(editor => editor.SetFormula(place, null)), place, "without a result");
    }

    [Theory]
    [InlineData("Jan-25")]
    [InlineData("05-Nov")]
    public void ADateThatBecameATextIsTold(string text) =>
        AssertFault(WorkbookEditor.OfSmallPack(editor => editor.SetText("Schools and places!J10", text)), "Schools and places!J10",
            "made a date");

    [Theory]
    [InlineData("Pupils", "A14:A16", "Pupils!A14")]
    [InlineData("Schools and places", "B8:C9", "Schools and places!B8")]
    public void MergedCellsAreTold(string sheet, string range, string place) =>
        AssertFault(WorkbookEditor.OfSmallPack(editor => editor.Merge(sheet, range)), place, "Cells are merged");

    [Theory]
    [InlineData("Pupils", "Pupil", "Rename the sheet «Pupil»")]
    [InlineData("Schools and places", "Schools & place", "Rename the sheet «Schools & place»")]
    [InlineData("Money", "Costs", "Copy it from a fresh template")]
    public void ARenamedSheetIsTold(string sheet, string name, string words) =>
        AssertFault(WorkbookEditor.OfSmallPack(editor => editor.Rename(sheet, name)), sheet, words);

    [Theory]
    [InlineData("Schemes")]
    [InlineData("Waiting")]
    public void AMissingSheetIsTold(string sheet) =>
        AssertFault(WorkbookEditor.OfSmallPack(editor => editor.Delete(sheet)), sheet, "The sheet is missing");

    [Theory]
    [InlineData("Schools and places!J5", "Place", "Rename «Place» if that is what it holds")]
    [InlineData("Pupils!B13", "Needs of pupils", "The column «Need» is missing")]
    [InlineData("Money!C5", "", "The column «Value» is missing")]
    public void AMissingHeadingIsTold(string place, string heading, string words) =>
        Assert.Contains(trial.Refuse(WorkbookEditor.OfSmallPack(editor => editor.Set(place, heading))),
            issue => $"{issue.Problem} {issue.Advice}".Contains(words, StringComparison.Ordinal));

    [Fact]
    public void ACountThatStandsTwiceIsToldWithTheOtherRow() =>
        AssertFault(WorkbookEditor.OfSmallPack(editor => editor.Set("Pupils!A17", "Hill Base")), "Pupils!J17", "stand in row 16 already");

    [Fact]
    public void EveryFaultIsToldAtOnceInTheOrderOfTheSheets()
    {
        var issues = trial.Refuse(WorkbookEditor.OfSmallPack(editor => editor.Set("Waiting!A9", "SMEH").Set("Money!C12", "abc")
            .Set("Schools and places!D10", "special scool").Set("Schools and places!D7", "base").Set("Pupils!B17", "ASDD")
            .Set("Schemes!E8", "maybe")));

        Assert.Equal(["Schools and places!D7", "Schools and places!D10", "Pupils!B17", "Schemes!E8", "Money!C12", "Waiting!A9"],
            issues.Select(issue => issue.File), StringComparer.Ordinal);
    }

    [Fact]
    public void ANewSchoolNeedsWhatBlueHeadingsSay()
    {
        var issues = trial.Refuse(WorkbookEditor.OfSmallPack(editor => editor.Set("Schools and places!B11", "New School")));

        Assert.Equal(["D11", "E11", "G11", "H11", "I11", "N11", "O11", "P11"],
            issues.Select(issue => issue.File.Split('!')[1]).Where(cell => cell != "A11"), StringComparer.Ordinal);
    }

    [Fact]
    public void ASchoolThatIsClosedMustGiveUpItsPupils()
    {
        var template = Sufficiency.Workbooks.PackWorkbook.Write(InProcess.SmallPack, withPupils: false);

        var issue = Assert.Single(trial.Refuse(WorkbookEditor.Change(template,
            editor => editor.DeleteRow("Schools and places", 10).DeleteRow("Schemes", 8))));

        Assert.Equal("Schools and places («Vale School»): The school has no row, and the pack has 11 pupils on its roll. "
            + "Bring its row back, or give all pupils on the sheet Pupils.", issue.ToString());
    }

    private void AssertFault(byte[] workbook, string place, string words)
    {
        var issues = trial.Refuse(workbook);

        Assert.True(issues.Any(issue => issue.File == place && $"{issue.Problem} {issue.Advice}".Contains(words, StringComparison.Ordinal)),
            string.Join(Environment.NewLine, issues));
    }
}
