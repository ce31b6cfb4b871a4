using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Sufficiency.Engine.Packs;
using Sufficiency.Workbooks;

namespace Sufficiency.Runner.Tests.Workbooks;

/// <summary>A workbook that nobody changed gives back the pack it was made of, byte for byte.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly ImportTrial trial = new();

    private static string Shipped(params string[] names) => Path.Combine([AppContext.BaseDirectory, "data", .. names]);

    public void Dispose() => trial.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheSmallPackComesBack(bool withPupils) => ComesBack(InProcess.SmallPack, withPupils);

    [Fact]
    public void OxfordshireComesBack() => ComesBack(Shipped("oxfordshire"), withPupils: true);

    [Fact]
    public void APackWithTablesOfAnotherFolderComesBackWhole()
    {
        var plan = Shipped("scenarios", "as-announced-2023", "plan.yaml");

        var outcome = trial.Import(PackWorkbook.Write(plan, withPupils: true), plan);

        Assert.Empty(outcome.ChangedTables);
        var (before, after) = (new DatasetReader().Read(new(plan, [])), new DatasetReader().Read(new(trial.Target, [])));
        Assert.Equal(before.Areas, after.Areas);
        Assert.Equal(before.InitialRoll, after.InitialRoll);
        Assert.Equal(before.Schemes.Select(scheme => scheme.Id), after.Schemes.Select(scheme => scheme.Id));
        Assert.Equal(File.ReadAllBytes(Shipped("oxfordshire", "areas.geojson")), File.ReadAllBytes(Path.Combine(trial.Target,
            "areas.geojson")));
        Assert.DoesNotContain("../", trial.Plan(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSamePackGivesTheSameBytes() =>
        Assert.Equal(PackWorkbook.Write(InProcess.SmallPack, withPupils: true), PackWorkbook.Write(InProcess.SmallPack, withPupils: true));

    [Fact]
    public void AnImportDoneTwiceGivesTheSameBytes()
    {
        var workbook = WorkbookEditor.OfSmallPack(editor => editor.Set("Money!C12", "195").Set("Pupils!J16", "3"));
        trial.Import(workbook);
        var first = Directory.EnumerateFiles(trial.Target).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();

        trial.Import(workbook);

        Assert.Equal(first, Directory.EnumerateFiles(trial.Target).Order(StringComparer.Ordinal).Select(File.ReadAllBytes));
    }

    [Fact]
    public void ExcelFindsNothingToRepair()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(PackWorkbook.Write(InProcess.SmallPack, withPupils: true)), false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document)
            .Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [SkippableFact]
    public void AWorkbookThatLibreOfficeSavedGivesTheSamePack()
    {
        var office = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(path => Path.Combine(path, "soffice")).FirstOrDefault(File.Exists);
        Skip.If(office is null, "soffice is not on the PATH, so no other program has saved the workbook.");
        var saved = Path.Combine(trial.Folder, "saved");
        File.WriteAllBytes(Path.Combine(trial.Folder, "officers.xlsx"), PackWorkbook.Write(InProcess.SmallPack, withPupils: true));
        string[] arguments = [$"-env:UserInstallation=file://{trial.Folder}/profile", "--headless", "--convert-to", "xlsx",
            "--outdir", saved, Path.Combine(trial.Folder, "officers.xlsx")];
        var start = new ProcessStartInfo(office!, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using (var process = Process.Start(start)!)
        {
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }

        Assert.Empty(trial.Import(File.ReadAllBytes(Path.Combine(saved, "officers.xlsx"))).ChangedTables);
    }

    private void ComesBack(string pack, bool withPupils)
    {
        var outcome = trial.Import(PackWorkbook.Write(pack, withPupils), pack);

        Assert.Empty(outcome.ChangedTables);
        Assert.Empty(outcome.Notes);
        Assert.Equal(Names(pack).Append("import.json").Order(StringComparer.Ordinal), Names(trial.Target), StringComparer.Ordinal);
        foreach (var name in Names(pack))
            Assert.True(File.ReadAllBytes(Path.Combine(pack, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(trial.Target,
                name))), name);
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
