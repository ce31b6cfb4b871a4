using Sufficiency.Engine.Packs;

namespace Sufficiency.Runner.Tests.Workbooks;

/// <summary>What an officer changes reaches the tables, with its source and certainty; what she leaves keeps its own.</summary>
public sealed class LaidOverTests : IDisposable
{
    private readonly ImportTrial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public void ATopUpChangesItsCellAndSaysWhereItComesFrom()
    {
        trial.Import(WorkbookEditor.OfSmallPack(editor => editor.Set("Schools and places!P10", "£16,000")));

        trial.Has("providers", "special,,Vale School,special_school,Northshire,452000,201000,,*,0,14,10000,16000,no,,"
            + "\"Workbook officers.xlsx, sheet Schools and places: Top-up or fee £; the rest: invented for tests\",2025,"
            + "assumed,assumed,assumed");
    }

    [Fact]
    public void TheOfficersOwnSourceAndCertaintyStand()
    {
        trial.Import(WorkbookEditor.OfSmallPack(editor => editor.Set("Money!C12", "195").Set("Money!E12", "School calendar")
            .Set("Money!F12", "found")));

        Assert.Contains("days_per_year: {value: 195, unit: \"\", source: \"School calendar\", year: \"2025\", certainty: found}",
            trial.Plan(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyYearsWhosePlacesChangeAreMarked()
    {
        trial.Import(WorkbookEditor.OfSmallPack(editor => editor.Set("Schools and places!J10", "12;14")));

        Assert.Equal(["special,2025,12,invented for tests,assumed",
            "special,2026,14,\"Workbook officers.xlsx, sheet Schools and places\",assumed",
            "special,2027,14,\"Workbook officers.xlsx, sheet Schools and places\",assumed"], trial.Lines("provider_places")[4..],
                StringComparer.Ordinal);
    }

    [Fact]
    public void ACountOfPupilsChangesRollAndPlansTogether()
    {
        trial.Import(WorkbookEditor.OfSmallPack(editor => editor.Set("Pupils!J16", "3")));

        trial.Has("initial_roll", "base,3,B,ASD,3");
        trial.Has("plans", "ASD,3,resource_base,3");
        trial.Has("initial_roll", "mainstream,3,M,ASD,12");
        Assert.Contains("plans: {source: \"Workbook officers.xlsx, sheet Pupils, 1 counts; the rest: invented for tests\"", trial.Plan(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void PupilsOfASettingAreSharedOverItsSchools()
    {
        trial.Import(WorkbookEditor.OfSmallPack(editor => editor.Set("Pupils!A17", "Setting: mainstream").Set("Pupils!J17", "14")));

        trial.Has("initial_roll", "mainstream,3,M,ASD,14");
        trial.Has("plans", "ASD,3,mainstream,14");
    }

    [Fact]
    public void ANewSchoolAndItsSchemeTakeTwoRows()
    {
        trial.Import(WorkbookEditor.OfSmallPack(editor => AddSchool(editor)));

        trial.Has("providers", "new-school,,New School,special_school,Northshire,451000,202000,,ASD;SEMH,7,11,10000,15000,no,,"
            + "\"Workbook officers.xlsx, sheet Schools and places\",2025,assumed,assumed,assumed");
        trial.Has("schemes", "new-school-opens,New School opens,new-school,optional,2026,2026,,4000000,60,,3,,,"
            + "\"Workbook officers.xlsx, sheet Schemes\",2025,assumed,assumed,assumed");
        trial.Has("scheme_places", "new-school-opens,1,40,\"Workbook officers.xlsx, sheet Schemes\",assumed");
        trial.Has("scheme_funding", "new-school-opens,section_106,,\"Workbook officers.xlsx, sheet Schemes\",2025,assumed");
        Assert.Contains("  scheme_funding: scheme_funding.csv", trial.Plan(), StringComparison.Ordinal);
        Assert.Contains(new DatasetReader().Read(new(trial.Target, [])).Schemes, scheme => scheme.Name == "New School opens");
    }

    [Fact]
    public void APointOfTheTransportCurveChangesAlone()
    {
        trial.Import(WorkbookEditor.OfSmallPack(editor => editor.Set("Money!C14", "25")));

        Assert.Contains("daily_cost: {value: [[0, 0], [5, 25], [30, 90]]", trial.Plan(), StringComparison.Ordinal);
    }

    [Fact]
    public void AWaitingPupilMovesToAnotherYear()
    {
        trial.Import(WorkbookEditor.OfSmallPack(editor => editor.Set("Waiting!M9", "").Set("Waiting!L9", "1")));

        Assert.Equal(["need,year_group,tier,pupils", "SEMH,9,S,1"], trial.Lines("initial_waiting"), StringComparer.Ordinal);
    }

    [Fact]
    public void ASchemeWithoutARowIsGivenUpAndSaidSo()
    {
        var outcome = trial.Import(WorkbookEditor.OfSmallPack(editor => editor.DeleteRow("Schemes", 8).Set("Schemes!B9", "Other")
            .Set("Schemes!C9", "special").Set("Schemes!E9", "optional").Set("Schemes!F9", "2026").Set("Schemes!I9", "5")
                .Set("Schemes!M9", "9000")));

        Assert.Equal(2, trial.Lines("schemes").Length);
        Assert.Contains("Schemes without a row, taken as given up: Vale School annexe.", outcome.Notes, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("R", "0")]
    [InlineData("Year 7", "7")]
    [InlineData("y9", "9")]
    [InlineData("11", "11")]
    public void AYearGroupIsTakenAsPeopleWriteIt(string typed, string expected)
    {
        trial.Import(WorkbookEditor.OfSmallPack(editor => AddSchool(editor).SetText("Schools and places!H11", typed)));

        Assert.Contains(trial.Lines("providers"), line => line.Contains($",ASD;SEMH,{expected},11,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(" 195 ")]
    [InlineData("£195")]
    [InlineData("195\u00A0")]
    [InlineData("\u200B195")]
    public void ANumberAsTextIsTaken(string typed)
    {
        trial.Import(WorkbookEditor.OfSmallPack(editor => editor.SetText("Money!C12", typed)));

        Assert.Contains("days_per_year: {value: 195,", trial.Plan(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheLastResultOfAFormulaIsTaken()
    {
        trial.Import(WorkbookEditor.OfSmallPack(editor => editor.SetFormula("Money!C12", "195")));

        Assert.Contains("days_per_year: {value: 195,", trial.Plan(), StringComparison.Ordinal);
    }

    [Fact]
    public void OwnColumnsOwnSheetsHiddenSheetsAndEmptyRowsChangeNothing()
    {
        var outcome = trial.Import(WorkbookEditor.OfSmallPack(editor => editor.Set("Schemes!Z6", "My remark").Set("Schemes!Z8", "ask Jo")
            .Add("Scratch", ["a", "b"], ["1", "2"]).Hide("Money").SetText("Pupils!A90", " ").SetText("Schemes!B70", "\u00A0")));

        Assert.Empty(outcome.ChangedTables);
        Assert.Equal(["Schemes: columns of your own were not read: My remark.", "The sheet Money is hidden, and was read all the same."],
            outcome.Notes, StringComparer.Ordinal);
    }

    internal static WorkbookEditor AddSchool(WorkbookEditor editor) => editor
        .Set("Schools and places!B11", "New School").Set("Schools and places!D11", "Special School").Set("Schools and places!G11",
            "SEMH; ASD")
        .Set("Schools and places!H11", "7").Set("Schools and places!I11", "11").Set("Schools and places!J11", "0")
        .SetTruth("Schools and places!N11", value: false).Set("Schools and places!O11", "10000").Set("Schools and places!P11", "15000")
        .Set("Schools and places!V11", "451000, 202000")
        .Set("Schemes!B9", "New School opens").Set("Schemes!C9", "new school").Set("Schemes!E9", "optional").Set("Schemes!F9", "2026/27")
        .Set("Schemes!I9", "20; 40").Set("Schemes!M9", "£4,000,000").Set("Schemes!N9", "borrowing 2000000; section 106");
}
