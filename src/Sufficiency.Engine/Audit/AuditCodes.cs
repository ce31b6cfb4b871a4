using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Audit;

/// <summary>Codes as small numbers: the audit groups and joins millions of rows by them, and texts would
/// take it several times as long.</summary>
/// <remarks>A code of a file that no table names becomes NULL here, or has no number where a table is read once; <c>CodesAreKnown</c> reads
/// codes as they were written and names it. In a table without a file it is found where the table is loaded.</remarks>
internal static class AuditCodes
{
    private static readonly HashSet<string> Named = RunTables.Folders.SelectMany(group => group.Tables)
        .SelectMany(table => table.ColumnMeanings)
        .Where(column => column.Type == ColumnType.Text).Select(column => column.References).OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The column in which a table names codes that others refer to; null where it names none.</summary>
    public static string? KeyOf(ITable table) => Named.Contains(table.Name) ? table.Key.Single() : null;

    /// <summary>The type of codes.</summary>
    public const string TypeName = "code";

    /// <summary>The statement that makes every known code a value of that type.</summary>
    /// <param name="known">Queries with a column <c>code</c>.</param>
    public static string Define(IEnumerable<string> known) =>
        $"CREATE TYPE {TypeName} AS ENUM (SELECT DISTINCT code FROM ({string.Join(" UNION ALL ", known)}) "
        + "WHERE code IS NOT NULL ORDER BY code)";

    /// <summary>What to select from a table's file so that its codes are of that type, and numbers of the types that the table names,
    /// whatever types the file has.</summary>
    public static string Columns(ITable table) => Columns(table, column => $"TRY_CAST({column.Name} AS {TypeName})");

    /// <summary>The same for a table that is read once: its codes as the texts they are, which its
    /// reader numbers in half of the time.</summary>
    public static string ColumnsWithTexts(ITable table) => Columns(table, column => TextOf(column.Name));

    /// <summary>A column of a file as a text that may be a code: what is no text is none.</summary>
    public static string TextOf(string column) => $"CASE WHEN typeof({column}) = 'VARCHAR' THEN CAST({column} AS VARCHAR) END";

    /// <summary>The columns of a table that hold codes.</summary>
    public static IReadOnlySet<string> ColumnsOf(ITable table) =>
        table.ColumnMeanings.Where(column => IsCode(table, column)).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The name under which a table's codes stand as they were written.</summary>
    public static string Written(ITable table) => $"written_{table.Name}";

    private static string Columns(ITable table, Func<IColumn, string> code) =>
        string.Join(", ", table.ColumnMeanings.Select(column => column.Type switch
    {
        _ when IsCode(table, column) => $"{code(column)} AS {column.Name}",
        ColumnType.Number => $"CAST({column.Name} AS DOUBLE) AS {column.Name}",
        ColumnType.Integer => $"CAST({column.Name} AS INTEGER) AS {column.Name}",
        _ => column.Name,
    }));

    private static bool IsCode(ITable table, IColumn column) =>
        column.Type == ColumnType.Text
        && (column.References is not null || string.Equals(column.Name, KeyOf(table), StringComparison.Ordinal));
}
