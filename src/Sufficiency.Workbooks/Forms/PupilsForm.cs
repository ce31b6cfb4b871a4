namespace Sufficiency.Workbooks.Forms;

/// <summary>The sheet of pupils with a plan by school or setting, need and year group.</summary>
internal static class PupilsForm
{
    public const string School = "School or setting";
    public const string Need = "Need";

    /// <summary>Settings that stand in place of a school, by the code of the table.</summary>
    public static IReadOnlyList<(string Code, string Label)> Settings { get; } =
    [
        ("mainstream", "Setting: mainstream"), ("resource_base", "Setting: resource base"), ("special_school", "Setting: special school"),
        ("out_of_county", "Setting: out of county"), ("elsewhere", "Setting: no school place"),
    ];

    /// <summary>The sheet.</summary>
    public static SheetForm Sheet { get; } = new()
    {
        Name = "Pupils",
        Title = "Pupils: this authority's EHC plans at the base date, counted by school or setting, need and year group",
        Notes =
        [
            "Left without rows, the pack's own counts stand. With rows, they take the place of all the pack's counts.",
            "Counts alone belong here. Never paste rows of single children: such a file is refused. The pivot below keeps them out.",
            "1  Open the persons file of your SEN2 return beside its plan module. In it: Insert, PivotTable.",
            "2  Rows: the setting's name (or URN), then the primary need. Columns: the National Curriculum year. Values: Count of plans.",
            "3  Design, Report Layout: Show in Tabular Form, and Repeat All Item Labels. Turn subtotals and grand totals off.",
            "4  Copy the pivot. Here: Paste Special, Values. Put each year under its heading, and names as Schools and places has them.",
            "5  Pupils without a school place, under school age, or over 18: a row Setting: …, such as Setting: no school place.",
            "    Setting: mainstream may also stand for schools that you do not tell apart; its pupils are shared over its schools.",
        ],
        Fields = SharedColumns.CountFields,
        Columns =
        [
            new(School, ColumnKind.Text, 38, "Name or code of a row of Schools and places, or Setting: mainstream, Setting: resource base, "
                + "Setting: special school, Setting: out of county, Setting: no school place.")
            { IsNeeded = true },
            new(Need, ColumnKind.Word, 11, "Code of the primary need.") { Codes = SharedColumns.Needs, IsNeeded = true },
            .. Years(YearGroupWords.All),
        ],
        Examples =
        [
            ["Example: Orchard School", "SEMH", .. Counts(("7", "4"), ("8", "6"), ("9", "5"))],
            ["Example: Setting: no school place", "ASD", .. Counts(("7", "1"), ("10", "3"))],
        ],
    };

    /// <summary>A column for each year group.</summary>
    public static IEnumerable<FormColumn> Years(IEnumerable<int> yearGroups) => yearGroups.Select(year =>
        new FormColumn(YearGroupWords.Write(year), ColumnKind.Count, 6.5, FormattableString.Invariant($"age {year + 4}")));

    private static IEnumerable<string> Counts(params (string Year, string Count)[] counts) =>
        YearGroupWords.All.Select(year => counts.FirstOrDefault(count => count.Year == YearGroupWords.Write(year)).Count ?? "");
}
