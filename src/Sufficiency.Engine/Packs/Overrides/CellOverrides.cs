using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Overrides;

/// <summary>Puts overridden values into the cells of tables before they are taken and checked.</summary>
internal static class CellOverrides
{
    /// <summary>Applies every override that names cells; one that matches nothing is a fault.</summary>
    public static void Apply(IEnumerable<Override> overrides, PackTables tables, IssueCollector issues)
    {
        var setBy = new Dictionary<(TableRow Row, int Column), Override>();
        foreach (var change in overrides)
        {
            if (change.Cell is { } cell) new One(change, cell, tables, issues, setBy).Apply();
        }
    }

    private sealed class One(Override change, CellPath cell, PackTables tables, IssueCollector issues,
        Dictionary<(TableRow Row, int Column), Override> setBy)
    {
        public void Apply()
        {
            if (FindTable() is not { } schema || FindColumn(schema) is not { } column || !ConditionsHold(schema)) return;
            var rows = tables[schema.Name].Rows;
            var matches = rows.Where(row => Matches(row, schema)).ToList();
            if (matches.Count == 0)
            {
                if (!tables[schema.Name].IsWhole && rows.Count == 0) return;
                var keys = rows.Select(row => KeyOf(row, schema));
                var form = string.Join(',', schema.Key.Select(key => key.Name));
                Refuse(string.Join(',', cell.Key), $"The table {schema.Name} has no such row.",
                    NearestName.Advise(string.Join(',', cell.Key), keys, $"Name a row by {schema.Name}[{form}]."));
            }

            foreach (var row in matches)
            {
                if (change.Kind == OverrideKind.Move) Move(schema, column, row, rows);
                else Change(schema, column, row, change.Kind, change.Value);
            }
        }

        private TableSchema? FindTable()
        {
            var schemas = PackSchema.Current.Tables;
            var schema = schemas.FirstOrDefault(table => string.Equals(table.Name, cell.Table, StringComparison.Ordinal));
            if (schema is null)
                Refuse(cell.Table, "There is no such table.", NearestName.Advise(cell.Table, schemas.Select(table => table.Name),
                    $"The tables are {string.Join(", ", schemas.Select(table => table.Name))}."));
            return schema;
        }

        private ColumnSchema? FindColumn(TableSchema schema)
        {
            var column = schema.Find(cell.Column);
            if (column is null) RefuseColumn(schema, cell.Column);
            else if (schema.Key.Contains(column))
                Refuse(cell.Column, "This column tells rows apart and cannot be set.", "Set another column, or change the table itself.");
            else return column;
            return null;
        }

        private bool ConditionsHold(TableSchema schema)
        {
            foreach (var (column, _) in cell.Conditions.Where(condition => schema.Find(condition.Column) is null))
                RefuseColumn(schema, column);
            return cell.Conditions.All(condition => schema.Find(condition.Column) is not null);
        }

        private void RefuseColumn(TableSchema schema, string name)
        {
            var names = schema.Columns.Select(known => known.Name);
            Refuse(name, $"The table {schema.Name} has no such column.",
                NearestName.Advise(name, names, $"Its columns are {string.Join(", ", names)}."));
        }

        private void Move(TableSchema schema, ColumnSchema column, TableRow from, IReadOnlyList<TableRow> rows)
        {
            var target = rows.FirstOrDefault(row =>
                schema.Key.Except([LastKey(schema)]).All(key => string.Equals(row.TextOf(key), from.TextOf(key), StringComparison.Ordinal))
                && string.Equals(row.TextOf(LastKey(schema)), change.MovesTo, StringComparison.Ordinal));
            if (target is null || target == from)
            {
                Refuse(change.MovesTo!, $"{from.Label} has no row {LastKey(schema).Name} «{change.MovesTo}» beside it to move to.",
                    "Name the last key of another row that stands in the table.");
                return;
            }

            if (NumberParser.Number(change.Value, 0, 1, out var fault) is not double share
                || NumberParser.Number(from.TextOf(column), null, null, out fault) is not double amount)
            {
                Refuse(change.Value, $"The share to move {fault!.Predicate}.", fault.Advice);
                return;
            }

            Change(schema, column, from, OverrideKind.Add, RelativeValue.Written(-share * amount));
            Change(schema, column, target, OverrideKind.Add, RelativeValue.Written(share * amount));
        }

        private static ColumnSchema LastKey(TableSchema schema) => schema.Key.Last(key => !key.IsOptional);

        private void Change(TableSchema schema, ColumnSchema column, TableRow row, OverrideKind kind, string value)
        {
            var path = cell.IsPattern || change.Kind == OverrideKind.Move
                ? $"{schema.Name}[{KeyOf(row, schema)}].{column.Name}" : change.Path;
            if (setBy.TryGetValue((row, column.Index), out var other) && (other.Kind == OverrideKind.Set || kind == OverrideKind.Set))
            {
                Refuse(path, $"{path} is set twice, by {other.Path} too.", "Keep one of the two, or let both add or multiply.");
                return;
            }

            var old = row.TextOf(column);
            Fault? fault = null;
            var text = kind == OverrideKind.Set ? value : RelativeValue.Of(kind, old, value, out fault);
            if (text is null)
            {
                Refuse(value, $"The value of {path} {fault!.Predicate}.", fault.Advice);
                return;
            }

            setBy[(row, column.Index)] = change;
            change.Note(path, old, text);
            row.Override(column, text, change.Path);
        }

        private bool Matches(TableRow row, TableSchema schema)
        {
            if (cell.Key.Count > schema.Key.Count) return false;
            for (var i = 0; i < schema.Key.Count; i++)
            {
                if (cell.KeyAt(i) is { } text && !string.Equals(row.TextOf(schema.Key[i]), text, StringComparison.Ordinal)) return false;
            }

            return cell.Conditions.All(condition => string.Equals(row.TextOf(condition.Column), condition.Text, StringComparison.Ordinal));
        }

        // An optional key that is empty at the end needs no comma.
        private static string KeyOf(TableRow row, TableSchema schema) => string.Join(',',
            schema.Key.Reverse().SkipWhile(key => key.IsOptional && row.TextOf(key).Length == 0).Reverse().Select(row.TextOf));

        private void Refuse(string value, string problem, string advice) =>
            issues.Add(new(Override.File, null, change.Path, value, problem, advice), change.Path);
    }
}
