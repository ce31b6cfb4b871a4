using System.Runtime.CompilerServices;
using Sufficiency.Engine.Results.Storage.DuckDb;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Storage;

/// <summary>
/// The codes that the columns of a table hold. A large table is written with each of them as a position among its column's codes: its file has the same texts, and the
/// writer need not look each of millions of them up to find how few they are.
/// </summary>
internal static class HeldCodes
{
    private const int FewestRows = 20_000; // below that it takes no less time
    private const int MostCodes = 10_000; // of a column with more a file would hold them all again for each hundred thousand rows

    /// <summary>The columns that repeat another table's key as codes: only such as occur, so that what a whole file says of its least and greatest is so, in the order that <see cref="KeyOrder"/> asks for. Null for a small table.</summary>
    public static CodedTable? Of<TRow>(TableDefinition<TRow> definition, IReadOnlyList<TRow> rows)
    {
        if (rows.Count < FewestRows) return null;
        var types = new Dictionary<string, CodeType>(StringComparer.Ordinal);
        foreach (var column in definition.Columns.OfType<Column<TRow, string?>>().Where(column => column.References is not null))
        {
            if (TextsOf(column.In(rows), rows.Count) is { } texts) types.Add(column.Name, CodeType.Of(column.Name, texts.Order(StringComparer.Ordinal)));
        }

        return new(types);
    }

    private static HashSet<string>? TextsOf(Func<int, string?> read, int count)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var known = new string?[509]; // by where a text stands in memory: most are one of a few hundred
        string? last = null;
        for (var row = 0; row < count; row++)
        {
            var text = read(row);
            if (text is null || ReferenceEquals(text, last)) continue;
            last = text;
            ref var found = ref known[RuntimeHelpers.GetHashCode(text) % known.Length];
            if (ReferenceEquals(text, found)) continue;
            found = text;
            if (text.Contains('\0', StringComparison.Ordinal) || (texts.Add(text) && texts.Count > MostCodes)) return null; // DuckDB would cut a code at a NUL character
        }

        return texts.Count == 0 ? null : texts;
    }
}
