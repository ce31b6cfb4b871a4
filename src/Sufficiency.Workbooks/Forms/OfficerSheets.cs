namespace Sufficiency.Workbooks.Forms;

/// <summary>The sheets of the workbook in their order.</summary>
internal static class OfficerSheets
{
    /// <summary>Name of the first sheet, which explains the others.</summary>
    public const string ReadMe = "Read me";

    /// <summary>The five sheets that are filled.</summary>
    public static IReadOnlyList<SheetForm> All { get; } =
        [SchoolsForm.Sheet, PupilsForm.Sheet, SchemesForm.Sheet, MoneyForm.Sheet, WaitingForm.Sheet];

    /// <summary>Names of all sheets.</summary>
    public static IReadOnlyList<string> Names { get; } = [ReadMe, .. All.Select(sheet => sheet.Name)];
}
