using Sufficiency.Engine.Audit.Streams;
using Sufficiency.Engine.Audit.Tables;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Audit.Rules;

/// <summary>Keys occur once, codes stand in the table that they refer to, required values are there, and numbers are finite.</summary>
internal static class TableRules
{
    /// <summary>The checks of a plan's own tables.</summary>
    public static IReadOnlyList<AuditCheck> OfPlan { get; } = [.. PlanTableDefinitions.All.SelectMany(Of)];

    /// <summary>The checks of the tables that all plans share.</summary>
    public static IReadOnlyList<AuditCheck> OfShared { get; } = [.. AuditTableList.Shared
        .Where(found => !ReferenceEquals(found.Table, DemandTableDefinitions.ForecastRange)).SelectMany(found => Of(found.Table))];

    /// <summary>The checks of one table.</summary>
    public static IEnumerable<AuditCheck> Of(ITable table)
    {
        var checks = AuditTableList.IsStreamed(table) ? OfStreamed(table) : OfHeld(table);
        return [.. checks, .. table.ColumnMeanings.Where(column => column.References is not null).Select(column => OfCodes(table, column))];
    }

    // The faults were noted while the table was read.
    private static IEnumerable<AuditCheck> OfStreamed(ITable table)
    {
        yield return new("KeysOccurOnce", $"{SumTables.Repeated(table).Name} t", "false",
            $"'{table.Name} holds a key twice: ' || t.row_key");
        yield return new("ValuesAreThere", SumTables.Gaps(table).Name, "false", Incomplete(table));
    }

    private static IEnumerable<AuditCheck> OfHeld(ITable table)
    {
        var keys = string.Join(", ", table.Key);
        yield return new(
            "KeysOccurOnce", $"(SELECT {keys}, count(*) AS lines FROM {table.Name} WHERE NOT {KeysRise(table)} GROUP BY {keys}) t",
            "t.lines = 1", $"'{table.Name} holds a key twice: ' || concat_ws(', ', {keys})");
        var conditions = table.ColumnMeanings.Where(column => column.IsRequired
            && (column.References is null || column.Type != ColumnType.Text)).Select(column => $"{column.Name} IS NOT NULL")
            .Concat(table.ColumnMeanings.Where(column => column.Type == ColumnType.Number)
                .Select(column => $"coalesce(isfinite({column.Name}), true)")).ToList();
        if (conditions.Count > 0) yield return new("ValuesAreThere", table.Name, string.Join(" AND ", conditions), Incomplete(table));
    }

    private static AuditCheck OfCodes(ITable table, IColumn column)
    {
        var target = column.References!;
        var codes = AuditTableList.IsStreamed(table)
            ? $"(SELECT code FROM {SumTables.HeldCodes(table).Name} WHERE column_name = '{column.Name}')"
            : $"(SELECT code::VARCHAR AS code FROM (SELECT DISTINCT {column.Name} AS code FROM {AuditCodes.Written(table)}))";
        var missing = column.IsRequired ? "" : "t.code IS NULL OR ";
        return new(
            "CodesAreKnown", $"{codes} t LEFT JOIN {target} r ON r.{KeyOf(target)}::VARCHAR = t.code",
            $"{missing}r.{KeyOf(target)} IS NOT NULL",
            $"'{table.Name}.{column.Name}: ' || coalesce(t.code, 'an empty value') || ' does not stand in {target}'");
    }

    private static string Incomplete(ITable table) => $"'{table.Name} holds a row without a value that every row must have'";

    // No key repeats if every row but the first lies above the row before it. That is faster than to count millions of keys.
    private static string KeysRise(ITable table)
    {
        var rises = table.Key.Reverse().Aggregate("false", (rest, key) => $"{key} > above_{key} OR ({key} = above_{key} AND ({rest}))");
        return $"(SELECT count(*) FILTER (({rises}) IS NOT TRUE) <= 1 "
            + $"FROM (SELECT {string.Join(", ", table.Key.Select(key => $"{key}, lag({key}) OVER () AS above_{key}"))} FROM {table.Name}))";
    }

    private static string KeyOf(string table) => RunTables.Folders.SelectMany(group => group.Tables)
        .First(found => string.Equals(found.Name, table, StringComparison.Ordinal)).Key.Single();
}
