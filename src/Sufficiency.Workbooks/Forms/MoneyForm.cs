namespace Sufficiency.Workbooks.Forms;

/// <summary>The sheet of prices and budgets.</summary>
internal static class MoneyForm
{
    public const string Code = "Code";
    public const string What = "What";
    public const string Value = "Value";
    public const string Unit = "Unit";
    public const string SourceNow = "Source so far";

    /// <summary>The sheet.</summary>
    public static SheetForm Sheet { get; } = new()
    {
        Name = "Money",
        Title = "Money: prices and budgets of the whole authority",
        Notes =
        [
            "Change the column Value where you know better, and say where the figure comes from. Rows cannot be added; a deleted row keeps "
                + "the pack's figure.",
            "Place funding and top-ups of single schools stand on Schools and places, capital of named schemes on Schemes.",
        ],
        Columns =
        [
            new(Code, ColumnKind.Text, 34, "Leave it as it is."),
            new(What, ColumnKind.Shown, 52, "What the figure is. Shown only."),
            new(Value, ColumnKind.Money, 16, "The figure, in the unit beside it.") { IsNeeded = true },
            new(Unit, ColumnKind.Shown, 18, "Shown only."),
            .. SharedColumns.Provenance,
            new(SourceNow, ColumnKind.Shown, 60, "Where the pack has the figure from. Shown only."),
        ],
        Examples =
        [
            ["Example, not imported", "Fee of a place further away", "82500", "£ a pupil a year", "Outturn of 2025-26, table A", "found"],
        ],
    };
}
