namespace Sufficiency.Runner.Tests;

/// <summary>The files that people open: made with the plan, and made again of its tables.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly InProcess program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task APlanHasItsReportItsWorkbookAndItsPage()
    {
        var ran = await PlanAsync();

        Assert.Equal(ran.Output.ReplaceLineEndings("\n"), await File.ReadAllTextAsync(At("run/page.txt")));
        Assert.Contains("A small county", await File.ReadAllTextAsync(At("run/report.html")), StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(At("run/plan.xlsx")))[..2]);
        Assert.Contains("report.html", ran.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(At("run"), "*.partial"));
    }

    [Theory]
    [InlineData("html", "report.html")]
    [InlineData("xlsx", "plan.xlsx")]
    public async Task ARunWithoutItsDocumentsGetsTheSameBytesAgain(string format, string name)
    {
        await PlanAsync();
        var made = await File.ReadAllBytesAsync(At($"run/{name}"));
        File.Delete(At($"run/{name}"));

        var ran = await program.RunAsync(["report", "run", "--format", format]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.Equal(At($"run/{name}") + Environment.NewLine, ran.Output);
        Assert.Equal(made, await File.ReadAllBytesAsync(At($"run/{name}")));
    }

    [Fact]
    public async Task ARunHasAWordDocumentWhenItIsAskedFor()
    {
        await PlanAsync();

        var ran = await program.RunAsync(["report", "run", "--format", "docx"]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(At("run/report.docx")))[..2]);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("docx")]
    [InlineData("ods")]
    public async Task EveryFormCanHideSmallNumbers(string format)
    {
        await PlanAsync();

        var open = await program.RunAsync(["report", "run", "--format", format, "--out", $"open.{format}"]);
        var hidden = await program.RunAsync(["report", "run", "--format", format, "--suppress", "5", "--out", $"hidden.{format}"]);

        Assert.True(open.ExitCode == ExitCode.Done, open.Error);
        Assert.True(hidden.ExitCode == ExitCode.Done, hidden.Error);
        Assert.NotEqual(await File.ReadAllBytesAsync(At($"open.{format}")), await File.ReadAllBytesAsync(At($"hidden.{format}")));
    }

    [Theory]
    [InlineData("holds no whole run", "report", ".")]
    [InlineData("holds no whole run", "report", "nowhere", "--format", "xlsx")]
    [InlineData("«pdf» is not one of html, docx, xlsx, ods", "report", "run", "--format", "pdf")]
    [InlineData("report.html exists already", "report", "run")]
    [InlineData("does not end in .html", "report", "run", "--out", "report.xlsx")]
    [InlineData("--suppress is a whole number", "report", "run", "--format", "xlsx", "--suppress", "1")]
    [InlineData("cannot be written", "report", "run", "--out", "no-such-folder/report.html")]
    public async Task WhatCannotBeDoneIsRefused(string reason, params string[] line)
    {
        await PlanAsync();
        var before = Files();

        var ran = await program.RunAsync(line);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains(reason, ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    private string At(string path) => Path.Combine(program.Folder, Path.Combine(path.Split('/')));

    private string[] Files() =>
        [.. Directory.EnumerateFiles(program.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private async Task<Ran> PlanAsync()
    {
        var ran = await program.RunAsync(["plan", "--data", InProcess.SmallPack, "--schemes", "none", "--out", "run"]);
        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        return ran;
    }
}
