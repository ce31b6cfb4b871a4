using System.Globalization;
using Sufficiency.Web.Documents.Model;

namespace Sufficiency.Web.Documents.Spreadsheets;

/// <summary>Names of sheets that Excel takes: 31 characters, none that it refuses, no two alike.</summary>
internal static class SheetNames
{
    private const int Longest = 31;
    private const string Refused = ":\\/?*[]";

    /// <summary>A name for each sheet, in order.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Sheet> sheets)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "History" }; // Excel keeps it for itself
        var names = new List<string>(sheets.Count);
        foreach (var sheet in sheets)
        {
            var name = Valid(sheet.Name);
            for (var number = 2; !taken.Add(name); number++) name = Numbered(Valid(sheet.Name), number);
            names.Add(name);
        }

        return names;
    }

    private static string Valid(string name)
    {
        var valid = new string([.. PlainText.Clean(name).Select(character => character < ' ' || Refused.Contains(character, StringComparison.Ordinal) ? '-' : character)]);
        valid = Cut(valid.Trim(), Longest).Trim('\'', ' ');
        return valid.Length == 0 ? "Sheet" : valid;
    }

    private static string Numbered(string name, int number)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $" ({number})");
        return Cut(name, Longest - suffix.Length) + suffix;
    }

    private static string Cut(string name, int longest) =>
        name.Length <= longest ? name : name[..(char.IsHighSurrogate(name[longest - 1]) ? longest - 1 : longest)];
}
