using System.Globalization;
using Sufficiency.Returns.Books;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>Sums that a reader of the plan's tables can make: the sections share the total, and 7.1 to
/// 7.7 share the rows of 6 and 7.</summary>
internal sealed class LsrpSums(LsrpForm form, LsrpRows rows, LsrpCells cells)
{
    /// <summary>Sums of one year.</summary>
    public IEnumerable<ReturnSum> Of(int year)
    {
        foreach (var section in form.Sections.Where(one => one.Measure != "need_of_section" && one.Blank is null))
            yield return new([.. rows.Of(section).Where(row => row.Takes is not null)
                .Select(row => LsrpCells.PlaceOf(section, row, year))]);
        var provisions = form.Sections.Single(section => section.Measure == "provision");
        foreach (var (code, section) in Parts())
        {
            var total = TotalOf(code, year);
            yield return new([.. rows.ProvisionsOf(code).Where(row => row.Blank is null)
                .Select(row => LsrpCells.PlaceOf(provisions, new(row.Label, null), year))], total);
            yield return new([.. Needs().Select(row => PlaceOf(section, row, year))], total);
        }

        var needs = form.Sections.Single(section => section.Measure == "need");
        foreach (var row in Needs())
            yield return new([.. Parts().Select(part => PlaceOf(part.Section, row, year))], LsrpCells.PlaceOf(needs, row, year));
    }

    /// <summary>Figures of one year that no sheet shows.</summary>
    public IEnumerable<ReturnCell> Unpublished(int year)
    {
        foreach (var (code, section) in Parts())
        {
            var isMeant = rows.IsOf(code);
            foreach (var cell in cells.Unpublished(TotalOf(code, year), isMeant, year)) yield return cell;
            if (section is not null) continue;
            foreach (var cell in Needs().SelectMany(row =>
                cells.Unpublished(PlaceOf(null, row, year), cell => row.Takes!(cell) && isMeant(cell), year))) yield return cell;
        }
    }

    /// <summary>Groups of provisions with the section that shows them by need; null where none does.</summary>
    private IEnumerable<(string Code, LsrpSection? Section)> Parts() => form.Sections
        .Where(section => section.Measure == "need_of_section" && section.Blank is null)
        .Select(section => (section.Code, (LsrpSection?)section)).Append(("", null));

    private IReadOnlyList<LsrpRow> Needs() => rows.Of(form.Sections.Single(section => section.Measure == "need"));

    private static string PlaceOf(LsrpSection? section, LsrpRow row, int year) =>
        section is null ? $"rest|{row.Label}|{Text(year)}" : LsrpCells.PlaceOf(section, row, year);

    private static string TotalOf(string code, int year) => $"total {code}|{Text(year)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
