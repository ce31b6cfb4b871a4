using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

/// <summary>Tables that a copy or a download cut off, and rows that stand twice: every table of the small pack.</summary>
public sealed class CutTableTests
{
    public static TheoryData<string> Tables =>
        [.. PackSchema.Current.Tables.Where(table => table is { IsOptional: false, IsOnDemand: false }).Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void ALastLineWithoutItsEndIsRefused(string table)
    {
        using var pack = new SmallPack();
        var file = $"{table}.csv";
        var lines = pack.TextOf(file).TrimEnd('\n').Split('\n').Length;

        var issues = pack.Edit(file, text => text.TrimEnd('\n')).Issues();

        var issue = Assert.Single(issues);
        Assert.Equal((file, lines), (issue.File, issue.Line));
        Assert.Contains("cut off", issue.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void ATableCutAtAnyByteOfItsLastLineIsRefused(string table)
    {
        using var pack = new SmallPack();
        var file = $"{table}.csv";
        var whole = pack.TextOf(file);
        var start = whole.TrimEnd('\n').LastIndexOf('\n') + 2;
        for (var length = start; length < whole.Length; length += 7)
            Assert.Contains(pack.Text(file, whole[..length]).Issues(), issue => issue.File == file);
    }

    /// <summary>Other tables know no count of their own rows: plans, initial_waiting, scheme_places, rates and costs.</summary>
    [Theory]
    [InlineData("home_areas")]
    [InlineData("population")]
    [InlineData("providers")]
    [InlineData("provider_places")]
    [InlineData("initial_roll")]
    [InlineData("schemes")]
    [InlineData("tier_shares")]
    [InlineData("funding")]
    public void ATableThatLostItsLastLineIsRefused(string table)
    {
        using var pack = new SmallPack();
        pack.Edit($"{table}.csv", text => text[..(text.TrimEnd('\n').LastIndexOf('\n') + 1)]);

        Assert.NotEmpty(pack.Issues());
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void ARowThatStandsTwiceIsToldWithBothLines(string table)
    {
        using var pack = new SmallPack();
        var file = $"{table}.csv";
        var whole = pack.TextOf(file);
        var lines = whole.TrimEnd('\n').Split('\n');
        foreach (var at in new[] { 1, lines.Length / 2, lines.Length - 1 }.Where(at => at > 0).Distinct())
        {
            var issues = pack.Text(file, $"{whole}{lines[at]}\n").Issues();

            Assert.Contains(issues, issue => issue.File == file && issue.Line == lines.Length + 1
                && issue.Problem.Contains($"is given twice; first on line {at + 1}.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void EveryHomeAreaWithoutResidentsOrOfAnotherCensusIsNamed()
    {
        using var pack = new SmallPack();

        var issues = pack.Edit("population.csv", text => text.Replace("E01000003", "E01033333", StringComparison.Ordinal)).Issues();

        Assert.Contains(issues, issue => issue.Value == "E01033333"
            && issue.Problem.StartsWith("No home area has", StringComparison.Ordinal));
    }
}
