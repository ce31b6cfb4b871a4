namespace Sufficiency.OpenData.Sources;

/// <summary>The codes of the Office for National Statistics under which SEN2 counts an authority, in any year.</summary>
internal static class AuthorityCodes
{
    /// <summary>The codes of the authority with a three-digit DfE code.</summary>
    public static IReadOnlySet<string> Of(string releasePath, string authorityCode)
    {
        var file = Sen2File.Read(releasePath, "data/caseload.csv", authorityCode, "breakdown_topic", "breakdown");
        return file.Rows("All EHC plans").Select(row => row.Row.TextOrEmpty(row.Table.FindColumn("new_la_code")))
            .Where(code => code.Length > 0).ToHashSet(StringComparer.Ordinal);
    }
}
