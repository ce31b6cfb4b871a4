using System.Globalization;
using System.Text;

namespace Sufficiency.Engine.Packs.Issues;

/// <summary>Names characters that cannot be seen, so that a fault of them can be.</summary>
public static class VisibleText
{
    /// <summary>The first character of a text that cannot be seen, by name and number; null where there is none.</summary>
    public static string? FindInvisible(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var letter in text)
        {
            if (IsInvisible(letter)) return Named(letter);
        }

        return null;
    }

    /// <summary>The text with every character that cannot be seen written as its name in square brackets.</summary>
    public static string Show(string text)
    {
        if (FindInvisible(text) is null) return text;
        var shown = new StringBuilder();
        foreach (var letter in text)
        {
            if (IsInvisible(letter)) shown.Append('[').Append(Named(letter)).Append(']');
            else shown.Append(letter);
        }

        return shown.ToString();
    }

    /// <summary>The text without the characters that cannot be seen.</summary>
    public static string Without(string text) => string.Concat(text.Where(letter => !IsInvisible(letter)));

    /// <summary>Whether a character has no width or hides in a text: it breaks names and is never meant.</summary>
    internal static bool IsHidden(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format;

    private static bool IsInvisible(char letter) => letter > ' ' && CharUnicodeInfo.GetUnicodeCategory(letter) is
        UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Named(char letter) => string.Create(CultureInfo.InvariantCulture, $"{NameOf(letter)} U+{(int)letter:X4}");

    private static string NameOf(char letter) => letter switch
    {
        '\u00A0' => "no-break space",
        '\u202F' => "narrow no-break space",
        '\u2007' => "figure space",
        '\u2009' => "thin space",
        '\u00AD' => "soft hyphen",
        '\u200B' => "zero-width space",
        '\u200C' or '\u200D' => "zero-width joiner",
        '\u2060' => "word joiner",
        '\u200E' or '\u200F' => "direction mark",
        '\uFEFF' => "byte order mark",
        _ => CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format ? "invisible character" : "odd space",
    };
}
