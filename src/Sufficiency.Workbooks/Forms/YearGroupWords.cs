using System.Globalization;

namespace Sufficiency.Workbooks.Forms;

/// <summary>Year groups as schools and SEN2 write them: E1, E2, N1, N2, R, 1 to 14; 15 to 21 are ages 19 to 25.</summary>
internal static class YearGroupWords
{
    private static readonly string[] BeforeYearOne = ["E1", "E2", "N1", "N2", "R"];

    /// <summary>Every year group in order, from −4 to 21.</summary>
    public static IReadOnlyList<int> All { get; } = [.. Enumerable.Range(-4, 26)];

    /// <summary>The word of a year group.</summary>
    public static string Write(int yearGroup) =>
        yearGroup <= 0 ? BeforeYearOne[yearGroup + 4] : yearGroup.ToString(CultureInfo.InvariantCulture);

    /// <summary>The year group of a word such as R, Year 7, Y7 or 7; null for anything else.</summary>
    public static int? Parse(string text)
    {
        var word = text.Trim().ToUpperInvariant();
        if (word is "RECEPTION" or "YEAR R") return 0;
        if (Array.IndexOf(BeforeYearOne, word) is >= 0 and var index) return index - 4;
        if (word.StartsWith("YEAR", StringComparison.Ordinal)) word = word[4..].Trim();
        else if (word.StartsWith('Y')) word = word[1..].Trim();
        return int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var year) && year is >= -4 and <= 21
            ? year : null;
    }
}
