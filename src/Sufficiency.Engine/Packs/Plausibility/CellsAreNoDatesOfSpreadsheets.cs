using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>Cells that can be taken show no sign that a spreadsheet changed them, and no example row of a template is left in.</summary>
internal sealed class CellsAreNoDatesOfSpreadsheets : IPlausibilityCheck
{
    private const double Heavy = 2.0;
    private const int DigitsOfUrn = 6;

    /// <inheritdoc />
    public void Look(JudgedPack pack)
    {
        foreach (var schema in PackSchema.Current.Tables)
        {
            var columns = schema.Columns.Where(column => column.Type is "text" or "code" or "number" or "integer").ToList();
            foreach (var row in pack.Pack.Rows(schema.Name))
            {
                foreach (var column in columns) LookAt(pack, row, column);
            }
        }
    }

    private static void LookAt(JudgedPack pack, TableRow row, ColumnSchema column)
    {
        var text = row.TextOf(column);
        if (text.Length == 0) return;
        if (SpreadsheetMark.Explain(text, mayBeSerial: column is { Name: "year" or "reference_date", Type: "text" }) is { } why)
            pack.Warn(row, column.Name, "spreadsheet", $"The cell reads {text}.", "", why, Heavy);
        else if (column.Type == "code" && text.EndsWith(".0", StringComparison.Ordinal))
            pack.Warn(row, column.Name, "spreadsheet", $"The code {text} ends as a number does.", "",
                "A spreadsheet made a number of it: format the column as text and type the code again.", Heavy);
        else if (column.Name == "urn" && (text.Length != DigitsOfUrn || !text.All(char.IsAsciiDigit)))
            pack.Warn(row, column.Name, "urn", $"{row.Label} has the URN {text}.",
                "Usual: six digits (DfE, Get Information About Schools).", "Look it up; a spreadsheet drops digits.", Heavy);
        else if (column.Name is "name" or "scheme_id" or "provider_id" && IsExample(text))
            pack.Warn(row, column.Name, "example_row", $"{text} looks like the example row of a template.", "",
                "Delete the row, or give it its own name.", Heavy);
    }

    private static bool IsExample(string text) =>
        text.StartsWith("example", StringComparison.OrdinalIgnoreCase)
        || text.Contains("(example", StringComparison.OrdinalIgnoreCase);
}
