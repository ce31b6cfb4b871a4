using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>Numbers of a column lie in the range that is named after it: <c>table.column</c>, or <c>table.column.code</c> for rows that
/// hold the code.</summary>
internal sealed class CellsAreUsual : IPlausibilityCheck
{
    /// <inheritdoc />
    public void Look(JudgedPack pack)
    {
        foreach (var schema in PackSchema.Current.Tables)
        {
            foreach (var column in schema.Columns)
            {
                var start = $"{schema.Name}.{column.Name}";
                var ranges = PlausibleRanges.All.Where(range => range.Check == start
                    || range.Check.StartsWith($"{start}.", StringComparison.Ordinal)).ToList();
                foreach (var range in ranges) Look(pack, schema, column, range);
            }
        }
    }

    private static void Look(JudgedPack pack, TableSchema schema, ColumnSchema column, PlausibleRange range)
    {
        var start = $"{schema.Name}.{column.Name}";
        var code = range.Check.Length > start.Length ? range.Check[(start.Length + 1)..] : null;
        foreach (var row in pack.Pack.Rows(schema.Name))
        {
            if (code is not null && !schema.Columns.Any(other => row.TextOf(other) == code)) continue;
            if (NumberOf(row, column) is { } value) pack.Judge(range, value, row, column.Name);
        }
    }

    private static double? NumberOf(TableRow row, ColumnSchema column) =>
        column.Type == "integer" ? row.Find<int>(column.Name) : row.Find<double>(column.Name);
}
