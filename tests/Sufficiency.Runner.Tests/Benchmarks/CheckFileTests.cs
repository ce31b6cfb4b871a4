using Sufficiency.Benchmarks.Truth;

namespace Sufficiency.Runner.Tests.Benchmarks;

public sealed class CheckFileTests
{
    [Fact]
    public void EveryStatementIsACheckUnderTheCommentAboveIt()
    {
        var checks = CheckFile.Parse("-- The paper.\n\n-- 1. One is one.\nSELECT 1 AS one,\n    true AS holds;\n\n-- 2. Two is three.\nSELECT false AS holds;\n");

        Assert.Equal(["1. One is one.", "2. Two is three."], checks.Select(check => check.Title));
        Assert.Equal("SELECT 1 AS one,\n    true AS holds", checks[0].Sql);
    }

    [Fact]
    public void TheShippedFileNamesAVerdictInEveryCheck()
    {
        var checks = CheckFile.Read();

        Assert.True(checks.Count >= 6);
        Assert.All(checks, check => Assert.Contains("AS holds", check.Sql, StringComparison.Ordinal));
    }
}
