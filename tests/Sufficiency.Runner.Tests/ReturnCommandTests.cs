using System.IO.Compression;

namespace Sufficiency.Runner.Tests;

/// <summary>Returns on the command line.</summary>
public sealed class ReturnCommandTests : IAsyncLifetime
{
    private readonly InProcess program = new();

    public async Task InitializeAsync() =>
        await program.RunAsync(["plan", "--data", InProcess.SmallPack, "--schemes", "named", "--out", "run"]);

    public Task DisposeAsync()
    {
        program.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task ARunOfAnotherAuthorityIsNoBaseline()
    {
        var pack = Directory.CreateDirectory(At("data/other")).FullName;
        foreach (var file in Directory.GetFiles(InProcess.SmallPack)) File.Copy(file, Path.Combine(pack, Path.GetFileName(file)));
        var areas = Path.Combine(pack, "home_areas.csv");
        var text = await File.ReadAllTextAsync(areas);
        await File.WriteAllTextAsync(areas, text.Replace("Northshire", "Elsewhere", StringComparison.Ordinal));
        var planned = await program.RunAsync(["plan", "--data", pack, "--schemes", "named", "--out", "other"]);
        Assert.True(planned.ExitCode == ExitCode.Done, planned.Error);

        var ran = await program.RunAsync(["return", "lsrp", "run", "--against", "other", "--out", "against.csv"]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains("Name runs of one authority", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(At("against.csv")));
    }

    [Fact]
    public async Task ADamagedTableIsNamedAndNoFaultOfTheProgram()
    {
        using (var table = File.OpenWrite(At("run/stock.parquet"))) table.SetLength(50);

        var ran = await program.RunAsync(["return", "lsrp", "run", "--out", "damaged.csv"]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains("is damaged", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scap", "1803001")]
    [InlineData("lsrp", "5.1")]
    public async Task AReturnIsAWorkbookWithTheSheetsOfItsForm(string form, string sheet)
    {
        var ran = await program.RunAsync(["return", form, "run"]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.Equal(At($"run/{form}.xlsx") + Environment.NewLine, ran.Output);
        using var zip = ZipFile.OpenRead(At($"run/{form}.xlsx"));
        using var reader = new StreamReader(zip.GetEntry("xl/workbook.xml")!.Open());
        Assert.Contains($"name=\"{sheet}\"", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheLongFormHasTheColumnsOfScapAndTheSameBytesAgain()
    {
        await program.RunAsync(["return", "scap", "run", "--out", "a.csv"]);
        await program.RunAsync(["return", "scap", "run", "--out", "b.csv"]);

        Assert.Equal(
            "School Phase,Provision Type,Planning Area,SEN2 Census Year,Scholastic Year,NCY,NCY label,simulations,observations,min,"
            + "p05,q1,median,q3,p95,max,mean,rounded median,rounded mean,source,note", File.ReadLines(At("a.csv")).First());
        Assert.Equal(await File.ReadAllBytesAsync(At("a.csv")), await File.ReadAllBytesAsync(At("b.csv")));
    }

    [Fact]
    public async Task SmallNumbersAreHiddenWhenThatIsAsked()
    {
        await program.RunAsync(["return", "lsrp", "run", "--suppress", "5", "--out", "a.csv"]);

        Assert.Contains(File.ReadLines(At("a.csv")), line => line.Contains("hidden: small, or would give a small number away",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARunThatKeepsTooFewTablesIsRefusedWithAdvice()
    {
        File.Delete(At("run/placements.parquet"));

        var ran = await program.RunAsync(["return", "scap", "run", "--out", "a.csv"]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains("lacks the table placements, which a return needs. Scenarios of a sweep keep few tables", ran.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryFaultOfARequestIsToldAtOnce()
    {
        var ran = await program.RunAsync(["return", "scrap", "run", "run", "--out", "run.txt"]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains("There is no return scrap. Name one of ", ran.Error, StringComparison.Ordinal);
        Assert.Contains("A run is named twice.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("ends in neither .xlsx nor .csv.", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--age", "today", "«today» is not one of turned-in-year, at-31-august.")]
    [InlineData("--suppress", "1", "--suppress is a whole number from 2 to 1000")]
    [InlineData("--form", "1999", "There is no form of scap for 1999. Name one of 2025-26.")]
    [InlineData("--against", "none", "none")]
    public async Task AFaultyOptionIsRefusedWithAdvice(string option, string value, string words)
    {
        var ran = await program.RunAsync(["return", "scap", "run", option, value, "--out", "a.xlsx"]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains(words, ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(At("a.xlsx")));
    }

    [Fact]
    public async Task AFileThatStandsIsLeftAsItIs()
    {
        await File.WriteAllTextAsync(At("a.csv"), "mine");

        var ran = await program.RunAsync(["return", "scap", "run", "--out", "a.csv"]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Equal("mine", await File.ReadAllTextAsync(At("a.csv")));
    }

    private string At(string path) => Path.Combine(program.Folder, path);
}
