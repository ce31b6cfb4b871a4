using Sufficiency.Benchmarks.Truth;

namespace Sufficiency.Runner.Tests.Benchmarks;

public sealed class CheckFileTests
{
    [Fact]
    public void EveryStatementWithAVerdictIsACheckUnderTheCommentAboveIt()
    {
        var checks = CheckFile.Parse("-- The paper.\n\n-- 1. One is one.\nSELECT 1 AS one,\n    true AS holds;\n\n-- 2. Two is three.\n"
            + "SELECT false AS holds;\n\n-- A list.\nSELECT 3 AS three;\n");

        Assert.Equal(["1. One is one.", "2. Two is three."], checks.Select(check => check.Title), StringComparer.Ordinal);
        Assert.Equal("SELECT 1 AS one,\n    true AS holds", checks[0].Sql);
    }

    [Fact]
    public async Task EveryShippedCheckCanBeAskedOfARun()
    {
        using var program = new InProcess();
        var ran = await program.RunAsync(["plan", "--data", InProcess.SmallPack, "--out", "out"]);
        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);

        var facts = CheckFile.Read().Select(check => check.On(TruthRun.At(Path.Combine(program.Folder, "out")))).ToList();

        Assert.True(facts.Count >= 9);
        Assert.All(facts, fact => Assert.NotEmpty(fact.Figure));
        Assert.True(facts[0].Holds, facts[0].Figure); // nobody waits beside an empty place
    }
}
