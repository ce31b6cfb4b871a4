using System.Text.Json;

namespace Sufficiency.Runner.Tests;

/// <summary>Questions about a run on the command line.</summary>
public sealed class ExplainCommandTests
{
    [Fact]
    public async Task ARunIsAskedByNameAsTextAndAsJsonAndAWrongNameGetsAdvice()
    {
        using var program = new InProcess();
        Assert.Equal(ExitCode.Done, (await program.RunAsync(["plan", "--data", InProcess.SmallPack, "--out", "run"])).ExitCode);

        var standard = await program.RunAsync(["explain", "run"]);
        var asked = await program.RunAsync(["explain", "run", "school", "--json"]);
        var wrong = await program.RunAsync(["explain", "run", "--town", "Xyzzy"]);
        var noTopic = await program.RunAsync(["explain", "run", "pupil"]);

        Assert.Equal(ExitCode.Done, standard.ExitCode);
        Assert.Contains("Which schools are full first, and which stand empty?", standard.Output, StringComparison.Ordinal);
        var answer = JsonDocument.Parse(asked.Output).RootElement.GetProperty("answers")[0];
        Assert.Equal("Which schools are full first, and which stand empty?", answer.GetProperty("question").GetString());
        Assert.Contains("place_values.parquet", answer.GetProperty("figures")[0].GetProperty("sql").GetString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.InputAtFault, wrong.ExitCode);
        Assert.Contains("There is no town «Xyzzy» in this run. The nearest names are", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("«pupil» is not one of lack, scheme, town, school.", noTopic.Error, StringComparison.Ordinal);
    }
}
