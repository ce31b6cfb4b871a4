using System.Text;

namespace Sufficiency.Runner.Tests.Workbooks;

/// <summary>Files that are no plain workbook, and files with a row for each child, are refused with the reason.</summary>
public sealed class RefusedFileTests : IDisposable
{
    private readonly ImportTrial trial = new();

    public static TheoryData<string, byte[], string> OtherFiles => new()
    {
        { "old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 1, 2, 3], "old format (*.xls)" },
        { "locked.xlsx", [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "locked with a password" },
        { "table.csv", Encoding.UTF8.GetBytes("need,pupils\nASD,3\n"), "not an Excel workbook" },
        { "empty.xlsx", [], "The file is empty" },
        { "half.xlsx", WorkbookEditor.OfSmallPack()[..5000], "damaged" },
        { "other.zip", [0x50, 0x4B, 5, 6, .. new byte[18]], "not an Excel workbook" },
        { "macros.xlsm", WorkbookEditor.WithPart(WorkbookEditor.OfSmallPack(), "xl/vbaProject.bin"), "holds macros" },
        { "binary.xlsb", WorkbookEditor.WithPart(WorkbookEditor.OfSmallPack(), "xl/workbook.bin"), "binary workbook" },
        { "bomb.xlsx", WorkbookEditor.WithPart(WorkbookEditor.OfSmallPack(), "xl/media/a.bin", 300 * 1024 * 1024),
            "unpacks to more than 256 MB" },
        { "form.xlsx", WorkbookEditor.OfSmallPack(editor => editor.Set($"Read me!B{FormRow}", "2")), "form 2" },
        { "pack.xlsx", WorkbookEditor.OfSmallPack(editor => editor.Set($"Read me!B{FormRow - 2}", "northshire")),
            "made for the pack northshire" },
    };

    private static int FormRow { get; } = Sufficiency.Workbooks.Sheets.XlsxReader.Read(WorkbookEditor.OfSmallPack())
        .Sheets[0].Rows[^1].Number;

    public void Dispose() => trial.Dispose();

    [Theory]
    [MemberData(nameof(OtherFiles))]
    public void AnotherKindOfFileIsRefused(string name, byte[] bytes, string words) =>
        Assert.Contains(words, Assert.Single(trial.Refuse(bytes, name)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void AFileThatIsMissingIsRefused() => Assert.Contains("There is no such file.",
        Assert.Throws<Engine.Packs.Issues.DataIssueException>(
        () => Sufficiency.Workbooks.PackWorkbook.Import(Path.Combine(trial.Folder, "none.xlsx"), _ => "", trial.Target)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("UPN")]
    [InlineData("Unique Pupil Number")]
    [InlineData("Surname")]
    [InlineData("Forename")]
    [InlineData("First name")]
    [InlineData("Date of birth")]
    [InlineData("DOB")]
    [InlineData("Child's name")]
    [InlineData("personBirthDate")]
    [InlineData("Home postcode")]
    [InlineData("NHS number")]
    [InlineData("Child ID")]
    public void AColumnOfPersonalDataIsRefusedWithoutItsValues(string heading)
    {
        IsRefused(editor => editor.Set("Pupils!AC13", heading).SetText("Pupils!AC16", "Secretly"));
        IsRefused(editor => editor.Add("My list", [heading, "Need"], ["Secretly", "ASD"]).Hide("My list"));
    }

    [Theory]
    [InlineData("A123456789012")]
    [InlineData("h80123456789b")]
    public void APupilNumberAnywhereIsRefused(string upn)
    {
        IsRefused(editor => editor.SetText("Money!E12", upn), upn);
        IsRefused(editor => editor.Add("Notes", ["x", upn]), upn);
    }

    [Fact]
    public void RowAfterRowOfOneChildIsRefused() => IsRefused(editor =>
    {
        for (var row = 30; row < 160; row++) editor.Set($"Pupils!A{row}", "Vale School").Set($"Pupils!B{row}", "ASD")
            .Set($"Pupils!J{row}", "1");
    });

    [Fact]
    public void ManySchoolsWithOnePupilEachAreTaken()
    {
        var counts = WorkbookEditor.OfSmallPack(editor =>
        {
            for (var row = 30; row < 160; row++) editor.Set($"Pupils!A{row}", $"School {row}").Set($"Pupils!B{row}", "ASD")
                .Set($"Pupils!J{row}", "1");
        });

        Assert.DoesNotContain(trial.Refuse(counts), issue => issue.Problem.Contains("a row for each child", StringComparison.Ordinal));
    }

    private void IsRefused(Action<WorkbookEditor> change, string secret = "Secretly")
    {
        var issue = Assert.Single(trial.Refuse(WorkbookEditor.OfSmallPack(change)));

        Assert.StartsWith("This file holds a row for each child, and is refused.", issue.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, issue.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
