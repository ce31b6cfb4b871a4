using Sufficiency.Engine.Domain.Estate;

namespace Sufficiency.Workbooks.Forms;

/// <summary>The sheet of schemes: capital projects that add places.</summary>
internal static class SchemesForm
{
    public const string Code = "Code";
    public const string Name = "Name";
    public const string School = "At which school";
    public const string Kind = "Kind";
    public const string Status = "Status";
    public const string Earliest = "May open from";
    public const string Planned = "Planned opening";
    public const string Latest = "Open by";
    public const string Places = "Places added";
    public const string Primary = "of these primary";
    public const string Secondary = "of these secondary";
    public const string PostSixteen = "of these post-16";
    public const string Capital = "Capital £";
    public const string Funder = "Who pays";
    public const string Decided = "Decided in";
    public const string Lead = "Lead years";
    public const string LeadSource = "Why this lead";
    public const string Life = "Life in years";
    public const string MinimumRoll = "Minimum roll";
    public const string ViableFrom = "Roll counts from year";
    public const string Excludes = "Not beside";
    public const string Requires = "Only after";
    public const string SourceNow = "Source so far";

    /// <summary>The columns of places with the phase that each is for; empty for all places.</summary>
    public static IReadOnlyList<(string Heading, string Phase)> PlaceColumns { get; } =
        [(Places, ""), (Primary, "primary"), (Secondary, "secondary"), (PostSixteen, "post_sixteen")];

    /// <summary>The sheet.</summary>
    public static SheetForm Sheet { get; } = new()
    {
        Name = "Schemes",
        Title = "Schemes: one row for each project that adds places",
        Notes =
        [
            "For a new school, first add its row to Schools and places with 0 places, then name it here.",
            "Delete the row of a scheme that is given up, or set its status to withdrawn. Without any row, the pack's own schemes stand.",
            "Years are academic years: 2027 is 2027/28.",
        ],
        Columns =
        [
            new(Code, ColumnKind.Text, 20, "Leave it as it is. Leave it empty in a new row: it is made from the name."),
            new(Name, ColumnKind.Text, 34, "Its name.") { IsNeeded = true },
            new(School, ColumnKind.Text, 28, "Name or code of a row of Schools and places.") { IsNeeded = true },
            new(Kind, ColumnKind.Word, 15, "What it builds.") { Codes = [.. Enum.GetValues<SchemeKind>().Select(kind => kind.ToCode())] },
            new(Status, ColumnKind.Word, 11, "committed: it opens in every plan. optional: the plan may choose it.")
            { Codes = ["committed", "optional", "withdrawn"], IsNeeded = true },
            new(Earliest, ColumnKind.Year, 9, "First year it may open in.") { IsNeeded = true },
            new(Planned, ColumnKind.Year, 9, "The year it is planned for. Empty in a new row: the first it may open in."),
            new(Latest, ColumnKind.Year, 9, "Last year it may open in. Empty: any."),
            new(Places, ColumnKind.Places, 12,
                "By years since opening, such as 40;80;120. The last holds for ever after.")
            { IsNeeded = true },
            new(Primary, ColumnKind.Places, 11, "For Reception to Year 6, if fixed."),
            new(Secondary, ColumnKind.Places, 11, "For Years 7 to 11, if fixed."),
            new(PostSixteen, ColumnKind.Places, 11, "For Years 12 to 14, if fixed."),
            new(Capital, ColumnKind.Money, 12, "In whole pounds for all places: 14400000 for £14.4m.") { IsNeeded = true },
            new(Funder, ColumnKind.Text, 17,
                "government grant, section 106, borrowing or other. Several with amounts: borrowing 2000000; other."),
            new(Decided, ColumnKind.Year, 9, "Year of its own decision. Empty: as the pack says of all."),
            new(Lead, ColumnKind.Number, 7, "Years from decision to opening."),
            new(LeadSource, ColumnKind.Text, 20, "Why decision and lead are what they are."),
            new(Life, ColumnKind.Number, 7, "Years over which capital is spread, such as 60; 30 for a module. Empty in a new row: 60."),
            new(MinimumRoll, ColumnKind.Number, 9, "Pupils it must hold in time. Empty: no such rule."),
            new(ViableFrom, ColumnKind.Number, 9, "Years since opening from which the minimum roll counts. Empty in a new row: 3."),
            new(Excludes, ColumnKind.Text, 14, "Codes of schemes that cannot open beside it, joined by ;"),
            new(Requires, ColumnKind.Text, 14, "Codes of schemes that must open first, joined by ;"),
            .. SharedColumns.Provenance,
            new(SourceNow, ColumnKind.Shown, 60, "Where the pack has the row from. Shown only."),
        ],
        Examples =
        [
            [
                "Example, not imported", "Orchard School opens", "Orchard School", "new school", "optional", "2029", "2029", "",
                "40;80;120", "", "", "", "14400000", "government grant", "2026", "3", "", "60", "72", "3", "", "", "Cabinet, March 2026",
                "found",
            ],
        ],
    };
}
