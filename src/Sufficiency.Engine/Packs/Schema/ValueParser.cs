using System.Globalization;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Packs.Schema;

/// <summary>Reads one value of a type of the schema.</summary>
internal static class ValueParser
{
    /// <summary>The word of a scheme that is decided not to open.</summary>
    public const string Never = "never";

    private const int LongestText = 2000;
    private const int LongestCode = 80;
    private const int EarliestYear = 1990;
    private const int LatestYear = 2100;
    private static readonly string[] PhaseWords = ["early_years", "primary", "secondary", "post_sixteen", "adult"];
    private static readonly string[] CertaintyWords = ["found", "derived", "assumed"];
    private static readonly string[] YesNoWords = ["no", "yes"];

    /// <summary>The code of a phase in files.</summary>
    public static string ToCode(Phase phase) => PhaseWords[(int)phase];

    /// <summary>Reads the text, which is not empty; null and a fault where it cannot be taken.</summary>
    public static object? Parse(ColumnSchema column, string text, out Fault? fault) =>
        Parse(column.Type, new(column.Values, column.Codes), column.Minimum, column.Maximum, text, out fault);

    /// <summary>Reads the text of a plan value, which is not empty; null and a fault where it cannot be taken.</summary>
    public static object? Parse(PlanValueSchema value, string text, out Fault? fault) =>
        Parse(value.Type, new(value.Values, value.Codes), value.Minimum, value.Maximum, text, out fault);

    private static object? Parse(string type, KnownWords words, double? minimum, double? maximum, string text, out Fault? fault)
    {
        var isNumber = type is "integer" or "number" or "share" or "year_group";
        if (type != "text" && !isNumber && VisibleText.FindInvisible(text) is { } hidden)
        {
            fault = new("invisible", $"holds a {hidden}", $"Delete it: write {VisibleText.Without(text)}.");
            return null;
        }

        var value = Take(type, words, minimum, maximum, text, out fault);
        if (fault is not null && SpreadsheetMark.Explain(text, mayBeSerial: type is "year" or "year_group" or "opening") is { } why)
            fault = fault with { Kind = "spreadsheet", Advice = why };
        return value;
    }

    private static object? Take(string type, KnownWords words, double? minimum, double? maximum, string text,
        out Fault? fault) => type switch
        {
            "text" => Text(text, words, out fault),
            "code" => Code(text, out fault),
            "integer" => NumberParser.Whole(text, minimum, maximum, out fault),
            "number" => NumberParser.Number(text, minimum, maximum, out fault),
            "share" => NumberParser.Number(text, minimum ?? 0, maximum ?? 1, out fault),
            "year" => Year(text, out fault),
            "opening" => Opening(text, out fault),
            "need" => NeedOf(text, words, out fault),
            "needs" => Needs(text, words, out fault),
            "year_group" => NumberParser.Whole(text, YearGroup.Youngest, YearGroup.Oldest, out fault) is int value
                ? new YearGroup(value) : null,
            "tier" => Known(ProvisionCodes.FindTier(text), text, words, out fault),
            "setting" => Known(ProvisionCodes.FindSetting(text), text, words, out fault),
            "provision_type" => Known(ProvisionCodes.FindProvisionType(text), text, words, out fault),
            "phase" => Known((Phase?)IndexIn(PhaseWords, text), text, words, out fault),
            "certainty" => Known((Certainty?)IndexIn(CertaintyWords, text), text, words, out fault),
            "yes_no" => Known<int>(IndexIn(YesNoWords, text), text, words, out fault) is { } index ? (int)index == 1 : null,
            _ => throw new InvalidOperationException($"The schema names an unknown type {type}."),
        };

    private static object? Text(string text, KnownWords words, out Fault? fault)
    {
        fault = text.Length > LongestText ? new("long", $"has more than {LongestText} letters", "Shorten it.")
            : text.Any(char.IsControl) ? new("control", "holds control characters", "Retype it as plain text.")
            : text.Contains('\uFFFD', StringComparison.Ordinal)
            ? new("replacement", "holds the sign of a letter lost in a conversion (�)", "Retype it and save the file as UTF-8.")
            : text.Any(VisibleText.IsHidden) ? new("hidden", $"holds a {VisibleText.FindInvisible(text)}", "Delete it or retype the cell.")
            : IsReadWrongly(text)
            ? new("encoding", "was read in a wrong encoding before", "Export it again from its source as UTF-8, or retype it.")
            : words.All.Count > 0 && !words.All.Contains(text, StringComparer.Ordinal) ? words.Unknown(text)
            : null;
        return fault is null ? text : null;
    }

    /// <summary>Whether a text in UTF-8 was once read as Windows-1252: £ is Â£ then, é is Ã©, and ’ is â€™.</summary>
    private static bool IsReadWrongly(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] is 'Â' or 'Ã' && text[i + 1] is >= '\u0080' and <= '\u00BF') return true;
            if (text[i] == 'â' && text[i + 1] == '€') return true;
        }

        return false;
    }

    private static object? Code(string text, out Fault? fault)
    {
        var isPlain = text.Length <= LongestCode && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.');
        fault = isPlain ? null : new("code", "is not a code",
            "Use letters A to Z, digits, hyphens, underscores and full stops, without spaces.");
        return isPlain ? text : null;
    }

    private static object? Year(string text, out Fault? fault)
    {
        if (StartYear(text) is { } start)
        {
            fault = new("year", "is not written as a start year", $"Write {start} for {text}.");
            return null;
        }

        return NumberParser.Whole(text, EarliestYear, LatestYear, out fault) is int year ? new AcademicYear(year) : null;
    }

    /// <summary>The start year of an academic year written with both years: 2025/26, 2025-2026, 202526; null for other texts.</summary>
    private static string? StartYear(string text)
    {
        if (text.Length is < 6 or > 9 || !text[..4].All(char.IsAsciiDigit)) return null;
        var rest = text[4..];
        if (rest[0] is '/' or '-' or '–' or '—' or '_' or '\\') rest = rest[1..];
        if (rest.Length is not (2 or 4) || !rest.All(char.IsAsciiDigit)) return null;
        var isNext = int.Parse(rest[^2..], CultureInfo.InvariantCulture) == (int.Parse(text[..4], CultureInfo.InvariantCulture) + 1) % 100;
        return isNext || rest.Length < text.Length - 4 ? text[..4] : null;
    }

    private static object? Opening(string text, out Fault? fault)
    {
        fault = null;
        if (text == Never) return Never;
        var year = Year(text, out fault);
        if (fault is not null) fault = fault with { Advice = $"Write an academic year by its start, such as 2029, or {Never}." };
        return year;
    }

    private static object? NeedOf(string text, KnownWords words, out Fault? fault) =>
        Known(NeedCodes.Find(text), text, words, out fault);

    private static object? Needs(string text, KnownWords words, out Fault? fault)
    {
        fault = null;
        if (text == "*") return NeedSet.Every;
        var needs = new List<Need>();
        foreach (var code in text.Split(';', StringSplitOptions.TrimEntries))
        {
            if (NeedOf(code, words, out fault) is not Need need)
            {
                fault = fault! with { Predicate = code.Length == 0 ? "hold an empty code" : $"name {code}, which {fault.Predicate}" };
                return null;
            }

            needs.Add(need);
        }

        return NeedSet.Of([.. needs]);
    }

    private static object? Known<T>(T? value, string text, KnownWords words, out Fault? fault)
        where T : struct
    {
        fault = value is null ? words.Unknown(text) : null;
        return value;
    }

    private static int? IndexIn(string[] words, string text) => Array.IndexOf(words, text) is >= 0 and var index ? index : null;
}
