using System.Globalization;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.OpenData.Sources;

/// <summary>One row of a source table.</summary>
/// <param name="File">The file as messages call it.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
/// <param name="Cells">Its cells.</param>
internal readonly record struct SourceRow(string File, int Line, string[] Cells)
{
    /// <summary>What publishers write where there is no number: DfE x (not available), z (not applicable), c
    /// (suppressed), low; tables' NA.</summary>
    private static readonly HashSet<string> NotNumbers = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "x", "z", "c", "u", ":", ".", "..", "low", "NA", "N/A", "NP", "NE", "SUPP", "NULL", "Not applicable",
    };

    /// <summary>The text of a cell, trimmed; empty where the column is null or nothing stands there.</summary>
    public string TextOrEmpty(SourceColumn? column) => column is { } known ? Cells[known.Index].Trim() : "";

    /// <summary>The text of a cell that must say something.</summary>
    public string Text(SourceColumn column)
    {
        var text = Cells[column.Index].Trim();
        return text.Length > 0 ? text : throw Fault(column, "nothing stands here.", "Fill the cell.");
    }

    /// <summary>A number, or null where the publisher gives none.</summary>
    public double? OptionalNumber(SourceColumn? column)
    {
        var text = TextOrEmpty(column);
        if (NotNumbers.Contains(text)) return null;
        return double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? value
            : throw Fault(column!.Value, "this is not a number.", "Write digits with a full stop as decimal mark.");
    }

    /// <summary>A number that must be there.</summary>
    public double Number(SourceColumn column) =>
        OptionalNumber(column) ?? throw Fault(column, "a number is needed here.",
            "The publisher withholds it; take another release or correct the row.");

    /// <summary>A whole number, or null where the publisher gives none.</summary>
    public int? OptionalInteger(SourceColumn? column) => OptionalNumber(column) is not { } value
        ? null
        : value == Math.Truncate(value) && Math.Abs(value) < int.MaxValue
            ? (int)value
            : throw Fault(column!.Value, "a whole number is needed here.", "Correct the cell.");

    /// <summary>A whole number that must be there.</summary>
    public int Integer(SourceColumn column) =>
        OptionalInteger(column) ?? throw Fault(column, "a whole number is needed here.",
            "The publisher withholds it; take another release or correct the row.");

    /// <summary>A fault of a cell.</summary>
    public DataIssueException Fault(SourceColumn column, string problem, string advice) =>
        new([new DataIssue(File, Line, column.Name, Cells[column.Index], problem, advice)]);
}
