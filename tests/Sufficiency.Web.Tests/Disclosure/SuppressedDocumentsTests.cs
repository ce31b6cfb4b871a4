using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Documents.Plans;
using Sufficiency.Web.Documents.Plans.Paper;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Report;
using Sufficiency.Web.Tests.Report;

namespace Sufficiency.Web.Tests.Disclosure;

/// <summary>Somebody reads every table of the three documents of one run, and works out what is hidden.</summary>
public sealed class SuppressedDocumentsTests(SmallRun run) : IClassFixture<SmallRun>
{
    private const double Tolerance = 1e-6;

    public static TheoryData<double> Thresholds => [2, 5, 12, 40];

    [Theory]
    [MemberData(nameof(Thresholds))]
    public void NobodyCanRecoverASmallRollFromTheWorkbook(double threshold)
    {
        var view = RunReader.Read(run.Folder);
        var book = PlanWorkbook.Build(run.Folder, threshold);
        foreach (var year in view.Years)
        {
            using var attacker = new Attacker();
            var rows = Sheet(book, "Schools").Rows.Where(row => row[3].Text.StartsWith(year.Label, StringComparison.Ordinal)).ToList();
            foreach (var row in rows) attacker.Bounds(row[0].Text);
            foreach (var row in rows.Where(row => row[6].Kind == CellKind.Number)) attacker.Learn([row[0].Text], row[6].Value);
            foreach (var kind in rows.GroupBy(row => row[1].Text, StringComparer.Ordinal))
            {
                if (CountyCell(book, year, kind.Key) is { Kind: CellKind.Number } && kind.Any(row => row[6].Kind == CellKind.Text))
                    attacker.Learn(kind.Select(row => row[0].Text), Roll(run.Folder, kind.Select(row => row[0].Text), year));
            }

            var all = PlanWorkbook.Build(run.Folder);
            foreach (var row in Sheet(all, "Schools").Rows.Where(row => row[3].Text.StartsWith(year.Label, StringComparison.Ordinal)))
            {
                var pupils = row[6].Value;
                if (pupils < 0.1 || pupils > threshold - 0.1) continue;
                var (least, most) = attacker.Bounds(row[0].Text);
                Assert.True(least <= Tolerance && most >= threshold - 0.1, $"{row[0].Text}: {pupils} is in {least} to {most}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Thresholds))]
    public void NobodyCanRecoverASmallLackFromTheTables(double threshold)
    {
        var (open, view) = (RunReader.Read(run.Folder), RunReader.Read(run.Folder, threshold));
        foreach (var (year, index) in view.Planned)
        {
            foreach (var pick in (Func<RunView, IEnumerable<(string Group, double Pupils)>>[])
                [own => own.LackByTown.Where(lack => lack.Year == year.Start).Select(lack => (lack.Town, lack.Plan)),
                    own => own.LackByKind.Where(lack => lack.Year == year.Start).Select(lack => ($"{lack.Phase} {lack.Need}", lack.Plan))])
            {
                using var attacker = new Attacker();
                foreach (var (group, pupils) in pick(view))
                {
                    attacker.Bounds(group);
                    if (!double.IsNaN(pupils)) attacker.Learn([group], pupils);
                }

                if (!double.IsNaN(view.Plan.Short[index]) && pick(view).Any(own => double.IsNaN(own.Pupils)))
                    attacker.Learn(pick(view).Select(own => own.Group), pick(open).Sum(own => own.Pupils));
                foreach (var (group, pupils) in pick(open).Where(own => own.Pupils > Tolerance && own.Pupils < threshold))
                {
                    var (least, most) = attacker.Bounds(group);
                    Assert.True(least <= Tolerance && most >= threshold - Tolerance, $"{group}: {pupils} is in {least} to {most}.");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Thresholds))]
    public async Task NoTableShowsWhatAnotherDocumentHides(double threshold)
    {
        var book = Sheet(PlanWorkbook.Build(run.Folder, threshold), "Schools").Rows
            .ToDictionary(row => (row[0].Text, row[3].Text[..7]), row => row[6]);
        var page = new HtmlParser().ParseDocument(await HtmlReport.RenderAsync(run.Folder, suppressUnder: threshold));
        var word = WordReport.Build(RunReader.Read(run.Folder, threshold));
        var rolls = Rolls(page).Concat(Rolls(word)).ToList();
        Assert.NotEmpty(rolls);
        Assert.All(rolls, roll => Assert.Equal(book[(roll.School, roll.Year)].Kind == CellKind.Text, roll.Figure == Words.Hidden));
        Assert.Equal(threshold > 2, rolls.Any(roll => roll.Figure == Words.Hidden));
    }

    [Theory]
    [MemberData(nameof(Thresholds))]
    public async Task TheReportSaysNoHiddenNumberInPicturesOrDescriptions(double threshold)
    {
        var (open, view) = (RunReader.Read(run.Folder), RunReader.Read(run.Folder, threshold));
        var html = await HtmlReport.RenderAsync(view);
        foreach (var (before, after) in open.Schools.Zip(view.Schools))
        {
            var shown = after.Roll.Where(pupils => !double.IsNaN(pupils)).Concat(after.CommittedRoll.Where(pupils => !double.IsNaN(pupils)))
                .Select(pupils => Words.Many(pupils, "pupil")).ToHashSet(StringComparer.Ordinal);
            var hidden = before.Roll.Where((_, i) => double.IsNaN(after.Roll[i])).Select(pupils => Words.Many(pupils, "pupil"));
            Assert.All(hidden.Except(shown, StringComparer.Ordinal), text =>
                Assert.DoesNotContain($"{before.Name}: {text} in", html, StringComparison.Ordinal));
        }

        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.Contains(Words.Hidden, html, StringComparison.Ordinal);
    }

    private static IEnumerable<(string School, string Year, string Figure)> Rolls(IDocument page)
    {
        foreach (var table in page.QuerySelectorAll("#schools table"))
        {
            var heads = table.QuerySelectorAll("thead th").Select(head => head.TextContent).ToList();
            foreach (var row in table.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent).ToList()))
            {
                for (var i = 2; heads is [_, "Figure", ..] && row[1] == "Pupils" && i < row.Count; i++)
                    yield return (row[0], heads[i], row[i]);
            }
        }
    }

    private static IEnumerable<(string School, string Year, string Figure)> Rolls(TextDocument word) =>
        from table in word.Blocks.OfType<TableBlock>()
        where table.Caption.StartsWith("Places and pupils of", StringComparison.Ordinal)
        from row in table.Rows.Take(table.Rows.Count - table.TotalRows)
        from column in table.Columns.Index()
        where column.Item.Header.StartsWith("Pupils, ", StringComparison.Ordinal)
        select (row[0], column.Item.Header["Pupils, ".Length..], row[column.Index]);

    private static Sheet Sheet(Workbook book, string name) =>
        book.Sheets.Single(sheet => sheet.Name.Equals(name, StringComparison.Ordinal));

    private static Cell? CountyCell(Workbook book, RunYear year, string kind)
    {
        var sheet = Sheet(book, "Summary");
        var column = sheet.Columns.Index().FirstOrDefault(own => own.Item.Header == kind).Index;
        return column == 0 ? null : sheet.Rows.First(row => row[1].Text.StartsWith(year.Label, StringComparison.Ordinal))[column];
    }

    private static double Roll(string folder, IEnumerable<string> schools, RunYear year)
    {
        var names = schools.ToHashSet(StringComparer.Ordinal);
        return Sheet(PlanWorkbook.Build(folder), "Schools").Rows
            .Where(row => row[3].Text.StartsWith(year.Label, StringComparison.Ordinal) && names.Contains(row[0].Text))
            .Sum(row => row[6].Value);
    }
}
