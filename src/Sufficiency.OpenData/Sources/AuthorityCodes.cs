namespace Sufficiency.OpenData.Sources;

/// <summary>The codes of the Office for National Statistics under which SEN2 counts an authority, in any year.</summary>
internal static class AuthorityCodes
{
    /// <summary>A code for an area of which only the name is known: letters, digits and hyphens.</summary>
    public static string OfName(string name) => string.Join('-', string.Concat(name.Select(letter =>
        char.IsAsciiLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The codes of the authority with a three-digit DfE code.</summary>
    public static IReadOnlySet<string> Of(Sen2Archive release, string authorityCode)
    {
        const string Caseload = "caseload.csv";
        var code = release.Table(Caseload).Column("new_la_code");
        return release.Rows(Caseload, authorityCode).Select(row => row.TextOrEmpty(code))
            .Where(known => known.Length > 0).ToHashSet(StringComparer.Ordinal);
    }
}
