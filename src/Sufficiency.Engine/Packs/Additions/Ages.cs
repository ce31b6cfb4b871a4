using System.Globalization;
using System.Text.RegularExpressions;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Engine.Packs.Additions;

/// <summary>Ages that a school teaches, as schools publish them: 4 to 11 is Reception to Year 6.</summary>
/// <remarks>The youngest have the first age when a school year starts. The oldest turn the last age in their last year.</remarks>
internal static partial class Ages
{
    private const int Youngest = 0;
    private const int Oldest = 26;

    /// <summary>Year groups as ages.</summary>
    public static string Write(YearGroup lowest, YearGroup highest) =>
        string.Create(CultureInfo.InvariantCulture, $"{lowest.Age} to {highest.Age + 1}");

    /// <summary>The year groups of ages such as 7 to 18; null and a fault where they cannot be taken.</summary>
    public static (YearGroup Lowest, YearGroup Highest)? Parse(string text, out Fault? fault)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            fault = new("ages", "are not written as ages", text.Any(char.IsLetter) && text.Contains('-', StringComparison.Ordinal)
                ? "A spreadsheet may have made a date of them: write 7 to 18." : "Write the first and the last age, as in 7 to 18.");
            return null;
        }

        var (first, last) = (int.Parse(match.Groups["first"].Value, CultureInfo.InvariantCulture),
            int.Parse(match.Groups["last"].Value, CultureInfo.InvariantCulture));
        fault = first >= last ? new("order", "do not run upwards", "Write the lower age first, as in 7 to 18.")
            : first < Youngest || last > Oldest ? new("range", "lie outside 0 to 26", "Plans end at 25. Correct the ages.") : null;
        return fault is null ? (YearGroup.OfAge(first), YearGroup.OfAge(last - 1)) : null;
    }

    [GeneratedRegex(@"^\s*(?<first>[0-9]{1,2})\s*(to|-|–)\s*(?<last>[0-9]{1,2})\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
