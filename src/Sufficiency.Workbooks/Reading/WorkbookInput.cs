using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Workbooks.Filling;
using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Sheets;

namespace Sufficiency.Workbooks.Reading;

/// <summary>A workbook as an officer handed it in: which pack it is laid over, and its sheets.</summary>
internal sealed class WorkbookInput
{
    private readonly RawWorkbook raw;

    private WorkbookInput(RawWorkbook raw) => this.raw = raw;

    /// <summary>Name of the pack on the first sheet; null where it is not told.</summary>
    public string? PackName => FieldOf(ReadMeSheet.PackLabel);

    /// <summary>Fingerprint of that pack on the first sheet; null where it is not told.</summary>
    public string? Fingerprint => FieldOf(ReadMeSheet.FingerprintLabel);

    /// <summary>Reads the bytes of a workbook.</summary>
    /// <exception cref="WorkbookRefusedException">It is damaged, is another form, or holds a row for each child.</exception>
    public static WorkbookInput Read(byte[] bytes)
    {
        var workbook = XlsxReader.Read(bytes);
        if (ChildRows.Find(workbook) is { } reason)
            throw new WorkbookRefusedException($"This file holds a row for each child, and is refused. {reason} Nothing of it was kept.",
                "Counts alone belong here: follow the steps on the sheet Pupils of a fresh template, and paste the values of the pivot.");
        var input = new WorkbookInput(workbook);
        return input.FieldOf(ReadMeSheet.FormLabel) is { } form && form != ReadMeSheet.Form
            ? throw new WorkbookRefusedException($"The workbook has the form {form}, and this program reads form {ReadMeSheet.Form}.",
                "Make a fresh template and copy your rows into it.") : input;
    }

    /// <summary>The sheet of a form; one that is missing or hidden is told.</summary>
    public FilledForm Read(SheetForm form, FaultList faults, List<string> notes)
    {
        var sheets = raw.Sheets.Where(sheet => CellWords.Plain(sheet.Name) == CellWords.Plain(form.Name)).ToList();
        if (sheets.Count == 0)
        {
            var others = raw.Sheets.Select(sheet => sheet.Name)
                .Where(name => !OfficerSheets.Names.Any(known => CellWords.Plain(known) == CellWords.Plain(name)));
            faults.Add(new(form.Name), null, "The sheet is missing.", NearestName.Find(form.Name, others) is { } nearest
                ? $"Rename the sheet «{nearest}» if that is it." : "Copy it from a fresh template; left without rows it changes nothing.",
                    "missing");
            return FilledForm.Empty;
        }

        if (sheets[0].IsHidden) notes.Add($"The sheet {form.Name} is hidden, and was read all the same.");
        var filled = FormReader.Read(form, sheets[0], faults);
        if (filled.Unread.Count > 0) notes.Add($"{form.Name}: columns of your own were not read: {string.Join(", ", filled.Unread)}.");
        return filled;
    }

    private string? FieldOf(string label)
    {
        var sheet = raw.Sheets.FirstOrDefault(sheet => CellWords.Plain(sheet.Name) == CellWords.Plain(OfficerSheets.ReadMe));
        var row = sheet?.Rows.FirstOrDefault(row => row.Cells.TryGetValue(0, out var cell)
            && CellWords.Plain(cell.Text) == CellWords.Plain(label));
        return row is not null && row.Cells.TryGetValue(1, out var value) && CellWords.Clean(value.Text) is { Length: > 0 } text ? text
            : null;
    }
}
