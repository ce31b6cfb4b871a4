using System.Text.Json;

namespace Sufficiency.Runner.Tests.Workbooks;

/// <summary>template, import and export as they are typed.</summary>
public sealed class WorkbookCommandTests : IDisposable
{
    private readonly InProcess program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task AFilledTemplateBecomesAPackThatIsPlanned()
    {
        Assert.Equal(ExitCode.Done, (await program.RunAsync(["template", "--data", InProcess.SmallPack, "--out", "officers.xlsx"]))
            .ExitCode);
        Change("officers.xlsx", editor => editor.Set("Money!C12", "195"));

        var ran = await program.RunAsync(["import", "officers.xlsx", "--data", InProcess.SmallPack, "--out", "mine"]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.Equal(Path.Combine(program.Folder, "mine") + Environment.NewLine, ran.Output);
        Assert.Contains("Figures changed on the sheet Money: 1.", ran.Error, StringComparison.Ordinal);
        var planned = await program.RunAsync(["plan", "--data", "mine", "--areas", "msoa", "--out", "run"]);
        Assert.True(planned.ExitCode == ExitCode.Done, planned.Error);
    }

    [Fact]
    public async Task ThePackOfTheFirstSheetIsFoundAmongThoseOfTheProgram()
    {
        await program.RunAsync(["template", "--out", "officers.xlsx"]);

        var ran = await program.RunAsync(["import", "officers.xlsx", "--out", "mine"]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.StartsWith("Nothing differs from the pack oxfordshire.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APackThatDoesNotComeWithTheProgramIsAskedFor()
    {
        await program.RunAsync(["export", "--data", InProcess.SmallPack, "--out", "officers.xlsx"]);

        var ran = await program.RunAsync(["import", "officers.xlsx", "--out", "mine"]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains("made for the pack «small», which does not come with the program. Name the pack's folder with --data.", ran.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task FaultsAreListedAsSentencesOrAsJson()
    {
        await program.RunAsync(["export", "--data", InProcess.SmallPack, "--out", "officers.xlsx"]);
        Change("officers.xlsx", editor => editor.Set("Money!C12", "abc"));
        string[] command = ["import", "officers.xlsx", "--data", InProcess.SmallPack, "--out", "mine"];

        var sentences = await program.RunAsync(command);
        var json = await program.RunAsync([.. command, "--json"]);

        Assert.Equal((ExitCode.InputAtFault, ExitCode.InputAtFault), (sentences.ExitCode, json.ExitCode));
        Assert.StartsWith("Money!C12 («abc»): The figure is not a number.", sentences.Error, StringComparison.Ordinal);
        var fault = JsonDocument.Parse(json.Output).RootElement.GetProperty("faults").EnumerateArray().Single();
        Assert.Equal(("Money!C12", "abc"), (fault.GetProperty("place").GetString(), fault.GetProperty("value").GetString()));
        Assert.False(Directory.Exists(Path.Combine(program.Folder, "mine")));
    }

    [Fact]
    public async Task OnlyAnEarlierImportIsReplaced()
    {
        await program.RunAsync(["export", "--data", InProcess.SmallPack, "--out", "officers.xlsx"]);
        string[] command = ["import", "officers.xlsx", "--data", InProcess.SmallPack, "--out", "mine"];
        await program.RunAsync(command);
        Change("officers.xlsx", editor => editor.Set("Money!C12", "abc"));

        Assert.Equal(ExitCode.InputAtFault, (await program.RunAsync(command)).ExitCode);
        Assert.Contains("days_per_year: {value: 190", await File.ReadAllTextAsync(Path.Combine(program.Folder, "mine", "plan.yaml")),
            StringComparison.Ordinal);

        Change("officers.xlsx", editor => editor.Set("Money!C12", "195"));
        Assert.Equal(ExitCode.Done, (await program.RunAsync(command)).ExitCode);
        Assert.Contains("days_per_year: {value: 195", await File.ReadAllTextAsync(Path.Combine(program.Folder, "mine", "plan.yaml")),
            StringComparison.Ordinal);

        File.Delete(Path.Combine(program.Folder, "mine", "import.json"));
        var refused = await program.RunAsync(command);
        Assert.Equal(ExitCode.InputAtFault, refused.ExitCode);
        Assert.Contains("holds other files and no earlier import", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("template", "officers.xls", "does not end in .xlsx")]
    [InlineData("export", "taken.xlsx", "exists already")]
    public async Task AWorkbookIsNeverReplaced(string command, string name, string words)
    {
        await File.WriteAllTextAsync(Path.Combine(program.Folder, "taken.xlsx"), "mine");

        var ran = await program.RunAsync([command, "--data", InProcess.SmallPack, "--out", name]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains(words, ran.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(program.Folder, "taken.xlsx")));
    }

    private void Change(string name, Action<WorkbookEditor> change)
    {
        var path = Path.Combine(program.Folder, name);
        File.WriteAllBytes(path, WorkbookEditor.Change(File.ReadAllBytes(path), change));
    }
}
