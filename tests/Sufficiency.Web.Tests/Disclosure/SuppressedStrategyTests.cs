using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Documents.Plans.Paper;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;
using Sufficiency.Web.Tests.Report;

namespace Sufficiency.Web.Tests.Disclosure;

/// <summary>Somebody reads the tables of the strategy together with those of the gap, and works out what is hidden.</summary>
public sealed class SuppressedStrategyTests(LackingRun run) : IClassFixture<LackingRun>
{
    private const double Tolerance = 1e-6;

    public static TheoryData<double> Thresholds => [2, 5, 12, 40];

    [Theory]
    [MemberData(nameof(Thresholds))]
    public void NobodyCanRecoverASmallLackFromEqualitiesAndGapTogether(double threshold)
    {
        var (open, view) = (RunReader.Read(run.Folder), RunReader.Read(run.Folder, threshold));
        var year = view.LastYear.Start;
        using var attacker = new Attacker();
        var cells = open.LackByKind.Where(lack => lack.Year == year).ToList();
        foreach (var cell in cells) attacker.Bounds(Name(cell));
        foreach (var cell in view.LackByKind.Where(lack => lack.Year == year && !double.IsNaN(lack.Plan)))
            attacker.Learn([Name(cell)], cell.Plan);
        foreach (var group in view.Strategy.Equalities.Where(group => group.Way is Ways.Need or Ways.Phase && !double.IsNaN(group.Lack)))
            attacker.Learn([.. cells.Where(cell => group.Code == (group.Way == Ways.Need ? cell.Need : cell.Phase)).Select(Name)],
                group.Lack);
        if (!double.IsNaN(view.Plan.Short[^1])) attacker.Learn([.. cells.Select(Name)], cells.Sum(cell => cell.Plan));
        foreach (var cell in cells.Where(cell => cell.Plan > Tolerance && cell.Plan < threshold))
        {
            var (least, most) = attacker.Bounds(Name(cell));
            Assert.True(least <= 1e-3 && most >= threshold - 1e-3, $"{Name(cell)}: {cell.Plan} is in {least} to {most}.");
        }
    }

    [Theory]
    [MemberData(nameof(Thresholds))]
    public void NobodyCanRecoverASmallGroupFromItsWay(double threshold)
    {
        var (open, view) = (RunReader.Read(run.Folder), RunReader.Read(run.Folder, threshold));
        List<(string Way, double All, Func<EqualityGroup, double> Count)> asked =
        [
            .. ((string[])[Ways.Need, Ways.Phase, Ways.Fifth]).Select(way =>
                (way, view.AllPlans[^1], (Func<EqualityGroup, double>)(group => group.Plans))),
            .. ((string[])[Ways.Fifth, Ways.Tier]).SelectMany(way => new (string, double, Func<EqualityGroup, double>)[]
                { (way, view.Plan.Short[^1], group => group.Lack), (way, view.Committed.Short[^1], group => group.CommittedLack) }),
        ];
        foreach (var (way, all, count) in asked)
        {
            AssertProtected(
                threshold, all, [.. open.Strategy.Equalities.Where(group => group.Way == way).Select(group => (group.Code, count(group)))],
                [.. view.Strategy.Equalities.Where(group => group.Way == way).Select(group => (group.Code, count(group)))]);
        }

        foreach (var way in (string[])[Ways.Age, Ways.Need])
        {
            AssertProtected(
                threshold, view.AllPlans[0],
                [.. open.Strategy.Counted.Where(group => group.Way == way).Select(group => (group.Code, group.Plans))],
                [.. view.Strategy.Counted.Where(group => group.Way == way).Select(group => (group.Code, group.Plans))]);
        }
    }

    [Theory]
    [MemberData(nameof(Thresholds))]
    public void ARateStandsOnlyBesideBothItsCounts(double threshold)
    {
        var view = RunReader.Read(run.Folder, threshold);
        foreach (var way in EqualityTables.WaysOf(view))
        {
            Assert.All(EqualityTables.Of(view, way).Rows, row =>
            {
                if (row[2] == "–") return; // no lack is reckoned
                Assert.Equal(row[1] == Words.Hidden || row[2] == Words.Hidden, row[4] == Words.Hidden);
                Assert.Equal(row[1] == Words.Hidden || row[3] == Words.Hidden, row[5] == Words.Hidden);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Thresholds))]
    public void TheDocumentSaysNothingThatIsNoNumberAndLeavesProvisionOut(double threshold)
    {
        var word = WordReport.Build(RunReader.Read(run.Folder, threshold));
        var tables = word.Blocks.OfType<TableBlock>().ToList();
        Assert.DoesNotContain(tables, table => table.Caption.StartsWith("Plans by provision", StringComparison.Ordinal));
        Assert.DoesNotContain(tables, table => table.Caption.StartsWith("Places short by town and", StringComparison.Ordinal));
        IEnumerable<string> texts =
        [
            .. tables.SelectMany(table => table.Rows.SelectMany(row => row)),
            .. word.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text),
            .. word.Blocks.OfType<BulletList>().SelectMany(list => list.Items),
            .. word.Blocks.OfType<AreaMap>().SelectMany(map => map.Texts.Select(text => text.Text)),
        ];
        Assert.DoesNotContain(texts, text => text.Contains("NaN", StringComparison.Ordinal));
    }

    private static void AssertProtected(
        double threshold, double all, List<(string Code, double Pupils)> open, List<(string Code, double Pupils)> shown)
    {
        using var attacker = new Attacker();
        foreach (var (code, pupils) in shown)
        {
            attacker.Bounds(code);
            if (!double.IsNaN(pupils)) attacker.Learn([code], pupils);
        }

        if (!double.IsNaN(all) && shown.Any(group => double.IsNaN(group.Pupils)))
            attacker.Learn([.. shown.Select(group => group.Code)], open.Sum(group => group.Pupils));
        foreach (var (code, pupils) in open.Where(group => group.Pupils > Tolerance && group.Pupils < threshold))
        {
            var (least, most) = attacker.Bounds(code);
            Assert.True(least <= 1e-3 && most >= threshold - 1e-3, $"{code}: {pupils} is in {least} to {most}.");
        }
    }

    private static string Name(KindLack lack) => $"{lack.Phase} {lack.Need}";
}
