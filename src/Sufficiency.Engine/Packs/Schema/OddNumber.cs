using System.Globalization;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Packs.Schema;

/// <summary>Says why a text that a person would read as a number is none, and what to write.</summary>
internal static class OddNumber
{
    private const string Separators = "Write it without separators for thousands and with a full stop as decimal mark";
    private static readonly char[] Minuses = ['\u2212', '\u2013', '\u2014', '\u2012', '\u2011'];
    private static readonly char[] Quotes = ['“', '”', '‘', '’', '"', '\'', '´', '`'];
    private static readonly char[] Units = ['£', '€', '$', '%'];

    /// <summary>The fault of a text that is no number; null where it looks like none at all.</summary>
    public static Fault? Find(string text)
    {
        var advice = Plain(text) is { } plain ? $"Write {plain}." : "Give a number such as 12 or 12.5.";
        if (VisibleText.FindInvisible(text) is { } hidden) return new("invisible", $"holds a {hidden}", advice);
        if (text.IndexOfAny(Minuses) == 0)
            return new("minus", $"begins with a dash (U+{(int)text[0]:X4}) in place of a minus sign", advice);
        if (text.IndexOfAny(Quotes) == 0) return new("quotation", "stands in quotation marks", advice);
        if (text.StartsWith('(') && Plain(text) is not null) return new("brackets", "stands in brackets", advice);
        var digits = text.Trim(' ').Trim(Units).Trim(' ');
        if (digits.IndexOfAny([',', ' ', '\'']) > 0
            && digits.All(sign => char.IsAsciiDigit(sign) || sign is ',' or '.' or '-' or ' ' or '\''))
            return new("separator", "is not a number as files write it", Separators + (Plain(text) is { } written ? $": {written}"
                + (IsAmbiguous(digits) ? $", or {digits.Replace(',', '.')} if the comma is a decimal mark." : ".") : "."));
        if (digits.Length == text.Length || digits.Length == 0) return null;
        return new("unit", "carries a sign of its unit", text.Contains('%', StringComparison.Ordinal)
            ? $"Write the plain number: {Share(digits) ?? "0.12"} for {(Share(digits) is null ? "12%" : text)}."
            : $"Write the plain number: {Plain(text) ?? digits}.");
    }

    /// <summary>The number that was probably meant, as files write it; null where none can be told.</summary>
    private static string? Plain(string text)
    {
        var plain = VisibleText.Without(text).Replace(" ", "", StringComparison.Ordinal);
        var isBracketed = plain.StartsWith('(') && plain.EndsWith(')');
        plain = plain.Trim('(', ')').Trim(Quotes).Trim(Units);
        if (plain.IndexOfAny(Minuses) == 0) plain = $"-{plain[1..].Trim(Units)}";
        plain = plain.Replace("'", "", StringComparison.Ordinal);
        if (IsThousands(plain)) plain = plain.Replace(",", "", StringComparison.Ordinal);
        else if (plain.Count(sign => sign == ',') == 1) plain = plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        if (isBracketed) plain = $"-{plain}";
        return IsNumber(plain, out _) ? plain : null;
    }

    private static string? Share(string percent) => IsNumber(percent, out var number)
        ? (number / 100.0).ToString("0.######", CultureInfo.InvariantCulture) : null;

    /// <summary>Whether every comma stands before three digits, and none after a full stop.</summary>
    private static bool IsThousands(string text)
    {
        var whole = text.Split('.')[0].TrimStart('-').Split(',');
        return whole.Length > 1 && whole[0].Length is > 0 and <= 3 && whole.Skip(1).All(part => part.Length == 3)
            && whole.All(part => part.All(char.IsAsciiDigit));
    }

    private static bool IsAmbiguous(string text) => IsThousands(text) && text.Count(sign => sign is ',' or '.') == 1;

    private static bool IsNumber(string text, out double number) => double.TryParse(text,
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
