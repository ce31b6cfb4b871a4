namespace Sufficiency.Workbooks.Forms;

/// <summary>The sheet of pupils who wait for a school place.</summary>
internal static class WaitingForm
{
    public const string Need = "Need";
    public const string PlaceNeeded = "Kind of place needed";

    /// <summary>Kinds of place by the letter of the table.</summary>
    public static IReadOnlyList<(string Code, string Label)> Kinds { get; } =
        [("M", "mainstream"), ("B", "base"), ("S", "special school"), ("X", "beyond special school")];

    /// <summary>The sheet.</summary>
    public static SheetForm Sheet { get; } = new()
    {
        Name = "Waiting",
        Title = "Waiting: pupils with a plan who await a school place at the base date, by need and year group",
        Notes =
        [
            "Left without rows, the pack's own counts stand. With rows, they take the place of all the pack's counts.",
            "These pupils are part of Setting: no school place on the sheet Pupils. Reception to Year 14 alone.",
        ],
        Fields = SharedColumns.CountFields,
        Columns =
        [
            new(Need, ColumnKind.Word, 24, "Code of the primary need.") { Codes = SharedColumns.Needs, IsNeeded = true },
            new(PlaceNeeded, ColumnKind.Word, 24, "The least specialist place that suits.")
            { Codes = [.. Kinds.Select(kind => kind.Label)], IsNeeded = true },
            .. PupilsForm.Years(YearGroupWords.All.Where(year => year is >= 0 and <= 14)),
        ],
        Examples = [["Example: SEMH", "special school", "", "", "", "", "", "", "", "2", "3", "1"]],
    };
}
