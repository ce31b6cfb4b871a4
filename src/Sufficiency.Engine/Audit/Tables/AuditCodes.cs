using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Audit.Tables;

/// <summary>Codes as values of one ENUM type, because grouping and joining millions of texts takes several times as long.</summary>
/// <remarks>A code that no table names is NULL in an opened table. The rule <c>CodesAreKnown</c> reads the table as written.</remarks>
internal static class AuditCodes
{
    /// <summary>The name of the ENUM type.</summary>
    public const string TypeName = "code";

    private static readonly HashSet<string> Referenced = RunTables.Folders.SelectMany(group => group.Tables)
        .SelectMany(table => table.ColumnMeanings)
        .Where(column => column.Type == ColumnType.Text).Select(column => column.References).OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The key column of a table whose codes other tables repeat; null for any other table.</summary>
    public static string? KeyOf(ITable table) => Referenced.Contains(table.Name) ? table.Key.Single() : null;

    /// <summary>The statement that creates the ENUM type.</summary>
    /// <param name="known">Queries with a column <c>code</c>.</param>
    public static string Define(IEnumerable<string> known) =>
        $"CREATE TYPE {TypeName} AS ENUM (SELECT DISTINCT code FROM ({string.Join(" UNION ALL ", known)}) "
        + "WHERE code IS NOT NULL ORDER BY code)";

    /// <summary>SQL text that selects a table's columns: codes as ENUM values, numbers in the types that the table names.</summary>
    public static string Columns(ITable table) =>
        string.Join(", ", table.ColumnMeanings.Select(column => column.Type switch
    {
        _ when IsCode(table, column) => $"TRY_CAST({column.Name} AS {TypeName}) AS {column.Name}",
        ColumnType.Number => $"CAST({column.Name} AS DOUBLE) AS {column.Name}",
        ColumnType.Integer => $"CAST({column.Name} AS INTEGER) AS {column.Name}",
        _ => column.Name,
    }));

    /// <summary>SQL text for a column of a file as text; NULL if the file holds another type.</summary>
    public static string TextOf(string column) => $"CASE WHEN typeof({column}) = 'VARCHAR' THEN CAST({column} AS VARCHAR) END";

    /// <summary>The columns of a table that hold codes.</summary>
    public static IReadOnlySet<string> ColumnsOf(ITable table) =>
        table.ColumnMeanings.Where(column => IsCode(table, column)).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The name of the view that shows a table as it was written.</summary>
    public static string Written(ITable table) => $"written_{table.Name}";

    private static bool IsCode(ITable table, IColumn column) =>
        column.Type == ColumnType.Text
        && (column.References is not null || string.Equals(column.Name, KeyOf(table), StringComparison.Ordinal));
}
