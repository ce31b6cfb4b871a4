using System.Globalization;
using System.Text;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Engine.Packs.Additions;

/// <summary>Writes an added scheme as the YAML that makes it, and in words.</summary>
internal static class AddedSchemeText
{
    private const int LongestIdentifier = 60;
    private static readonly string[] KindWords =
        ["special school", "post-16 centre", "further places", "satellite class of a special school", "resource base"];

    /// <summary>The YAML, an entry a line.</summary>
    public static string Write(AddedScheme scheme) =>
        string.Concat(Entries(scheme).Select(entry => $"{entry.Name}: {Quoted(entry.Value)}\n"));

    /// <summary>The YAML in one line.</summary>
    public static string WriteInline(AddedScheme scheme) =>
        $"{{{string.Join(", ", Entries(scheme).Select(entry => $"{entry.Name}: {Quoted(entry.Value)}"))}}}";

    /// <summary>What it is in one line.</summary>
    public static string Describe(AddedScheme scheme)
    {
        string?[] parts =
        [
            KindWords[(int)scheme.Kind],
            string.Create(CultureInfo.InvariantCulture, $"{scheme.FullPlaces} places once full"),
            scheme.At is { } at ? $"at {at}" : scheme.Postcode,
            scheme.IsCommitted ? "committed" : "optional",
            scheme.Opens is { } opens ? $"from {opens}" : null,
            scheme.LatestOpening is { } latest ? $"to {latest} at the latest" : null,
            string.Create(CultureInfo.InvariantCulture, $"capital £{scheme.Capital.Value:N0}"),
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>A name in lower case with hyphens.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var sign in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(sign)) slug.Append(char.ToLowerInvariant(sign));
            else if (sign is not '\'' and not '’' && CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark
                && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        if (slug.Length > LongestIdentifier) slug.Length = LongestIdentifier;
        return slug.ToString().TrimEnd('-');
    }

    /// <summary>A number as files write it.</summary>
    public static string Written(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Needs as files write them.</summary>
    public static string Written(NeedSet needs) => needs == NeedSet.Every ? "*" : needs.ToString();

    private static IEnumerable<(string Name, string Value)> Entries(AddedScheme scheme)
    {
        (string Name, string? Value)[] entries =
        [
            ("name", scheme.Name),
            ("kind", scheme.Kind.ToCode()),
            ("id", scheme.Id),
            ("at", scheme.At),
            ("postcode", scheme.Postcode),
            ("easting", Number(scheme.Location?.EastingMetres)),
            ("northing", Number(scheme.Location?.NorthingMetres)),
            ("district_name", scheme.DistrictName),
            ("places", scheme.Places.Count == 0 ? null : Joined(scheme.Places)),
            .. AddedSchemeReader.PhaseColumns
                .Select(pair => (pair.Column, scheme.PlacesByPhase.TryGetValue(pair.Phase, out var places) ? Joined(places) : null)),
            ("needs", scheme.Needs is { } needs ? Written(needs) : null),
            ("ages", scheme is { LowestYearGroup: { } lowest, HighestYearGroup: { } highest } ? Ages.Write(lowest, highest) : null),
            ("opens", Number(scheme.Opens?.StartYear)),
            ("latest_opening", Number(scheme.LatestOpening?.StartYear)),
            ("status", scheme.IsCommitted ? "committed" : null),
            ("capital_gbp", Number(scheme.Capital.Value)),
            ("funder", scheme.Funder),
            ("place_funding_gbp", Number(scheme.PlaceFunding?.Value)),
            ("top_up_gbp", Number(scheme.TopUp?.Value)),
            ("enhanced_top_up_gbp", Number(scheme.EnhancedTopUp?.Value)),
            ("asset_life_years", Number(scheme.AssetLifeYears)),
            ("decided_in", Number(scheme.DecidedIn?.StartYear)),
            ("lead_years", Number(scheme.LeadYears)),
            ("minimum_roll", Number(scheme.MinimumRoll)),
            ("viable_from_year", Number(scheme.ViableFromYear)),
            ("source", scheme.Source),
        ];
        return entries.Where(entry => entry.Value is not null).Select(entry => (entry.Name, entry.Value!));
    }

    private static string? Number(double? number) => number is { } value ? Written(value) : null;

    private static string Joined(IReadOnlyList<int> places) =>
        string.Join(';', places.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A text that YAML reads back as it is, inside brackets too.</summary>
    private static string Quoted(string text) => IsPlain(text) ? text
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static bool IsPlain(string text) => text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && text[^1] != ' '
        && text is not "null" && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is ' ' or '-' or '_' or '.' or ';');
}
