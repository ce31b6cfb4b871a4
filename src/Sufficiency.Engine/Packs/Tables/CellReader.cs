using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Engine.Packs.Tables;

/// <summary>Takes every cell as the schema says, and finds rows whose key stands twice.</summary>
internal static class CellReader
{
    /// <summary>Takes the cells of a table; a row with a faulty cell is no longer valid.</summary>
    public static void Read(Table table)
    {
        foreach (var row in table.Rows)
        {
            foreach (var column in table.Schema.Columns) ReadCell(row, column);
            if (!row.IsValid) table.IsWhole = false;
        }

        FindRepeatedKeys(table);
    }

    private static void ReadCell(TableRow row, ColumnSchema column)
    {
        var text = row.TextOf(column);
        if (text.Length == 0)
        {
            if (!column.IsRequired) return;
            row.IsValid = false;
            if (row.Table.HasColumn(column))
                row.Report(column.Name, $"The {Words(column)} of {row.Label} {Verb(column)} not given.", "Fill the cell.");
            return;
        }

        var value = ValueParser.Parse(column, text, out var fault);
        row.Keep(column, value);
        if (fault is null) return;
        row.IsValid = false;
        row.Report(column.Name, $"The {Words(column)} of {row.Label} {Agree(fault.Predicate, column)}.", fault.Advice, fault.Kind);
    }

    private static void FindRepeatedKeys(Table table)
    {
        if (!table.Schema.Key.All(table.HasColumn)) return;
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var key = KeyOf(row);
            if (lines.TryAdd(key, row.Line)) continue;
            row.IsValid = false;
            table.IsWhole = false;
            row.Report(table.Schema.Key[^1].Name, $"{Capitalised(row.Label)} is given twice; first on line {lines[key]}.",
                $"Keep one row for each {string.Join(", ", table.Schema.Key.Select(column => column.Name))}.");
        }
    }

    private static string KeyOf(TableRow row)
    {
        var key = row.Table.Schema.Key;
        return key.Count == 1 ? row.Canonical(key[0]) : string.Join('\u001f', key.Select(row.Canonical));
    }

    /// <summary>The name of a column in words: place_funding_gbp is "place funding".</summary>
    public static string Words(ColumnSchema column) => column.Name switch
    {
        "is_rural" => "rural class",
        "opens" => "opening year",
        "has_unlimited_places" => "word on unlimited places",
        _ => column.Name.Replace("_gbp", "", StringComparison.Ordinal)
            .Replace("gbp_per_", "cost per ", StringComparison.Ordinal).Replace('_', ' '),
    };

    private static bool IsPlural(ColumnSchema column) =>
        column.Name is "places" or "persons" or "plans" or "pupils" or "needs" or "asset_life_years" or "kilometres" or "minutes";

    private static string Verb(ColumnSchema column) => IsPlural(column) ? "are" : "is";

    private static string Agree(string predicate, ColumnSchema column) =>
        IsPlural(column) && predicate.StartsWith("is ", StringComparison.Ordinal) ? $"are {predicate[3..]}" : predicate;

    private static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
