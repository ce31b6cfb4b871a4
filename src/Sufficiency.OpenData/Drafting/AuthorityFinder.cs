using System.Text;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting;

/// <summary>Finds an authority by its DfE code or its name in the latest SEN2 release.</summary>
internal static class AuthorityFinder
{
    /// <summary>The authority that a code or a name means.</summary>
    /// <exception cref="DataIssueException">None is meant, or several are.</exception>
    public static Authority Find(string releasePath, string codeOrName)
    {
        var all = ReadAll(releasePath);
        var wanted = Plain(codeOrName);
        Authority[] found = [.. all.Where(authority => authority.Code == wanted)];
        if (found.Length == 0) found = [.. all.Where(authority => Plain(authority.Name) == wanted)];
        if (found.Length == 0) found = [.. all.Where(authority => Words(authority.Name).SetEquals(Words(codeOrName)))];
        if (found.Length == 1) return found[0];
        var near = all.Where(authority => Plain(authority.Name).Contains(wanted, StringComparison.Ordinal)
            || Words(authority.Name).Overlaps(Words(codeOrName))).Take(6)
            .Select(authority => $"{authority.Name} ({authority.Code})").ToArray();
        throw new DataIssueException([new DataIssue(Path.GetFileName(releasePath), null, null, codeOrName,
            "SEN2 counts no authority with this code or name.",
            near.Length > 0 ? $"Did you mean {string.Join(", ", near)}?"
                : "Write the DfE's three-digit code, or the name as the DfE writes it, such as \"Kingston upon Hull, City of\".")]);
    }

    /// <summary>Every authority that the last year of a release counts, by code.</summary>
    private static IReadOnlyList<Authority> ReadAll(string releasePath)
    {
        var table = new Sen2Archive(releasePath).Table("caseload.csv");
        var (level, code, name) = (table.Column("geographic_level"), table.Column("old_la_code"), table.Column("la_name"));
        var (period, region) = (table.Column("time_period"), table.FindColumn("region_name"));
        var rows = table.Read(row => (Level: row.TextOrEmpty(level), Period: row.TextOrEmpty(period),
            Authority: new Authority(row.TextOrEmpty(code), row.TextOrEmpty(name), row.TextOrEmpty(region))))
            .Where(row => row.Level == "Local authority").ToArray();
        var last = rows.Max(row => row.Period);
        return [.. rows.Where(row => string.Equals(row.Period, last, StringComparison.Ordinal)).Select(row => row.Authority)
            .DistinctBy(authority => authority.Code, StringComparer.Ordinal).OrderBy(authority => authority.Code, StringComparer.Ordinal)];
    }

    /// <summary>Words that make a name: not the kind of authority, nor "of" and "and".</summary>
    private static HashSet<string> Words(string name) => Plain(name).Split(' ')
        .Where(
            word => word is not ("of" or "and" or "the" or "city" or "county" or "council" or "borough" or "upon" or "royal" or "london"))
        .ToHashSet(StringComparer.Ordinal);

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text.Trim().ToLowerInvariant())
            if (letter is not ('.' or '\'')) plain.Append(letter is ',' or '-' or '&' ? ' ' : letter);
        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
