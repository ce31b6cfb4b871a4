using System.Globalization;

namespace Sufficiency.Engine.Packs.Schema;

/// <summary>What a spreadsheet makes of a cell by itself: dates, numbers in short form, and errors.</summary>
internal static class SpreadsheetMark
{
    private const int FirstSerial = 36526; // 1 January 2000
    private const int LastSerial = 55153; // 31 December 2050
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Errors = ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "########"];

    /// <summary>What a spreadsheet did to the text, and how to undo it; null where it looks untouched.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="mayBeSerial">Whether a plain number of five digits would be a date; elsewhere it is a number.</param>
    public static string? Explain(string text, bool mayBeSerial)
    {
        if (text.Length is < 4 or > 20) return null;
        if (Array.Exists(Errors, error => string.Equals(error, text, StringComparison.OrdinalIgnoreCase)))
            return "It is an error of a spreadsheet: mend the formula and export the table again.";
        if (IsMonth(text)) return "A spreadsheet made a date of it: format the column as text and type the value again.";
        if (IsScientific(text))
            return "A spreadsheet shortened the number and may have lost digits: format the column as text or as a whole number.";
        return mayBeSerial && IsSerial(text, out var day)
            ? $"It is how a spreadsheet stores {day}: format the column as text and type the value again." : null;
    }

    /// <summary>Whether the text is a number in the short form 1.51E+07.</summary>
    public static bool IsScientific(string text) =>
        text.Contains("E+", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(text[0])
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>Jan-25, 5-Nov and 05-Nov-25.</summary>
    private static bool IsMonth(string text)
    {
        var parts = text.Split('-');
        return parts.Length is 2 or 3 && parts.Count(IsMonthName) == 1
            && parts.All(part => IsMonthName(part) || (part.Length is 1 or 2 or 4 && part.All(char.IsAsciiDigit)));
    }

    private static bool IsMonthName(string part) => Months.Contains(part, StringComparer.OrdinalIgnoreCase);

    private static bool IsSerial(string text, out string day)
    {
        day = "";
        if (text.Length != 5 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            || serial is < FirstSerial or > LastSerial) return false;
        day = new DateOnly(1899, 12, 30).AddDays(serial).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return true;
    }
}
