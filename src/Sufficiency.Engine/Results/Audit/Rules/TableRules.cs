using Sufficiency.Engine.Results.Storage;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Audit.Rules;

/// <summary>Keys occur once, codes stand in the table they refer to, required values are there and numbers are finite.</summary>
internal static class TableRules
{
    /// <summary>The checks of a plan's own tables.</summary>
    public static IReadOnlyList<AuditCheck> OfPlan { get; } = [.. PlanTableDefinitions.All.SelectMany(Of)];

    /// <summary>The checks of what both plans share.</summary>
    public static IReadOnlyList<AuditCheck> OfShared { get; } = [.. RunTables.Folders
        .Where(group => !string.Equals(group.Folder, RunTables.DoNothingFolder, StringComparison.Ordinal))
        .SelectMany(group => group.Tables).Except(PlanTableDefinitions.All).SelectMany(Of)];

    /// <summary>The checks of one table.</summary>
    public static IEnumerable<AuditCheck> Of(ITable table)
    {
        var keys = string.Join(", ", table.Key);
        yield return new("KeysOccurOnce", $"(SELECT {keys}, count(*) AS lines FROM {table.Name} GROUP BY {keys}) t", "t.lines = 1", $"'{table.Name} holds a key twice: ' || concat_ws(', ', {keys})");
        var conditions = table.ColumnMeanings.Where(column => column.IsRequired).Select(column => $"{column.Name} IS NOT NULL")
            .Concat(table.ColumnMeanings.Where(column => column.Type == ColumnType.Number).Select(column => $"coalesce(isfinite({column.Name}), true)")).ToList();
        yield return new("ValuesAreThere", table.Name, string.Join(" AND ", conditions), $"'{table.Name} holds a row without a value that every row must have'");
        foreach (var column in table.ColumnMeanings)
        {
            if (column.References is not { } target) continue;
            var key = KeyOf(target);
            yield return new(
                "CodesAreKnown", $"(SELECT DISTINCT {column.Name} AS code FROM {table.Name}) t LEFT JOIN {target} r ON r.{key} = t.code",
                "t.code IS NULL OR r." + key + " IS NOT NULL", $"'{table.Name}.{column.Name}: ' || t.code || ' does not stand in {target}'");
        }
    }

    private static string KeyOf(string table) => RunTables.Folders.SelectMany(group => group.Tables).First(found => string.Equals(found.Name, table, StringComparison.Ordinal)).Key.Single();
}
