using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sufficiency.Workbooks.Forms;

/// <summary>Texts of cells as an officer reads them, and as tables hold them.</summary>
internal static partial class CellWords
{
    /// <summary>A code as the sheet shows it: <c>special_school</c> is <c>special school</c>.</summary>
    public static string Show(string code) => code.Replace('_', ' ');

    /// <summary>The code of a word of a list; the word itself where it is none of them.</summary>
    public static string CodeOf(string word, IReadOnlyList<string> codes)
    {
        var plain = Plain(word);
        return codes.FirstOrDefault(code => Plain(code) == plain) ?? word;
    }

    /// <summary>Letters and digits alone, in lower case: by this headings and names are compared.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize(NormalizationForm.FormKD).Where(char.IsLetterOrDigit))
            plain.Append(char.ToLowerInvariant(sign));
        return plain.ToString();
    }

    /// <summary>A text without what spreadsheets and web pages leave in it: no-break spaces, invisible signs, line ends.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (char.GetUnicodeCategory(sign) is UnicodeCategory.Format) continue; // zero-width signs, soft hyphens
            clean.Append(char.IsWhiteSpace(sign) ? ' ' : sign);
        }

        return Spaces().Replace(clean.ToString(), " ").Trim();
    }

    /// <summary>A number without pound sign, spaces and separators of thousands; anything else as it is.</summary>
    public static string Number(string text)
    {
        var number = text.Replace(" ", "", StringComparison.Ordinal).TrimStart('£');
        if (Thousands().IsMatch(number)) number = number.Replace(",", "", StringComparison.Ordinal);
        return Digits().IsMatch(number) ? number : text;
    }

    /// <summary>Whether a spreadsheet has shortened a long number, as in 1.51E+07.</summary>
    public static bool IsShortened(string text) => Shortened().IsMatch(text);

    /// <summary>A number as tables write it.</summary>
    public static string Written(double number) => number == 0 ? "0" : number.ToString("0.############", CultureInfo.InvariantCulture);

    [GeneratedRegex(" {2,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^-?\d+(\.\d+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^-?\d(\.\d+)?E[+-]?\d+$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shortened();
}
