namespace Sufficiency.Web.Serving.Runs;

/// <summary>Names that people give to runs: one folder on every system.</summary>
internal static class RunName
{
    private const int Longest = 80;

    /// <summary>Why a name cannot be taken; null if it can.</summary>
    public static string? Fault(string name) =>
        name.Length is 0 or > Longest ? $"Give the run a name of at most {Longest} letters."
        : name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') && char.IsAsciiLetterOrDigit(name[0]) ? null
        : $"\"{name}\" is no name for a run. Use letters, digits and hyphens, such as without-faringdon.";
}
