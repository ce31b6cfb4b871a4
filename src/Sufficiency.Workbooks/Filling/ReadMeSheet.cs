using Sufficiency.Workbooks.Forms;
using Sufficiency.Workbooks.Packs;
using Sufficiency.Workbooks.Sheets;

namespace Sufficiency.Workbooks.Filling;

/// <summary>The first sheet: how to fill the workbook, and which pack it is laid over.</summary>
internal static class ReadMeSheet
{
    /// <summary>Label of the cell that names the pack.</summary>
    public const string PackLabel = "Laid over the pack";

    /// <summary>Label of the cell with the pack's fingerprint.</summary>
    public const string FingerprintLabel = "Fingerprint of that pack";

    /// <summary>Label of the cell with the form's number.</summary>
    public const string FormLabel = "Form of this workbook";

    /// <summary>The form's number; another form has other sheets or columns.</summary>
    public const string Form = "1";

    private static readonly (string Heading, string[] Lines)[] Parts =
    [
        ("What this is", [
            "Figures of one authority for the planning of special school places. You fill it, and the program makes a plan of it.",
            "Counts, places and money alone belong here. No name, no pupil number, no date of birth: such a file is refused.",
        ]),
        ("Fill it in this order", [
            "1  Schools and places: correct the rows, add what is missing. Deleted rows are taken as closed.",
            "2  Pupils: paste your own counts as its steps 1 to 5 say. Left without rows, the pack's counts stand.",
            "3  Waiting: pupils who await a place, if you count them. Left without rows, the pack's counts stand.",
            "4  Schemes: one row for each project. Places by year since opening, as in 40;80;120.",
            "5  Money: change what you know better.",
        ]),
        ("Good to know", [
            "Blue headings must be filled in a new row. Grey rows that begin with Example show the form and are not imported.",
            "Whatever you do not change keeps its source. What you change is marked as from this workbook, and as assumed.",
            "Say better in the columns Source of what you changed and How sure, and it is marked so.",
            "You may add columns and sheets of your own. They are not read. Do not rename sheets or headings.",
            "Cells for texts have the format Text, so that 5-11 or Jan-25 does not become a date. Paste with Paste Special, Values.",
        ]),
        ("Make the plan", [
            "Save the workbook as Excel Workbook (*.xlsx), close it, and type in a terminal in its folder:",
            "sufficiency import THIS-FILE.xlsx --out mine",
            "Every fault is listed with its cell, such as Pupils!F12. Mend them and type the line again.",
            "sufficiency plan --data mine --areas msoa",
        ]),
        ("Needs", [
            "ASD autism · DS Down syndrome · HI hearing · MLD moderate learning difficulty · MSI multi-sensory · OTH other · PD physical",
            "PMLD profound and multiple · SEMH social, emotional and mental health · SLCN speech and language · SLD severe · SPLD specific",
            "VI vision · UNKNOWN not stated",
        ]),
    ];

    /// <summary>The sheet.</summary>
    public static SheetDraft Of(BasePack pack)
    {
        var draft = new SheetDraft(OfficerSheets.ReadMe) { Widths = [28, 110] };
        draft.Put(0, 1, new(pack.Dataset.Title, Look.Title));
        var row = 2;
        foreach (var (heading, lines) in Parts)
        {
            row++;
            draft.Put(0, row, new(heading, Look.Label));
            foreach (var line in lines) draft.Put(1, row++, new(line, Look.Note));
        }

        foreach (var (label, value) in new[] { (PackLabel, pack.Dataset.Name), (FingerprintLabel, pack.Fingerprint), (FormLabel, Form) })
        {
            draft.Put(0, ++row, new(label, Look.Label));
            draft.Put(1, row, new(value, Look.Grey));
        }

        return draft;
    }
}
