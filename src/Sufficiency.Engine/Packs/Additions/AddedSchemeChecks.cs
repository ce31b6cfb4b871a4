using System.Globalization;
using System.Text.RegularExpressions;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Plausibility;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Additions;

/// <summary>Looks whether the entries of an added scheme go together; what depends on the pack is checked when the pack is read.</summary>
/// <param name="row">The row, where faults are reported.</param>
/// <param name="scheme">The scheme.</param>
internal sealed partial class AddedSchemeChecks(TableRow row, AddedScheme scheme)
{
    /// <summary>Beyond the ends of this range a unit is wrong.</summary>
    private static readonly PlausibleRange CapitalAPlace = PlausibleRanges.Get("scheme_capital");
    private static readonly string[] OfProviders =
        ["postcode", "easting", "district_name", "needs", "ages", "phases", "place_funding_gbp", "top_up_gbp", "enhanced_top_up_gbp"];

    /// <summary>Reports every fault.</summary>
    public void Check()
    {
        if (AddedSchemeText.Slug(scheme.SchemeId).Length == 0)
            row.Report("name", $"No identifier can be made from the name {scheme.Name}.", "Give an id of letters and digits.");
        if (scheme.Kind == SchemeKind.Expansion) CheckExpansion();
        else CheckProvider();
        CheckPlaces();
        CheckYears();
        CheckCapital();
        if (scheme.MinimumRoll is { } minimum && minimum > scheme.FullPlaces)
            row.Report("minimum_roll", $"The minimum roll of {scheme.Name} is more than its places.",
                $"Give {scheme.FullPlaces} or less.");
    }

    /// <summary>Whether a text has the form of a whole postcode, spaces and case apart.</summary>
    public static bool IsPostcode(string text) => PostcodeForm().IsMatch(Spaceless(text));

    /// <summary>A postcode in capitals without spaces.</summary>
    public static string Spaceless(string postcode) => string.Concat(postcode.Where(sign => !char.IsWhiteSpace(sign))).ToUpperInvariant();

    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PostcodeForm();

    private bool Has(string column) => row.TextOf(column).Length > 0;

    private void CheckExpansion()
    {
        if (scheme.At is null)
            row.Report("at", $"{scheme.Name} is an expansion and does not say of which school.",
                "Give at: the school's name or identifier.");
        foreach (var column in OfProviders.Where(Has))
            row.Report(column, $"{scheme.Name} is an expansion, and has what its school has.", "Leave the entry out.");
    }

    private void CheckProvider()
    {
        var places = new[] { scheme.At, scheme.Postcode, scheme.Location is null ? null : "" }.Count(place => place is not null);
        if (scheme.Kind.IsSchool() && scheme.At is not null)
            row.Report("at", $"{scheme.Name} is a school or centre on a site of its own.", "Give a postcode, or easting and northing.");
        else if (places != 1)
            row.Report("postcode", places == 0 ? $"{scheme.Name} does not say where it stands." : $"{scheme.Name} stands at two places.",
                $"Give one of a postcode, easting with northing{(scheme.Kind.IsBase() ? ", or at with a school" : "")}.");
        if (scheme.Postcode is { } postcode && !IsPostcode(postcode))
            row.Report("postcode", "This is not a whole postcode.", "Write it as in OX14 1AA, or give easting and northing.");
        if (!Has("needs"))
            row.Report("needs", $"{scheme.Name} does not say which needs it accepts.", "Give codes such as ASD;SEMH, or * for every need.");
        if (scheme.EnhancedTopUp is not null && scheme.Kind != SchemeKind.Base)
            row.Report("enhanced_top_up_gbp", $"{scheme.Name} is no base.", "Leave the entry out.");
        if (scheme is { LowestYearGroup: { } lowest, HighestYearGroup: { } highest }) CheckYearGroups(lowest, highest);
        else row.Report("ages", $"{scheme.Name} does not say which ages it teaches.", "Give ages: 7 to 18, or phases: primary;secondary.");
    }

    private void CheckYearGroups(YearGroup lowest, YearGroup highest)
    {
        bool Teaches(int year) => lowest.Value <= year && year <= highest.Value;
        if (!new[] { 6, 11, 13 }.Any(Teaches))
            row.Report(Has("ages") ? "ages" : "phases", $"{scheme.Name} teaches no phase to its end, so nobody can be given its places.",
                "Places are given to Year 6 (age 11), Year 11 (age 16) or Year 13 (age 18).");
        foreach (var (phase, column) in AddedSchemeReader.PhaseColumns.Where(pair =>
            scheme.PlacesByPhase.TryGetValue(pair.Phase, out var places) && places.Any(number => number > 0)))
        {
            var end = phase switch { Phase.Primary => 6, Phase.Secondary => 11, _ => 13 };
            if (!Teaches(end))
                row.Report(column, string.Create(CultureInfo.InvariantCulture,
                    $"{scheme.Name} has these places and does not teach Year {end}, to which they are given."), "Widen its ages.");
        }
    }

    private void CheckPlaces()
    {
        if (scheme.Places.Count > 0 && scheme.PlacesByPhase.Count > 0)
            row.Report("places", $"{scheme.Name} gives places in all and places by phase.", "Keep one of the two.");
        else if (scheme.FullPlaces == 0)
            row.Report("places", $"{scheme.Name} has no places once full.", "Give places by years since opening, as in 40;80;120.");
    }

    private void CheckYears()
    {
        if (scheme is { Opens: { } opens, LatestOpening: { } latest } && latest < opens)
            row.Report("latest_opening", $"{scheme.Name} may open from {opens}, and until {latest} only.", "Give a later year.");
    }

    private void CheckCapital()
    {
        var aPlace = scheme.FullPlaces == 0 ? 0.0 : scheme.Capital.Value / scheme.FullPlaces;
        if (!CapitalAPlace.Excludes(aPlace)) return;
        var share = string.Create(CultureInfo.InvariantCulture, $"£{aPlace:#,0.##} a place");
        row.Report("capital_gbp", $"The capital of {scheme.Name} is {share}, which no building costs.",
            aPlace < CapitalAPlace.Lowest
            ? "Write whole pounds: 14400000 for £14.4m. Write 0 if nothing is built."
            : "Write whole pounds for all places together, such as 14400000 for £14.4m.");
    }
}
