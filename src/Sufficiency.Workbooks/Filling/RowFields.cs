using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Filling;

/// <summary>A column of a sheet that holds a column of a table.</summary>
/// <param name="Heading">Heading of the sheet.</param>
/// <param name="Column">Column of the table.</param>
internal readonly record struct RowField(string Heading, string Column);

/// <summary>Shows rows of a table on a sheet, column by column, and lays an officer's row over them.</summary>
/// <param name="form">The sheet.</param>
/// <param name="fields">Its columns that hold columns of the table.</param>
internal sealed class RowFields(SheetForm form, params IReadOnlyList<RowField> fields)
{
    /// <summary>Headings by column of the table, for faults.</summary>
    public IReadOnlyDictionary<string, string> Headings { get; } =
        fields.ToDictionary(field => field.Column, field => field.Heading, StringComparer.Ordinal);

    /// <summary>A row as the sheet shows it.</summary>
    public Dictionary<string, string> Show(TableText table, string[] row) =>
        fields.ToDictionary(field => field.Heading, field => Show(form[field.Heading], table.Get(row, field.Column)),
            StringComparer.Ordinal);

    /// <summary>Puts the officer's texts into cells of a row.</summary>
    /// <param name="row">The officer's row.</param>
    /// <param name="cells">The cells, as the pack has them or empty.</param>
    /// <param name="faults">Faults of cells, which then keep what they have.</param>
    /// <returns>The columns that changed.</returns>
    public List<string> LayOver(FormRow row, Dictionary<string, string> cells, FaultList faults)
    {
        var changed = new List<string>();
        foreach (var (heading, column) in fields)
        {
            if (!row.Has(heading) || faults.AnyAt(row.Place(heading))) continue;
            var (old, given) = (cells.GetValueOrDefault(column, ""), row[heading]);
            if (NumberText.Same(CellWords.Clean(old), given) || SameWords(form[heading], old, given)) continue;
            cells[column] = given;
            changed.Add(column);
        }

        return changed;
    }

    private static bool SameWords(FormColumn column, string old, string given) => column.TakesSeveral
        && old.Split(';', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal).SetEquals(given.Split(';'));

    private static string Show(FormColumn column, string text) => column switch
    {
        _ when text.Length == 0 => "",
        { Kind: ColumnKind.YearGroup } => NumberText.Find(text) is { } year ? YearGroupWords.Write((int)year) : text,
        { Kind: ColumnKind.Word, TakesSeveral: false } => CellWords.Show(text),
        _ => text,
    };
}
