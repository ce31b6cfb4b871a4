using Sufficiency.Engine.Data.Issues;
using Sufficiency.Engine.Data.Schema;
using Sufficiency.Engine.Data.Tables;

namespace Sufficiency.Engine.Data.Overrides;

/// <summary>Puts overridden values into the cells of tables before they are taken and checked.</summary>
internal static class CellOverrides
{
    /// <summary>Applies every override that names a cell; one that matches nothing is a fault.</summary>
    public static void Apply(IEnumerable<Override> overrides, PackTables tables, IssueCollector issues)
    {
        foreach (var change in overrides)
        {
            if (change.Cell is { } cell) Apply(change, cell, tables, issues);
        }
    }

    private static void Apply(Override change, CellPath cell, PackTables tables, IssueCollector issues)
    {
        var schemas = PackSchema.Current.Tables;
        if (schemas.FirstOrDefault(table => string.Equals(table.Name, cell.Table, StringComparison.Ordinal)) is not { } schema)
        {
            Refuse(cell.Table, "There is no such table.", NearestName.Advise(cell.Table, schemas.Select(table => table.Name), $"The tables are {string.Join(", ", schemas.Select(table => table.Name))}."));
            return;
        }

        if (schema.Find(cell.Column) is not { } column)
        {
            var names = schema.Columns.Select(known => known.Name);
            Refuse(cell.Column, $"The table {schema.Name} has no such column.", NearestName.Advise(cell.Column, names, $"Its columns are {string.Join(", ", names)}."));
            return;
        }

        if (schema.Key.Contains(column))
        {
            Refuse(cell.Column, "This column tells rows apart and cannot be set.", "Set another column, or change the table itself.");
            return;
        }

        var rows = tables[schema.Name].Rows;
        if (rows.FirstOrDefault(row => Matches(row, schema, cell.Key)) is not { } match)
        {
            if (!tables[schema.Name].IsWhole && rows.Count == 0) return;
            var keys = rows.Select(row => string.Join(',', schema.Key.Select(row.TextOf)));
            var form = string.Join(',', schema.Key.Select(key => key.Name));
            Refuse(string.Join(',', cell.Key), $"The table {schema.Name} has no such row.", NearestName.Advise(string.Join(',', cell.Key), keys, $"Name a row by {schema.Name}[{form}]."));
            return;
        }

        change.OldValue = match.TextOf(column) is { Length: > 0 } old ? old : null;
        change.IsApplied = true;
        match.Override(column, change.Value, change.Path);

        void Refuse(string value, string problem, string advice) => issues.Add(new(Override.File, null, change.Path, value, problem, advice), change.Path);
    }

    private static bool Matches(TableRow row, TableSchema schema, IReadOnlyList<string> key)
    {
        if (key.Count > schema.Key.Count) return false;
        for (var i = 0; i < schema.Key.Count; i++)
        {
            if (!string.Equals(row.TextOf(schema.Key[i]), i < key.Count ? key[i] : "", StringComparison.Ordinal)) return false;
        }

        return true;
    }
}
