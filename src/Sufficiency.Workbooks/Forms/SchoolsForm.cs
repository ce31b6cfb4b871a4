using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Workbooks.Forms;

/// <summary>The sheet of schools, bases and other providers, with their places.</summary>
internal static class SchoolsForm
{
    public const string Code = "Code";
    public const string Name = "Name";
    public const string Urn = "URN";
    public const string Kind = "Kind";
    public const string Postcode = "Postcode";
    public const string District = "District";
    public const string Needs = "Needs taken";
    public const string Lowest = "Lowest year";
    public const string Highest = "Highest year";
    public const string Places = "Places";
    public const string Primary = "of these primary";
    public const string Secondary = "of these secondary";
    public const string PostSixteen = "of these post-16";
    public const string AnyNumber = "Any number of pupils";
    public const string PlaceFunding = "Place funding £";
    public const string TopUp = "Top-up or fee £";
    public const string EnhancedTopUp = "Enhanced top-up £";
    public const string PlansOnRoll = "Plans on roll";
    public const string SchoolRoll = "Whole roll";
    public const string Market = "Market";
    public const string Kilometres = "Journey km";
    public const string GridPoint = "Grid point";
    public const string SourceNow = "Source so far";

    private static readonly string[] YearWords =
        [.. YearGroupWords.All.Where(year => year is >= -2 and <= 14).Select(YearGroupWords.Write)];

    /// <summary>The columns of places with the phase that each is for; null for all places.</summary>
    public static IReadOnlyList<(string Heading, string Phase)> PlaceColumns { get; } =
        [(Places, ""), (Primary, "primary"), (Secondary, "secondary"), (PostSixteen, "post_sixteen")];

    /// <summary>The sheet.</summary>
    public static SheetForm Sheet { get; } = new()
    {
        Name = "Schools and places",
        Title = "Schools and places: one row for each school, base, college or market",
        Notes =
        [
            "Change what is wrong. Add rows below for what is missing. Delete the row of a school that is no longer there, and give its "
                + "pupils on the sheet Pupils.",
            "Places by year are joined by semicolons: 107 holds for every year; 60;80;100 grows. The last figure holds for ever after, "
                + "and - is no figure.",
        ],
        Columns =
        [
            new(Code, ColumnKind.Text, 20, "Leave it as it is. Leave it empty in a new row: it is made from the URN or the name."),
            new(Name, ColumnKind.Text, 34, "As the sheets Pupils and Schemes call it.") { IsNeeded = true },
            new(Urn, ColumnKind.Text, 9, "Six digits of Get Information About Schools, if it has one."),
            new(Kind, ColumnKind.Word, 15, "What it offers. Out of county: independent, non-maintained or another authority's.")
            { Codes = [.. ProvisionCodes.ProvisionTypes.Select(type => type.ToCode())], IsNeeded = true },
            new(Postcode, ColumnKind.Text, 11, "Where it stands. Left empty, a school of the pack stays where it is."),
            new(District, ColumnKind.Text, 20, "Empty in a new row: the district of the nearest home area."),
            new(Needs, ColumnKind.Word, 26, "Codes joined by semicolons, such as ASD;SEMH, or * for every need.")
            { Codes = [.. NeedCodes.All.Select(need => need.ToCode())], TakesSeveral = true, IsNeeded = true },
            new(Lowest, ColumnKind.YearGroup, 8, "Lowest year group taught.") { Codes = YearWords, IsNeeded = true },
            new(Highest, ColumnKind.YearGroup, 8, "Highest year group taught.") { Codes = YearWords, IsNeeded = true },
            new(Places, ColumnKind.Places, 14, "Places for pupils with plans, by year, schemes apart."),
            new(Primary, ColumnKind.Places, 12, "Places for Reception to Year 6, if known."),
            new(Secondary, ColumnKind.Places, 12, "Places for Years 7 to 11, if known."),
            new(PostSixteen, ColumnKind.Places, 12, "Places for Years 12 to 14, if known."),
            new(AnyNumber, ColumnKind.Word, 9, "yes: it takes any number and Places stays empty.")
            { Codes = ["yes", "no"], IsNeeded = true },
            new(PlaceFunding, ColumnKind.Money, 10, "£ a place a year, paid whether filled or not.") { IsNeeded = true },
            new(TopUp, ColumnKind.Money, 10, "£ a pupil a year; out of county the whole fee.") { IsNeeded = true },
            new(EnhancedTopUp, ColumnKind.Money, 10, "Bases alone: £ for a pupil who needs an enhanced base. Empty: it takes none."),
            new(PlansOnRoll, ColumnKind.Number, 8, "Pupils with a plan on its roll, of any authority."),
            new(SchoolRoll, ColumnKind.Number, 8, "All pupils on its roll."),
            new(Market, ColumnKind.Word, 20, "Out of county alone: whose places they are.")
            { Codes = ["independent_in_county", "neighbouring_authority", "further_away"] },
            new(Kilometres, ColumnKind.Number, 9, "Out of county alone, where there is no one place: road km of every journey."),
            new(GridPoint, ColumnKind.Text, 17, "Easting, northing in metres. The postcode gives it; leave it as it is."),
            .. SharedColumns.Provenance,
            new(SourceNow, ColumnKind.Shown, 60, "Where the pack has the row from. Shown only."),
        ],
        Examples =
        [
            [
                "Example, not imported", "Orchard School", "149999", "special school", "OX28 6NE", "", "ASD;SEMH", "7", "13", "40;80;120",
                "", "", "", "no", "10000", "17000", "", "", "", "", "", "", "Funding agreement, May 2026", "found",
            ],
        ],
    };
}
