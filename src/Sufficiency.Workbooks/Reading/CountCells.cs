using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Reading;

/// <summary>Counts of pupils along the year groups of a row.</summary>
internal static class CountCells
{
    /// <summary>The counts of a row that are not nought, by year group; faults for what is no count.</summary>
    public static IEnumerable<(int YearGroup, double Count, CellPlace Place)> Of(SheetForm form, FormRow row, FaultList faults)
    {
        foreach (var column in form.Columns.Where(column => column.Kind == ColumnKind.Count && row[column.Heading].Length > 0))
        {
            var place = row.Place(column.Heading);
            if (NumberParser.Number(row[column.Heading], 0, null, out var fault) is not double count)
                faults.Add(place, row[column.Heading], $"The count {fault!.Predicate}.", fault.Advice, fault.Kind);
            else if (count > 0) yield return (YearGroupWords.Parse(column.Heading)!.Value, count, place);
        }
    }

    /// <summary>The code of a need in a cell; null with a fault where there is none.</summary>
    public static string? NeedOf(FormRow row, FaultList faults)
    {
        var place = row.Place(PupilsForm.Need);
        if (SharedColumns.Needs.Contains(row[PupilsForm.Need], StringComparer.Ordinal)) return row[PupilsForm.Need];
        if (faults.AnyAt(place)) return null;
        var typed = row[PupilsForm.Need];
        faults.Add(place, typed.Length == 0 ? null : typed, typed.Length == 0 ? "The need is not given." : "The need is not known.",
            Engine.Packs.Issues.NearestName.Advise(typed, SharedColumns.Needs, $"Use one of {string.Join(", ", SharedColumns.Needs)}."),
                "need");
        return null;
    }

    /// <summary>A number of a table.</summary>
    public static double Number(string text) => NumberText.Find(text) ?? 0;

    /// <summary>Whether two counts are the same but for the last digits of a sum.</summary>
    public static bool Same(double left, double right) => Math.Abs(left - right) <= 1e-9 * Math.Max(1.0, Math.Abs(left));
}
