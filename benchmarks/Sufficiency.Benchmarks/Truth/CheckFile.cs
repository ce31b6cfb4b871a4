namespace Sufficiency.Benchmarks.Truth;

/// <summary>The checks of docs/checks.sql, one a statement with a column <c>holds</c>; the comment
/// above a statement is its title.</summary>
internal static class CheckFile
{
    /// <summary>The checks of the repository, in order.</summary>
    public static IReadOnlyList<SqlCheck> Read() => Parse(File.ReadAllText(RepositoryFolder.At("docs", "checks.sql")));

    /// <summary>Cuts a text into checks.</summary>
    public static IReadOnlyList<SqlCheck> Parse(string text) =>
        [.. text.Split(";\n", StringSplitOptions.RemoveEmptyEntries).Select(Check).OfType<SqlCheck>()];

    /// <summary>The statements of the repository that create the views which checks read.</summary>
    public static IReadOnlyList<string> Views() =>
        [.. File.ReadAllText(RepositoryFolder.At("docs", "checks.sql")).Split(";\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(SqlOf).Where(sql => sql.StartsWith("CREATE", StringComparison.Ordinal))];

    private static string SqlOf(string statement) =>
        string.Join('\n', statement.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal))).Trim();

    private static SqlCheck? Check(string statement)
    {
        var lines = statement.Split('\n');
        var sql = SqlOf(statement);
        if (!sql.Contains("AS holds", StringComparison.Ordinal)) return null; // the others are lists to read
        var above = lines.TakeWhile(line => line.Length == 0 || line.StartsWith("--", StringComparison.Ordinal)).Reverse()
            .TakeWhile(line => line.Length > 0);
        return new(above.Last()[2..].Trim(), sql);
    }
}

/// <summary>A check by SQL over the tables of one run.</summary>
/// <param name="Title">What it looks at.</param>
/// <param name="Sql">A query with a column <c>holds</c>.</param>
internal sealed record SqlCheck(string Title, string Sql)
{
    /// <summary>Asks a run.</summary>
    public CheckedFact On(TruthRun run)
    {
        var rows = run.Query($"SELECT CAST(t AS VARCHAR), coalesce(t.holds, false) FROM ({Sql}) t",
            row => (Text: row.GetText(0), Holds: row.GetYesNo(1)));
        var failing = rows.Where(row => !row.Holds).Select(row => row.Text).ToList();
        return new(Title, failing.Count == 0, failing.Count == 0
            ? $"{rows.Count} of {rows.Count} hold" + (rows.Count == 1 ? $": {rows[0].Text}" : "")
            : $"{rows.Count - failing.Count} of {rows.Count} hold; not {string.Join("; ", failing.Take(3))}");
    }
}

/// <summary>A check with its answer.</summary>
/// <param name="Title">What was looked at.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Figure">The figures behind it.</param>
internal sealed record CheckedFact(string Title, bool Holds, string Figure);
